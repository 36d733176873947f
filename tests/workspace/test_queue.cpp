#include "core/review/queuestore.h"
#include "tests/workspace/records.h"

#include <QTest>
#include <rapidcheck.h>

using namespace verdict;
using namespace verdict::test;

namespace {

std::vector<Token> walk(Workspace &desk, int limit, const std::string &find, QueuePart part = QueuePart::Waiting)
{
    std::vector<Token> tokens;
    QueueQuery query;
    query.limit = limit;
    query.find = find;
    query.part = part;
    do {
        const auto page = orThrow(desk.queuePage(query));
        for (const auto &row : page.rows)
            tokens.push_back(row.token);
        query.after = page.next;
    } while (query.after);
    return tokens;
}

int tickNow(SoloTeam &team)
{
    return orThrow(
        team.desk().parts().writer.submit<int>(Writer::Class::Bulk, [](JournalSession &session) -> Result<int> {
            return tick(session.database(), session.now());
        }));
}

} // namespace

class QueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void standsInOrder();
    void timeMovesOnlyWhatChanges();
    void returnsWhatWasSetAside();
    void pagesMakeTheWhole();
    void findsByTitleAndToken();
    void listsWhatWasDecided();
    void saysWhyItIsEmpty();
};

void QueueTest::standsInOrder()
{
    SoloTeam team;
    team.take(recordLine("calm", dueAfter(48 * hour), 0.9) + recordLine("unsure", dueAfter(48 * hour), 0.2) +
              recordLine("soon", dueAfter(5 * hour), 0.9) + recordLine("risk", dueAfter(30 * minute), 0.95) +
              recordLine("over", dueAfter(-hour), 0.99) + recordLine("tie2", dueAfter(61 * hour), 0.5) +
              recordLine("tie1", dueAfter(60 * hour), 0.5));
    team.route();
    QCOMPARE(team.titles(), std::string("over risk soon unsure tie1 tie2 calm"));
    team.clock().step(41 * hour);
    QVERIFY(team.desk().catchUp());
    QCOMPARE(team.titles(), std::string("soon risk over unsure calm tie1 tie2"));
    const auto rows = team.queue();
    QVERIFY(rows[0].urgency == Urgency::Overdue && rows[3].urgency == Urgency::Soon &&
            rows[6].urgency == Urgency::Later);
    // The same impact raises a priority over what the confidence alone would give.
    team.take(recordLine(
        "costly", dueAfter(41 * hour + 7 * hour) + R"(,"context":{"financialImpact":99999,"appeal":true})", 0.9));
    team.route();
    QCOMPARE(team.titles(), std::string("soon risk over unsure costly calm tie1 tie2"));
}

void QueueTest::timeMovesOnlyWhatChanges()
{
    SoloTeam team;
    std::string lines;
    for (int i = 0; i < 100; ++i)
        lines += recordLine("c" + std::to_string(i), dueAfter(100 * hour + i * hour));
    team.take(lines);
    team.route();
    QCOMPARE(tickNow(team), 0);
    team.clock().step(92 * hour + minute); // the first has less than eight hours left
    QCOMPARE(tickNow(team), 1);
    QCOMPARE(tickNow(team), 0);
    team.clock().step(2 * hour);
    QCOMPARE(tickNow(team), 2);
    team.clock().step(1000 * hour);
    QCOMPARE(tickNow(team), 100);
    QCOMPARE(tickNow(team), 0);
    for (const auto &row : team.queue())
        QVERIFY(row.urgency == Urgency::Overdue);
}

void QueueTest::returnsWhatWasSetAside()
{
    SoloTeam team;
    const Token first = team.bring("first");
    team.bring("second");
    orThrow(team.desk().setAside(first, team.clock().now() + 2 * hour, "Waiting for a letter", {}));
    QCOMPARE(team.titles(), std::string("second"));
    auto summary = orThrow(team.desk().queueSummary());
    QCOMPARE(summary.waiting, 1);
    QCOMPARE(summary.setAside, 1);
    QVERIFY(summary.nextSetAside == team.clock().now() + 2 * hour);
    QVERIFY(walk(team.desk(), 10, {}, QueuePart::SetAside) == std::vector<Token>{first});
    team.clock().step(2 * hour - 1);
    QVERIFY(team.desk().catchUp());
    QCOMPARE(team.titles(), std::string("second"));
    team.clock().step(1);
    QVERIFY(team.desk().catchUp());
    QCOMPARE(team.titles(), std::string("first second"));
    summary = orThrow(team.desk().queueSummary());
    QCOMPARE(summary.waiting, 2);
    QCOMPARE(summary.setAside, 0);
    QVERIFY(walk(team.desk(), 10, {}, QueuePart::SetAside).empty());
    team.decide(first);
}

void QueueTest::pagesMakeTheWhole()
{
    SoloTeam team;
    std::string lines;
    for (int i = 0; i < 67; ++i)
        lines += recordLine((i % 3 ? "odd" : "third") + std::to_string(i), i % 5 ? dueAfter((i * 37 % 11) * hour) : "",
                            (i * 13 % 7) / 10.0);
    team.take(lines);
    team.route();
    for (int i = 0; i < 9; ++i)
        orThrow(team.desk().setAside(team.queue().front().token, team.clock().now() + (i % 3 + 1) * hour, "Later", {}));
    for (const bool aside : {false, true}) {
        const QueuePart part = aside ? QueuePart::SetAside : QueuePart::Waiting;
        for (const std::string find : {"", "third", "no such"}) {
            const auto whole = walk(team.desk(), 1000, find, part);
            QVERIFY(find != "" || whole.size() == (aside ? 9u : 58u));
            QVERIFY(rc::check("pages make the whole",
                              [&] { RC_ASSERT(walk(team.desk(), *rc::gen::inRange(1, 80), find, part) == whole); }));
        }
    }
}

void QueueTest::findsByTitleAndToken()
{
    SoloTeam team;
    team.take(titled("1", "Rechnung für Änderungen") + titled("2", "L'ÉTÉ À PARIS für zwei") +
              titled("3", "100 % _wool_"));
    team.route();
    const auto found = [&](const std::string &text) { return walk(team.desk(), 2, text).size(); };
    QCOMPARE(found("änderung"), 1u);
    QCOMPARE(found("été"), 1u);
    QCOMPARE(found("% _WOOL"), 1u);
    QCOMPARE(found("%"), 1u);
    QCOMPARE(found("FÜR"), 2u);
    QCOMPARE(found("'; DROP TABLE cases; --"), 0u);
    QCOMPARE(found(team.queue().front().token.text()), 1u);
}

void QueueTest::listsWhatWasDecided()
{
    SoloTeam team;
    team.take(recordLine("one") + recordLine("two") + recordLine("three") + recordLine("open"));
    team.route();
    std::vector<Token> tokens;
    for (const char *title : {"one", "two", "three"}) {
        tokens.push_back(team.token(title));
        team.clock().step(1000);
        team.decide(tokens.back());
    }
    const auto decided = [&](int limit) { return walk(team.desk(), limit, {}, QueuePart::Decided); };
    QCOMPARE(decided(10), (std::vector<Token>{tokens[2], tokens[1], tokens[0]}));
    QCOMPARE(decided(1), decided(10));
    orThrow(team.desk().undo(tokens[2]));
    orThrow(team.desk().amend(tokens[0], complete("b"), {}));
    QCOMPARE(decided(10), (std::vector<Token>{tokens[0], tokens[1]}));
    QueueQuery query;
    query.part = QueuePart::Decided;
    const auto rows = orThrow(team.desk().queuePage(query)).rows;
    QCOMPARE(rows[1].decidedAt, std::optional(orThrow(team.desk().peek(tokens[1])).filed.back().at));
    QVERIFY(rows[0].state == ReviewState::Decided);
}

void QueueTest::saysWhyItIsEmpty()
{
    SoloTeam team;
    const auto why = [&] { return orThrow(team.desk().queueSummary()).whyEmpty; };
    QVERIFY(why().find("No case has been taken in yet") != std::string::npos);
    team.take(recordLine("only"));
    QVERIFY(why().find("not routed yet") != std::string::npos);
    team.route();
    QCOMPARE(why(), std::string());
    orThrow(team.desk().setAside(team.token("only"), team.clock().now() + hour, "Later", {}));
    QVERIFY(why().find("set aside returns") != std::string::npos);
    team.clock().step(hour);
    QVERIFY(team.desk().catchUp());
    QCOMPARE(why(), std::string());
    team.decide(team.token("only"));
    QVERIFY(why().find("Every case that needs a person is decided") != std::string::npos);
    QCOMPARE(orThrow(team.desk().queueSummary()).decidedToday, 1);
}

QTEST_GUILESS_MAIN(QueueTest)
#include "test_queue.moc"
