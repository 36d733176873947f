#include "ui/review/overridehead.h"

#include "ui/controls/keycap.h"
#include "ui/controls/marks.h"
#include "ui/controls/segmented.h"
#include "ui/text/plainlabel.h"
#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QEvent>
#include <QFontMetricsF>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace verdict {
namespace {

constexpr int gap = 8;       ///< px
constexpr int markSide = 10; ///< px
constexpr std::array grades{Agreement::Agree, Agreement::WrongConfidence, Agreement::Partial, Agreement::Disagree};

class MarkView : public QWidget {
public:
    explicit MarkView(Mark mark, QWidget *parent = nullptr) : QWidget(parent), m_mark(mark)
    {
        setFixedSize(markSide, markSide);
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintMark(painter, rect(), m_mark, Theme::current());
    }

private:
    Mark m_mark;
};

QString labelWords(const CaseInHand &hand, const std::string &code)
{
    return visible(wordsFor(hand.terms().rules.labels, code), LineBreaks::Join);
}

QString youText(const QString &label) { return OverrideHead::tr("You: %1").arg(label); }

QString differsText(const QString &suggested)
{
    return OverrideHead::tr("differs from the suggestion, %1").arg(suggested);
}

} // namespace

OverrideHead::OverrideHead(int captionWidth, QWidget *parent)
    : QWidget(parent), m_rows(new QGridLayout(this)), m_you(new ElidedLabel(QString(), TypeStyle::BodyStrong)),
      m_differs(new ElidedLabel(QString(), TypeStyle::Body, Color::TextSecondary)),
      m_chosenMark(new MarkView(Mark::Chosen)), m_suggestedMark(new MarkView(Mark::Suggested)),
      m_agreement(
          new SegmentedControl({tr("Agree"), tr("Right label, wrong confidence"), tr("Partly"), tr("Disagree")})),
      m_captionWidth(captionWidth)
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setHorizontalSpacing(gap);
    m_rows->setVerticalSpacing(gap);
    m_sentence = makeSentence();
    m_caption = makeCaption();
    m_agreement->setAccessibleName(tr("Agreement with the suggestion"));
    place();
    connect(m_agreement, &SegmentedControl::chosen, this,
            [this](int index) { Q_EMIT graded(grades[std::size_t(index)]); });
}

QWidget *OverrideHead::makeSentence()
{
    auto *sentence = new QWidget(this);
    auto *row = new QHBoxLayout(sentence);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    m_you->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_differs->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    row->addWidget(m_you);
    row->addWidget(m_chosenMark);
    row->addWidget(m_differs);
    row->addWidget(m_suggestedMark);
    row->addStretch(1);
    return sentence;
}

QWidget *OverrideHead::makeCaption()
{
    auto *caption = new QWidget(this);
    auto *row = new QHBoxLayout(caption);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    row->addWidget(new KeyCap(QKeySequence(Qt::Key_G)));
    row->addWidget(new PlainLabel(tr("Agreement"), TypeStyle::Label, Color::TextSecondary), 1);
    return caption;
}

void OverrideHead::setCase(const CaseInHand &hand)
{
    m_labels.clear();
    for (const std::string &code : hand.labels())
        m_labels << labelWords(hand, code);
    m_suggested = hand.terms().suggested ? labelWords(hand, *hand.terms().suggested) : QString();
    m_caption->setVisible(hand.terms().suggested.has_value());
    m_agreement->setVisible(hand.terms().suggested.has_value());
    place();
}

void OverrideHead::setInput(const CaseInHand &hand)
{
    showSentence(hand);
    const auto grade = hand.agreement();
    int current = -1;
    for (std::size_t i = 0; i < grades.size(); ++i) {
        m_agreement->setSegmentEnabled(int(i), fits(grades[i], hand.draft().label, hand.terms()));
        if (grade == grades[i])
            current = int(i);
    }
    m_agreement->setCurrent(current);
}

void OverrideHead::showSentence(const CaseInHand &hand)
{
    const std::string &label = hand.draft().label;
    m_you->setText(label.empty() ? tr("Nothing chosen yet") : youText(labelWords(hand, label)));
    m_chosenMark->setVisible(!label.empty());
    const bool compare = !label.empty() && hand.terms().suggested;
    m_differs->setVisible(compare);
    m_suggestedMark->setVisible(compare);
    if (compare)
        m_differs->setText(hand.differsFromSuggestion() ? differsText(m_suggested) : tr("as suggested"));
}

void OverrideHead::focusAgreement() { m_agreement->findChild<QAbstractButton *>()->setFocus(Qt::OtherFocusReason); }

/// With the longest label, so that choosing another one moves nothing to another row.
int OverrideHead::widestSentence() const
{
    const Theme &theme = Theme::current();
    const QFontMetricsF strong(theme.font(TypeStyle::BodyStrong));
    double you = 0;
    for (const QString &label : m_labels)
        you = std::max(you, strong.horizontalAdvance(youText(label)));
    const double differs = QFontMetricsF(theme.font(TypeStyle::Body)).horizontalAdvance(differsText(m_suggested));
    return int(std::ceil(you) + std::ceil(differs)) + 2 + 2 * markSide + 3 * gap;
}

void OverrideHead::place()
{
    const int grade = m_caption->layout()->sizeHint().width() + m_agreement->sizeHint().width() + gap;
    const int row = widestSentence() + gap + grade <= width() ? 0 : 1;
    m_caption->setMinimumWidth(row == 0 ? 0 : m_captionWidth);
    if (row == m_row) // placing asks for a new layout, which comes here again
        return;
    m_row = row;
    m_rows->addWidget(m_sentence, 0, 0, 1, row == 0 ? 1 : 3);
    m_rows->addWidget(m_caption, row, row == 0 ? 1 : 0);
    m_rows->addWidget(m_agreement, row, row == 0 ? 2 : 1);
    m_rows->setColumnStretch(0, row == 0 ? 1 : 0);
    m_rows->setColumnStretch(2, row == 0 ? 0 : 1);
}

/// Larger text asks for another arrangement.
bool OverrideHead::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        place();
    return QWidget::event(event);
}

void OverrideHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

} // namespace verdict
