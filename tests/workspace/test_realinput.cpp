#include "app/decoder/decoderprocess.h"
#include "core/workspace/founding.h"
#include "tests/workspace/soloteam.h"

#include <QFile>
#include <QTest>

using namespace verdict;
using namespace verdict::test;

namespace {

/// One file through the whole way: taken in, routed, listed, shown, decided, taken in again.
class Way {
public:
    explicit Way(const std::string &file) : m_path(VERDICT_SHARED_DIR "/data/" + file)
    {
        const std::string directory = m_folder.path().toStdString() + "/team";
        orThrow(foundTeam(directory, "Ada", "eight or more", *m_clock));
        m_desk = orThrow(
            Workspace::open({directory, "eight or more", std::make_shared<DecoderProcess>(VERDICT_DECODER), m_clock}));
    }

    IngestReport take()
    {
        const IngestRequest request{m_path, {}, false, m_folder.path().toStdString()};
        return orThrow(ingest(m_desk->parts(), request, [](std::int64_t, std::int64_t) {}, {}));
    }

    [[nodiscard]] Workspace &desk() { return *m_desk; }

    std::vector<QueueRow> everyRow()
    {
        std::vector<QueueRow> rows;
        QueueQuery query;
        query.limit = 1000;
        do {
            auto page = orThrow(m_desk->queuePage(query));
            rows.insert(rows.end(), page.rows.begin(), page.rows.end());
            query.after = page.next;
        } while (query.after);
        return rows;
    }

private:
    QTemporaryDir m_folder;
    std::shared_ptr<StepClock> m_clock = std::make_shared<StepClock>(monday());
    std::string m_path;
    std::unique_ptr<Workspace> m_desk;
};

/// A decision that the case's own terms allow: the suggestion where there is one.
Decision fitting(const OpenedCase &opened)
{
    Decision decision;
    decision.label = opened.file.suggestion ? opened.file.suggestion->label : opened.file.labels.front();
    return decision;
}

} // namespace

class RealInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesTheWholeWay_data();
    void goesTheWholeWay();
    void showsPhotographs();
};

void RealInputTest::goesTheWholeWay_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("cases");
    QTest::addColumn<int>("rejected");
    QTest::newRow("beer") << "cases/beer.jsonl" << 50 << 0;
    QTest::newRow("lsat") << "cases/lsat.jsonl" << 20 << 0;
    QTest::newRow("cifar10h") << "cases/cifar10h.jsonl" << 10'000 << 0;
    QTest::newRow("compas") << "cases/compas.jsonl" << 7'214 << 0;
    QTest::newRow("issues") << "cases/issues.jsonl" << 828 << 0;
    QTest::newRow("hostile") << "cases/hostile.jsonl" << 515 << 0;
    QTest::newRow("media-derm") << "media-derm/cases.jsonl" << 6 << 0;
    // Annotated or half a task: only what a model predicted is a case.
    const auto labelStudio = [](const char *name, int cases, int rejected) {
        QTest::newRow(name) << QStringLiteral("labelstudio-exports/") + QString::fromUtf8(name) << cases << rejected;
    };
    labelStudio("csv_test.json", 2, 0);
    labelStudio("csv_test2.json", 0, 1);
    labelStudio("csv_test_history.json", 0, 1);
    labelStudio("json_min_data.json", 0, 1);
    labelStudio("yolo_data.json", 0, 2);
    labelStudio("yolo_data_keypoints.json", 0, 1);
    labelStudio("opossum_snow_short_1.json", 0, 1);
    labelStudio("test_keypoint_labels_1.json", 0, 1);
}

void RealInputTest::goesTheWholeWay()
{
    QFETCH(QString, file);
    QFETCH(int, cases);
    QFETCH(int, rejected);
    if (!QFile::exists(QStringLiteral(VERDICT_SHARED_DIR "/data/") + file))
        QSKIP("the shared data are not here");
    Way way(file.toStdString());
    const auto taken = way.take();
    QCOMPARE(taken.counts.accepted, cases);
    QCOMPARE(taken.rejected, rejected);
    const auto routed = orThrow(routeAll(way.desk().parts(), [](std::int64_t) {}, {}));
    QCOMPARE(routed.routed, cases);
    QCOMPARE(routed.assigned, cases);
    const auto rows = way.everyRow();
    QCOMPARE(int(rows.size()), cases);
    const std::size_t step = std::max<std::size_t>(1, rows.size() / 20);
    std::int64_t decided = 0;
    for (std::size_t i = 0; i < rows.size(); i += step, ++decided) {
        const auto opened = orThrow(way.desk().open(rows[i].token));
        QVERIFY(!opened.file.labels.empty());
        QCOMPARE(reasonOf(way.desk().decide(rows[i].token, fitting(opened), {})), std::string());
    }
    QCOMPARE(orThrow(way.desk().queueSummary()).waiting, cases - decided);
    QCOMPARE(way.take().counts.duplicates, cases);
}

void RealInputTest::showsPhotographs()
{
    if (!QFile::exists(QStringLiteral(VERDICT_SHARED_DIR "/data/media-derm/cases.jsonl")))
        QSKIP("the shared data are not here");
    Way way("media-derm/cases.jsonl");
    way.take();
    orThrow(routeAll(way.desk().parts(), [](std::int64_t) {}, {}));
    for (const auto &row : way.everyRow()) {
        const auto bitmap = orThrow(way.desk().picture(row.token, PictureRequest{0, 200, 200, {}}));
        QVERIFY(bitmap.width > 0 && bitmap.width <= 200 && bitmap.height > 0 && bitmap.height <= 200);
        QCOMPARE(bitmap.rgba.size(), std::size_t(4) * std::size_t(bitmap.width) * std::size_t(bitmap.height));
        QVERIFY(orThrow(way.desk().attachment(row.token, 0)).starts_with("\xFF\xD8\xFF"));
        QVERIFY(!reasonOf(way.desk().attachment(row.token, 7)).empty());
    }
    QCOMPARE(orThrow(verifyWorkspace(way.desk().parts(), [](std::int64_t) {}, {})).problems,
             std::vector<std::string>());
}

QTEST_GUILESS_MAIN(RealInputTest)
#include "test_realinput.moc"
