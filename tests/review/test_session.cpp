#include "core/review/session.h"

#include <QTest>

#include <rapidcheck.h>

using namespace verdict;

namespace {

constexpr std::int64_t day = 1'700'000'000'000;

Moment at(std::int64_t ms) { return {Time{day + ms}, Steady{ms}}; }

ReviewSession opened(Course course, int grace = 10)
{
    ReviewSession session(course, grace);
    [[maybe_unused]] const auto done = session.open(at(0));
    Q_ASSERT(done);
    return session;
}

Result<void> perform(ReviewSession &session, SessionAction action, const std::string &section, Moment now)
{
    switch (action) {
    case SessionAction::Open: return session.open(now);
    case SessionAction::OpenDetails: return session.openDetails(section, now);
    case SessionAction::CloseDetails: return session.closeDetails(now);
    case SessionAction::Judge: return session.judge(now);
    case SessionAction::Reveal: return session.reveal();
    case SessionAction::Decide: return session.decide(now);
    case SessionAction::Undo: return session.undo(now);
    case SessionAction::Amend: return session.amend(now);
    case SessionAction::Release: return session.release(now);
    case SessionAction::SetAside: return session.setAside(now);
    case SessionAction::Escalate: return session.escalate(now);
    case SessionAction::Withdraw: return session.withdraw(now);
    }
    return {};
}

double secondsIn(const ReviewTrace &trace, const std::string &section)
{
    for (const auto &view : trace.details)
        if (view.section == section)
            return view.seconds;
    return 0;
}

/// Nothing that the earlier trace holds is missing from, or smaller in, the later one.
bool holds(const ReviewTrace &later, const ReviewTrace &earlier)
{
    bool kept = later.seconds >= earlier.seconds && (!earlier.openedAt || later.openedAt == earlier.openedAt);
    for (const auto &view : earlier.details)
        kept = kept && secondsIn(later, view.section) >= view.seconds;
    for (std::size_t i = 0; i < earlier.missing.size(); ++i)
        kept = kept && later.missing.size() > i && later.missing[i] == earlier.missing[i];
    return kept;
}

OpenedCase onRecord(Arm arm, ReviewState state)
{
    OpenedCase record;
    record.file.arm = arm;
    record.state = state;
    if (arm == Arm::Shown)
        record.file.suggestion = Suggestion{};
    return record;
}

} // namespace

class TestSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aShownCaseIsOpenedAndDecided()
    {
        auto session = opened(Course::Shown);
        QVERIFY(session.openDetails("signals", at(1000)));
        QVERIFY(session.closeDetails(at(5000)));
        QVERIFY(session.decide(at(9000)));
        QCOMPARE(session.state(), SessionState::Decided);
        const auto trace = session.trace();
        QCOMPARE(trace.openedAt->ms, day);
        QCOMPARE(trace.seconds, 9.0);
        QCOMPARE(trace.details, (std::vector<DetailView>{{"signals", 4.0}}));
        QCOMPARE(session.decidedAt()->ms, day + 9000);
    }

    void aRefusedActChangesNothing()
    {
        ReviewSession session(Course::Shown);
        const auto refused = session.decide(at(0));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::NotAllowed);
        QCOMPARE(refused.error().reason, std::string("Open the case first."));
        QCOMPARE(session.state(), SessionState::Queued);
        QVERIFY(!session.trace().openedAt);
        QVERIFY(!session.decidedAt());
    }

    void aBlindCaseRunsThroughJudgmentAndReveal()
    {
        auto session = opened(Course::Hidden);
        QVERIFY(!session.reveal());
        QVERIFY(session.judge(at(2000)));
        QVERIFY(!session.judge(at(2500)));
        QVERIFY(session.reveal());
        QVERIFY(session.decide(at(3000)));
        QVERIFY(session.undo(at(4000)));
        QCOMPARE(session.state(), SessionState::Revealed);
    }

    void undoOfAHiddenDecisionNeverReturnsBeforeTheJudgment()
    {
        auto session = opened(Course::Hidden);
        QVERIFY(session.decide(at(1000)));
        QVERIFY(session.undo(at(2000)));
        QCOMPARE(session.state(), SessionState::Judged);
    }

    void undoWorksWithinTheGraceAlone()
    {
        auto session = opened(Course::Shown, 10);
        QVERIFY(session.decide(at(1000)));
        QVERIFY(session.mayUndo(Time{day + 11'000}));
        QVERIFY(!session.mayUndo(Time{day + 11'001}));
        const auto late = session.undo(at(11'001));
        QVERIFY(!late);
        QCOMPARE(late.error().kind, ErrorKind::NotAllowed);
        QVERIFY(late.error().reason.find("Amend") != std::string::npos);
        QCOMPARE(session.state(), SessionState::Decided);
        QVERIFY(session.undo(at(11'000)));
        QCOMPARE(session.state(), SessionState::Opened);
        QVERIFY(!session.decidedAt());
    }

    void timeGoesOnAfterAnUndo()
    {
        auto session = opened(Course::Shown);
        QVERIFY(session.decide(at(3000)));
        QVERIFY(session.undo(at(8000)));
        QVERIFY(session.decide(at(10'000)));
        QCOMPARE(session.trace().seconds, 5.0);
    }

    void aCaseSetAsideReturnsToWhereItStood()
    {
        auto session = opened(Course::Hidden);
        QVERIFY(session.judge(at(1000)));
        QVERIFY(session.setAside(at(2000)));
        QVERIFY(!session.decide(at(3000)));
        QVERIFY(session.open(at(90'000'000)));
        QCOMPARE(session.state(), SessionState::Judged);
        session.touch(Steady{90'001'000});
        QCOMPARE(session.trace().seconds, 3.0);
    }

    void anUnopenedCaseSetAsideOpensLater()
    {
        ReviewSession session(Course::Hidden);
        QVERIFY(session.setAside(at(0)));
        QVERIFY(session.open(at(10)));
        QCOMPARE(session.state(), SessionState::Opened);
    }

    void detailsAreReadAgainBeforeAnAmendment()
    {
        auto session = opened(Course::Shown);
        QVERIFY(session.decide(at(1000)));
        session.resume(Steady{2000});
        session.touch(Steady{3000});
        QCOMPARE(session.trace().seconds, 1.0);
        QVERIFY(session.openDetails("history", at(4000)));
        QVERIFY(session.amend(at(6000)));
        QCOMPARE(session.state(), SessionState::Amended);
        QCOMPARE(session.trace().seconds, 3.0);
        QCOMPARE(secondsIn(session.trace(), "history"), 2.0);
        QVERIFY(!session.undo(at(6001)));
    }

    void anUnknownSectionIsRefused()
    {
        auto session = opened(Course::Shown);
        const auto refused = session.openDetails("everything", at(10));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::BadInput);
        for (const auto &section : detailSections())
            QVERIFY(session.openDetails(section, at(20)));
    }

    void missingEvidenceIsNamedOnce()
    {
        auto session = opened(Course::Shown);
        session.missing("Receipt");
        session.missing("Contract");
        session.missing("Receipt");
        QCOMPARE(session.trace().missing, (std::vector<std::string>{"Receipt", "Contract"}));
    }

    void whatIsOnRecordIsResumed_data()
    {
        QTest::addColumn<int>("arm");
        QTest::addColumn<int>("recorded");
        QTest::addColumn<int>("state");
        const auto row = [](const char *name, Arm arm, ReviewState recorded, SessionState state) {
            QTest::newRow(name) << int(arm) << int(recorded) << int(state);
        };
        row("queued", Arm::Shown, ReviewState::Queued, SessionState::Queued);
        row("queued, blind", Arm::Blind, ReviewState::Queued, SessionState::Queued);
        row("set aside", Arm::Shown, ReviewState::SetAside, SessionState::SetAside);
        row("decided", Arm::Shown, ReviewState::Decided, SessionState::Decided);
        row("released", Arm::Withheld, ReviewState::Released, SessionState::Released);
        row("escalated", Arm::Shown, ReviewState::Escalated, SessionState::Escalated);
        row("withdrawn", Arm::Shown, ReviewState::Withdrawn, SessionState::Withdrawn);
    }

    void whatIsOnRecordIsResumed()
    {
        QFETCH(int, arm);
        QFETCH(int, recorded);
        QFETCH(int, state);
        const auto session = ReviewSession::resumed(onRecord(Arm(arm), ReviewState(recorded)));
        QCOMPARE(session.state(), SessionState(state));
        QCOMPARE(session.course(), arm == int(Arm::Shown) ? Course::Shown : Course::Hidden);
        QCOMPARE(session.trace(), ReviewTrace{});
    }

    void aDecisionOfAnotherProcessIsUndoneInItsGrace()
    {
        auto record = onRecord(Arm::Withheld, ReviewState::Decided);
        record.graceSeconds = 10;
        record.filed.push_back({{}, {}, Time{day}, false});
        auto session = ReviewSession::resumed(record);
        QVERIFY(!session.mayUndo(Time{day + 10'001}));
        QVERIFY(session.undo(at(10'000)));
        QCOMPARE(session.state(), SessionState::Judged);
    }

    void anAmendedOrRevealedCaseIsResumed()
    {
        auto record = onRecord(Arm::Blind, ReviewState::Decided);
        record.filed.push_back({{}, {}, Time{day}, true});
        QCOMPARE(ReviewSession::resumed(record).state(), SessionState::Amended);
        record.state = ReviewState::Queued;
        record.file.suggestion = Suggestion{};
        QCOMPARE(ReviewSession::resumed(record).state(), SessionState::Revealed);
    }

    void anyOrderOfActsFollowsTheTableAndKeepsTheTrace()
    {
        QVERIFY(rc::check("sessions follow the table and never lose their trace", [] {
            const auto course = *rc::gen::element(Course::Shown, Course::Hidden);
            ReviewSession session(course, *rc::gen::inRange(0, 30));
            std::int64_t now = 0;
            const int acts = *rc::gen::inRange(0, 60);
            for (int i = 0; i < acts; ++i) {
                now += *rc::gen::inRange(0, 40'000);
                step(session, at(now));
            }
        }));
    }

private:
    static void step(ReviewSession &session, Moment now)
    {
        const auto action = *rc::gen::elementOf(sessionActions);
        const auto section = *rc::gen::elementOf(detailSections());
        const auto before = session;
        const auto cell = transition(before.course(), before.state(), action);
        const bool late = action == SessionAction::Undo && before.decidedAt() && !before.mayUndo(now.wall);
        const auto done = perform(session, action, section, now);

        RC_ASSERT(bool(done) == (cell.allowed() && !late));
        RC_ASSERT(done || session.state() == before.state());
        RC_ASSERT(!done || cell.kind != Transition::Kind::To || session.state() == cell.next);
        RC_ASSERT(done || !done.error().reason.empty());
        RC_ASSERT(holds(session.trace(), before.trace()));
        if (session.course() == Course::Shown)
            RC_ASSERT(session.state() != SessionState::Judged && session.state() != SessionState::Revealed);
        if (session.course() == Course::Hidden && action == SessionAction::Undo && done)
            RC_ASSERT(session.state() == SessionState::Judged || session.state() == SessionState::Revealed);
        if (before.state() != SessionState::Queued)
            RC_ASSERT(session.state() != SessionState::Queued);
    }
};

QTEST_APPLESS_MAIN(TestSession)
#include "test_session.moc"
