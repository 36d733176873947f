#pragma once

#include "core/review/reviewvalues.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verdict {

/// The label of a decision that proposes a label of its own (Decision::proposedLabel), where the policy allows it.
inline constexpr std::string_view otherLabel = "Other";

inline constexpr int longestRationale = 10'000;  ///< Unicode code points
inline constexpr int longestProposedLabel = 200; ///< Unicode code points

/// The fields of a decision in the order of the screen.
enum class DecisionField { Label, ProposedLabel, Agreement, Reasons, Rationale, Confidence };

/// "label", "proposedLabel", "agreement", "reasons", "rationale" or "ownConfidence".
const char *nameOf(DecisionField field);

/// What can keep a decision, or the rationale of another act, from being filed.
enum class LackKind {
    NoLabel,
    LabelNotOffered,      ///< `subject` = the label
    NoProposedLabel,      ///< Other without a label of one's own
    ProposedLabelNotText, ///< not valid UTF-8, or with NUL
    ProposedLabelTooLong, ///< over longestProposedLabel
    ProposedWithoutOther,
    ProposingNotAllowed,
    NothingToAgreeWith, ///< a grade while the suggestion is closed
    GradeOfSameLabel,   ///< Agree or WrongConfidence on another label than the suggested one
    GradeOfOtherLabel,  ///< Disagree on the suggested label
    UnknownReason,      ///< `subject` = the code
    ReasonNotText,
    ReasonTwice, ///< `subject` = the code
    NoReason,
    NoRationale,   ///< the policy asks for one
    NoExplanation, ///< an escalation or a set-aside without a word
    RationaleNotText,
    RationaleTooLong, ///< over longestRationale
    NoConfidence,
};

/// What a decision still lacks, or what is wrong with it: the field to focus, and a sentence in English for programs
/// without words of their own.
struct Lack {
    DecisionField field = DecisionField::Label;
    LackKind kind = LackKind::NoLabel;
    std::string subject; ///< the label or reason that is meant; empty where none is, or where it is no valid text
    std::string sentence;

    friend bool operator==(const Lack &, const Lack &) = default;
};

/// What a decision on one case must hold.
struct FilingTerms {
    DomainRules rules;
    std::vector<std::string> labels;      ///< codes on offer, in the order of the screen, without "Other"
    std::optional<std::string> suggested; ///< nothing while the suggestion is hidden
    bool hiddenArm = false;               ///< own confidence is required, whatever the policy says
};

/// The terms of a case as this member may see it now.
FilingTerms filingTerms(const OpenedCase &opened);

/// Whether the label differs from the suggestion; false while the suggestion is hidden, where nobody can know.
bool isOverride(const std::string &label, const FilingTerms &terms);

/// The grade that follows from the label alone: Agree on the suggested label, Disagree on any other; nothing while
/// hidden or without a label.
std::optional<Agreement> defaultAgreement(const std::string &label, const FilingTerms &terms);

/// Whether the grade can stand beside the label: Agree and WrongConfidence only on the suggested label, Disagree only
/// on another, Partial on both; none while the suggestion is hidden.
bool fits(Agreement agreement, const std::string &label, const FilingTerms &terms);

/// The decision with the grade that follows from its label, where none was given.
Decision graded(Decision decision, const FilingTerms &terms);

/// Everything that keeps the decision from being filed, in the order of the screen; empty = it may be filed.
std::vector<Lack> lacks(const Decision &decision, const FilingTerms &terms);

/// The same for the rationale that an escalation or a set-aside must carry: not empty and within its cap.
std::optional<Lack> lackOfRationale(std::string_view rationale);

} // namespace verdict
