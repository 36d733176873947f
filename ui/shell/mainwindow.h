#pragma once

#include "core/workspace/teamdesk.h"
#include "ui/shell/settings.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

class QSettings;
class QStackedWidget;

namespace verdict {

class Actions;
class IdleWatch;
class KeysSheet;
class LockCover;
class Palette;
class Rail;
class ReviewPage;
class SettingsPage;
class StatusLine;

/// The one window: rail, screens, status line, menu bar and sheets.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `store` keeps the person's settings and the window's place; all references outlive the window.
    MainWindow(Desk &desk, const Clock &clock, Theme &theme, QSettings &store);
    ~MainWindow() override;

    /// Reads the queue and opens the first case.
    void start();
    /// Null = none: nothing of sync or the team is shown then. Only a lead gets more than the table of members.
    void setTeam(TeamDesk *team, const MemberInfo &me);

    /// Says that whoever made this window answers `unlockRequested`; without that it never locks.
    void setLockable(bool lockable);
    [[nodiscard]] bool isLocked() const;
    /// Covers the window until `unlock`. Active time stops and nothing of a case can be seen or read out.
    void lock();
    /// Uncovers it: everything stands as it was left.
    void unlock();
    /// The passphrase did not open it; a sentence.
    void refuseUnlock(const QString &sentence);
    [[nodiscard]] ReviewPage *review() const { return m_review; }
    [[nodiscard]] Actions *actions() const { return m_actions; }
    [[nodiscard]] StatusLine *status() const { return m_status; }
    [[nodiscard]] Palette *palette() const { return m_palette; }
    [[nodiscard]] KeysSheet *keys() const { return m_keys; }
    [[nodiscard]] SettingsPage *settingsPage() const { return m_settingsPage; }
    [[nodiscard]] const Settings &settings() const { return m_settings; }

Q_SIGNALS:
    /// The window is locked now; the keys can be dropped.
    void lockRequested();
    /// To be answered with `unlock` or `refuseUnlock`.
    void unlockRequested(const std::string &passphrase);

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    static constexpr int reviewScreen = 0;
    static constexpr int settingsScreen = 1;

    void makeLayout();
    void orderTab();
    void toggleFullScreen();
    void connectActions();
    void connectReview();
    void connectStatus();
    void connectTeam();
    void showScreen(int screen);
    void showSettings(int part);
    void apply(const Settings &settings);
    void stepScale(int by);
    void refreshActions();
    void refreshTeamActions();
    void hideMenuBar();
    void placeEvidenceWindow();
    void coverEvidenceWindow();

    Theme &m_theme;
    QSettings &m_store;
    Settings m_settings;
    Rail *m_rail;
    QStackedWidget *m_screens;
    ReviewPage *m_review;
    SettingsPage *m_settingsPage;
    StatusLine *m_status;
    Actions *m_actions;
    Palette *m_palette;
    KeysSheet *m_keys;
    LockCover *m_cover;
    IdleWatch *m_idle;
    QPointer<TeamDesk> m_team;
    QTimer m_tick;
    bool m_lockable = false;
};

} // namespace verdict
