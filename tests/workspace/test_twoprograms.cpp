#include "tests/workspace/soloteam.h"

#include <QSignalSpy>
#include <QTest>

using namespace verdict;
using namespace verdict::test;

/// The window stays open while verdictctl works beside it: each sees what the other wrote, and both may write.
class TwoPrograms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneSeesWhatTheOtherWrites();
    void bothWriteInTurn();
    void rebuildsBesideAnOpenWorkspace();
};

void TwoPrograms::oneSeesWhatTheOtherWrites()
{
    SoloTeam team;
    const auto other = orThrow(team.open());
    // Every question that a screen asks, on an empty workspace and again after each step of the other program.
    const auto look = [&] {
        const auto summary = orThrow(team.desk().queueSummary());
        return std::to_string(summary.waiting) + ' ' + team.titles();
    };
    QVERIFY(team.desk().catchUp());
    QCOMPARE(look(), std::string("0 "));
    team.take(recordLine("one"), other.get());
    QCOMPARE(look(), std::string("0 "));
    team.route(other.get());
    QCOMPARE(look(), std::string("1 one"));
    QVERIFY(team.desk().catchUp());
    team.take(recordLine("two"), other.get());
    team.route(other.get());
    QCOMPARE(look(), std::string("2 one two"));
    orThrow(other->decide(team.token("one"), complete("a"), {}));
    QCOMPARE(look(), std::string("1 two"));
}

void TwoPrograms::bothWriteInTurn()
{
    SoloTeam team;
    const auto other = orThrow(team.open());
    Workspace *programs[] = {&team.desk(), other.get()};
    for (int i = 0; i < 8; ++i) {
        Workspace &one = *programs[i % 2];
        const std::string name = "case" + std::to_string(i);
        QCOMPARE(team.take(recordLine(name) + recordLine(name), &one).counts.duplicates, 1);
        QCOMPARE(team.take(recordLine(name), &one).counts.duplicates, 1);
        QCOMPARE(team.route(&one).assigned, 1);
        QCOMPARE(reasonOf(one.open(team.token(name))), std::string());
        QCOMPARE(reasonOf(one.decide(team.token(name), complete("a"), {})), std::string());
    }
    QCOMPARE(orThrow(verifyWorkspace(other->parts(), [](std::int64_t) {}, {})).problems, std::vector<std::string>());
}

void TwoPrograms::rebuildsBesideAnOpenWorkspace()
{
    SoloTeam team;
    const auto other = orThrow(team.open());
    const Token token = team.bring("one");
    team.decide(token);
    const auto before = orThrow(digestOfWorkspace(team.desk().parts()));
    orThrow(rebuildWorkspace(team.desk().parts()));
    QCOMPARE(orThrow(digestOfWorkspace(other->parts())).projection, before.projection);
    orThrow(rebuildWorkspace(other->parts()));
    QCOMPARE(orThrow(digestOfWorkspace(team.desk().parts())).projection, before.projection);
    QCOMPARE(reasonOf(team.desk().undo(token)), std::string());
}

QTEST_GUILESS_MAIN(TwoPrograms)
#include "test_twoprograms.moc"
