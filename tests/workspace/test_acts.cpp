#include "core/journal/publish.h"
#include "tests/workspace/soloteam.h"

#include <QSignalSpy>
#include <QTest>
#include <filesystem>

using namespace verdict;
using namespace verdict::test;

namespace {

bool says(const std::string &reason, const std::string &words) { return reason.find(words) != std::string::npos; }

} // namespace

class ActsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void undoesWithinTheGrace();
    void amendsAfterwards();
    void releasedCasesComeBackAnew();
    void escalatedCasesComeBackAnew();
    void refusesWhatLacks();
    void keepsDraftsSealed();
    void takesOneOfTwoDecisions();
    void tellsTheScreen();
};

void ActsTest::undoesWithinTheGrace()
{
    SoloTeam team;
    const Token token = team.bring("one");
    const auto filed = team.decide(token);
    QVERIFY(filed.undoUntil == filed.at + 10'000);
    QVERIFY(team.queue().empty());
    team.clock().step(10'000);
    orThrow(team.desk().undo(token));
    QCOMPARE(team.titles(), std::string("one"));
    QVERIFY(says(reasonOf(team.desk().undo(token)), "no decision"));
    const auto opened = orThrow(team.desk().peek(token));
    QVERIFY(opened.filed.empty());
    QVERIFY(says(opened.history.back().what, "took it back"));
    team.decide(token, "b");
    team.clock().step(10'001);
    const auto late = answerOf(team.desk().undo(token));
    QVERIFY(late.error().kind == ErrorKind::NotAllowed && says(late.error().reason, "Amend"));
    QCOMPARE(orThrow(team.desk().peek(token)).filed.at(0).decision.label, std::string("b"));
}

void ActsTest::amendsAfterwards()
{
    SoloTeam team;
    const Token token = team.bring("one");
    QVERIFY(says(reasonOf(team.desk().amend(token, complete("b"), {})), "no decision"));
    const auto first = team.decide(token);
    team.clock().step(hour);
    const auto second = orThrow(team.desk().amend(token, complete("b"), {}));
    QVERIFY(!second.undoUntil);
    QVERIFY(says(reasonOf(team.desk().undo(token)), "cannot be undone"));
    orThrow(team.desk().amend(token, complete("a"), {}));
    const auto filed = orThrow(team.desk().peek(token)).filed;
    QCOMPARE(filed.size(), 3u);
    QVERIFY(filed[0].event == first.event && !filed[0].amendment && filed[1].amendment);
    QCOMPARE(filed[1].decision.label + filed[2].decision.label, std::string("ba"));
    QVERIFY(team.queue().empty());
}

void ActsTest::releasedCasesComeBackAnew()
{
    SoloTeam team;
    const Token token = team.bring("one");
    orThrow(team.desk().release(token, {}));
    QVERIFY(team.queue().empty());
    QVERIFY(says(reasonOf(team.desk().decide(token, complete("a"), {})), "released"));
    QCOMPARE(team.route().assigned, 1);
    const Token again = team.token("one");
    QVERIFY(again != token);
    QVERIFY(says(reasonOf(team.desk().decide(token, complete("a"), {})), "released"));
    team.decide(again);
    QCOMPARE(team.route().routed, 0);
}

void ActsTest::escalatedCasesComeBackAnew()
{
    SoloTeam team;
    const Token token = team.bring("one");
    QVERIFY(says(reasonOf(team.desk().escalate(token, " \n", {})), "Say why"));
    QCOMPARE(team.titles(), std::string("one"));
    orThrow(team.desk().escalate(token, "Beyond me", {}));
    QVERIFY(says(reasonOf(team.desk().decide(token, complete("a"), {})), "escalated"));
    QCOMPARE(team.route().assigned, 1);
    QVERIFY(team.token("one") != token);
}

void ActsTest::refusesWhatLacks()
{
    SoloTeam team;
    const Token token = team.bring("one");
    const auto now = team.clock().now();
    const auto before = orThrow(digestOfWorkspace(team.desk().parts())).digest;
    QVERIFY(says(reasonOf(team.desk().decide(token, {}, {})), "Choose a label"));
    QVERIFY(!reasonOf(team.desk().decide(token, complete("c"), {})).empty());
    Decision bare;
    bare.label = "b";
    QVERIFY(!reasonOf(team.desk().decide(token, bare, {})).empty());
    Decision unfit = complete("b");
    unfit.agreement = Agreement::Agree;
    QVERIFY(says(reasonOf(team.desk().decide(token, unfit, {})), "differs from the suggestion"));
    Decision broken = complete("a");
    broken.rationale = "\xFF";
    QVERIFY(!reasonOf(team.desk().decide(token, broken, {})).empty());
    QVERIFY(says(reasonOf(team.desk().setAside(token, now, "Later", {})), "time in the future"));
    QVERIFY(says(reasonOf(team.desk().setAside(token, now + -hour, "Later", {})), "time in the future"));
    QVERIFY(says(reasonOf(team.desk().setAside(token, now + hour, "", {})), "Say why"));
    const Token unknown{token.value ^ 1};
    const auto none = answerOf(team.desk().decide(unknown, complete("a"), {}));
    QVERIFY(none.error().kind == ErrorKind::NotFound && says(none.error().reason, unknown.text()));
    QCOMPARE(orThrow(digestOfWorkspace(team.desk().parts())).digest, before);
}

void ActsTest::keepsDraftsSealed()
{
    SoloTeam team;
    const Token token = team.bring("one");
    Draft draft{"b",
                {},
                Agreement::Disagree,
                {"evidence-differs"},
                "Canary-sentence about the subject",
                OwnConfidence::Leaning};
    QVERIFY(answerOf(team.desk().keepDraft(token, draft)));
    QVERIFY(orThrow(team.desk().peek(token)).draft == draft);
    team.reopen();
    QVERIFY(orThrow(team.desk().peek(token)).draft == draft);
    for (const auto &entry : std::filesystem::recursive_directory_iterator(team.files().directory))
        if (entry.is_regular_file())
            QVERIFY2(!says(*readFile(entry.path().string()), "Canary-sentence"), entry.path().c_str());
    QVERIFY(answerOf(team.desk().keepDraft(token, {})));
    QVERIFY(!orThrow(team.desk().peek(token)).draft);
    QVERIFY(answerOf(team.desk().keepDraft(token, draft)));
    team.decide(token);
    QVERIFY(!orThrow(team.desk().peek(token)).draft);
}

void ActsTest::takesOneOfTwoDecisions()
{
    SoloTeam team;
    const Token token = team.bring("one");
    const auto other = orThrow(team.open());
    auto mine = team.desk().decide(token, complete("a"), {});
    auto theirs = other->decide(token, complete("b"), {});
    auto again = team.desk().decide(token, complete("b"), {});
    const Result<Acknowledged> answers[] = {answerOf(std::move(mine)), answerOf(std::move(theirs)),
                                            answerOf(std::move(again))};
    int taken = 0;
    for (const auto &answer : answers) {
        taken += bool(answer);
        QVERIFY(answer || (answer.error().kind == ErrorKind::NotAllowed && says(answer.error().reason, "decided")));
    }
    QCOMPARE(taken, 1);
    QCOMPARE(orThrow(team.desk().peek(token)).filed.size(), 1u);
}

void ActsTest::tellsTheScreen()
{
    SoloTeam team;
    const Token token = team.bring("one");
    QSignalSpy changed(&team.desk(), &Desk::queueChanged);
    team.decide(token);
    QTRY_COMPARE(changed.count(), 1);
    const auto other = orThrow(team.open());
    team.desk().watch();
    changed.clear();
    // The first look only learns where things stand, so the other program goes on until one is seen.
    for (int i = 0; i < 20 && changed.isEmpty(); ++i) {
        Draft draft;
        draft.rationale = std::to_string(i);
        QVERIFY(answerOf(other->keepDraft(token, draft)));
        static_cast<void>(QTest::qWaitFor([&] { return !changed.isEmpty(); }, 1000));
    }
    QVERIFY(!changed.isEmpty());
}

QTEST_GUILESS_MAIN(ActsTest)
#include "test_acts.moc"
