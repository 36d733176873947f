#pragma once

#include <QAction>
#include <QObject>
#include <array>
#include <span>

class QMenuBar;
class QWidget;

namespace verdict {

/// Everything a person can do, once each.
enum class Act {
    Label1,
    Label2,
    Label3,
    Label4,
    Label5,
    Label6,
    Label7,
    Label8,
    Label9,
    Accept,
    File,
    Escalate,
    Undo,
    Amend,
    Agreement,
    Reasons,
    Rationale,
    Confidence,
    ConfidenceBack,
    Details,
    DetailsBack,
    DetailsWindow,
    Back,
    Overlay,
    Zoom,
    ZoomIn,
    ZoomOut,
    Measure,
    EvidenceNext,
    EvidencePrevious,
    Next,
    Previous,
    SetAside,
    Release,
    SetAsideList,
    DecidedList,
    Find,
    Review,
    Settings,
    NextArea,
    PreviousArea,
    FullScreen,
    Commands,
    Keys,
    Larger,
    Smaller,
    NormalSize,
    LightDark,
    SyncNow,
    SyncDetails,
    Storage,
    Team,
    Invite,
    Admit,
    MakeRouter,
    EndMembership,
    Lock,
    Quit,
    Count
};

/// Where an action stands in the menu bar and on the sheet of keys.
enum class ActGroup { Decide, Describe, Look, Move, Team, Window, Count };

/// One row of the table of actions.
struct ActSpec {
    Act act;
    const char *id;   ///< stable name, for settings and tests
    const char *text; ///< in the words of the screen, to be translated
    const char *keys; ///< default keys, separated by blanks; the first is the one shown
    ActGroup group;
    bool review; ///< acts only while the focus is in the queue or the case
};

/// The actions of the window: one table, the only source of texts and keys. Single keys belong to `reviewScope`, so
/// they never act from a sheet or the settings; text fields take letters before any action does. Keys held down do not
/// repeat.
class Actions : public QObject {
    Q_OBJECT

public:
    Actions(QWidget *window, QWidget *reviewScope);

    static std::span<const ActSpec> table();
    static const ActSpec &spec(Act act);
    static QString text(Act act);
    static QString groupText(ActGroup group);
    /// The key shown for an action, e.g. "Ctrl+K".
    static QKeySequence key(Act act);

    [[nodiscard]] QAction *of(Act act) const { return m_actions[std::size_t(act)]; }
    /// Lets every action act from another window too.
    void addTo(QWidget *other) const;
    /// Puts every action into a menu of its group.
    void fill(QMenuBar *bar) const;

private:
    std::array<QAction *, std::size_t(Act::Count)> m_actions{};
};

} // namespace verdict
