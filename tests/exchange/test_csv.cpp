#include "test_csv.h"

#include "core/exchange/csv.h"
#include "core/exchange/csvreader.h"
#include "core/exchange/opencases.h"
#include "core/exchange/utf16bytes.h"
#include "reading.h"

#include <QFile>
#include <QStringEncoder>
#include <QTest>
#include <rapidcheck.h>

using namespace verdict;

namespace {

/// Cells with "|" and rows with "/" between them, faults in angle brackets.
std::string rowsOf(const std::string &text, char separator, std::size_t block = 1 << 16)
{
    CsvReader reader(bytesOf(text), separator, block);
    std::string shown;
    while (auto row = *reader.next({})) {
        shown += shown.empty() ? "" : "/";
        for (std::size_t i = 0; i < row->cells.size(); ++i)
            shown += (i ? "|" : "") + row->cells[i];
        shown += row->fault.empty() ? "" : '<' + std::to_string(row->line) + ' ' + row->fault + '>';
    }
    return shown;
}

Result<std::unique_ptr<CaseSource>> opened(const std::string &text, const CsvColumns::Mapping &map = {},
                                           const std::string &domain = "d", std::size_t block = 1 << 16)
{
    return csvSource(inBlocks(text, block), text.substr(0, 4096), nullptr, map, domain);
}

CaseBatch readText(const std::string &text, const CsvColumns::Mapping &map = {}, std::size_t block = 1 << 16)
{
    auto source = opened(text, map, "d", block);
    if (!source)
        qFatal("%s", source.error().reason.c_str());
    return readAll(**source);
}

const std::string header = "id,label,confidence,modelVersion";

} // namespace

void CsvTest::cutsRowsAndCells_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("rows");
    const auto row = [](const char *name, QByteArray text, QByteArray rows) { QTest::newRow(name) << text << rows; };
    row("plain", "a,b\nc,d\n", "a|b/c|d");
    row("no final line end", "a,b\nc,d", "a|b/c|d");
    row("windows", "a,b\r\nc,d\r\n", "a|b/c|d");
    row("old mac", "a,b\rc,d\r", "a|b/c|d");
    row("empty lines", "\n\na\r\n\r\nb\n\n", "a/b");
    row("empty cells", ",a,\n,,\n", "|a|/||");
    row("quotes", "\"a,b\",\"c\"\n", "a,b|c");
    row("doubled quotes", "\"a\"\"b\",\"\"\"\"\n", "a\"b|\"");
    row("line end in quotes", "\"a\nb\r\nc\",d\n", "a\nb\r\nc|d");
    row("quote inside", "a\"b,c\n", "a\"b|c");
    row("empty quotes", "\"\",\"\"\n", "|");
    row("empty quotes alone", "\"\"\n", "");
    row("behind a quote", "\"a\"b,c\nd,e\n", "<1 column 1 goes on behind its closing quote>/d|e");
    row("never closed", "a,\"b\nc\n", "<1 the quote that opens column 2 is never closed>");
}

void CsvTest::cutsRowsAndCells()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, rows);
    for (const std::size_t block : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{1000}})
        QCOMPARE(rowsOf(text.toStdString(), ',', block), rows.toStdString());
}

void CsvTest::goesOnBehindBrokenRows()
{
    QCOMPARE(rowsOf("a\n\"b\nb\"x\nc\n\"d\"y\ne", ','),
             std::string(
                 "a/<2 column 1 goes on behind its closing quote>/c/<5 column 1 goes on behind its closing quote>/e"));
}

void CsvTest::capsColumnsAndRows()
{
    const std::string many(100'000, ',');
    QCOMPARE(rowsOf(many + "\na,b\n", ','), std::string("<1 the row has more than 10,000 columns>/a|b"));
    QCOMPARE(opened(many + "\n").error().reason,
             std::string("The header cannot be used: the row has more than 10,000 columns."));
    const std::int64_t before = peakMemory();
    CsvReader reader(longBytes("a\n", "x", 100'000'000, "\nb\n"), ',');
    QCOMPARE((*reader.next({}))->cells.at(0), std::string("a"));
    QCOMPARE((*reader.next({}))->fault, std::string("the row is longer than 16 MiB"));
    QCOMPARE((*reader.next({}))->cells.at(0), std::string("b"));
    QVERIFY(peakMemory() - before < 64'000'000);
}

void CsvTest::findsTheSeparator()
{
    QCOMPARE(separatorOf("a,b;c,d\n;;;;"), ',');
    QCOMPARE(separatorOf("a;b;c,d"), ';');
    QCOMPARE(separatorOf("a\tb"), '\t');
    QCOMPARE(separatorOf("\"a,b,c\";d"), ';');
    QCOMPARE(separatorOf("abc"), ',');
}

void CsvTest::makesRecordsFromMappedColumns()
{
    const CsvColumns::Mapping map{{"id", "txn"},
                                  {"prediction.label", "pred"},
                                  {"prediction.confidence", "score"},
                                  {"prediction.modelVersion", "=fraud-7"},
                                  {"context.financialImpact", "amount"},
                                  {"prediction.probabilities.ok", "p_ok"},
                                  {"keyEvidence", "amount"},
                                  {"evidence.text", "note"},
                                  {"context.appeal", "appealed"},
                                  {"labels", "=bad|ok"}};
    const CaseBatch batch = readText("txn;pred;score;amount;p_ok;note;appealed;country\n"
                                     "t1;bad;0,72;12400;0.28;\"two\nlines\";yes;PT\n"
                                     "t2;ok;1;;;;;\n",
                                     map);
    QCOMPARE(summary(batch), std::string());
    const CaseRecord &first = batch.cases.at(0).record;
    QCOMPARE(first.name, (CaseName{"d", "t1"}));
    QCOMPARE(first.prediction.confidence, 0.72);
    QCOMPARE(first.prediction.modelVersion, std::string("fraud-7"));
    QCOMPARE(first.prediction.probabilities, (std::vector<LabelProbability>{{"ok", 0.28}}));
    QCOMPARE(first.labels, (std::vector<std::string>{"bad", "ok"}));
    QCOMPARE(first.context.financialImpact, std::optional(12400.0));
    QVERIFY(first.context.appeal);
    QCOMPARE(first.keyEvidence.at(0).value, std::string("12400"));
    QCOMPARE(first.keyEvidence.at(0).label, std::string("amount"));
    QCOMPARE(first.evidence.at(0).text, std::string("two\nlines"));
    QCOMPARE(first.context.facts.at(0), (Field{"country", {Scalar::Kind::Text, "PT", 0}}));
    const CaseRecord &second = batch.cases.at(1).record;
    QVERIFY(!second.context.financialImpact && second.context.facts.empty() && second.evidence.empty());
    QCOMPARE(batch.cases.at(1).line, std::int64_t{4});
}

void CsvTest::turnsUnmappedColumnsIntoFacts()
{
    const CaseBatch batch =
        readText(header + ",age,zip,age,,big,exp,sci\na,x,1,m,12,0012,13,u,123456789012345678,1e999,1e3\n");
    QCOMPARE(summary(batch), std::string());
    const auto text = [](const char *value) { return Scalar{Scalar::Kind::Text, value, 0}; };
    const std::vector<Field> expected{{"age", {Scalar::Kind::Number, "12", 12}},     {"zip", text("0012")},
                                      {"age (2)", {Scalar::Kind::Number, "13", 13}}, {"column 8", text("u")},
                                      {"big", text("123456789012345678")},           {"exp", text("1e999")},
                                      {"sci", {Scalar::Kind::Number, "1000", 1000}}};
    QCOMPARE(batch.cases.at(0).record.context.facts, expected);
}

void CsvTest::namesLineAndColumnOfEachRejection()
{
    const CaseBatch batch = readText(
        header + "\na,x,high,m\nb,x,0.5\nc,x,2,m\n\"d\"e,x,1,m\n,x,1,m\nf\xFF,x,1,m\ng,x,0.5,m\nh\x01,x,1,m\n");
    QCOMPARE(ids(batch), std::string("g"));
    QCOMPARE(
        summary(batch),
        std::string("2 prediction.confidence: column \"confidence\" (3): must be a number from 0 to 1, not a text\n"
                    "3 : the row has 3 columns, but the header has 4\n"
                    "4 prediction.confidence: column \"confidence\" (3): must be a number from 0 to 1, but is 2\n"
                    "5 : column 1 goes on behind its closing quote\n"
                    "6 id: column \"id\" (1): is missing\n"
                    "7 : column \"id\" (1) is not valid UTF-8\n"
                    "9 id: column \"id\" (1): must not hold a control character (U+0001)"));
    QCOMPARE(batch.rejections[0].record, std::string("a,x,high,m"));
    QCOMPARE(batch.rejections[5].record, std::string("f\uFFFD,x,1,m"));
}

void CsvTest::saysWhatIsWrongWithAMapping()
{
    const std::string text = header + "\n";
    QCOMPARE(opened(text, {{"id", "txn"}}).error().reason,
             std::string("--map: there is no column \"txn\". The columns are: id, label, confidence, modelVersion."));
    QCOMPARE(opened(text, {{"prediction.score", "id"}}).error().reason,
             std::string("--map: \"prediction.score\" is no field that a column can give."));
    QCOMPARE(opened(text, {{"id", "id"}, {"id", "label"}}).error().reason, std::string("--map: id is named twice."));
    QCOMPARE(opened("id,label\n", {}).error().reason,
             std::string(
                 "No column gives prediction.confidence; name one with --map prediction.confidence=COLUMN, or one text "
                 "for all with --map prediction.confidence==TEXT. The columns are: id, label."));
    QVERIFY(opened(text, {}, "").error().reason.starts_with("No column gives domain;"));
    QCOMPARE(opened("", {}).error().reason, std::string("The header cannot be used: the file is empty."));
}

void CsvTest::readsUtf16AndByteOrderMarks()
{
    const std::string text = header + ",n\n\u00e9,x,0.5,m,\U0001F600\n";
    QCOMPARE(ids(readText("\xEF\xBB\xBF" + text)), std::string("\u00e9"));
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        const QByteArray bytes = encoder(QString::fromStdString(text));
        const CaseBatch batch = readText(bytes.toStdString(), {}, 1);
        QCOMPARE(summary(batch), std::string());
        QCOMPARE(batch.cases.at(0).record.context.facts.at(0).value.text, std::string("\U0001F600"));
    }
}

void CsvTest::treatsNamesOfColumnsAsData()
{
    const CaseBatch batch = readText(header + ",\"'; DROP TABLE x;--\",$(rm),\"a\"\"b\"\na,x,0.5,m,1,2,3\n");
    QCOMPARE(summary(batch), std::string());
    const auto &facts = batch.cases.at(0).record.context.facts;
    QCOMPARE(facts.at(0).path, std::string("'; DROP TABLE x;--"));
    QCOMPARE(facts.at(1).path, std::string("$(rm)"));
    QCOMPARE(facts.at(2).path, std::string("a\"b"));
}

void CsvTest::readsTheSameInBlocksOfAnySize()
{
    QVERIFY(rc::check("blocks do not show", [] {
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab,,\"\"\r\n\n")));
        const auto block = static_cast<std::size_t>(*rc::gen::inRange(1, 20));
        RC_ASSERT(rowsOf(text, ',') == rowsOf(text, ',', block));
    }));
}

void CsvTest::answersAnyBytes()
{
    QVERIFY(rc::check("every row is taken or rejected with a reason", [] {
        const auto rows =
            *rc::gen::container<std::string>(rc::gen::elementOf(std::string("a1.,,,\"\"\n\n\r\\{}:\xC3\xA9\xFF\x01=")));
        for (const Rejection &rejection : readText(header + ",note\n" + rows).rejections)
            RC_ASSERT(!rejection.reason.empty() && rejection.line > 1);
    }));
}

void CsvTest::readsThePublishedScores()
{
    const std::string path = VERDICT_SHARED_DIR "/data/compas-two-years/compas-scores-two-years.csv";
    if (!QFile::exists(QString::fromStdString(path)))
        QSKIP("the shared data are not here");
    ReadOptions options;
    options.domain = "recidivism";
    options.map = {{"prediction.label", "score_text"},
                   {"prediction.confidence", "is_recid"},
                   {"prediction.modelVersion", "=compas"}};
    auto source = openCases(path, options);
    QVERIFY2(source, source ? "" : source.error().reason.c_str());
    QCOMPARE(source->format, Format::Csv);
    const CaseBatch batch = readAll(*source->source);
    QCOMPARE(summary(batch), std::string());
    QCOMPARE(batch.cases.size(), std::size_t{7'214});
}

QTEST_APPLESS_MAIN(CsvTest)
