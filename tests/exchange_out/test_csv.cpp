#include "core/exchange/out/csv.h"
#include "core/exchange/out/decisions.h"
#include "tests/exchange_out/sample.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <rapidcheck.h>

using namespace verdict;

namespace {

using Row = std::vector<std::string>;

/// Reads rows by the letter of RFC 4180.
std::vector<Row> rowsOf(const std::string &csv)
{
    std::vector<Row> rows;
    Row row;
    std::string cell;
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
            cell += csv[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == ',')
            row.push_back(std::exchange(cell, {}));
        else if (!quoted && c == '\r' && i + 1 < csv.size() && csv[i + 1] == '\n') {
            row.push_back(std::exchange(cell, {}));
            rows.push_back(std::exchange(row, {}));
            ++i;
        } else
            cell += c;
    }
    return rows;
}

bool couldRun(const std::string &cell)
{
    return !cell.empty() && std::string("=+-@\t\r").find(cell.front()) != std::string::npos;
}

rc::Gen<std::string> hostileText()
{
    const auto start =
        rc::gen::element<std::string>("", "=", "+", "-", "@", "\t", "\r", "\n", "\"", ",", "'", " ", "=1+1");
    return rc::gen::map(rc::gen::pair(start, rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127))),
                        [](const auto &parts) { return parts.first + parts.second; });
}

DecidedCase hostileCase()
{
    auto d = test::fullCase();
    for (std::string *field :
         {&d.name.id, &d.name.domain, &d.reviewer.value, &d.first->label, &d.decision.label, &d.decision.proposedLabel,
          &d.decision.rationale, &d.predicted->label, &d.predicted->modelVersion})
        *field = *hostileText();
    d.decision.reasons = {*hostileText(), *hostileText()};
    d.trace.details = {{*hostileText(), 1.5}};
    d.truth = *hostileText();
    return d;
}

} // namespace

class TestCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cellsAreWrittenByTheRules()
    {
        CsvLine row;
        row.text("a,b")
            .text("say \"hi\"")
            .text("two\nlines")
            .number(0.1)
            .number(-3)
            .empty()
            .boolean(true)
            .boolean(std::nullopt);
        QCOMPARE(row.take(), std::string("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",0.1,-3,,true,\r\n"));
    }

    void formulasAreDisarmed_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("equals") << QByteArray("=1+1") << QByteArray("'=1+1\r\n");
        QTest::newRow("plus") << QByteArray("+1") << QByteArray("'+1\r\n");
        QTest::newRow("minus") << QByteArray("-1") << QByteArray("'-1\r\n");
        QTest::newRow("at") << QByteArray("@SUM(A1)") << QByteArray("'@SUM(A1)\r\n");
        QTest::newRow("tab") << QByteArray("\t=1") << QByteArray("'\t=1\r\n");
        QTest::newRow("return") << QByteArray("\r=1") << QByteArray("\"'\r=1\"\r\n");
        QTest::newRow("link") << QByteArray("=HYPERLINK(\"x\")") << QByteArray("\"'=HYPERLINK(\"\"x\"\")\"\r\n");
        QTest::newRow("harmless") << QByteArray("a=b") << QByteArray("a=b\r\n");
    }

    void formulasAreDisarmed()
    {
        QFETCH(QByteArray, given);
        QFETCH(QByteArray, written);
        QCOMPARE(QByteArray::fromStdString(CsvLine().text(given.toStdString()).take()), written);
    }

    void whatIsNoNumberStaysEmpty()
    {
        CsvLine row;
        row.number(std::numeric_limits<double>::quiet_NaN()).number(std::numeric_limits<double>::infinity());
        QCOMPARE(row.number(std::nullopt).take(), std::string(",,\r\n"));
    }

    void anyTextComesBackAndNoneCanRun()
    {
        QVERIFY(rc::check("a row of texts reads back, with an apostrophe where it could have run", [] {
            const auto texts = *rc::gen::nonEmpty(rc::gen::container<Row>(hostileText()));
            CsvLine row;
            for (const auto &text : texts)
                row.text(text);
            const auto rows = rowsOf(row.take());
            RC_ASSERT(rows.size() == 1u && rows[0].size() == texts.size());
            for (std::size_t i = 0; i < texts.size(); ++i)
                RC_ASSERT(rows[0][i] == (couldRun(texts[i]) ? "'" + texts[i] : texts[i]));
        }));
    }

    void noCellOfTheDecisionTableCanRun()
    {
        QVERIFY(rc::check("no cell of a decision table can run, and every row has its columns", [] {
            DecisionTable table;
            const auto rows = rowsOf(table.head() + table.take(hostileCase()) + table.take(test::hiddenCase()));
            RC_ASSERT(rows.size() == 3u);
            for (const auto &row : rows) {
                RC_ASSERT(row.size() == rows[0].size());
                RC_ASSERT(std::none_of(row.begin(), row.end(), couldRun));
            }
        }));
    }

    void theTableHoldsWhatTheLinesHold()
    {
        DecisionTable table;
        const auto rows = rowsOf(table.head() + table.take(test::fullCase()));
        const Row &names = rows.at(0);
        const Row &cells = rows.at(1);
        const auto cell = [&](const char *name) {
            return cells.at(std::size_t(std::find(names.begin(), names.end(), name) - names.begin()));
        };
        QCOMPARE(cell("id"), std::string("tx-829301"));
        QCOMPARE(cell("reasons"), std::string("amount; history"));
        QCOMPARE(cell("details"), std::string("similar 4.25"));
        QCOMPARE(cell("override"), std::string("true"));
        QCOMPARE(cell("confidence"), std::string("0.95"));
        QCOMPARE(cell("rationale"), std::string("Known \"payee\"."));
        QCOMPARE(cell("policyVersion"), std::string("7"));
    }
};

QTEST_APPLESS_MAIN(TestCsv)
#include "test_csv.moc"
