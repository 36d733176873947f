#include "tests/ctl/shell.h"

#include <QFile>
#include <QTest>

using namespace verdict::test;

/// What verdictctl hands on, as other programs read it.
class ExportsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exportsForOtherTools();
    void exportsAnAuditTrail();
};

void ExportsTest::exportsForOtherTools()
{
    Shell shell;
    shell.begin(recordLine("one", R"(,"evidence":[{"kind":"text","title":"Message","text":"Hello"}])") +
                recordLine("two"));
    QCOMPARE(shell.run({u"decide"_qs, u"one"_qs, u"--accept"_qs, u"--rationale"_qs, u"=cmd()"_qs}).code, 0);
    const auto out = shell.path(u"out"_qs);
    QCOMPARE(shell.json({u"export"_qs, u"decisions"_qs, u"-o"_qs, out}).json()[u"written"].toInt(), 1);
    const auto decision = QJsonDocument::fromJson(shell.read(u"out"_qs)).object();
    for (const auto &key :
         words(u"id domain reviewer arm firstLabel firstConfidence label agreement reasons rationale ownConfidence "
               u"predicted confidence "
               "override seconds details priority check truth decidedAt supersedes modelVersion policyVersion"_qs))
        QVERIFY2(decision.contains(key), qPrintable(key));
    QCOMPARE(decision[u"id"].toString(), u"one"_qs);
    QCOMPARE(QFile::permissions(out) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    const auto before = shell.read(u"out"_qs);
    for (const auto &kind : words(u"decisions training audit cases"_qs)) {
        const auto again = shell.json({u"export"_qs, kind, u"-o"_qs, out});
        QCOMPARE(again.code, 2);
        QVERIFY(again.err.contains("exists already"));
        QCOMPARE(shell.read(u"out"_qs), before);
    }
    QVERIFY(QFile::link(out, shell.path(u"link"_qs)));
    QCOMPARE(shell.json({u"export"_qs, u"cases"_qs, u"--force"_qs, u"-o"_qs, shell.path(u"link"_qs)}).code, 2);
    QCOMPARE(shell.read(u"out"_qs), before);
    const auto toOutput = shell.json({u"export"_qs, u"decisions"_qs});
    QCOMPARE(toOutput.out, before);
    QCOMPARE(shell.json({u"export"_qs, u"cases"_qs}).lines().size(), 2);
    const auto example = shell.json({u"export"_qs, u"training"_qs}).json();
    QCOMPARE(example[u"label"].toString(), u"a"_qs);
    QCOMPARE(example[u"weight"].toDouble(), 1.0);
    QVERIFY(shell.json({u"export"_qs, u"decisions"_qs, u"--format"_qs, u"csv"_qs}).out.contains("'=cmd()"));
    const auto tasks =
        QJsonDocument::fromJson(shell.json({u"export"_qs, u"decisions"_qs, u"--format"_qs, u"label-studio"_qs}).out)
            .array();
    QCOMPARE(tasks.size(), 1);
    const auto task = tasks.first().toObject();
    const auto annotation = task[u"annotations"].toArray().first().toObject();
    const auto result = annotation[u"result"].toArray().first().toObject();
    QVERIFY(task[u"id"].isDouble() && task[u"data"].isObject() && task[u"predictions"].isArray());
    QVERIFY(annotation[u"id"].isDouble() && annotation.contains(u"completed_by"_qs) &&
            annotation.contains(u"created_at"_qs));
    QCOMPARE(annotation[u"was_cancelled"].toBool(true), false);
    QCOMPARE(result[u"type"].toString(), u"choices"_qs);
    QCOMPARE(result[u"value"][u"choices"].toArray(), QJsonArray{u"a"_qs});
    QVERIFY(result.contains(u"from_name"_qs) && result.contains(u"to_name"_qs));
    // What was exported is an input again.
    shell.write(u"again.jsonl"_qs, shell.json({u"export"_qs, u"cases"_qs}).out);
    QCOMPARE(shell.json({u"ingest"_qs, shell.path(u"again.jsonl"_qs)}).json()[u"duplicates"].toInt(), 2);
}

void ExportsTest::exportsAnAuditTrail()
{
    const QString python = QStringLiteral(PYTHON);
    if (!QFile::exists(python))
        QSKIP("python3 is not here");
    Shell shell;
    shell.begin(recordLine("one") + recordLine("two"));
    QCOMPARE(shell.run({u"decide"_qs, u"one"_qs, u"--accept"_qs}).code, 0);
    QCOMPARE(shell.run({u"decide"_qs, u"two"_qs, u"--accept"_qs}).code, 0);
    QCOMPARE(shell.run({u"export"_qs, u"audit"_qs, u"-o"_qs, shell.path(u"trail"_qs)}).code, 0);
    const auto good = shell.read(u"trail"_qs);
    const auto verdict = [&](const QByteArray &trail) {
        shell.write(u"edited"_qs, trail);
        return shell
            .runProgram(python, {QStringLiteral(VERDICT_SOURCE_DIR "/docs/verify_export.py"), shell.path(u"edited"_qs)})
            .code;
    };
    QCOMPARE(verdict(good), 0);
    const auto edited = [&](const QByteArray &from, const QByteArray &to) {
        QByteArray trail = good;
        const auto at = trail.lastIndexOf(from);
        return at < 0 ? good : trail.replace(at, from.size(), to);
    };
    auto lines = good.chopped(1).split('\n');
    const auto joined = [](const QList<QByteArray> &all) { return all.join('\n') + '\n'; };
    auto swapped = lines;
    swapped.swapItemsAt(swapped.size() - 1, swapped.size() - 2);
    auto dropped = lines;
    dropped.removeAt(dropped.size() - 2);
    auto headless = lines;
    headless.removeFirst();
    auto twice = lines;
    twice.append(twice.last());
    const QList<QByteArray> edits{edited(R"(\"label\":\"a\")", R"(\"label\":\"b\")"),
                                  edited(R"(\"member\":\"m-)", R"(\"member\":\"n-)"),
                                  edited(R"(\"seq\":2)", R"(\"seq\":3)"),
                                  edited(R"(\"clock\":1)", R"(\"clock\":2)"),
                                  edited(R"("hash":")", R"("hash":"0)"),
                                  edited(R"("sig":")", R"("sig":"A)"),
                                  edited(R"("key":")", R"("key":"A)"),
                                  edited(R"("salt":")", R"("salt":"A)"),
                                  edited(R"(\"v\":1)", R"(\"v\": 1)"),
                                  edited(R"(\"title\":\"two\")", R"(\"title\":\"six\")"),
                                  joined(swapped),
                                  joined(dropped),
                                  joined(headless),
                                  joined(twice),
                                  good.left(good.size() / 2),
                                  QByteArray()};
    for (int i = 0; i < edits.size(); ++i) {
        QVERIFY2(edits[i] != good, std::to_string(i).c_str());
        QVERIFY2(verdict(edits[i]) == 1, std::to_string(i).c_str());
    }
}

QTEST_GUILESS_MAIN(ExportsTest)
#include "test_exports.moc"
