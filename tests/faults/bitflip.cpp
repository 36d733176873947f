#include "core/workspace/routing.h"
#include "tests/faults/inspect.h"
#include "tests/faults/worker.h"
#include "tests/support/smallworkspace.h"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <random>

using namespace verdict;
namespace fs = std::filesystem;

namespace {

int setting(const char *name, int otherwise)
{
    const int given = qEnvironmentVariableIntValue(name);
    return given > 0 ? given : otherwise;
}

using Files = std::map<std::string, std::string>; ///< bytes by path inside the workspace

std::string bytesOf(const fs::path &path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// All that is kept, without what SQLite makes anew (the shared index of the WAL) and the lock's courtesy text.
Files readAll(const fs::path &folder)
{
    Files files;
    for (const auto &entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = fs::relative(entry.path(), folder).string();
        if (entry.is_regular_file() && !name.ends_with("-shm") && name != "lock")
            files[name] = bytesOf(entry.path());
    }
    return files;
}

void writeAll(const fs::path &folder, const Files &files)
{
    fs::remove_all(folder);
    fs::create_directories(folder / "blobs");
    for (const auto &[name, bytes] : files)
        std::ofstream(folder / name, std::ios::binary) << bytes;
}

/// Where a bit flips. Every kind of file gets its share, however small it is beside the database.
struct Flip {
    std::string file;
    std::size_t byte = 0;
    int bit = 0;
};

Flip drawFlip(const Files &files, std::mt19937 &random)
{
    static const std::vector<std::string> kinds = {"verdict.sqlite",     "verdict.sqlite", "verdict.sqlite-wal",
                                                   "verdict.sqlite-wal", "blobs/",         "heads",
                                                   "config.json"};
    const auto &kind = kinds[std::uniform_int_distribution<std::size_t>(0, kinds.size() - 1)(random)];
    std::vector<const Files::value_type *> fitting;
    for (const auto &file : files)
        if (file.first == kind || file.first == kind + ".other" ||
            (kind.ends_with('/') && file.first.starts_with(kind)))
            fitting.push_back(&file);
    const auto &[name, bytes] = *fitting.at(std::uniform_int_distribution<std::size_t>(0, fitting.size() - 1)(random));
    const auto at = std::uniform_int_distribution<std::size_t>(0, bytes.size() - 1)(random);
    return {name, at, std::uniform_int_distribution(0, 7)(random)};
}

} // namespace

class BitFlip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void neverSilent();

private:
    /// What opening, `verify` or `digest` says of the copy; empty = nothing.
    std::string alarm() const;

    QTemporaryDir m_folder{quickFolder()};
    std::string m_copy;
    Files m_files;
    std::unique_ptr<Inspection> m_inspection;
    JournalDigest m_digest;
    std::vector<std::string> m_belonging;
};

void BitFlip::initTestCase()
{
    const auto directory = m_folder.filePath(QStringLiteral("w")).toStdString();
    m_copy = m_folder.filePath(QStringLiteral("copy")).toStdString();
    foundSmall(directory);
    m_inspection = std::make_unique<Inspection>(directory);
    const auto path = m_folder.filePath(QStringLiteral("cases.jsonl")).toStdString();
    {
        auto workspace = openSmall(directory);
        QVERIFY(workspace);
        QVERIFY(feed(**workspace, writeCases(path, 0, 12, 300)));
        QVERIFY(routeAll((*workspace)->parts(), [](auto) {}, {}));
    }
    auto workspace = openSmall(directory);
    QVERIFY(workspace);
    QVERIFY(feed(**workspace, writeCases(path, 100, 12, 7000)));
    const auto rows = waiting(**workspace);
    for (std::size_t i = 0; i < 6; ++i)
        QVERIFY(answerOf((*workspace)->decide(rows->at(i).token, agreeing(), {})));
    // While it is open: the newest entries are in the WAL alone. The lock tells that the writer is at rest: it notes
    // the heads after its answer.
    WriterLock atRest(WorkspaceFiles{directory}.lock());
    QVERIFY(atRest.acquire());
    m_files = readAll(directory);
    atRest.release();
    QVERIFY(m_files.contains("verdict.sqlite-wal") && m_files.at("verdict.sqlite-wal").size() > 10'000);
    workspace->reset();
    writeAll(m_copy, m_files);
    QCOMPARE(QString::fromStdString(alarm()), QString());
    m_digest = m_inspection->of(m_copy).digest();
    m_belonging = m_inspection->of(m_copy).belonging();
    QCOMPARE(m_digest.digest, m_inspection->digest().digest);
}

std::string BitFlip::alarm() const
{
    const Inspection copy = m_inspection->of(m_copy);
    try {
        const auto opened = copy.open();
        if (!opened)
            return opened.error().reason;
        const auto problems = opened->problems();
        return problems.empty() ? std::string() : problems.front();
    } catch (const DatabaseFailure &failure) {
        return failure.error.reason.empty() ? "?" : failure.error.reason;
    }
}

void BitFlip::neverSilent()
{
    const int flips = setting("VERDICT_FLIPS", 1000);
    const int seed = setting("VERDICT_SEED", static_cast<int>(std::random_device()() >> 1));
    qInfo("%d flips with seed %d; to repeat: VERDICT_SEED=%d VERDICT_FLIPS=%d", flips, seed, seed, flips);
    std::mt19937 random(static_cast<unsigned>(seed));
    std::map<std::string, std::pair<int, int>> alarms;
    for (int i = 0; i < flips; ++i) {
        const Flip flip = drawFlip(m_files, random);
        Files files = m_files;
        files[flip.file][flip.byte] = static_cast<char>(files[flip.file][flip.byte] ^ (1 << flip.bit));
        writeAll(m_copy, files);
        const std::string said = alarm();
        auto &[all, loud] = alarms[flip.file];
        ++all;
        loud += !said.empty();
        if (!said.empty())
            continue;
        const auto where =
            QStringLiteral("Flip %1 of seed %2: bit %3 of byte %4 of %5 changed what is held without an alarm.")
                .arg(i)
                .arg(seed)
                .arg(flip.bit)
                .arg(flip.byte)
                .arg(QString::fromStdString(flip.file));
        const auto digest = m_inspection->of(m_copy).digest();
        QVERIFY2(digest.digest == m_digest.digest && digest.projection == m_digest.projection, qPrintable(where));
        QVERIFY2(m_inspection->of(m_copy).belonging() == m_belonging, qPrintable(where));
    }
    for (const auto &[file, count] : alarms)
        qInfo("%s: %d of %d flips raised an alarm, the others changed nothing", file.c_str(), count.second,
              count.first);
}

QTEST_GUILESS_MAIN(BitFlip)

#include "bitflip.moc"
