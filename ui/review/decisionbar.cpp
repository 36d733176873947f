#include "ui/review/decisionbar.h"

#include "ui/controls/actionbutton.h"
#include "ui/controls/boundedscroll.h"
#include "ui/controls/keycap.h"
#include "ui/controls/labelbutton.h"
#include "ui/controls/segmented.h"
#include "ui/controls/taborder.h"
#include "ui/review/askpanel.h"
#include "ui/review/overridepanel.h"
#include "ui/text/plainlabel.h"
#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr int inset = 24;
constexpr int gap = 8;
constexpr int actGap = 6;
constexpr int oneRow = 5;
constexpr int keyed = 9;
constexpr int leastFields = 72; ///< px

int columnsFor(int labels)
{
    return labels <= oneRow ? labels : (labels + 1) / 2 <= oneRow ? (labels + 1) / 2 : oneRow;
}

} // namespace

DecisionBar::DecisionBar(QWidget *parent)
    : QWidget(parent), m_labelRow(new QGridLayout), m_labelGroup(new QButtonGroup(this)), m_override(new OverridePanel),
      m_fields(new BoundedScroll(m_override)), m_ask(new AskPanel),
      m_lack(new PlainLabel(QString(), TypeStyle::BodyStrong, Color::Warn))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(inset, 12, inset, 14);
    column->setSpacing(10);
    m_labelRow->setSpacing(gap);
    column->addWidget(m_ask);
    column->addWidget(m_fields);
    column->addWidget(m_lack);
    column->addLayout(m_labelRow);
    column->addWidget(makeActions());
    m_override->hide();
    m_ask->hide();
    m_lack->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(m_override, &OverridePanel::appearing, this, &DecisionBar::growing);
    connect(m_ask, &AskPanel::opened, this, [this] {
        Q_EMIT growing();
        m_override->setHeld(true);
    });
    connect(m_ask, &AskPanel::closed, this, [this] { m_override->setHeld(false); });
    connect(m_labelGroup, &QButtonGroup::idClicked, this, &DecisionBar::labelChosen);
}

QWidget *DecisionBar::makeActions()
{
    auto *actions = new QWidget(this);
    m_actionRows = new QGridLayout(actions);
    m_actionRows->setContentsMargins(0, 0, 0, 0);
    m_actionRows->setHorizontalSpacing(actGap);
    m_actionRows->setVerticalSpacing(gap);
    const auto make = [this](const QString &text, Qt::Key key, Prominence prominence, void (DecisionBar::*pressed)()) {
        auto *button = new ActionButton(text, prominence);
        button->setKey(QKeySequence(key));
        connect(button, &ActionButton::clicked, this, pressed);
        m_acts.push_back(button);
        return button;
    };
    m_accept = make(tr("Accept suggestion"), Qt::Key_A, Prominence::Outlined, &DecisionBar::acceptPressed);
    m_accept->setMark(Mark::Suggested);
    make(tr("Escalate"), Qt::Key_E, Prominence::Outlined, &DecisionBar::escalatePressed);
    make(tr("Set aside"), Qt::Key_Q, Prominence::Quiet, &DecisionBar::setAsidePressed);
    m_confidenceBox = makeConfidence();
    m_file = make(tr("File decision"), Qt::Key_F, Prominence::Primary, &DecisionBar::filePressed);
    placeActions();
    return actions;
}

QList<QWidget *> DecisionBar::tabStops() const
{
    QList<QWidget *> stops = tabStopsIn(m_ask) + tabStopsIn(m_override);
    for (LabelButton *label : m_labels)
        stops << label;
    for (ActionButton *act : m_acts)
        if (act != m_file)
            stops << act;
    return stops + tabStopsIn(m_confidence) << m_file;
}

QWidget *DecisionBar::makeConfidence()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(new KeyCap(QKeySequence(Qt::Key_C)));
    auto *caption = new ElidedLabel(tr("My confidence"), TypeStyle::Label, Color::TextSecondary);
    caption->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    row->addWidget(caption);
    m_confidence = new SegmentedControl({tr("Unsure"), tr("Leaning"), tr("Fairly sure"), tr("Sure")});
    m_confidence->setAccessibleName(tr("My confidence"));
    row->addWidget(m_confidence);
    connect(m_confidence, &SegmentedControl::chosen, this,
            [this](int index) { Q_EMIT confidenceChosen(OwnConfidence(index + 1)); });
    return box;
}

/// One row where everything fits beside one another; else own confidence stands above. The button that files is always
/// lower right.
void DecisionBar::placeActions()
{
    // Room for the longest key that files is kept, so that typing moves nothing to another row.
    int needed = m_confidenceBox->sizeHint().width() + m_fileWidth - m_file->sizeHint().width();
    for (const ActionButton *act : m_acts)
        needed += act->sizeHint().width() + actGap;
    const int row = needed <= width() - 2 * inset ? 0 : 1;
    if (row == m_actsRow) // placing asks for a new layout, which comes here again
        return;
    m_actsRow = row;
    for (int i = 0; i < 3; ++i)
        m_actionRows->addWidget(m_acts[std::size_t(i)], row, i);
    m_actionRows->setColumnStretch(3, 1);
    m_actionRows->addWidget(m_confidenceBox, 0, row == 0 ? 4 : 0, 1, row == 0 ? 1 : 6, Qt::AlignRight);
    m_actionRows->addWidget(m_file, row, 5);
}

void DecisionBar::setCase(const CaseInHand &hand)
{
    clearLack();
    m_ask->close();
    if (hand.labels() != m_codes || m_labels.empty())
        makeLabels(hand);
    const auto &suggested = hand.terms().suggested;
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        m_labels[i]->setText(visible(wordsFor(hand.terms().rules.labels, m_codes[i]), LineBreaks::Join));
        m_labels[i]->setSuggested(suggested && *suggested == m_codes[i]);
    }
    placeLabels();
    m_accept->setVisible(suggested.has_value());
    m_file->setText(hand.isAmending() ? tr("File amendment") : tr("File decision"));
    m_override->setCase(hand);
    setInput(hand);
}

void DecisionBar::makeLabels(const CaseInHand &hand)
{
    qDeleteAll(m_labels);
    m_labels.clear();
    m_codes = hand.labels();
    m_columns = 0;
    for (int i = 0; i < int(m_codes.size()); ++i) {
        auto *button = new LabelButton(QString());
        button->setCompact(m_dense);
        if (i < keyed)
            button->setKey(QKeySequence(Qt::Key_1 + i));
        m_labelGroup->addButton(button, i);
        button->setParent(this);
        m_labels.push_back(button);
    }
}

/// As many labels a row as fit without breaking a word, all of one width.
void DecisionBar::placeLabels()
{
    int widest = 1;
    for (const LabelButton *button : m_labels)
        widest = std::max(widest, button->minimumSizeHint().width());
    const int room = std::max(1, (width() - 2 * inset + gap) / (widest + gap));
    const int columns = std::max(1, std::min(columnsFor(int(m_labels.size())), room));
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < int(m_labels.size()); ++i)
        m_labelRow->addWidget(m_labels[std::size_t(i)], i / columns, i % columns);
    for (int column = 0; column < m_labelRow->columnCount(); ++column)
        m_labelRow->setColumnStretch(column, column < columns ? 1 : 0);
}

/// The width of the button that files while it shows its longest key.
void DecisionBar::measureFile()
{
    const QKeySequence key = m_file->key();
    m_file->setKey(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_fileWidth = m_file->sizeHint().width();
    m_file->setKey(key);
}

void DecisionBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    measureFile();
    placeLabels();
    placeActions();
    boundFields();
}

void DecisionBar::setRoom(int px)
{
    m_room = px;
    boundFields();
}

/// What files stays whole; the fields have what it leaves.
void DecisionBar::boundFields()
{
    const int fields = m_fields->isHidden() ? -layout()->spacing() : m_fields->minimumHeight();
    const int others = layout()->totalHeightForWidth(width()) - fields;
    m_fields->setBound(std::max(leastFields, m_room - others));
}

/// Larger text asks for another arrangement.
bool DecisionBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) {
        placeLabels();
        placeActions();
        boundFields();
    }
    return QWidget::event(event);
}

void DecisionBar::setInput(const CaseInHand &hand)
{
    m_labelGroup->setExclusive(false);
    for (std::size_t i = 0; i < m_labels.size(); ++i)
        m_labels[i]->setChecked(m_codes[i] == hand.draft().label);
    m_labelGroup->setExclusive(true);
    m_confidence->setCurrent(hand.draft().confidence ? int(*hand.draft().confidence) - 1 : -1);
    m_override->setInput(hand);
    m_file->setEnabled(hand.lacks().empty());
    clearLack();
}

void DecisionBar::showLack(DecisionField field, const QString &sentence)
{
    if (m_lack->isHidden())
        Q_EMIT growing();
    m_lack->setText(sentence);
    m_lack->show();
    if (field == DecisionField::Label && !m_labels.empty())
        m_labels.front()->setFocus(Qt::OtherFocusReason);
    else if (field == DecisionField::Confidence)
        m_confidence->findChild<QAbstractButton *>()->setFocus(Qt::OtherFocusReason);
    else
        m_override->focusField(field);
}

void DecisionBar::clearLack() { m_lack->hide(); }

void DecisionBar::setDense(bool dense)
{
    m_dense = dense;
    for (LabelButton *button : m_labels)
        button->setCompact(dense);
}

void DecisionBar::setTyping(bool typing)
{
    m_file->setKey(typing ? QKeySequence(Qt::CTRL | Qt::Key_Return) : QKeySequence(Qt::Key_F));
}

void DecisionBar::stepConfidence(int by)
{
    const int count = m_confidence->count();
    const int next = (m_confidence->current() + 1 + by + count + 1) % (count + 1) - 1;
    Q_EMIT confidenceChosen(next < 0 ? std::nullopt : std::optional(OwnConfidence(next + 1)));
}

QWidget *DecisionBar::firstLabel() const { return m_labels.empty() ? nullptr : m_labels.front(); }

void DecisionBar::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Color::Window));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Color::LineSubtle));
}

} // namespace verdict
