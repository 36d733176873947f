#include "core/review/completeness.h"

#include <algorithm>
#include <set>
#include <simdjson.h>

namespace verdict {
namespace {

std::string inQuotes(std::string_view text) { return "“" + std::string(text) + "”"; }

bool isReadable(std::string_view text)
{
    return simdjson::validate_utf8(text) && text.find('\0') == std::string_view::npos;
}

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::int64_t codePoints(std::string_view text)
{
    return std::count_if(text.begin(), text.end(),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

bool isRequired(Required required, bool override)
{
    return required == Required::Always || (required == Required::OnOverride && override);
}

std::string listed(const std::vector<std::string> &codes)
{
    std::string list;
    for (const auto &code : codes)
        list += (list.empty() ? "" : ", ") + code;
    return list;
}

bool isOther(const Decision &decision, const FilingTerms &terms)
{
    const bool offered = std::find(terms.labels.begin(), terms.labels.end(), decision.label) != terms.labels.end();
    return !offered && terms.rules.allowOther && decision.label == otherLabel;
}

/// Gathers the lacks of one decision, field by field in the order of the screen.
class Check {
public:
    Check(const Decision &decision, const FilingTerms &terms)
        : m_decision(decision), m_terms(terms), m_override(isOverride(decision.label, terms))
    {
    }

    std::vector<Lack> run()
    {
        label();
        proposedLabel();
        agreement();
        reasons();
        rationale();
        confidence();
        return std::move(m_lacks);
    }

private:
    void lack(DecisionField field, LackKind kind, std::string sentence, const std::string &subject = {})
    {
        m_lacks.push_back({field, kind, isReadable(subject) ? subject : std::string(), std::move(sentence)});
    }

    void label()
    {
        const auto &offered = m_terms.labels;
        if (m_decision.label.empty())
            return lack(DecisionField::Label, LackKind::NoLabel, "Choose a label.");
        if (isOther(m_decision, m_terms) ||
            std::find(offered.begin(), offered.end(), m_decision.label) != offered.end())
            return;
        const std::string what = isReadable(m_decision.label) ? inQuotes(m_decision.label) : "This label";
        lack(DecisionField::Label, LackKind::LabelNotOffered,
             what + " is not offered here. Choose one of: " + listed(offered) +
                 (m_terms.rules.allowOther ? ", Other." : "."),
             m_decision.label);
    }

    void proposedLabel()
    {
        const auto &proposed = m_decision.proposedLabel;
        constexpr auto field = DecisionField::ProposedLabel;
        if (isOther(m_decision, m_terms)) {
            if (isBlank(proposed))
                lack(field, LackKind::NoProposedLabel, "Say which label you propose.");
            else if (!isReadable(proposed))
                lack(field, LackKind::ProposedLabelNotText, "The proposed label is not valid text.");
            else if (codePoints(proposed) > longestProposedLabel)
                lack(field, LackKind::ProposedLabelTooLong,
                     "The proposed label is longer than 200 characters. Shorten it.");
        } else if (!proposed.empty()) {
            m_terms.rules.allowOther
                ? lack(field, LackKind::ProposedWithoutOther, "A label can be proposed with Other alone.")
                : lack(field, LackKind::ProposingNotAllowed, "Labels cannot be proposed in this domain.");
        }
    }

    void agreement()
    {
        if (!m_decision.agreement || m_decision.label.empty() || fits(*m_decision.agreement, m_decision.label, m_terms))
            return;
        if (!m_terms.suggested)
            return lack(DecisionField::Agreement, LackKind::NothingToAgreeWith,
                        "The suggestion is closed, so there is nothing to agree with.");
        if (m_override)
            return lack(DecisionField::Agreement, LackKind::GradeOfSameLabel,
                        "Your label differs from the suggestion. Choose Disagree or Partly.");
        lack(DecisionField::Agreement, LackKind::GradeOfOtherLabel,
             "Your label is the suggested one. Choose Agree, Wrong confidence or Partly.");
    }

    void reasons()
    {
        const auto &known = m_terms.rules.reasons;
        std::set<std::string_view> seen;
        for (const auto &code : m_decision.reasons) {
            const auto same = [&](const CodeText &reason) { return reason.code == code; };
            if (std::none_of(known.begin(), known.end(), same))
                unknownReason(code);
            else if (!seen.insert(code).second)
                lack(DecisionField::Reasons, LackKind::ReasonTwice, "The reason " + inQuotes(code) + " is given twice.",
                     code);
        }
        // A policy without reason codes cannot ask for one.
        if (m_decision.reasons.empty() && !known.empty() && isRequired(m_terms.rules.reason, m_override))
            lack(DecisionField::Reasons, LackKind::NoReason, "Choose at least one reason.");
    }

    void unknownReason(const std::string &code)
    {
        if (isReadable(code))
            lack(DecisionField::Reasons, LackKind::UnknownReason, "The policy has no reason " + inQuotes(code) + ".",
                 code);
        else
            lack(DecisionField::Reasons, LackKind::ReasonNotText, "A reason is not valid text.");
    }

    void rationale()
    {
        const bool required = isRequired(m_terms.rules.rationale, m_override);
        if (!required && m_decision.rationale.empty())
            return;
        if (required && isBlank(m_decision.rationale))
            return lack(DecisionField::Rationale, LackKind::NoRationale, "Add your rationale to file.");
        if (m_decision.rationale.empty() || isBlank(m_decision.rationale))
            return;
        if (auto found = lackOfRationale(m_decision.rationale))
            m_lacks.push_back(std::move(*found));
    }

    void confidence()
    {
        if (!m_decision.confidence && (m_terms.hiddenArm || isRequired(m_terms.rules.confidence, m_override)))
            lack(DecisionField::Confidence, LackKind::NoConfidence, "Add your confidence to file.");
    }

    const Decision &m_decision;
    const FilingTerms &m_terms;
    bool m_override;
    std::vector<Lack> m_lacks;
};

} // namespace

const char *nameOf(DecisionField field)
{
    switch (field) {
    case DecisionField::Label: return "label";
    case DecisionField::ProposedLabel: return "proposedLabel";
    case DecisionField::Agreement: return "agreement";
    case DecisionField::Reasons: return "reasons";
    case DecisionField::Rationale: return "rationale";
    case DecisionField::Confidence: return "ownConfidence";
    }
    return "";
}

FilingTerms filingTerms(const OpenedCase &opened)
{
    FilingTerms terms{opened.rules, {}, std::nullopt, opened.file.arm != Arm::Shown};
    for (const auto &label : opened.rules.labels)
        terms.labels.push_back(label.code);
    if (terms.labels.empty())
        terms.labels = opened.file.labels;
    if (opened.file.suggestion)
        terms.suggested = opened.file.suggestion->label;
    return terms;
}

bool isOverride(const std::string &label, const FilingTerms &terms)
{
    return terms.suggested && !label.empty() && label != *terms.suggested;
}

std::optional<Agreement> defaultAgreement(const std::string &label, const FilingTerms &terms)
{
    if (!terms.suggested || label.empty())
        return std::nullopt;
    return isOverride(label, terms) ? Agreement::Disagree : Agreement::Agree;
}

bool fits(Agreement agreement, const std::string &label, const FilingTerms &terms)
{
    if (!terms.suggested)
        return false;
    switch (agreement) {
    case Agreement::Agree:
    case Agreement::WrongConfidence: return label == *terms.suggested;
    case Agreement::Disagree: return label != *terms.suggested;
    case Agreement::Partial: return true;
    }
    return false;
}

Decision graded(Decision decision, const FilingTerms &terms)
{
    if (!decision.agreement)
        decision.agreement = defaultAgreement(decision.label, terms);
    return decision;
}

std::vector<Lack> lacks(const Decision &decision, const FilingTerms &terms) { return Check(decision, terms).run(); }

std::optional<Lack> lackOfRationale(std::string_view rationale)
{
    if (isBlank(rationale))
        return Lack{DecisionField::Rationale, LackKind::NoExplanation, {}, "Say why in a sentence."};
    if (!isReadable(rationale))
        return Lack{DecisionField::Rationale, LackKind::RationaleNotText, {}, "The rationale is not valid text."};
    if (codePoints(rationale) > longestRationale)
        return Lack{DecisionField::Rationale,
                    LackKind::RationaleTooLong,
                    {},
                    "The rationale is longer than 10,000 characters. Shorten it."};
    return std::nullopt;
}

} // namespace verdict
