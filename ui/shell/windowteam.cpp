// The window's side of the team: sync, what a lead does, and the lock.
#include "ui/shell/mainwindow.h"

#include "ui/review/reviewpage.h"
#include "ui/shell/actions.h"
#include "ui/shell/idlewatch.h"
#include "ui/shell/lockcover.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/statusline.h"
#include "ui/shell/syncpane.h"
#include "ui/shell/syncstatus.h"
#include "ui/shell/teampane.h"
#include "ui/start/unlockpage.h"

#include <QMenuBar>
#include <QStackedWidget>
#include <utility>

namespace verdict {

void MainWindow::setTeam(TeamDesk *team, const MemberInfo &me)
{
    m_team = team;
    m_status->sync()->setTeam(team);
    m_settingsPage->setHasTeam(team != nullptr);
    m_settingsPage->storage()->setTeam(team);
    m_settingsPage->team()->setTeam(team, me);
    refreshActions();
}

void MainWindow::connectTeam()
{
    const auto on = [this](Act act, auto &&function) {
        connect(m_actions->of(act), &QAction::triggered, this, std::forward<decltype(function)>(function));
    };
    TeamPane *team = m_settingsPage->team();
    on(Act::SyncNow, [this] { m_status->sync()->syncNow(); });
    on(Act::SyncDetails, [this] { m_status->sync()->openPopover(); });
    on(Act::Storage, [this] { showSettings(SettingsPage::Storage); });
    on(Act::Team, [this] { showSettings(SettingsPage::Team); });
    on(Act::Invite, [this, team] {
        showSettings(SettingsPage::Team);
        team->invite();
    });
    on(Act::Admit, [team] { team->admit(); });
    on(Act::MakeRouter, [team] { team->makeRouter(); });
    on(Act::EndMembership, [team] { team->endMembership(); });
    on(Act::Lock, [this] { lock(); });
    connect(m_settingsPage->storage(), &SyncPane::syncPressed, m_status->sync(), &SyncStatus::syncNow);
    connect(team, &TeamPane::changed, this, &MainWindow::refreshActions);
    connect(m_settingsPage, &SettingsPage::partChanged, this, &MainWindow::refreshActions);
    connect(m_idle, &IdleWatch::idle, this, &MainWindow::lock);
    connect(m_cover->page(), &UnlockPage::unlockWanted, this, &MainWindow::unlockRequested);
}

void MainWindow::showSettings(int part)
{
    m_settingsPage->setPart(SettingsPage::Part(part));
    showScreen(settingsScreen);
    m_settingsPage->focusFirst();
}

/// What cannot be done now is not offered, and while the window is locked nothing is but closing it.
void MainWindow::refreshTeamActions()
{
    const TeamPane *team = m_settingsPage->team();
    const bool inView = m_screens->currentIndex() == settingsScreen && m_settingsPage->part() == SettingsPage::Team;
    const auto set = [this](Act act, bool on) { m_actions->of(act)->setEnabled(on); };
    for (const Act act : {Act::SyncNow, Act::SyncDetails, Act::Storage, Act::Team})
        set(act, m_team != nullptr);
    set(Act::Invite, team->isLead());
    set(Act::Admit, inView && team->canAdmit());
    set(Act::MakeRouter, inView && team->canMakeRouter());
    set(Act::EndMembership, inView && team->canEnd());
    set(Act::Lock, m_lockable);
    if (isLocked())
        for (const ActSpec &spec : Actions::table())
            set(spec.act, spec.act == Act::Quit);
}

void MainWindow::setLockable(bool lockable)
{
    m_lockable = lockable;
    m_settingsPage->setLockable(lockable);
    m_idle->setLimit(lockable ? m_settings.lockMinutes : 0);
    refreshActions();
}

bool MainWindow::isLocked() const { return m_cover->isCovered(); }

void MainWindow::lock()
{
    if (!m_lockable || isLocked())
        return;
    m_idle->setLimit(0); // a press while it is locked belongs to the passphrase
    m_review->setAway(true);
    m_cover->cover();
    menuBar()->hide();
    refreshActions();
    Q_EMIT lockRequested();
}

void MainWindow::unlock()
{
    if (!isLocked())
        return;
    m_cover->uncover();
    for (const ActSpec &spec : Actions::table())
        m_actions->of(spec.act)->setEnabled(true);
    refreshActions();
    m_review->setAway(false);
    m_idle->setLimit(m_settings.lockMinutes);
}

void MainWindow::refuseUnlock(const QString &sentence) { m_cover->page()->refuse(sentence); }

} // namespace verdict
