#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include "golden_compare.h"
#include "golden_json.h"

namespace {

const golden::Adapters &adapters()
{
    static const golden::Adapters all = [] {
        golden::Adapters filled;
        golden::addProportionAdapters(filled);
        golden::addReviewerAdapters(filled);
        golden::addBiasAdapters(filled);
        golden::addDetectionAdapters(filled);
        golden::addAgreementAdapters(filled);
        golden::addTruthAdapters(filled);
        golden::addCalibrationAdapters(filled);
        golden::addRankingAdapters(filled);
        golden::addThresholdAdapters(filled);
        golden::addDriftAdapters(filled);
        golden::addSelectionAdapters(filled);
        golden::addCapacityAdapters(filled);
        golden::addRandomizationAdapters(filled);
        golden::addFatigueAdapters(filled);
        return filled;
    }();
    return all;
}

QDir goldenFolder() { return QDir(QStringLiteral(VERDICT_SOURCE_DIR "/tests/analysis/golden")); }

QStringList goldenMethods()
{
    QStringList methods;
    for (const QString &file : goldenFolder().entryList({u"*.json"_qs}, QDir::Files, QDir::Name))
        methods.append(file.chopped(5));
    return methods;
}

QJsonArray casesOf(const QString &method)
{
    QFile file(goldenFolder().filePath(method + u".json"_qs));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value(u"cases").toArray();
}

} // namespace

/// Every method against its golden values, one data row per golden case.
class GoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileHasAnAdapter();
    void comparisonNoticesDifferences_data();
    void comparisonNoticesDifferences();
    void goldenCase_data();
    void goldenCase();
};

void GoldenTest::everyFileHasAnAdapter()
{
    QCOMPARE(goldenMethods(), QStringList(adapters().keys()));
    QCOMPARE(goldenMethods().size(), 66);
}

void GoldenTest::comparisonNoticesDifferences_data()
{
    QTest::addColumn<QByteArray>("got");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<bool>("same");
    QTest::newRow("near") << QByteArray(R"([{"a":1.0001}])") << QByteArray(R"([{"a":1}])") << true;
    QTest::newRow("far") << QByteArray(R"([{"a":1.01}])") << QByteArray(R"([{"a":1}])") << false;
    QTest::newRow("relative") << QByteArray("[10000.5]") << QByteArray("[10000]") << true;
    QTest::newRow("number for null") << QByteArray("[0]") << QByteArray("[null]") << false;
    QTest::newRow("null for number") << QByteArray("[null]") << QByteArray("[0]") << false;
    QTest::newRow("group of nulls") << QByteArray(R"([{"a":null}])") << QByteArray("[null]") << true;
    QTest::newRow("null for a group") << QByteArray("[null]") << QByteArray(R"([{"a":1}])") << false;
    QTest::newRow("unnamed output") << QByteArray(R"([{"a":1,"b":2}])") << QByteArray(R"([{"a":1}])") << false;
    QTest::newRow("missing output") << QByteArray(R"([{}])") << QByteArray(R"([{"a":1}])") << false;
    QTest::newRow("length") << QByteArray("[1,2]") << QByteArray("[1]") << false;
    QTest::newRow("text") << QByteArray(R"(["inf"])") << QByteArray(R"(["-inf"])") << false;
    QTest::newRow("flag") << QByteArray("[true]") << QByteArray("[false]") << false;
}

void GoldenTest::comparisonNoticesDifferences()
{
    QFETCH(QByteArray, got);
    QFETCH(QByteArray, expected);
    QFETCH(bool, same);
    const QJsonArray left = QJsonDocument::fromJson(got).array(), right = QJsonDocument::fromJson(expected).array();
    QCOMPARE(golden::difference(left, right, 1e-3).isEmpty(), same);
}

void GoldenTest::goldenCase_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QJsonObject>("golden");
    for (const QString &method : goldenMethods())
        for (const QJsonValue &value : casesOf(method)) {
            const QJsonObject golden = value.toObject();
            const QString row = method + u'/' + golden.value(u"name").toString();
            QTest::newRow(qPrintable(row)) << method << golden;
        }
}

void GoldenTest::goldenCase()
{
    QFETCH(QString, method);
    QFETCH(QJsonObject, golden);
    const golden::Adapter adapter = adapters().value(method);
    QVERIFY2(adapter, "no adapter for this golden file");
    const QJsonObject got = adapter(golden.value(u"input").toObject());
    const QString found = golden::difference(got, golden.value(u"expected"), golden.value(u"tolerance").toDouble());
    QVERIFY2(found.isEmpty(), qPrintable(found));
}

QTEST_APPLESS_MAIN(GoldenTest)

#include "golden_test.moc"
