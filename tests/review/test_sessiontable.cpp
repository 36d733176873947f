#include "core/review/reviewvalues.h"
#include "core/review/sessiontable.h"

#include <QTest>

#include <map>
#include <sstream>

using namespace verdict;

namespace {

// Rows: states. Columns: open, open-details, close-details, judge, reveal, decide, undo, amend, release, set-aside,
// escalate, withdraw. "<" leads back; a word after "!" is a refusal of the list below.
constexpr const char *bothCourses = R"(
queued    opened  !open   !open   !open   !open  !open !none !none released set-aside !open withdrawn
decided   decided decided decided !decided !decided !decided < amended !decided !decided !decided !stays
amended   amended amended amended !amended !amended !amended !final amended !amended !amended !amended !stays
set-aside < !aside !aside !aside !aside !aside !none !none released set-aside !aside withdrawn
released  !gone !gone !gone !gone !gone !gone !gone !gone !gone !gone !gone !gone
escalated !lead !lead !lead !lead !lead !lead !lead !lead !lead !lead !lead !lead
withdrawn !over !over !over !over !over !over !over !over !over !over !over !over
)";
constexpr const char *shownAlone = R"(
opened    opened opened opened !nojudge !visible decided !none !none released set-aside escalated withdrawn
judged    !nojudge !nojudge !nojudge !nojudge !nojudge !nojudge !nojudge !nojudge !nojudge !nojudge !nojudge !nojudge
revealed  !nojudge !nojudge !nojudge !nojudge !nojudge !nojudge !nojudge !nojudge !nojudge !nojudge !nojudge !nojudge
)";
constexpr const char *hiddenAlone = R"(
opened    opened opened opened judged !first decided !none !none released set-aside escalated withdrawn
judged    judged judged judged !once revealed decided !none !none released set-aside escalated withdrawn
revealed  revealed revealed revealed !once !visible decided !none !none released set-aside escalated withdrawn
)";

const std::map<std::string, std::string> refusals{
    {"!open", "Open the case first."},
    {"!none", "There is no decision on this case yet."},
    {"!nojudge", "This case shows its suggestion from the start, so there is no first judgment. File the decision."},
    {"!visible", "The suggestion of this case is visible already."},
    {"!first", "Your judgment first: the suggestion opens after you file it."},
    {"!once", "Your first judgment stays on record. File the decision."},
    {"!decided", "This case is decided. Undo the decision within its grace, or amend it."},
    {"!amended", "This case is decided. Amend the decision again to change it."},
    {"!final", "An amendment cannot be undone. Amend again; every version stays in the log."},
    {"!stays", "This case is decided already, and its decision stays."},
    {"!aside", "This case is set aside. Open it first."},
    {"!gone", "You released this case. It goes to somebody else."},
    {"!lead", "You escalated this case. Your lead has it now."},
    {"!over", "This case was withdrawn. Nothing to decide."},
};

std::string shortForm(const Transition &cell)
{
    if (cell.kind == Transition::Kind::Back)
        return "<";
    if (cell.kind == Transition::Kind::To)
        return nameOf(cell.next);
    for (const auto &[key, reason] : refusals)
        if (reason == cell.reason)
            return key;
    return std::string("unknown refusal: ") + cell.reason;
}

SessionState stateNamed(const std::string &name)
{
    for (const auto state : sessionStates)
        if (name == nameOf(state))
            return state;
    qFatal("no state of that name");
}

} // namespace

class TestSessionTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCell_data()
    {
        QTest::addColumn<int>("course");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("action");
        QTest::addColumn<QString>("expected");
        addRows(Course::Shown, bothCourses);
        addRows(Course::Shown, shownAlone);
        addRows(Course::Hidden, bothCourses);
        addRows(Course::Hidden, hiddenAlone);
    }

    void everyCell()
    {
        QFETCH(int, course);
        QFETCH(int, state);
        QFETCH(int, action);
        QFETCH(QString, expected);
        const auto cell = transition(Course(course), SessionState(state), SessionAction(action));
        QCOMPARE(QString::fromStdString(shortForm(cell)), expected);
        QCOMPARE(cell.allowed(), !expected.startsWith(u'!'));
    }

    void theTableIsTestedWhole() { QCOMPARE(m_cells, int(2 * sessionStates.size() * sessionActions.size())); }

    void namesDiffer()
    {
        QStringList names;
        for (const auto state : sessionStates)
            names << QString::fromUtf8(nameOf(state));
        for (const auto action : sessionActions)
            names << QStringLiteral("to ") + QString::fromUtf8(nameOf(action));
        QVERIFY(!names.contains(QString()));
        QCOMPARE(names.removeDuplicates(), 0);
    }

    void namesOfTheQueue()
    {
        QCOMPARE(nameOf(ReviewState::Queued), "queued");
        QCOMPARE(nameOf(ReviewState::SetAside), "set-aside");
        QCOMPARE(nameOf(ReviewState::Decided), "decided");
        QCOMPARE(nameOf(ReviewState::Released), "released");
        QCOMPARE(nameOf(ReviewState::Escalated), "escalated");
        QCOMPARE(nameOf(ReviewState::Withdrawn), "withdrawn");
    }

private:
    void addRows(Course course, const char *table)
    {
        std::istringstream lines(table);
        for (std::string line; std::getline(lines, line);) {
            std::istringstream words(line);
            std::string state;
            if (words >> state)
                addCells(course, stateNamed(state), words);
        }
    }

    void addCells(Course course, SessionState state, std::istream &words)
    {
        for (const auto action : sessionActions) {
            std::string expected;
            words >> expected;
            QTest::addRow("%s %s, %s", course == Course::Shown ? "shown" : "hidden", nameOf(state), nameOf(action))
                << int(course) << int(state) << int(action) << QString::fromStdString(expected);
            ++m_cells;
        }
    }

    int m_cells = 0;
};

QTEST_APPLESS_MAIN(TestSessionTable)
#include "test_sessiontable.moc"
