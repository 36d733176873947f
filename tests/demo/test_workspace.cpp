#include "core/journal/publish.h"
#include "core/workspace/demo/demo.h"
#include "core/workspace/demo/demopolicy.h"
#include "core/workspace/routing.h"
#include "core/workspace/upkeep.h"
#include "tests/support/fakedecoder.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace verdict;

namespace {

constexpr Time now{1'795'352'400'000}; // 2026-11-22T13:00:00Z
constexpr int openCases = 10;

const auto silent = [](std::int64_t, std::int64_t) {};

DemoRequest requestIn(const QTemporaryDir &folder, std::uint64_t seed)
{
    DemoRequest request;
    request.directory = folder.filePath(QStringLiteral("demo")).toStdString();
    request.seed = seed;
    request.cases = openCases;
    request.decoder = std::make_shared<FakeDecoder>(lesionPictureWidth, lesionPictureHeight);
    request.clock = std::make_shared<SteppingClock>(now);
    return request;
}

std::unique_ptr<Workspace> opened(const DemoRequest &request, const DemoReport &report)
{
    const auto text = readFile(report.passphraseFile);
    const std::string passphrase = text ? text->substr(0, text->find('\n')) : std::string();
    auto workspace = Workspace::open({request.directory, passphrase, request.decoder, request.clock});
    return workspace ? std::move(*workspace) : nullptr;
}

} // namespace

class DemoWorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void itHoldsSomeOfEverything();
    void itsPassphraseLiesBesideIt();
    void itLeavesNoInputBehind();
    void itVerifies();
    void aRebuildChangesNothing();
    void theQueueWaits();
    void oneWasDecidedTwice();
    void theSameSeedMakesTheSameCases();
    void aFolderInUseIsRefused();
    void stoppingLeavesNothing();
    void theSizeHasLimits();

private:
    QTemporaryDir m_folder;
    DemoRequest m_request;
    DemoReport m_report;
    std::unique_ptr<Workspace> m_workspace;
};

void DemoWorkspaceTest::initTestCase()
{
    // "Today" is the local day, and the demo's last decisions lie an hour back.
    qputenv("TZ", "UTC");
    m_request = requestIn(m_folder, 1);
    std::int64_t last = 0;
    std::int64_t total = 0;
    const auto made = makeDemo(m_request,
                               [&](std::int64_t done, std::int64_t of) {
                                   QVERIFY(done >= last);
                                   last = done;
                                   total = of;
                               },
                               {});
    QVERIFY2(made, made ? "" : made.error().reason.c_str());
    QCOMPARE(last, total);
    m_report = *made;
    m_workspace = opened(m_request, m_report);
    QVERIFY(m_workspace);
}

void DemoWorkspaceTest::itHoldsSomeOfEverything()
{
    QCOMPARE(m_report.workspaces.size(), std::size_t(1));
    QVERIFY(m_report.counts.cases > openCases);
    QVERIFY(m_report.counts.automated > 0);
    QVERIFY(m_report.counts.decided > 0);
    QVERIFY(m_report.counts.audited <= m_report.counts.automated);
}

void DemoWorkspaceTest::itsPassphraseLiesBesideIt()
{
    const auto text = readFile(m_report.passphraseFile);
    QVERIFY(text);
    QCOMPARE(std::count(text->begin(), text->end(), '\n'), 2);
    QVERIFY(text->find("demo has no keychain") != std::string::npos);
    const auto rights = QFileInfo(QString::fromStdString(m_report.passphraseFile)).permissions();
    QVERIFY(!(rights & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
}

void DemoWorkspaceTest::itLeavesNoInputBehind()
{
    QVERIFY(!QFileInfo::exists(QString::fromStdString(m_report.workspaces.front() + "/incoming")));
}

void DemoWorkspaceTest::itVerifies()
{
    const auto verified = verifyWorkspace(m_workspace->parts(), [](std::int64_t) {}, {});
    QVERIFY(verified);
    for (const auto &problem : verified->problems)
        qWarning("%s", problem.c_str());
    QVERIFY(verified->problems.empty());
    QVERIFY(verified->events > m_report.counts.decided);
}

void DemoWorkspaceTest::aRebuildChangesNothing()
{
    const auto before = digestOfWorkspace(m_workspace->parts());
    QVERIFY(rebuildWorkspace(m_workspace->parts()));
    const auto after = digestOfWorkspace(m_workspace->parts());
    QVERIFY(before && after);
    QCOMPARE(after->digest, before->digest);
}

void DemoWorkspaceTest::theQueueWaits()
{
    const auto summary = answerOf(m_workspace->queueSummary());
    QVERIFY(summary);
    QCOMPARE(summary->setAside, 1);
    // The open ones without the one set aside, and those of today's automated ones that are audited.
    QVERIFY(summary->waiting >= openCases - 1);
    QVERIFY(summary->waiting <= openCases - 1 + m_report.counts.audited);
    QVERIFY(summary->decidedToday > 0);
    const auto page = answerOf(m_workspace->queuePage({}));
    QVERIFY(page && !page->rows.empty());
    QVERIFY(!page->rows.front().title.empty());
}

void DemoWorkspaceTest::oneWasDecidedTwice()
{
    std::ptrdiff_t twice = 0;
    for (const auto &reviewed : planDemo(m_request.seed, m_request.cases, now).today.cases) {
        const auto token = findToken(m_workspace->parts(), reviewed.record.name.domain + '/' + reviewed.record.name.id);
        if (!token)
            continue;
        const auto seen = answerOf(m_workspace->peek(*token));
        QVERIFY(seen);
        QVERIFY(seen->state == ReviewState::Decided);
        QVERIFY(seen->filed.back().decision.label == reviewOf(reviewed, m_request.seed).decision.label);
        twice += std::count_if(seen->history.begin(), seen->history.end(), [](const HistoryEntry &entry) {
            return entry.what.find("took it back") != std::string::npos;
        });
    }
    QCOMPARE(twice, std::ptrdiff_t(1));
}

void DemoWorkspaceTest::theSameSeedMakesTheSameCases()
{
    const QTemporaryDir folder;
    const DemoRequest request = requestIn(folder, 1);
    const auto again = makeDemo(request, silent);
    QVERIFY(again);
    QCOMPARE(again->counts.cases, m_report.counts.cases);
    QCOMPARE(again->counts.automated, m_report.counts.automated);
}

void DemoWorkspaceTest::aFolderInUseIsRefused()
{
    const auto again = makeDemo(m_request, silent);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::BadInput);
    QVERIFY(opened(m_request, m_report));
}

void DemoWorkspaceTest::stoppingLeavesNothing()
{
    const QTemporaryDir folder;
    const DemoRequest request = requestIn(folder, 1);
    std::stop_source stop;
    const auto made = makeDemo(
        request, [&](std::int64_t, std::int64_t) { stop.request_stop(); }, stop.get_token());
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::Cancelled);
    QVERIFY(!QFileInfo::exists(QString::fromStdString(request.directory)));
}

void DemoWorkspaceTest::theSizeHasLimits()
{
    const QTemporaryDir folder;
    DemoRequest request = requestIn(folder, 1);
    for (const int cases : {0, -1, 2001}) {
        request.cases = cases;
        QVERIFY(!makeDemo(request, silent));
    }
}

QTEST_GUILESS_MAIN(DemoWorkspaceTest)
#include "test_workspace.moc"
