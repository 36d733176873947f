#include "core/journal/publish.h"
#include "core/sync/folderstore.h"
#include "core/sync/segment.h"
#include "tests/sync/samplelog.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <map>
#include <random>

using namespace verdict;
namespace fs = std::filesystem;

namespace {

struct StoreFault {
    const char *name;
    int error; ///< 0 = a short write or read
    bool sticky;
};

constexpr StoreFault storeFaults[] = {{"disk full once", ENOSPC, false},    {"disk full from then on", ENOSPC, true},
                                      {"disk error once", EIO, false},      {"disk error from then on", EIO, true},
                                      {"stale handle once", ESTALE, false}, {"short once", 0, false}};

bool anyEvent(const SharedEvent &) { return true; }

} // namespace

/// Each call that a shared folder gets fails once, with each fault, until an act no longer comes so far; and what
/// others see meanwhile is whole or not there.
class StoreFaultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCallFails_data();
    void everyCallFails();
    void readsFailWithASentence();
    void bothOfTwoProcessesArrive();
    void killedAtAnyMoment();

private:
    struct Ended {
        bool crashed = false;
        int code = 0;
        QString complaint;
        int calls = 0;
    };

    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] std::string store() const { return path("work").toStdString(); }
    [[nodiscard]] std::vector<StoreFault> faultsFor(int at) const;
    void begin(const QByteArray &act);
    std::unique_ptr<QProcess> start(const QByteArray &act, const QString &segment, int at, const StoreFault &fault,
                                    bool reads = false);
    Ended run(const QByteArray &act, int at, const StoreFault &fault, bool reads = false);
    void failOnce(const QByteArray &act, int at, const StoreFault &fault, bool &reached);
    std::map<EventHash, int> eventsInStore();
    QString complaintOfStore(bool all);

    QTemporaryDir m_folder;
    SampleLog m_log;
    std::vector<SharedEvent> m_events;
    std::size_t m_seed = 0;
};

void StoreFaultTest::initTestCase()
{
    const int given = qEnvironmentVariableIntValue("VERDICT_SEED");
    m_seed = given > 0 ? static_cast<std::size_t>(given) : std::random_device()() % 1000 + 1;
    qInfo("Faults take turns from VERDICT_SEED=%zu on; VERDICT_LONG=1 takes all of them.", m_seed);
    m_events = m_log.grow(8);
    QVERIFY(publish(path("events").toStdString(), writeSegment(m_events)));
}

std::vector<StoreFault> StoreFaultTest::faultsFor(int at) const
{
    if (qEnvironmentVariableIsSet("VERDICT_LONG"))
        return {std::begin(storeFaults), std::end(storeFaults)};
    return {storeFaults[(m_seed + static_cast<std::size_t>(at)) % std::size(storeFaults)]};
}

/// The store as an act finds it: half of the events are there, and they must stay.
void StoreFaultTest::begin(const QByteArray &act)
{
    fs::remove_all(store());
    if (act == "prepare")
        return;
    FolderStore folder(store());
    QVERIFY(folder.prepare(TeamId{}, SharedStore::Use::First));
    for (const auto &event : std::span(m_events).first(act == "merge" ? 8 : 4))
        QVERIFY(folder.append({&event, 1}));
}

std::unique_ptr<QProcess> StoreFaultTest::start(const QByteArray &act, const QString &segment, int at,
                                                const StoreFault &fault, bool reads)
{
    auto process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    const auto set = [&](const char *name, const QString &value) { environment.insert(QLatin1String(name), value); };
    set("LD_PRELOAD", QStringLiteral(IOFAULT));
    set("VERDICT_FAULT_FOLDER", path("work"));
    set("VERDICT_FAULT_AT", QString::number(at));
    set("VERDICT_FAULT_ERROR", QString::number(fault.error));
    set("VERDICT_FAULT_STICKY", QString::number(fault.sticky ? 1 : 0));
    set("VERDICT_FAULT_READS", QString::number(reads ? 1 : 0));
    set("VERDICT_FAULT_REMOVES", QStringLiteral("1"));
    set("VERDICT_FAULT_COUNT", path("count"));
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(STOREWORKER), {QString::fromLatin1(act), path("work"), segment});
    return process;
}

StoreFaultTest::Ended StoreFaultTest::run(const QByteArray &act, int at, const StoreFault &fault, bool reads)
{
    const auto process = start(act, path("events"), at, fault, reads);
    process->waitForFinished(-1);
    QFile count(path("count"));
    const int calls = count.open(QIODevice::ReadOnly) ? count.readAll().trimmed().toInt() : 0;
    return {process->exitStatus() != QProcess::NormalExit, process->exitCode(),
            QString::fromUtf8(process->readAllStandardError()), calls};
}

/// How often each event is in the store.
std::map<EventHash, int> StoreFaultTest::eventsInStore()
{
    std::map<EventHash, int> found;
    FolderStore folder(store());
    const auto listing = folder.list();
    for (const auto &stretch : listing ? listing->stretches : std::vector<StoredStretch>()) {
        const auto events = folder.read(stretch, 1);
        for (const auto &event : events ? *events : std::vector<SharedEvent>())
            ++found[event.event.hash];
    }
    return found;
}

/// What is wrong with the store: anything that is listed and not whole, or an event that was there before and is gone.
/// With `all`, also an event or pack of the act that is missing.
QString StoreFaultTest::complaintOfStore(bool all)
{
    FolderStore folder(store());
    const auto listing = folder.list();
    if (!listing)
        return QString::fromStdString(listing.error().reason);
    for (const auto &stretch : listing->stretches)
        if (const auto events = folder.read(stretch, 1); !events)
            return QString::fromStdString(events.error().reason);
    if (listing->strangers > 0)
        return QString::fromStdString(listing->remark());
    const auto found = eventsInStore();
    for (const auto &event : std::span(m_events).first(all ? 8 : 4))
        if (!found.contains(event.event.hash))
            return QStringLiteral("Event %1 is gone.").arg(event.seq);
    for (const auto &event : m_events) {
        const auto name = ContentName::pack(event.event.hash);
        const auto held = folder.contentHeld(name);
        for (const auto &one : held ? *held : std::vector<HeldContent>())
            for (std::int64_t offset = 0; offset < one.held; offset += SharedStore::chunkBytes)
                if (const auto chunk = folder.getChunk(name, one.version, offset); !chunk)
                    return QString::fromStdString(chunk.error().reason);
    }
    return {};
}

void StoreFaultTest::failOnce(const QByteArray &act, int at, const StoreFault &fault, bool &reached)
{
    begin(act);
    const auto ended = run(act, at, fault);
    reached = ended.calls >= at;
    const auto where = QStringLiteral("%1, %2 at call %3: code %4: %5")
                           .arg(QLatin1String(act), QLatin1String(fault.name))
                           .arg(at)
                           .arg(ended.code)
                           .arg(ended.complaint);
    QVERIFY2(!ended.crashed && ended.code <= 1, qPrintable(where));
    QVERIFY2(ended.code == 0 || ended.complaint.size() > 20, qPrintable(where));
    if (act != "prepare" || ended.code == 0) {
        const bool arrived = ended.code == 0 && act.startsWith("append");
        const auto complaint = act == "prepare" ? QString() : complaintOfStore(arrived);
        QVERIFY2(complaint.isEmpty(), qPrintable(where + complaint));
    }
    const auto again = run(act, 0, fault);
    QVERIFY2(again.code == 0, qPrintable(where + again.complaint));
    const auto complaint = act == "prepare" ? QString() : complaintOfStore(act.startsWith("append") || act == "merge");
    QVERIFY2(complaint.isEmpty(), qPrintable(where + complaint));
}

void StoreFaultTest::everyCallFails_data()
{
    QTest::addColumn<QByteArray>("act");
    for (const char *act : {"prepare", "append", "append one by one", "put", "merge", "letter"})
        QTest::newRow(act) << QByteArray(act);
}

void StoreFaultTest::everyCallFails()
{
    QFETCH(QByteArray, act);
    bool reached = true;
    int at = 0;
    while (reached) {
        ++at;
        reached = false;
        for (const auto &fault : faultsFor(at)) {
            bool reachedByThis = false;
            failOnce(act, at, fault, reachedByThis);
            if (QTest::currentTestFailed())
                return;
            reached = reached || reachedByThis;
        }
    }
    QVERIFY2(at > 5, "The library that makes calls fail saw too few.");
}

/// A disk that fails in the middle of a file, a server that goes away: a sentence each, or the whole file.
void StoreFaultTest::readsFailWithASentence()
{
    begin("read");
    for (const auto &fault : storeFaults) {
        int at = 0;
        for (Ended ended; ended.calls >= at;) {
            ended = run("read", ++at, fault, true);
            QVERIFY(!ended.crashed && ended.code <= 1);
            QVERIFY(ended.calls < at || (fault.error == 0 ? ended.code == 0 : ended.complaint.size() > 20));
        }
        QVERIFY(at >= 4);
    }
}

void StoreFaultTest::bothOfTwoProcessesArrive()
{
    for (int round = 0; round < 5; ++round) {
        begin("append");
        SampleLog other;
        const auto others = other.grow(8);
        QVERIFY(publish(path("others").toStdString(), writeSegment(others)));
        std::vector<std::unique_ptr<QProcess>> processes;
        for (const char *segment : {"events", "others", "events"})
            processes.push_back(start("append one by one", path(segment), 0, storeFaults[0]));
        for (const auto &process : processes) {
            QVERIFY(process->waitForFinished(-1));
            QCOMPARE(process->exitCode(), 0);
        }
        QCOMPARE(complaintOfStore(true), QString());
        const auto found = eventsInStore();
        for (const auto &event : others)
            QVERIFY(found.contains(event.event.hash));
        QCOMPARE(found.size(), std::size_t(16));
    }
}

/// A process that is killed leaves whole files, and perhaps one that it wrote aside.
void StoreFaultTest::killedAtAnyMoment()
{
    for (int round = 0; round < 16; ++round) {
        const QByteArray act = round % 2 == 0 ? "append one by one" : "put";
        begin(act);
        const auto process = start(act, path("events"), 0, storeFaults[0]);
        QVERIFY(process->waitForStarted(-1));
        // As far as the process comes while this one has looked at the store so many times.
        for (int i = 0; i < round; ++i)
            static_cast<void>(FolderStore(store()).list());
        process->kill();
        QVERIFY(process->waitForFinished(-1));
        QCOMPARE(complaintOfStore(false), QString());
        QCOMPARE(run(act, 0, storeFaults[0]).code, 0);
        QCOMPARE(complaintOfStore(act != "put"), QString());
    }
    FolderStore folder(store());
    QVERIFY(folder.merge(m_log.id(), anyEvent));
    QCOMPARE(complaintOfStore(false), QString());
}

QTEST_GUILESS_MAIN(StoreFaultTest)

#include "storefault.moc"
