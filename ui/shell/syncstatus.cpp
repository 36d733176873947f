#include "ui/shell/syncstatus.h"

#include "ui/shell/syncpopover.h"
#include "ui/text/visible.h"
#include "ui/theme/icons.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QFontMetricsF>
#include <QFuture>
#include <QPainter>
#include <cmath>

namespace verdict {
namespace {

constexpr int minuteMs = 60'000;
constexpr int iconSide = 14;
constexpr int gap = 6;
constexpr int edge = 4;
constexpr int least = 120;

QString iconOf(const SyncState &state, bool warns)
{
    if (warns)
        return QStringLiteral("warning");
    return state.phase == SyncState::Phase::Unreachable || state.phase == SyncState::Phase::NotConnected
               ? QStringLiteral("offline")
               : QStringLiteral("sync");
}

} // namespace

SyncStatus::SyncStatus(const Clock &clock, QWidget *parent)
    : PaintedButton(QString(), parent), m_clock(clock), m_popover(new SyncPopover(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this] {
        syncNow();
        if (!m_popover->isVisible())
            openPopover();
    });
    connect(m_popover, &SyncPopover::syncPressed, this, &SyncStatus::syncNow);
    connect(m_popover, &SyncPopover::cancelPressed, this, [this] {
        if (m_team)
            m_team->cancelSync();
    });
    connect(&m_timer, &QTimer::timeout, this, &SyncStatus::refresh);
    setVisible(false);
}

void SyncStatus::setTeam(TeamDesk *team)
{
    if (m_team)
        disconnect(m_team, nullptr, this, nullptr);
    m_team = team;
    setVisible(team != nullptr);
    team ? m_timer.start(minuteMs) : m_timer.stop();
    if (team)
        connect(team, &TeamDesk::syncChanged, this, &SyncStatus::refresh);
    refresh();
}

void SyncStatus::syncNow()
{
    if (!m_team)
        return;
    const SyncState::Phase phase = m_team->syncState().phase;
    if (phase == SyncState::Phase::Running)
        return;
    if (phase == SyncState::Phase::NotConnected)
        return openPopover(); // which says what is missing
    m_popover->setOutcome({});
    m_team->syncNow().then(this, [this](const Result<std::string> &answer) { take(answer); });
    refresh();
}

void SyncStatus::openPopover()
{
    if (!m_team)
        return;
    refresh();
    m_popover->openAbove(this);
}

void SyncStatus::take(const Result<std::string> &answer)
{
    refresh();
    if (answer)
        return m_popover->setOutcome(visible(*answer));
    const ErrorKind kind = answer.error().kind;
    const QString why = visible(answer.error().reason);
    if (kind != ErrorKind::Unreachable) // which the state itself says
        m_popover->setOutcome(why);
    if (kind != ErrorKind::Unreachable && kind != ErrorKind::Cancelled)
        Q_EMIT trouble(why);
}

/// Quiet news: assistive programs hear of another name, and no focus moves.
void SyncStatus::refresh()
{
    if (!m_team)
        return;
    const SyncState state = m_team->syncState();
    const QString before = m_words.spoken;
    m_words = syncText(state, m_clock.now());
    m_popover->setState(state, m_clock.now());
    setText(m_words.shown);
    setToolTip(toolTipText(m_words.shown));
    updateGeometry();
    update();
    if (m_words.spoken == before)
        return;
    QAccessibleEvent renamed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&renamed);
}

QString SyncStatus::spokenName() const { return m_words.spoken; }

QSize SyncStatus::sizeHint() const
{
    const Theme &theme = Theme::current();
    const double text = QFontMetricsF(theme.font(TypeStyle::Label)).horizontalAdvance(m_words.shown);
    return {2 * edge + iconSide + gap + int(std::ceil(text)), theme.height(Size::TargetMin)};
}

QSize SyncStatus::minimumSizeHint() const { return sizeHint().boundedTo({least, sizeHint().height()}); }

void SyncStatus::paintEvent(QPaintEvent * /*event*/)
{
    if (!m_team)
        return;
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (buttonState().hovered)
        paintBox(painter, rect(), {theme.color(Color::Hover), QColor(), 0, theme.radius(Radius::Chip)});
    const QColor ink = theme.color(Color::TextSecondary);
    const QFont font = theme.font(TypeStyle::Label);
    const bool mirrored = isRightToLeft();
    const double x = mirrored ? width() - edge - iconSide : edge;
    paintIcon(painter, QRectF(x, (height() - iconSide) / 2.0, iconSide, iconSide),
              iconOf(m_team->syncState(), m_words.warns), ink);
    const QRectF room = mirrored ? QRectF(edge, 0, x - gap - edge, height())
                                 : QRectF(x + iconSide + gap, 0, width() - x - iconSide - gap - edge, height());
    paintLine(painter, room, QFontMetricsF(font).elidedText(m_words.shown, Qt::ElideRight, std::ceil(room.width())),
              font, ink, mirrored ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace verdict
