#include "test_native.h"

#include "core/exchange/native.h"
#include "core/exchange/opencases.h"
#include "reading.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <rapidcheck.h>

using namespace verdict;

namespace {

CaseBatch readText(const std::string &text, std::size_t block = 1 << 20, const std::string &domain = "")
{
    return readAll(*nativeSource(inBlocks(text, block), nullptr, domain));
}

std::string sharedFile(const QString &name)
{
    const QString path = QStringLiteral(VERDICT_SHARED_DIR "/data/") + name;
    return QFile::exists(path) ? path.toStdString() : std::string();
}

std::string written(const QTemporaryDir &folder, const QByteArray &bytes)
{
    QFile file(folder.filePath(QStringLiteral("cases")));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write to the temporary folder");
    return file.fileName().toStdString();
}

/// One line of a file: good, bad, blank, or broken bytes.
std::string anyLine()
{
    const std::string good = recordLine("id" + std::to_string(*rc::gen::inRange(0, 1000)));
    return *rc::gen::element(good, good, std::string("{}"), std::string(), std::string("  "), std::string("\xFF\xC3"),
                             recordLine("\u00e9", R"(,"title":"\r")"));
}

std::string anyFile()
{
    std::string text;
    for (int lines = *rc::gen::inRange(0, 12); lines > 0; --lines)
        text += anyLine() + *rc::gen::element(std::string("\n"), std::string("\r\n"));
    return text + anyLine();
}

} // namespace

void NativeTest::handsOnTheBytesAsSent()
{
    const std::string line = " " + recordLine("a", ", \"score\" : 1.50 ") + "\t";
    const CaseBatch batch = readText(line + "\n");
    QCOMPARE(batch.cases.size(), std::size_t{1});
    QCOMPARE(batch.cases[0].json, line);
    QCOMPARE(batch.cases[0].line, std::int64_t{1});
    QCOMPARE(batch.bytesRead, static_cast<std::int64_t>(line.size() + 1));
    QCOMPARE(batch.bytesTotal, std::int64_t{-1});
}

void NativeTest::takesEveryLineEnd()
{
    const CaseBatch batch = readText(recordLine("a") + "\r\n\n  \n\r\n" + recordLine("b") + "\n" + recordLine("c"));
    QCOMPARE(ids(batch), std::string("a b c"));
    QVERIFY(batch.rejections.empty());
    QCOMPARE(batch.cases[1].line, std::int64_t{5});
    QCOMPARE(batch.cases[0].json, recordLine("a"));
    QVERIFY(readText("").cases.empty());
    QVERIFY(readText("\n").end);
}

void NativeTest::namesTheLineOfEachRejection()
{
    const std::string big(10'000, 'x');
    const CaseBatch batch = readText("{}\n" + recordLine("a") + "\n\n[\n{\"" + big + "\":1,\"prediction\":1}\n");
    QCOMPARE(summary(batch),
             std::string(
                 "1 id: is missing\n4 : this is not well-formed JSON\n5 prediction: must be an object, not a number"));
    QCOMPARE(batch.rejections[0].record, std::string("{}"));
    QCOMPARE(batch.rejections[2].record.size(), std::size_t{4096});
    QCOMPARE(ids(batch), std::string("a"));
}

void NativeTest::fillsInTheDomain()
{
    const std::string line = R"({"id":"a","prediction":{"label":"x","confidence":0.5,"modelVersion":"m"}})";
    QCOMPARE(summary(readText(line)), std::string("1 domain: is missing"));
    const CaseBatch batch = readText(line + "\n" + recordLine("b") + "\n{}", 100, "p \"q\"");
    QCOMPARE(batch.cases.at(0).record.name.domain, std::string("p \"q\""));
    QCOMPARE(batch.cases.at(0).json, R"({"domain":"p \"q\"",)" + line.substr(1));
    QCOMPARE(batch.cases.at(1).record.name.domain, std::string("d"));
    QCOMPARE(summary(batch), std::string("3 id: is missing"));
}

void NativeTest::readsTheSameInBlocksOfAnySize()
{
    QVERIFY(rc::check("blocks do not show", [] {
        const std::string text = anyFile();
        const CaseBatch whole = readText(text);
        const CaseBatch pieces = readText(text, static_cast<std::size_t>(*rc::gen::inRange(1, 300)));
        RC_ASSERT(ids(whole) == ids(pieces));
        RC_ASSERT(summary(whole) == summary(pieces));
        RC_ASSERT(whole.bytesRead == static_cast<std::int64_t>(text.size()));
        for (std::size_t i = 0; i < whole.cases.size(); ++i)
            RC_ASSERT(whole.cases[i].json == pieces.cases[i].json && whole.cases[i].line == pieces.cases[i].line);
    }));
}

void NativeTest::respectsTheLimitsOfABatch()
{
    std::string text;
    for (int i = 0; i < 10; ++i)
        text += recordLine(std::to_string(i)) + "\n{}\n";
    const auto source = nativeSource(bytesOf(text), nullptr, "");
    const auto first = source->next({5, 1 << 20}, {});
    QCOMPARE(first->cases.size() + first->rejections.size(), std::size_t{5});
    QVERIFY(!first->end);
    QCOMPARE(first->bytesTotal, static_cast<std::int64_t>(text.size()));
    QCOMPARE(source->next({1000, 1}, {})->rejections.size(), std::size_t{1});
    QCOMPARE(readAll(*source).cases.size(), std::size_t{7});
}

void NativeTest::rejectsAnEndlessLineWithoutHoldingIt()
{
    constexpr std::int64_t size = 200'000'000;
    const std::string tail = "\"}\n" + recordLine("b");
    const std::int64_t before = peakMemory();
    const CaseBatch batch =
        readAll(*nativeSource(longBytes(recordLine("a") + "\n{\"id\":\"", "0123456789", size, tail), nullptr, ""));
    QCOMPARE(ids(batch), std::string("a b"));
    QCOMPARE(summary(batch), std::string("2 : the line is longer than 16 MiB and was not read"));
    QVERIFY(batch.rejections[0].record.starts_with("{\"id\":\"0123456789"));
    QCOMPARE(batch.rejections[0].record.size(), std::size_t{4096});
    QVERIFY2(peakMemory() - before < 64'000'000, std::to_string(peakMemory() - before).c_str());
}

void NativeTest::takesALineJustShortEnough()
{
    constexpr std::size_t limit = std::size_t{16} << 20;
    const std::string text(8'000'000, 't');
    std::string line = recordLine("a", R"(,"evidence":[{"kind":"text","text":")" + text + R"("}],"pad":")");
    line.insert(line.size() - 1, std::string(limit - line.size() - 1, 'p') + '"');
    QCOMPARE(line.size(), limit);
    QCOMPARE(ids(readText(line + "\n")), std::string("a"));
    QCOMPARE(readText(line + " \n").rejections.size(), std::size_t{1});
}

void NativeTest::stopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    const auto batch = nativeSource(bytesOf(recordLine("a")), nullptr, "")->next({}, stop.get_token());
    QVERIFY(!batch);
    QCOMPARE(batch.error().kind, ErrorKind::Cancelled);
}

void NativeTest::recognisesFormats_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char *name, QByteArray head, const char *answer) {
        QTest::newRow(name) << head << QString::fromUtf8(answer);
    };
    row("empty", "", "native");
    row("blank", " \n\n", "native");
    row("record", R"({"id":"a"})", "native");
    row("one byte", "x", "The format was not recognised; name it with --format native, csv or label-studio.");
    row("comma", "id,label\n1,x\n", "csv");
    row("semicolon", "id;label", "csv");
    row("tab", "id\tlabel", "csv");
    row("marked csv", "\xEF\xBB\xBFid,label", "csv");
    row("utf-16 csv", QByteArray("\xFF\xFEi\0d\0,\0", 8), "csv");
    row("tasks", R"([{"id":1,"data":{},"predictions":[]}])", "label-studio");
    row("pretty tasks", "[\n {\n \"annotations\": []", "label-studio");
    row("bare predictions", "[{\"model_version\":\"m\",\"result\":[]}]", "label-studio");
    row("list of records", R"([{"id":"a","domain":"d","prediction":{}}])",
        "The file is one JSON list; write one case record a line, without brackets and commas around them.");
    row("other list", "[1,2]",
        "The file is a JSON list, but not of Label Studio tasks; name its format with --format.");
    row("pretty object", "{\n  \"id\": 1",
        "The file is one JSON document over several lines; write one case record a line.");
    row("xml", "<?xml version='1.0'?>",
        "The file is XML or HTML; case records are JSON Lines, CSV or Label Studio JSON.");
    row("marked json", "\xEF\xBB\xBF{}", "The file begins with a byte-order mark; JSON must be UTF-8 without one.");
    row("utf-16 json", QByteArray("\xFF\xFE{\0}\0", 6),
        "The file is UTF-16; JSON must be UTF-8 without a byte-order mark.");
    row("utf-16 json, big end first", QByteArray("\xFE\xFF\0[\0]", 6),
        "The file is UTF-16; JSON must be UTF-8 without a byte-order mark.");
    row("binary", QByteArray("\x89PNG\r\n\x1a\n\0\0", 10),
        "The file is not text; case records are JSON Lines, CSV or Label Studio JSON.");
}

void NativeTest::recognisesFormats()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, answer);
    const auto format = recogniseFormat(head.toStdString());
    QCOMPARE(QString::fromStdString(format ? nameOf(*format) : format.error().reason), answer);
}

void NativeTest::refusesWrongEncodingsEvenWhenTheFormatIsNamed()
{
    const QTemporaryDir folder;
    const std::string marked = written(folder, "\xEF\xBB\xBF{}\n");
    for (const Format format : {Format::Native, Format::LabelStudio})
        QCOMPARE(openCases(marked, {format, "", {}}).error().reason,
                 std::string("The file begins with a byte-order mark; JSON must be UTF-8 without one."));
    QCOMPARE(formatFromName("label-studio"), std::optional(Format::LabelStudio));
    QVERIFY(!formatFromName("Native"));
}

void NativeTest::saysWhatCannotBeOpened()
{
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    QCOMPARE(openCases(path + "/none", {}).error().reason, path + "/none cannot be opened: No such file or directory");
    QCOMPARE(openCases(path + "/none", {}).error().kind, ErrorKind::NotFound);
    QCOMPARE(openCases(path, {}).error().reason, path + " is a folder; name a file in it");
}

void NativeTest::readsEveryPreparedFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("records");
    for (const auto &[file, records] : {std::pair("cases/beer.jsonl", 50), std::pair("cases/lsat.jsonl", 20),
                                        std::pair("cases/cifar10h.jsonl", 10'000),
                                        std::pair("cases/compas.jsonl", 7'214), std::pair("cases/issues.jsonl", 828),
                                        std::pair("cases/hostile.jsonl", 515), std::pair("media-derm/cases.jsonl", 6)})
        QTest::newRow(file) << QString::fromUtf8(file) << records;
}

void NativeTest::readsEveryPreparedFile()
{
    QFETCH(QString, file);
    QFETCH(int, records);
    const std::string path = sharedFile(file);
    if (path.empty())
        QSKIP("the shared data are not here");
    auto opened = openCases(path, {});
    QCOMPARE(opened->format, Format::Native);
    const CaseBatch batch = readAll(*opened->source);
    QCOMPARE(summary(batch), std::string());
    QCOMPARE(batch.cases.size(), static_cast<std::size_t>(records));
    QCOMPARE(batch.bytesRead, batch.bytesTotal);
}

void NativeTest::loadsThePicturesOfTheSkinCases()
{
    const std::string path = sharedFile(QStringLiteral("media-derm/cases.jsonl"));
    if (path.empty())
        QSKIP("the shared data are not here");
    const CaseBatch batch = readAll(*openCases(path, {})->source);
    for (const IncomingCase &incoming : batch.cases) {
        QCOMPARE(incoming.attachments.size(), std::size_t{1});
        const auto bytes = incoming.attachments[0].load();
        QVERIFY(bytes);
        QCOMPARE(static_cast<std::int64_t>(bytes->size()), incoming.attachments[0].bytes);
        QVERIFY(bytes->starts_with("\xFF\xD8\xFF"));
    }
}

QTEST_APPLESS_MAIN(NativeTest)
