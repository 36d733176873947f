#pragma once

#include "core/review/activity.h"
#include "tests/window/scripteddesk.h"
#include "tests/window/scriptedteam.h"
#include "ui/shell/mainwindow.h"

#include <QSettings>
#include <QTemporaryDir>
#include <memory>

class QAbstractButton;

namespace verdict {

class ReviewController;
class ReviewPage;
class Theme;

/// The look of the program, once for a test program, with light colours and 100 % text.
Theme &testTheme();

/// A real window on a scripted desk, shown and painted. Motion is off unless a test turns it on.
class WindowFixture {
public:
    WindowFixture();
    ~WindowFixture();

    SetClock clock;
    /// The clock that active time is measured by; it stands still unless a test moves it.
    Steady steady;
    ScriptedDesk desk{clock};
    /// The team's side; the window has it only with `hasTeam`.
    ScriptedTeam team;
    bool hasTeam = false;
    MemberInfo me = desk.member();

    /// Lays the payment and two plain cases on the desk.
    void layThree();
    /// Makes and shows the window and waits until the first case is painted (or a message stands there).
    void show(QSize size = {1440, 900});
    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] ReviewPage &page() { return *m_window->review(); }
    [[nodiscard]] ReviewController &controller();
    [[nodiscard]] QSettings &settings() { return m_settings; }

    /// Presses a key where the focus is, and lets the window paint.
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
    /// Paints what is due.
    void settle();
    /// The case that is open, by its id; empty if none is.
    [[nodiscard]] std::string openCase();
    [[nodiscard]] std::string label();
    /// Whether a visible label says this.
    [[nodiscard]] bool says(const QString &sentence);
    /// The first visible button with these words.
    [[nodiscard]] QAbstractButton *button(const QString &text);

private:
    QTemporaryDir m_folder;
    QSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace verdict
