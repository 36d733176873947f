#include "ui/shell/statusline.h"

#include "ui/controls/actionbutton.h"
#include "ui/review/timeleft.h"
#include "ui/shell/syncstatus.h"
#include "ui/text/plainlabel.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace verdict {
namespace {

constexpr int tickMs = 250;
constexpr int wholeLines = 3;

} // namespace

qint64 secondsLeft(Time until, Time now) { return std::max<qint64>(0, (until - now + 999) / 1000); }

StatusLine::StatusLine(const Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_sync(new SyncStatus(clock)),
      m_details(new PlainLabel(QString(), TypeStyle::Label, Color::TextSecondary)),
      m_message(new ElidedLabel(QString(), TypeStyle::Label)), m_above(new QWidget),
      m_whole(new PlainLabel(QString(), TypeStyle::Label, Color::Crit)), m_undo(new ActionButton(tr("Undo"))),
      m_amend(new ActionButton(tr("Amend"), Prominence::Quiet)),
      m_count(new PlainLabel(QString(), TypeStyle::Label, Color::TextSecondary)),
      m_keys(new ActionButton(tr("Keys"), Prominence::Quiet))
{
    auto *commands = new ActionButton(tr("Commands"), Prominence::Quiet);
    m_undo->setKey(QKeySequence(Qt::Key_Z));
    m_amend->setKey(QKeySequence(Qt::SHIFT | Qt::Key_Z));
    m_keys->setKey(QKeySequence(Qt::Key_Question));
    commands->setKey(QKeySequence(Qt::CTRL | Qt::Key_K));
    for (ActionButton *button : {m_undo, m_amend, m_keys, commands})
        button->setSmall(true);
    m_message->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_whole->setMaxLines(wholeLines);
    m_above->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    auto *above = new QHBoxLayout(m_above);
    above->setContentsMargins(16, 6, 16, 2);
    above->addWidget(m_whole);
    column->addWidget(m_above);
    column->addLayout(row);
    row->setContentsMargins(16, 1, 8, 1);
    row->setSpacing(8);
    row->addWidget(m_sync);
    row->addSpacing(12);
    row->addWidget(m_details);
    row->addWidget(m_message, 1);
    row->addWidget(m_undo);
    row->addWidget(m_count);
    row->addWidget(m_amend);
    row->addWidget(m_keys);
    row->addWidget(commands);
    connect(m_sync, &SyncStatus::trouble, this, &StatusLine::setTrouble);
    connect(m_undo, &ActionButton::clicked, this, &StatusLine::undoPressed);
    connect(m_amend, &ActionButton::clicked, this, &StatusLine::amendPressed);
    connect(m_keys, &ActionButton::clicked, this, &StatusLine::keysPressed);
    connect(commands, &ActionButton::clicked, this, &StatusLine::commandsPressed);
    connect(&m_timer, &QTimer::timeout, this, &StatusLine::tick);
    m_timer.setInterval(tickMs);
    tick();
}

void StatusLine::setDetails(std::optional<qint64> seconds)
{
    m_details->setText(seconds ? tr("Details open %1, recorded").arg(clockText(*seconds)) : QString());
}

void StatusLine::setMode(const QString &mode)
{
    m_mode = mode;
    showMessage();
}

void StatusLine::setDeed(const QString &sentence, std::optional<Time> undoUntil, int longest, bool amendable)
{
    m_deed = sentence;
    m_amendable = amendable;
    m_trouble.clear();
    m_undoUntil = undoUntil;
    if (m_undoUntil)
        m_undoUntil = std::min(*m_undoUntil, m_clock.now() + longest * 1000LL);
    tick();
}

void StatusLine::setTrouble(const QString &sentence)
{
    m_trouble = sentence;
    showMessage();
}

QWidget *StatusLine::firstControl() const
{
    return m_undo->isVisible() ? m_undo : m_amend->isVisible() ? m_amend : m_keys;
}

QString StatusLine::message() const
{
    if (!m_mode.isEmpty())
        return m_mode;
    return m_trouble.isEmpty() ? m_deed : m_trouble;
}

void StatusLine::showMessage()
{
    const bool trouble = m_mode.isEmpty() && !m_trouble.isEmpty();
    const QFontMetricsF metrics(Theme::current().font(TypeStyle::Label));
    const bool apart = trouble && metrics.horizontalAdvance(m_trouble) > m_message->width();
    m_message->setColor(trouble ? Color::Crit : Color::TextPrimary);
    m_message->setText(apart ? QString() : message());
    if (m_message->accessibleName() != message())
        m_message->setAccessibleName(message());
    m_whole->setText(apart ? m_trouble : QString());
    m_above->setVisible(apart);
}

/// What else stands in the line leaves more or less room for the sentence.
bool StatusLine::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        showMessage();
    return done;
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showMessage();
}

void StatusLine::tick()
{
    const qint64 left = m_undoUntil ? secondsLeft(*m_undoUntil, m_clock.now()) : 0;
    if (left == 0)
        m_undoUntil.reset();
    m_undo->setVisible(left > 0);
    m_count->setVisible(left > 0);
    m_amend->setVisible(left == 0 && m_amendable);
    m_count->setText(tr("%1 s").arg(left));
    left > 0 ? m_timer.start() : m_timer.stop();
    showMessage();
}

void StatusLine::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), Theme::current().color(Color::LineSubtle));
}

} // namespace verdict
