#include "test_labelstudio.h"

#include "core/exchange/arrayreader.h"
#include "core/exchange/labelstudio.h"
#include "core/exchange/opencases.h"
#include "reading.h"

#include <QFile>
#include <QTest>

using namespace verdict;

namespace {

CaseBatch readText(const std::string &text, const std::string &domain = "")
{
    return readAll(*labelStudioSource(inBlocks(text, 7), domain));
}

std::string itemsOf(const std::string &text, std::size_t block)
{
    ArrayReader reader(bytesOf(text), 100, block);
    std::string shown;
    while (auto item = *reader.next({}))
        shown += std::to_string(item->line) + '=' + std::string(item->text) +
                 (item->fault.empty() ? "" : '<' + item->fault + '>') + ' ';
    return shown;
}

std::string task(const std::string &result, const std::string &more = R"("score":0.8,)")
{
    return R"([{"id":7,"data":{"text":"short"},"predictions":[{)" + more + R"("model_version":"m1","result":[)" +
           result + "]}]}]";
}

} // namespace

void LabelStudioTest::cutsListsIntoItems_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("items");
    const auto row = [](const char *name, QByteArray text, QByteArray items) { QTest::newRow(name) << text << items; };
    row("empty", "", "");
    row("empty list", " [ ]\n", "");
    row("two", "[{\"a\":1},\n{\"b\":[2]}]", "1={\"a\":1} 2={\"b\":[2]} ");
    row("brackets in texts", R"([{"a":"]},\"{["},"x\\"])", R"(1={"a":"]},\"{["} 1="x\\" )");
    row("numbers", "[1,2]", "1=1 1=2 ");
    row("no list", "{}", "1=<the file is no JSON list> ");
    row("not closed", "[1,", "1=1 1=<the list is not closed> ");
    row("cut off", "[{\"a\":", "1={\"a\":<the file ends in the middle of this task> ");
    row("more behind", "[1] x", "1=1 1=<something stands behind the end of the list> ");
    row("wrong bracket", "[}}},2]", "1=}}} 1=2 ");
}

void LabelStudioTest::cutsListsIntoItems()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, items);
    for (const std::size_t block : {std::size_t{1}, std::size_t{3}, std::size_t{1000}})
        QCOMPARE(itemsOf(text.toStdString(), block), items.toStdString());
}

void LabelStudioTest::skipsHugeTasks()
{
    const std::int64_t before = peakMemory();
    const std::string good = task(R"({"type":"choices","value":{"choices":["x"]}})").substr(1);
    const auto source = labelStudioSource(longBytes("[{\"a\":\"", "z", 100'000'000, "\"},\n" + good), "");
    const CaseBatch batch = readAll(*source);
    QCOMPARE(summary(batch), std::string("1 : the task is longer than 16 MiB and was not read"));
    QCOMPARE(ids(batch), std::string("7"));
    QCOMPARE(batch.cases[0].line, std::int64_t{2});
    QVERIFY(peakMemory() - before < 64'000'000);
}

void LabelStudioTest::makesARecordOfATask()
{
    const CaseBatch batch = readText(
        R"([{"id":"t1","project":24,"created_at":"2024-05-15T12:09:16.789536Z","annotations":[{"result":"secret"}],)"
        R"("data":{"text":"A text that is long enough to be shown as evidence of its own, surely.","url":"https://example.org/1",)"
        R"("customer":{"age":12},"note":"short"},"predictions":[)"
        R"({"model_version":"old","score":0.1,"result":[{"type":"choices","value":{"choices":["no"]}}]},)"
        R"({"model_version":"new","score":0.9,"result":[{"type":"labels","from_name":"l","to_name":"text",)"
        R"("value":{"start":2,"end":6,"text":"text","labels":["yes"]}}]}]}])");
    QCOMPARE(summary(batch), std::string());
    const CaseRecord &r = batch.cases.at(0).record;
    QCOMPARE(r.name, (CaseName{"label-studio-24", "t1"}));
    QCOMPARE(r.prediction.label, std::string("yes"));
    QCOMPARE(r.prediction.confidence, 0.9);
    QCOMPARE(r.prediction.modelVersion, std::string("new"));
    QCOMPARE(toIso(*r.received), std::string("2024-05-15T12:09:16.789Z"));
    QCOMPARE(r.evidence.size(), std::size_t{2});
    QCOMPARE(r.evidence[0].highlights, (std::vector<Highlight>{{2, 6, "yes", 1}}));
    QCOMPARE(r.evidence[1].url, std::string("https://example.org/1"));
    QCOMPARE(r.context.facts.size(), std::size_t{2});
    QCOMPARE(r.context.facts[0].path, std::string("customer.age"));
    QVERIFY(batch.cases[0].json.find("secret") == std::string::npos);
    QCOMPARE(
        readText(
            "[" +
                std::string(
                    R"({"id":1,"data":{},"predictions":[{"score":1,"result":[{"type":"choices","value":{"choices":["x"]}}]}]})") +
                "]",
            "mine")
            .cases.at(0)
            .record.name.domain,
        std::string("mine"));
}

void LabelStudioTest::readsEveryKindOfLabel_data()
{
    QTest::addColumn<QString>("result");
    QTest::addColumn<QString>("label");
    const auto row = [](const char *name, const char *result, const char *label) {
        QTest::newRow(name) << QString::fromUtf8(result) << QString::fromUtf8(label);
    };
    row("choices", R"({"type":"choices","value":{"choices":["x","y"]}})", "x");
    row("rectangle", R"({"type":"rectanglelabels","value":{"x":1,"rectanglelabels":["Car"]}})", "Car");
    row("keypoint", R"({"type":"keypointlabels","value":{"x":1,"keypointlabels":["nose"]}})", "nose");
    row("video", R"({"type":"videorectangle","value":{"labels":["person"],"sequence":[]}})", "person");
    row("taxonomy", R"({"type":"taxonomy","value":{"taxonomy":[["animal","cat"],["b"]]}})", "animal / cat");
    row("rating", R"({"type":"rating","value":{"rating":4}})", "4");
    row("second result", R"({"type":"textarea","value":{"text":["t"]}},{"type":"choices","value":{"choices":["x"]}})",
        "x");
}

void LabelStudioTest::readsEveryKindOfLabel()
{
    QFETCH(QString, result);
    QFETCH(QString, label);
    const CaseBatch batch = readText(task(result.toStdString()));
    QCOMPARE(summary(batch), std::string());
    QCOMPARE(batch.cases.at(0).record.prediction.label, label.toStdString());
}

void LabelStudioTest::countsMarksInCodePoints()
{
    const CaseBatch batch = readText(
        R"([{"id":1,"data":{"text":"😀é and more"},"predictions":[{"score":1,"result":[{"type":"labels","value":{"start":2,"end":3,"labels":["x"]}}]}]}])");
    QCOMPARE(summary(batch), std::string());
    QCOMPARE(batch.cases.at(0).record.evidence.at(0).highlights.at(0), (Highlight{1, 2, "x", 1}));
    const CaseBatch past = readText(
        R"([{"id":1,"data":{"text":"ab"},"predictions":[{"score":1,"result":[{"type":"labels","value":{"start":0,"end":9,"labels":["x"]}}]}]}])");
    QCOMPARE(summary(past), std::string("1 evidence.0.highlights.0: ends at character 9 of a text of 2"));
}

void LabelStudioTest::saysWhyATaskIsNotTaken_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const std::string &text, const char *reason) {
        QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(reason);
    };
    const std::string choice = R"({"type":"choices","value":{"choices":["x"]}})";
    row("no object", "[1]", "1 : a task must be an object, not a number");
    row("broken", "[{\"a\":}]", "1 : this is not well-formed JSON");
    row("no id", R"([{"data":{},"predictions":[]}])", "1 id: is missing");
    row("no prediction", R"([{"id":1,"data":{},"predictions":[]}])",
        "1 predictions: the task has no prediction, so there is nothing to review");
    row("prediction by number", R"([{"id":1,"data":{},"predictions":[5]}])",
        "1 predictions: no prediction names a choice, a label, a taxonomy path or a rating");
    row("no label", task(R"({"type":"textarea","value":{"text":["t"]}})"),
        "1 predictions: no prediction names a choice, a label, a taxonomy path or a rating");
    row("no score", task(choice, ""), "1 predictions.0.score: is missing");
    row("score as text", task(choice, R"("score":"0.8",)"), "1 predictions.0.score: must be a number from 0 to 1");
    row("score out of range", task(choice, R"("score":80,)"),
        "1 prediction.confidence: must be a number from 0 to 1, but is 80");
    row("no data", R"([{"id":1,"predictions":[{"score":1,"result":[{"type":"choices","value":{"choices":["x"]}}]}]}])",
        "1 data: is missing");
    row("bad label", task(R"({"type":"choices","value":{"choices":["\u202ex"]}})"),
        "1 prediction.label: must not hold a character that changes the writing direction (U+202E)");
}

void LabelStudioTest::saysWhyATaskIsNotTaken()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    QCOMPARE(summary(readText(text.toStdString())), reason.toStdString());
}

void LabelStudioTest::readsRealExports_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("taken");
    QTest::addColumn<int>("rejected");
    const auto row = [](const char *file, int taken, int rejected) {
        QTest::newRow(file) << QString::fromUtf8(file) << taken << rejected;
    };
    row("csv_test.json", 2, 0);
    row("csv_test2.json", 0, 1);              // annotated, never predicted
    row("csv_test_history.json", 0, 1);       // annotated, never predicted
    row("json_min_data.json", 0, 1);          // annotated, never predicted
    row("yolo_data.json", 0, 2);              // annotated, never predicted
    row("yolo_data_keypoints.json", 0, 1);    // annotated, never predicted
    row("opossum_snow_short_1.json", 0, 1);   // a prediction without its task
    row("test_keypoint_labels_1.json", 0, 1); // a prediction without its task
}

void LabelStudioTest::readsRealExports()
{
    QFETCH(QString, file);
    QFETCH(int, taken);
    QFETCH(int, rejected);
    const std::string path = VERDICT_SHARED_DIR "/data/labelstudio-exports/" + file.toStdString();
    if (!QFile::exists(QString::fromStdString(path)))
        QSKIP("the shared data are not here");
    auto opened = openCases(path, {});
    QCOMPARE(opened->format, Format::LabelStudio);
    const CaseBatch batch = readAll(*opened->source);
    QCOMPARE(batch.cases.size(), static_cast<std::size_t>(taken));
    QCOMPARE(batch.rejections.size(), static_cast<std::size_t>(rejected));
    for (const Rejection &rejection : batch.rejections)
        QVERIFY2(rejection.field == "predictions" || rejection.field == "data", rejection.reason.c_str());
    for (const IncomingCase &incoming : batch.cases) {
        QCOMPARE(incoming.record.prediction.label, std::string("Car"));
        QCOMPARE(incoming.record.prediction.modelVersion, std::string("model 0"));
    }
}

QTEST_APPLESS_MAIN(LabelStudioTest)
