#include "ui/shell/syncpopover.h"

#include "ui/controls/actionbutton.h"
#include "ui/shell/actions.h"
#include "ui/shell/syncwords.h"
#include "ui/text/plainlabel.h"
#include "ui/text/visible.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr int popoverWidth = 380;
constexpr int inset = 16;
constexpr int gapToAnchor = 8;

void setOptional(PlainLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

SyncPopover::SyncPopover(QWidget *parent)
    : QFrame(parent, Qt::Popup), m_title(new PlainLabel(TypeStyle::BodyStrong)),
      m_unsent(new PlainLabel(TypeStyle::Body)), m_last(new PlainLabel(TypeStyle::Body)),
      m_problem(new PlainLabel(TypeStyle::Body)), m_outcome(new PlainLabel(TypeStyle::Body, Color::TextSecondary)),
      m_sync(new ActionButton(tr("Sync now"))), m_cancel(new ActionButton(tr("Cancel")))
{
    setAccessibleName(tr("Sync"));
    m_sync->setKey(Actions::key(Act::SyncNow));
    auto *rows = new QGridLayout;
    rows->setHorizontalSpacing(16);
    rows->setVerticalSpacing(6);
    rows->setColumnStretch(1, 1);
    rows->addWidget(new PlainLabel(tr("Not sent yet"), TypeStyle::Body, Color::TextSecondary), 0, 0, Qt::AlignTop);
    rows->addWidget(m_unsent, 0, 1);
    rows->addWidget(new PlainLabel(tr("Last synced"), TypeStyle::Body, Color::TextSecondary), 1, 0, Qt::AlignTop);
    rows->addWidget(m_last, 1, 1);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_sync);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(inset, inset, inset, inset);
    column->setSpacing(10);
    for (QWidget *part : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_problem)})
        column->addWidget(part);
    column->addLayout(rows);
    column->addWidget(m_outcome);
    column->addLayout(foot);
    connect(m_sync, &ActionButton::clicked, this, &SyncPopover::syncPressed);
    connect(m_cancel, &ActionButton::clicked, this, &SyncPopover::cancelPressed);
    setOutcome({});
}

void SyncPopover::setState(const SyncState &state, Time now)
{
    const bool running = state.phase == SyncState::Phase::Running;
    const bool connected = state.phase != SyncState::Phase::NotConnected;
    m_title->setText(syncText(state, now).shown);
    setOptional(m_problem, connected ? visible(state.problem)
                                     : tr("This workspace has no team store yet. Choose one in Settings, Sync and "
                                          "storage."));
    m_unsent->setText(state.unsent == 0 ? tr("Nothing")
                                        : tr("%n entries, safe on this computer", nullptr, int(state.unsent)));
    m_last->setText(state.lastSynced ? syncMoment(*state.lastSynced, now) : tr("Never"));
    const QWidget *before = focusWidget();
    m_cancel->setVisible(running);
    m_sync->setVisible(!running);
    m_sync->setEnabled(connected);
    if (isVisible() && (before == m_sync || before == m_cancel || !before))
        (running ? m_cancel : m_sync)->setFocus(Qt::OtherFocusReason);
    fit();
}

/// As high as its sentences are in this width.
void SyncPopover::fit() { resize(popoverWidth, layout()->totalHeightForWidth(popoverWidth)); }

void SyncPopover::setOutcome(const QString &sentence)
{
    setOptional(m_outcome, sentence);
    fit();
}

void SyncPopover::openAbove(const QWidget *anchor)
{
    fit();
    QPoint at = anchor->mapToGlobal(QPoint(0, -height() - gapToAnchor));
    const QRect room = anchor->screen()->availableGeometry();
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    at.setY(std::max(at.y(), room.top()));
    move(at);
    QFrame::show();
    (m_cancel->isVisible() ? m_cancel : m_sync)->setFocus(Qt::OtherFocusReason);
}

void SyncPopover::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->isAutoRepeat())
        return;
    if (event->key() == Qt::Key_F5 && m_sync->isVisible() && m_sync->isEnabled())
        m_sync->click();
    else if (auto *button = qobject_cast<QAbstractButton *>(focusWidget()); button && enter)
        button->click();
    else
        QFrame::keyPressEvent(event); // Esc closes
}

void SyncPopover::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Color::Raised));
    paintBox(painter, rect(),
             {theme.color(Color::Raised), theme.color(Color::LineControl), theme.stroke(Stroke::Hairline), 0});
}

} // namespace verdict
