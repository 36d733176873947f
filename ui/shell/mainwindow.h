#pragma once

#include "core/workspace/desk.h"
#include "ui/shell/settings.h"

#include <QMainWindow>
#include <QTimer>

class QSettings;
class QStackedWidget;

namespace verdict {

class Actions;
class KeysSheet;
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
    [[nodiscard]] ReviewPage *review() const { return m_review; }
    [[nodiscard]] Actions *actions() const { return m_actions; }
    [[nodiscard]] StatusLine *status() const { return m_status; }
    [[nodiscard]] Palette *palette() const { return m_palette; }
    [[nodiscard]] KeysSheet *keys() const { return m_keys; }
    [[nodiscard]] const Settings &settings() const { return m_settings; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeLayout();
    void orderTab();
    void toggleFullScreen();
    void connectActions();
    void connectReview();
    void connectStatus();
    void showScreen(int screen);
    void apply(const Settings &settings);
    void stepScale(int by);
    void refreshActions();
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
    QTimer m_tick;
};

} // namespace verdict
