#include "ui/review/caseinhand.h"

#include <algorithm>

namespace verdict {
namespace {

Draft draftOf(const Decision &decision)
{
    return {decision.label,   decision.proposedLabel, decision.agreement,
            decision.reasons, decision.rationale,     decision.confidence};
}

} // namespace

CaseInHand::CaseInHand(std::shared_ptr<const OpenedCase> opened)
    : session(ReviewSession::resumed(*opened)), m_opened(std::move(opened)), m_terms(filingTerms(*m_opened))
{
    if (m_opened->draft)
        restore(*m_opened->draft);
}

CaseInHand CaseInHand::amending(std::shared_ptr<const OpenedCase> opened)
{
    CaseInHand hand(std::move(opened));
    hand.m_amending = true;
    hand.m_restored = false;
    if (!hand.m_opened->filed.empty())
        hand.m_draft = draftOf(hand.m_opened->filed.back().decision);
    return hand;
}

void CaseInHand::refresh(std::shared_ptr<const OpenedCase> opened)
{
    m_opened = std::move(opened);
    m_terms = filingTerms(*m_opened);
}

void CaseInHand::restore(const Draft &draft)
{
    m_draft = draft;
    m_restored = draft != Draft{};
}

std::vector<std::string> CaseInHand::labels() const
{
    std::vector<std::string> labels = m_terms.labels;
    if (m_terms.rules.allowOther)
        labels.emplace_back(otherLabel);
    return labels;
}

void CaseInHand::chooseLabel(const std::string &code)
{
    m_restored = false;
    m_draft.label = code;
    if (code != otherLabel)
        m_draft.proposedLabel.clear();
    if (m_draft.agreement && !fits(*m_draft.agreement, code, m_terms))
        m_draft.agreement.reset();
}

void CaseInHand::clearLabel()
{
    m_restored = false;
    m_draft.label.clear();
    m_draft.proposedLabel.clear();
    m_draft.agreement.reset();
}

void CaseInHand::proposeLabel(const std::string &text)
{
    m_restored = false;
    m_draft.proposedLabel = text;
}

void CaseInHand::grade(Agreement agreement)
{
    m_restored = false;
    if (fits(agreement, m_draft.label, m_terms))
        m_draft.agreement = agreement;
}

void CaseInHand::toggleReason(const std::string &code)
{
    m_restored = false;
    const auto hit = std::find(m_draft.reasons.begin(), m_draft.reasons.end(), code);
    if (hit == m_draft.reasons.end())
        m_draft.reasons.push_back(code);
    else
        m_draft.reasons.erase(hit);
}

void CaseInHand::explain(const std::string &rationale)
{
    m_restored = false;
    m_draft.rationale = rationale;
}

void CaseInHand::setConfidence(std::optional<OwnConfidence> confidence)
{
    m_restored = false;
    m_draft.confidence = confidence;
}

std::optional<Agreement> CaseInHand::agreement() const
{
    return m_draft.agreement ? m_draft.agreement : defaultAgreement(m_draft.label, m_terms);
}

Decision CaseInHand::decision() const
{
    return graded({m_draft.label, m_draft.proposedLabel, m_draft.agreement, m_draft.reasons, m_draft.rationale,
                   m_draft.confidence},
                  m_terms);
}

std::string wordsFor(const std::vector<CodeText> &texts, const std::string &code)
{
    const auto hit = std::find_if(texts.begin(), texts.end(), [&](const CodeText &one) { return one.code == code; });
    return hit == texts.end() ? code : hit->text;
}

std::string caseText(const CaseFile &file) { return file.id.empty() ? file.token.text() : file.id; }

} // namespace verdict
