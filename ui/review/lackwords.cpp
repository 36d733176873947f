#include "ui/review/lackwords.h"

#include "ui/review/caseinhand.h"
#include "ui/text/visible.h"

#include <QCoreApplication>
#include <QLocale>

namespace verdict {
namespace {

struct LackWords {
    Q_DECLARE_TR_FUNCTIONS(Lack)
};

QString subjectOf(const Lack &lack, const DomainRules &rules)
{
    const bool reason = lack.field == DecisionField::Reasons;
    return visible(wordsFor(reason ? rules.reasons : rules.labels, lack.subject), LineBreaks::Join);
}

QString count(int number) { return QLocale().toString(number); }

} // namespace

QString lackText(const Lack &lack, const DomainRules &rules)
{
    switch (lack.kind) {
    case LackKind::NoLabel: return LackWords::tr("Choose a label.");
    case LackKind::LabelNotOffered:
        return lack.subject.empty()
                   ? LackWords::tr("This label is not offered here. Choose another.")
                   : LackWords::tr("“%1” is not offered here. Choose another label.").arg(subjectOf(lack, rules));
    case LackKind::NoProposedLabel: return LackWords::tr("Say which label you propose.");
    case LackKind::ProposedLabelNotText:
        return LackWords::tr("The proposed label holds characters that are no text. Type it again.");
    case LackKind::ProposedLabelTooLong:
        return LackWords::tr("The proposed label is longer than %1 characters. Shorten it.")
            .arg(count(longestProposedLabel));
    case LackKind::ProposedWithoutOther: return LackWords::tr("A label can be proposed with Other alone.");
    case LackKind::ProposingNotAllowed: return LackWords::tr("Labels cannot be proposed in this domain.");
    case LackKind::NothingToAgreeWith:
        return LackWords::tr("The suggestion is closed, so there is nothing to agree with.");
    case LackKind::GradeOfSameLabel:
        return LackWords::tr("Your label differs from the suggestion. Choose Disagree or Partly.");
    case LackKind::GradeOfOtherLabel:
        return LackWords::tr("Your label is the suggested one. Choose Agree, Wrong confidence or Partly.");
    case LackKind::UnknownReason: return LackWords::tr("The policy has no reason “%1”.").arg(subjectOf(lack, rules));
    case LackKind::ReasonNotText: return LackWords::tr("A reason holds characters that are no text.");
    case LackKind::ReasonTwice: return LackWords::tr("The reason “%1” is given twice.").arg(subjectOf(lack, rules));
    case LackKind::NoReason: return LackWords::tr("Choose at least one reason.");
    case LackKind::NoRationale: return LackWords::tr("Add your rationale to file.");
    case LackKind::NoExplanation: return LackWords::tr("Say why in a sentence.");
    case LackKind::RationaleNotText:
        return LackWords::tr("The rationale holds characters that are no text. Type it again.");
    case LackKind::RationaleTooLong:
        return LackWords::tr("The rationale is longer than %1 characters. Shorten it.").arg(count(longestRationale));
    case LackKind::NoConfidence: return LackWords::tr("Add your confidence to file.");
    }
    Q_UNREACHABLE();
}

} // namespace verdict
