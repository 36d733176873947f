#include "core/journal/headfile.h"
#include "core/journal/publish.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <fstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace verdict;

namespace {

LogId logOf(std::uint8_t n)
{
    LogId log;
    log.bytes.fill(n);
    return log;
}

HeadFile::Heads heads(std::initializer_list<std::uint8_t> logs, std::int64_t seq)
{
    HeadFile::Heads all;
    for (const auto n : logs)
        all[logOf(n)] = Head{seq, EventHash{sha256(std::to_string(n) + ' ' + std::to_string(seq))}, {}};
    return all;
}

void put(const std::string &path, const std::string &bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string get(const std::string &path) { return *readFile(path); }

} // namespace

class FilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void headsReadBack();
    void noticesDamagedHeads();
    void keepsWhatWasSynced();
    void repairsWhatIsTorn();
    void takesAShorterRewrite();
    void readsHeadsWhileTheyAreWritten();
    void publishesForTheOwnerAlone();
    void publishesWholeOrNotAtAll();
    void saysWhyItCouldNotPublish();
    void followsNoPlantedLink();
    void readsWhatIsThere();

private:
    [[nodiscard]] std::string at(const char *name) const { return m_folder->path().toStdString() + '/' + name; }
    [[nodiscard]] int entries() const
    {
        return int(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System).size());
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void FilesTest::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void FilesTest::headsReadBack()
{
    HeadFile file(at("heads"));
    QVERIFY(file.read().heads.empty());
    QVERIFY(file.sync());
    QVERIFY(file.write(heads({1, 2, 3}, 7)));
    QVERIFY(file.sync());
    QVERIFY(file.read().heads == heads({1, 2, 3}, 7));
    QVERIFY(file.write({}));
    QVERIFY(file.read().heads.empty());
    QVERIFY(!file.read().torn);
    put(at("made"), "");
    const auto made = HeadFile(at("made")).read();
    QVERIFY(made.heads.empty() && !made.torn);
    struct stat info {};
    QCOMPARE(stat(at("heads").c_str(), &info), 0);
    QCOMPARE(info.st_mode & 0777, 0600u);
}

void FilesTest::noticesDamagedHeads()
{
    QVERIFY(HeadFile(at("heads")).write(heads({1, 2}, 12)));
    const std::string good = get(at("heads"));
    const auto isTorn = [&](const std::string &bytes) {
        put(at("heads"), bytes);
        const auto known = HeadFile(at("heads")).read();
        return known.torn && known.heads.empty();
    };
    for (std::size_t i = 0; i < good.size(); i += 3) {
        std::string changed = good;
        changed[i] = changed[i] == '0' ? '1' : '0';
        QVERIFY2(isTorn(changed), std::to_string(i).c_str());
    }
    QVERIFY(isTorn(good.substr(0, good.size() / 2)));
    QVERIFY(isTorn("no head file"));
}

/// Whatever a power cut does to the slot that was written last, the other one says what was synced before.
void FilesTest::keepsWhatWasSynced()
{
    HeadFile file(at("heads"));
    put(at("heads.other"), "");
    for (std::int64_t i = 1; i < 6; ++i) {
        QVERIFY(file.write(heads({1, 2}, 10 * i)));
        QVERIFY(file.sync());
        const std::string first = get(at("heads"));
        const std::string other = get(at("heads.other"));
        QVERIFY(file.write(heads({1, 2}, 10 * i + 1)));
        // Another program goes on in its turn: it cannot know what is on the disk.
        QVERIFY(HeadFile(at("heads")).write(heads({1, 2}, 10 * i + 2)));
        QVERIFY(file.write(heads({1, 2}, 10 * i + 3)));
        QVERIFY(file.read().heads == heads({1, 2}, 10 * i + 3));
        const bool wroteFirst = get(at("heads")) != first;
        QVERIFY(wroteFirst != (get(at("heads.other")) != other));
        const std::string written = wroteFirst ? at("heads") : at("heads.other");
        const std::string bytes = get(written);
        put(written, bytes.substr(0, bytes.size() / 2));
        const auto known = file.read();
        QVERIFY(known.torn);
        QVERIFY(known.heads == heads({1, 2}, 10 * i));
        put(written, bytes);
    }
}

void FilesTest::repairsWhatIsTorn()
{
    HeadFile file(at("heads"));
    QVERIFY(file.write(heads({1}, 1)));
    QVERIFY(file.sync());
    QVERIFY(file.write(heads({1}, 2)));
    for (const auto &torn : {std::vector<const char *>{"heads"}, {"heads.other"}, {"heads", "heads.other"}}) {
        for (const char *slot : torn)
            put(at(slot), "generation 7\nnonsense");
        QVERIFY(file.read().torn);
        QVERIFY(HeadFile(at("heads")).repair(heads({1}, 3)));
        const auto known = HeadFile(at("heads")).read();
        QVERIFY(!known.torn);
        QVERIFY(known.heads == heads({1}, 3));
    }
}

void FilesTest::takesAShorterRewrite()
{
    HeadFile file(at("heads"));
    QVERIFY(file.write(heads({1, 2, 3, 4}, 1'000'000)));
    const std::string longer = get(at("heads"));
    QVERIFY(file.write(heads({1}, 5)));
    QVERIFY(file.read().heads == heads({1}, 5));
    // Ended between writing and cutting: the older, longer rest follows the check sum.
    const std::string shorter = get(at("heads"));
    put(at("heads"), shorter + longer.substr(shorter.size()));
    QVERIFY(file.read().heads == heads({1}, 5));
}

void FilesTest::readsHeadsWhileTheyAreWritten()
{
    HeadFile writer(at("heads"));
    QVERIFY(writer.write(heads({1, 2, 3, 4}, 1)));
    std::atomic<bool> stop = false;
    std::thread writing([&] {
        for (std::int64_t i = 1; !stop; ++i)
            static_cast<void>(writer.write(i % 2 ? heads({1, 2, 3, 4}, i) : heads({1}, i)));
    });
    int bad = 0;
    for (int i = 0; i < 20'000; ++i)
        bad += HeadFile(at("heads")).read().torn;
    stop = true;
    writing.join();
    QCOMPARE(bad, 0);
}

void FilesTest::publishesForTheOwnerAlone()
{
    const auto before = umask(0);
    const auto done = publish(at("file"), "bytes");
    umask(before);
    QVERIFY(done);
    struct stat info {};
    QCOMPARE(stat(at("file").c_str(), &info), 0);
    QCOMPARE(info.st_mode & 0777, 0600u);
    QCOMPARE(get(at("file")), std::string("bytes"));
    const QString home = QDir::currentPath();
    QDir::setCurrent(m_folder->path());
    const bool relative = bool(publish("relative", "here"));
    QDir::setCurrent(home);
    QVERIFY(relative);
    QCOMPARE(get(at("relative")), std::string("here"));
    QCOMPARE(entries(), 2);
}

void FilesTest::publishesWholeOrNotAtAll()
{
    const std::string one(200'000, '1');
    const std::string two(300'000, '2');
    QVERIFY(publish(at("file"), one));
    std::atomic<bool> stop = false;
    std::thread writing([&] {
        for (bool odd = false; !stop; odd = !odd)
            static_cast<void>(publish(at("file"), odd ? one : two));
    });
    int torn = 0;
    for (int i = 0; i < 300; ++i) {
        const auto bytes = readFile(at("file"));
        torn += !bytes || (*bytes != one && *bytes != two);
    }
    stop = true;
    writing.join();
    QCOMPARE(torn, 0);
    QCOMPARE(entries(), 1);
}

void FilesTest::saysWhyItCouldNotPublish()
{
    const auto missing = publish(at("none/file"), "x");
    QVERIFY(!missing && missing.error().kind == ErrorKind::Storage);
    QCOMPARE(missing.error().reason.ends_with("could not be created: No such file or directory."), true);
    QDir(m_folder->path()).mkpath(QStringLiteral("folder/full"));
    const auto taken = publish(at("folder"), "x");
    QVERIFY(!taken && taken.error().reason.starts_with("\"folder\" could not be put in place: "));
    const auto full = publish("/dev/full/x", "x");
    QVERIFY(!full && full.error().kind == ErrorKind::Storage);
    QCOMPARE(entries(), 1);
    QVERIFY(!syncDirectory(at("none")));
}

void FilesTest::followsNoPlantedLink()
{
    put(at("victim"), "precious");
    // A link in the file's own place is replaced, not followed.
    QCOMPARE(symlink(at("victim").c_str(), at("link").c_str()), 0);
    QVERIFY(publish(at("link"), "x"));
    QCOMPARE(get(at("victim")), std::string("precious"));
    QCOMPARE(get(at("link")), std::string("x"));
}

void FilesTest::readsWhatIsThere()
{
    const auto missing = readFile(at("none"));
    QVERIFY(!missing && missing.error().kind == ErrorKind::NotFound);
    QVERIFY(!readFile(m_folder->path().toStdString()));
    const std::string bytes = std::string(70'000, 'x') + '\0' + "end";
    QVERIFY(publish(at("file"), bytes));
    QCOMPARE(get(at("file")), bytes);
}

QTEST_GUILESS_MAIN(FilesTest)
#include "test_files.moc"
