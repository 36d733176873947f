#include "ui/review/overridepanel.h"

#include "ui/controls/flowlayout.h"
#include "ui/controls/keycap.h"
#include "ui/controls/reasonchip.h"
#include "ui/review/overridehead.h"
#include "ui/review/plainfield.h"
#include "ui/text/plainlabel.h"
#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

namespace verdict {
namespace {

constexpr int captionWidth = 92;
constexpr int mostKeyed = 9;

QWidget *captioned(const QString &word, Qt::Key key)
{
    auto *caption = new QWidget;
    auto *row = new QHBoxLayout(caption);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(8);
    row->addWidget(new KeyCap(QKeySequence(key)));
    row->addWidget(new PlainLabel(word, TypeStyle::Label, Color::TextSecondary), 1);
    caption->setMinimumWidth(captionWidth);
    return caption;
}

QWidget *captionedRow(QWidget *caption, QWidget *field)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(caption, 0, Qt::AlignTop);
    row->addWidget(field, 1);
    return box;
}

} // namespace

OverridePanel::OverridePanel(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 2);
    column->setSpacing(8);
    m_head = new OverrideHead(captionWidth);
    column->addWidget(m_head);
    column->addWidget(m_otherRow = makeOther());
    column->addWidget(m_reasonRow = makeReasons());
    column->addWidget(makeRationale());
    connect(m_head, &OverrideHead::graded, this, &OverridePanel::graded);
    connect(&Theme::current(), &Theme::changed, this, &OverridePanel::fitRationale);
}

QWidget *OverridePanel::makeReasons()
{
    m_chipBox = new QWidget;
    new FlowLayout(8, m_chipBox);
    return captionedRow(captioned(tr("Reasons"), Qt::Key_R), m_chipBox);
}

QWidget *OverridePanel::makeOther()
{
    m_other = new QLineEdit;
    m_other->setAccessibleName(tr("Proposed label"));
    m_other->setPlaceholderText(tr("The label you propose"));
    connect(m_other, &QLineEdit::textEdited, this, &OverridePanel::labelProposed);
    auto *caption = new PlainLabel(tr("Other label"), TypeStyle::Label, Color::TextSecondary);
    caption->setMinimumWidth(captionWidth);
    return captionedRow(caption, m_other);
}

QWidget *OverridePanel::makeRationale()
{
    m_rationale = new PlainField;
    m_rationale->setObjectName(QStringLiteral("rationale"));
    m_rationale->setAccessibleName(tr("Rationale"));
    connect(m_rationale, &QPlainTextEdit::textChanged, this, [this] {
        fitRationale();
        Q_EMIT rationaleTyped(m_rationale->toPlainText());
    });
    fitRationale();
    return captionedRow(captioned(tr("Rationale"), Qt::Key_T), m_rationale);
}

void OverridePanel::setCase(const CaseInHand &hand)
{
    m_wanted = false;
    if (m_reasons != hand.terms().rules.reasons || m_chips.empty())
        fillReasons(hand.terms().rules.reasons);
    m_head->setCase(hand);
}

void OverridePanel::fillReasons(const std::vector<CodeText> &reasons)
{
    qDeleteAll(m_chips);
    m_chips.clear();
    m_reasons = reasons;
    for (int i = 0; i < int(reasons.size()); ++i) {
        auto *chip = new ReasonChip(visible(reasons[std::size_t(i)].text, LineBreaks::Join), i < mostKeyed ? i + 1 : 0);
        chip->setCheckable(true);
        connect(chip, &ReasonChip::clicked, this, [this, i] { Q_EMIT reasonToggled(i); });
        m_chipBox->layout()->addWidget(chip);
        m_chips.push_back(chip);
    }
    m_reasonRow->setVisible(!reasons.empty());
}

void OverridePanel::setInput(const CaseInHand &hand)
{
    const Draft &draft = hand.draft();
    m_head->setInput(hand);
    for (std::size_t i = 0; i < m_chips.size(); ++i)
        m_chips[i]->setChecked(std::find(draft.reasons.begin(), draft.reasons.end(), m_reasons[i].code) !=
                               draft.reasons.end());
    if (const QString text = QString::fromStdString(draft.rationale); text != m_rationale->toPlainText()) {
        const QSignalBlocker quiet(m_rationale);
        m_rationale->setPlainText(text);
        fitRationale();
    }
    m_otherRow->setVisible(draft.label == otherLabel);
    if (const QString text = QString::fromStdString(draft.proposedLabel); text != m_other->text())
        m_other->setText(text);
    m_filled = hand.differsFromSuggestion() || !draft.reasons.empty() || !draft.rationale.empty() ||
               draft.label == otherLabel || hand.isAmending();
    showIfWanted();
}

void OverridePanel::showIfWanted()
{
    const bool show = (m_wanted || m_filled) && !m_held;
    if (show && isHidden())
        Q_EMIT appearing();
    setVisible(show);
}

void OverridePanel::openAnyway()
{
    m_wanted = true;
    showIfWanted();
}

void OverridePanel::setHeld(bool held)
{
    m_held = held;
    showIfWanted();
}

void OverridePanel::focusField(DecisionField field)
{
    openAnyway();
    if (field == DecisionField::Rationale)
        m_rationale->setFocus(Qt::OtherFocusReason);
    else if (field == DecisionField::ProposedLabel)
        m_other->setFocus(Qt::OtherFocusReason);
    else if (field == DecisionField::Reasons && !m_chips.empty())
        m_chips.front()->setFocus(Qt::OtherFocusReason);
    else if (field == DecisionField::Agreement)
        m_head->focusAgreement();
}

bool OverridePanel::isTyping() const { return m_rationale->hasFocus() || m_other->hasFocus(); }

void OverridePanel::fitRationale() { static_cast<PlainField *>(m_rationale)->fit(); }

} // namespace verdict
