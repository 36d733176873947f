#include "tests/ctl/shell.h"

#include <QDateTime>
#include <QFile>
#include <QTest>

using namespace verdict::test;

/// verdictctl as a new user meets it: the built program, an empty folder, no network.
class NewUserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesTheWholeWay();
    void takesWhatPeopleHave();
    void actsOnCases();
    void publishesPolicies();
};

void NewUserTest::goesTheWholeWay()
{
    Shell shell;
    QVERIFY(has(shell.json({u"init"_qs, shell.path(u"team"_qs), u"--name"_qs, u"Ada"_qs}), u"member key recovery"_qs));
    const auto early = shell.json({u"queue"_qs});
    QCOMPARE(early.code, 0);
    QCOMPARE(early.out, QByteArray());
    QVERIFY(early.err.contains("No case has been taken in yet"));
    shell.write(u"cases.jsonl"_qs, recordLine("x") + recordLine("y") + recordLine("x"));
    const auto taken = shell.json({u"ingest"_qs, shell.path(u"cases.jsonl"_qs)});
    QVERIFY(has(taken, u"read accepted duplicates revised rejected rejectsFile seconds"_qs));
    QCOMPARE(taken.json()[u"accepted"].toInt(), 2);
    QCOMPARE(taken.json()[u"duplicates"].toInt(), 1);
    QVERIFY(taken.json()[u"rejectsFile"].isNull());
    QCOMPARE(shell.json({u"ingest"_qs, shell.path(u"cases.jsonl"_qs)}).json()[u"duplicates"].toInt(), 3);
    const auto routed = shell.json({u"route"_qs});
    QVERIFY(has(routed, u"routed automated escalated audited assigned checks"_qs));
    QCOMPARE(routed.json()[u"assigned"].toInt(), 2);
    const auto why = shell.json({u"route"_qs, u"--explain"_qs, u"d/x"_qs});
    QVERIFY(has(why, u"outcome reasons priority priorityParts deadline policyVersion"_qs));
    QCOMPARE(why.json()[u"outcome"].toString(), u"review"_qs);
    const auto rows = shell.json({u"queue"_qs}).lines();
    QCOMPARE(rows.size(), 2);
    for (const auto &key : words(u"case title domain stakes requiredBy urgency position"_qs))
        QVERIFY(rows.first().contains(key));
    QVERIFY(!rows.first().contains(u"suggestion"_qs) && !rows.first().contains(u"confidence"_qs));
    QCOMPARE(shell.json({u"queue"_qs, u"--limit"_qs, u"1"_qs}).lines().size(), 1);
    const QString token = rows.first()[u"case"].toString();
    for (const auto &name :
         {token, token.toLower(), u"d/"_qs + rows.first()[u"title"].toString(), rows.first()[u"title"].toString()}) {
        const auto shown = shell.json({u"show"_qs, name, u"--details"_qs, u"all"_qs});
        QVERIFY(has(shown, u"case title domain labels arm suggestion keyEvidence evidence"_qs));
        QCOMPARE(shown.json()[u"case"].toString(), token);
    }
    QVERIFY(has(shell.json({u"decide"_qs, token, u"--accept"_qs, u"--seconds"_qs, u"12.5"_qs}), u"event hash"_qs));
    QCOMPARE(shell.json({u"queue"_qs}).lines().size(), 1);
    QVERIFY(has(shell.json({u"undo"_qs, token}), u"event"_qs));
    QCOMPARE(shell.json({u"queue"_qs}).lines().size(), 2);
    const auto verified = shell.json({u"verify"_qs});
    QVERIFY(has(verified, u"events authors problems"_qs));
    QVERIFY(verified.json()[u"problems"].toArray().isEmpty());
    const auto digest = shell.json({u"digest"_qs});
    QVERIFY(has(digest, u"digest projection"_qs));
    QVERIFY(has(shell.json({u"rebuild"_qs}), u"events seconds"_qs));
    QCOMPARE(shell.json({u"digest"_qs}).json(), digest.json());
    QCOMPARE(shell.run({u"digest"_qs}).out.count('\n'), 1);
    QCOMPARE(shell.json({u"backup"_qs, shell.path(u"copy"_qs)}).code, 0);
    QCOMPARE(shell.json({u"backup"_qs, shell.path(u"copy"_qs)}).code, 2);
    QCOMPARE(shell.json({u"--workspace"_qs, shell.path(u"copy"_qs), u"digest"_qs}).json(), digest.json());
}

void NewUserTest::takesWhatPeopleHave()
{
    Shell shell;
    shell.begin(recordLine("first"));
    shell.write(u"cards.csv"_qs, "txn;pred;score;amount\n1;fraud;0.72;12,400 EUR\n2;fine;0.1;3\n3;fine;high;9\n");
    const QStringList map{u"--map"_qs,    u"id=txn"_qs,
                          u"--map"_qs,    u"prediction.label=pred"_qs,
                          u"--map"_qs,    u"prediction.confidence=score"_qs,
                          u"--map"_qs,    u"prediction.modelVersion==m-7"_qs,
                          u"--domain"_qs, u"cards"_qs};
    const auto dry = shell.json(QStringList{u"ingest"_qs, shell.path(u"cards.csv"_qs), u"--dry-run"_qs} + map);
    QCOMPARE(dry.code, 1);
    QCOMPARE(dry.json()[u"accepted"].toInt(), 2);
    const auto csv = shell.json(QStringList{u"ingest"_qs, shell.path(u"cards.csv"_qs)} + map);
    QCOMPARE(csv.code, 1);
    QCOMPARE(csv.json()[u"accepted"].toInt(), 2);
    QCOMPARE(csv.json()[u"rejected"].toInt(), 1);
    QFile rejects(csv.json()[u"rejectsFile"].toString());
    QVERIFY(rejects.open(QIODevice::ReadOnly));
    const auto rejected = QJsonDocument::fromJson(rejects.readAll()).object();
    QCOMPARE(rejected[u"line"].toInt(), 4);
    QCOMPARE(rejected[u"field"].toString(), u"prediction.confidence"_qs);
    QVERIFY(rejected.contains(u"reason"_qs) && rejected.contains(u"record"_qs));
    shell.write(u"ls.json"_qs,
                R"([{"id":5,"data":{"text":"Hello"},"predictions":[{"model_version":"v1","score":0.8,"result":[)"
                R"({"from_name":"label","to_name":"text","type":"choices","value":{"choices":["spam"]}}]}]}])");
    const auto tasks = shell.json({u"ingest"_qs, shell.path(u"ls.json"_qs), u"--domain"_qs, u"mail"_qs});
    QCOMPARE(tasks.json()[u"accepted"].toInt(), 1);
    QVERIFY(tasks.err.contains("Label Studio"));
    QCOMPARE(shell.json({u"ingest"_qs, u"-"_qs}, recordLine("piped")).json()[u"accepted"].toInt(), 1);
    // Done in part: the first file went in, the second is missing.
    shell.write(u"more.jsonl"_qs, recordLine("more"));
    const auto part = shell.json({u"ingest"_qs, shell.path(u"more.jsonl"_qs), shell.path(u"missing.jsonl"_qs)});
    QCOMPARE(part.code, 1);
    QCOMPARE(part.json()[u"accepted"].toInt(), 1);
    QVERIFY(part.err.contains("missing.jsonl"));
    QCOMPARE(shell.json({u"ingest"_qs, shell.path(u"missing.jsonl"_qs)}).code, 2);
    QCOMPARE(shell.json({u"route"_qs}).json()[u"routed"].toInt(), 5);
    QCOMPARE(shell.json({u"queue"_qs}).lines().size(), 6);
}

void NewUserTest::actsOnCases()
{
    Shell shell;
    shell.begin(recordLine("one") + recordLine("two") + recordLine("three") + recordLine("four"));
    const QString one = shell.token(u"one"_qs);
    const QStringList asB{u"--label"_qs,          u"b"_qs,           u"--reason"_qs,
                          u"evidence-differs"_qs, u"--rationale"_qs, u"Seen otherwise"_qs};
    QVERIFY(has(shell.json(QStringList{u"decide"_qs, one, u"--confidence"_qs, u"sure"_qs} + asB), u"event hash at"_qs));
    QCOMPARE(shell.run({u"decide"_qs, one, u"--accept"_qs}).code, 2);
    const auto late = shell.run({u"undo"_qs, one});
    QCOMPARE(late.code, 2);
    QVERIFY(late.err.contains("Amend"));
    QVERIFY(has(shell.json({u"amend"_qs, one, u"--label"_qs, u"a"_qs}), u"event"_qs));
    const QString two = shell.token(u"two"_qs);
    const QString until = QDateTime::currentDateTimeUtc().addDays(2).toString(Qt::ISODate);
    QVERIFY(has(shell.json({u"defer"_qs, two, u"--until"_qs, until, u"--rationale"_qs, u"Letter"_qs}), u"event"_qs));
    QCOMPARE(shell.json({u"queue"_qs}).lines().size(), 2);
    const auto all = shell.json({u"queue"_qs, u"--all"_qs}).lines();
    QCOMPARE(all.size(), 3);
    QCOMPARE(all.last()[u"state"].toString(), u"set-aside"_qs);
    const QString three = shell.token(u"three"_qs);
    QVERIFY(has(shell.json({u"release"_qs, three}), u"event"_qs));
    QVERIFY(
        has(shell.json({u"escalate"_qs, shell.token(u"four"_qs), u"--rationale"_qs, u"Beyond me"_qs}), u"event"_qs));
    QCOMPARE(shell.json({u"queue"_qs}).out, QByteArray());
    QCOMPARE(shell.json({u"route"_qs}).json()[u"assigned"].toInt(), 2);
    QVERIFY(shell.token(u"three"_qs) != three);
    QCOMPARE(shell.run({u"decide"_qs, three, u"--accept"_qs}).code, 2);
}

void NewUserTest::publishesPolicies()
{
    Shell shell;
    shell.begin(recordLine("x"));
    const auto shown = shell.json({u"policy"_qs, u"show"_qs});
    QVERIFY(has(shown, u"version"_qs));
    shell.write(u"policy.json"_qs, shell.run({u"policy"_qs, u"show"_qs}).out);
    QVERIFY(has(shell.json({u"policy"_qs, u"check"_qs, shell.path(u"policy.json"_qs)}), u"version"_qs));
    shell.write(u"policy.json"_qs, shell.read(u"policy.json"_qs).replace("\"graceSeconds\": 0", "\"graceSeconds\": 7"));
    QCOMPARE(shell.json({u"policy"_qs, u"publish"_qs, shell.path(u"policy.json"_qs)}).json()[u"version"].toInt(), 3);
    QCOMPARE(shell.json({u"policy"_qs, u"history"_qs}).lines().size(), 3);
    const auto changes = shell.json({u"policy"_qs, u"diff"_qs, u"2"_qs, u"3"_qs}).lines();
    QCOMPARE(changes.size(), 1);
    QVERIFY(changes.first()[u"field"].toString().endsWith(u"graceSeconds"));
    shell.write(u"bad.json"_qs, R"({"version":1,"open":{"graceSeconds":-1}})");
    const auto bad = shell.json({u"policy"_qs, u"publish"_qs, shell.path(u"bad.json"_qs)});
    QCOMPARE(bad.code, 2);
    QVERIFY(!bad.err.isEmpty());
    QCOMPARE(shell.json({u"policy"_qs, u"history"_qs}).lines().size(), 3);
}

QTEST_GUILESS_MAIN(NewUserTest)
#include "test_newuser.moc"
