#include "ui/shell/actions.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

namespace verdict {
namespace {

constexpr ActGroup decide = ActGroup::Decide;
constexpr ActGroup describe = ActGroup::Describe;
constexpr ActGroup look = ActGroup::Look;
constexpr ActGroup move = ActGroup::Move;
constexpr ActGroup team = ActGroup::Team;
constexpr ActGroup window = ActGroup::Window;

// clang-format off
constexpr std::array<ActSpec, std::size_t(Act::Count)> acts{{
    {Act::Label1, "label-1", QT_TRANSLATE_NOOP("Actions", "Choose label 1"), "1", decide, true},
    {Act::Label2, "label-2", QT_TRANSLATE_NOOP("Actions", "Choose label 2"), "2", decide, true},
    {Act::Label3, "label-3", QT_TRANSLATE_NOOP("Actions", "Choose label 3"), "3", decide, true},
    {Act::Label4, "label-4", QT_TRANSLATE_NOOP("Actions", "Choose label 4"), "4", decide, true},
    {Act::Label5, "label-5", QT_TRANSLATE_NOOP("Actions", "Choose label 5"), "5", decide, true},
    {Act::Label6, "label-6", QT_TRANSLATE_NOOP("Actions", "Choose label 6"), "6 Shift+1", decide, true},
    {Act::Label7, "label-7", QT_TRANSLATE_NOOP("Actions", "Choose label 7"), "7 Shift+2", decide, true},
    {Act::Label8, "label-8", QT_TRANSLATE_NOOP("Actions", "Choose label 8"), "8 Shift+3", decide, true},
    {Act::Label9, "label-9", QT_TRANSLATE_NOOP("Actions", "Choose label 9"), "9 Shift+4", decide, true},
    {Act::Accept, "accept", QT_TRANSLATE_NOOP("Actions", "Accept the suggestion"), "A", decide, true},
    {Act::File, "file", QT_TRANSLATE_NOOP("Actions", "File the decision"), "F Ctrl+Return Ctrl+Enter", decide, true},
    {Act::Escalate, "escalate", QT_TRANSLATE_NOOP("Actions", "Escalate to your lead"), "E", decide, true},
    {Act::Undo, "undo", QT_TRANSLATE_NOOP("Actions", "Undo, while it counts down"), "Z Ctrl+Z", decide, true},
    {Act::Amend, "amend", QT_TRANSLATE_NOOP("Actions", "Amend the last filed decision"), "Shift+Z", decide, true},
    {Act::Agreement, "agreement", QT_TRANSLATE_NOOP("Actions", "Agreement, then 1–4"), "G", describe, true},
    {Act::Reasons, "reasons", QT_TRANSLATE_NOOP("Actions", "Reasons, then 1–9"), "R", describe, true},
    {Act::Rationale, "rationale", QT_TRANSLATE_NOOP("Actions", "Rationale"), "T", describe, true},
    {Act::Confidence, "confidence", QT_TRANSLATE_NOOP("Actions", "My confidence, next"), "C", describe, true},
    {Act::ConfidenceBack, "confidence-back", QT_TRANSLATE_NOOP("Actions", "My confidence, previous"), "Shift+C", describe, true},
    {Act::Details, "details", QT_TRANSLATE_NOOP("Actions", "Open details, next tab"), "D", look, true},
    {Act::DetailsBack, "details-back", QT_TRANSLATE_NOOP("Actions", "Previous tab"), "Shift+D", look, true},
    {Act::DetailsWindow, "details-window", QT_TRANSLATE_NOOP("Actions", "Evidence in a window of its own"), "F11", look, true},
    {Act::Back, "back", QT_TRANSLATE_NOOP("Actions", "Leave the field, close details, clear the label"), "Esc", look, true},
    {Act::Overlay, "overlay", QT_TRANSLATE_NOOP("Actions", "Highlights on or off"), "X", look, true},
    {Act::Zoom, "zoom", QT_TRANSLATE_NOOP("Actions", "Zoom: fit, 100, 200 %"), "V", look, true},
    {Act::ZoomIn, "zoom-in", QT_TRANSLATE_NOOP("Actions", "Zoom in"), "+ =", look, true},
    {Act::ZoomOut, "zoom-out", QT_TRANSLATE_NOOP("Actions", "Zoom out"), "-", look, true},
    {Act::Measure, "measure", QT_TRANSLATE_NOOP("Actions", "Measure"), "M", look, true},
    {Act::EvidenceNext, "evidence-next", QT_TRANSLATE_NOOP("Actions", "Next piece of evidence"), "Ctrl+PgDown", look, true},
    {Act::EvidencePrevious, "evidence-previous", QT_TRANSLATE_NOOP("Actions", "Previous piece of evidence"), "Ctrl+PgUp", look, true},
    {Act::Next, "next", QT_TRANSLATE_NOOP("Actions", "Next case"), "S J", move, true},
    {Act::Previous, "previous", QT_TRANSLATE_NOOP("Actions", "Previous case"), "W K", move, true},
    {Act::SetAside, "set-aside", QT_TRANSLATE_NOOP("Actions", "Set aside this case"), "Q", move, true},
    {Act::Release, "release", QT_TRANSLATE_NOOP("Actions", "Give this case back"), "Shift+Q", move, true},
    {Act::SetAsideList, "set-aside-list", QT_TRANSLATE_NOOP("Actions", "Show cases set aside"), "Shift+S", move, true},
    {Act::DecidedList, "decided-list", QT_TRANSLATE_NOOP("Actions", "Show decided cases, to amend one"), "Ctrl+H", move, false},
    {Act::Find, "find", QT_TRANSLATE_NOOP("Actions", "Find in the queue"), "Ctrl+F", move, false},
    {Act::Review, "review", QT_TRANSLATE_NOOP("Actions", "Review"), "Ctrl+1", window, false},
    {Act::Settings, "settings", QT_TRANSLATE_NOOP("Actions", "Settings"), "Ctrl+,", window, false},
    {Act::NextArea, "next-area", QT_TRANSLATE_NOOP("Actions", "Next area"), "F6", window, false},
    {Act::PreviousArea, "previous-area", QT_TRANSLATE_NOOP("Actions", "Previous area"), "Shift+F6", window, false},
    {Act::FullScreen, "full-screen", QT_TRANSLATE_NOOP("Actions", "Full screen on or off"), "Shift+F11", window, false},
    {Act::Commands, "commands", QT_TRANSLATE_NOOP("Actions", "Commands"), "Ctrl+K", window, false},
    {Act::Keys, "keys", QT_TRANSLATE_NOOP("Actions", "Keys"), "?", window, false},
    {Act::Larger, "larger", QT_TRANSLATE_NOOP("Actions", "Larger text"), "Ctrl++ Ctrl+=", window, false},
    {Act::Smaller, "smaller", QT_TRANSLATE_NOOP("Actions", "Smaller text"), "Ctrl+-", window, false},
    {Act::NormalSize, "normal-size", QT_TRANSLATE_NOOP("Actions", "Normal text size"), "Ctrl+0", window, false},
    {Act::LightDark, "light-dark", QT_TRANSLATE_NOOP("Actions", "Switch light and dark"), "Ctrl+T", window, false},
    {Act::SyncNow, "sync-now", QT_TRANSLATE_NOOP("Actions", "Sync now"), "F5", team, false},
    {Act::SyncDetails, "sync-details", QT_TRANSLATE_NOOP("Actions", "Show what is not sent yet"), "Shift+F5", team, false},
    {Act::Storage, "storage", QT_TRANSLATE_NOOP("Actions", "Sync and storage"), "Ctrl+Shift+Y", team, false},
    {Act::Team, "team", QT_TRANSLATE_NOOP("Actions", "Team"), "Ctrl+Shift+M", team, false},
    {Act::Invite, "invite", QT_TRANSLATE_NOOP("Actions", "Invite somebody"), "Ctrl+I", team, false},
    {Act::Admit, "admit", QT_TRANSLATE_NOOP("Actions", "Admit who waits"), "Ctrl+Shift+I", team, false},
    {Act::MakeRouter, "make-router", QT_TRANSLATE_NOOP("Actions", "Make the chosen member router"), "Ctrl+Shift+R", team, false},
    {Act::EndMembership, "end-membership", QT_TRANSLATE_NOOP("Actions", "End the chosen membership"), "Ctrl+Del", team, false},
    {Act::Lock, "lock", QT_TRANSLATE_NOOP("Actions", "Lock Verdict"), "Ctrl+L", window, false},
    {Act::Quit, "quit", QT_TRANSLATE_NOOP("Actions", "Close Verdict"), "Ctrl+Q", window, false},
}};
// clang-format on

QList<QKeySequence> keysOf(const ActSpec &spec)
{
    QList<QKeySequence> keys;
    for (const QString &one : QString::fromLatin1(spec.keys).split(QLatin1Char(' ')))
        keys << QKeySequence(one, QKeySequence::PortableText);
    return keys;
}

QAction *makeAction(const ActSpec &spec, QWidget *window, QWidget *reviewScope, QObject *owner)
{
    auto *action = new QAction(Actions::text(spec.act), owner);
    action->setObjectName(QString::fromLatin1(spec.id));
    action->setShortcuts(keysOf(spec));
    action->setAutoRepeat(false);
    action->setMenuRole(spec.act == Act::Quit ? QAction::QuitRole : QAction::NoRole);
    action->setShortcutContext(spec.review ? Qt::WidgetWithChildrenShortcut : Qt::WindowShortcut);
    (spec.review ? reviewScope : window)->addAction(action);
    return action;
}

} // namespace

Actions::Actions(QWidget *window, QWidget *reviewScope) : QObject(window)
{
    for (const ActSpec &one : acts)
        m_actions[std::size_t(one.act)] = makeAction(one, window, reviewScope, this);
}

std::span<const ActSpec> Actions::table() { return acts; }

const ActSpec &Actions::spec(Act act) { return acts[std::size_t(act)]; }

QString Actions::text(Act act) { return QCoreApplication::translate("Actions", spec(act).text); }

QString Actions::groupText(ActGroup group)
{
    switch (group) {
    case ActGroup::Decide: return tr("Decide");
    case ActGroup::Describe: return tr("Describe");
    case ActGroup::Look: return tr("Look");
    case ActGroup::Move: return tr("Move");
    case ActGroup::Team: return tr("Team");
    case ActGroup::Window:
    case ActGroup::Count: break;
    }
    return tr("Window");
}

QKeySequence Actions::key(Act act) { return keysOf(spec(act)).constFirst(); }

void Actions::addTo(QWidget *other) const
{
    for (QAction *action : m_actions)
        other->addAction(action);
}

void Actions::fill(QMenuBar *bar) const
{
    std::array<QMenu *, std::size_t(ActGroup::Count)> menus{};
    for (std::size_t group = 0; group < menus.size(); ++group)
        menus[group] = bar->addMenu(groupText(ActGroup(group)));
    for (const ActSpec &one : acts)
        menus[std::size_t(one.group)]->addAction(of(one.act));
}

} // namespace verdict
