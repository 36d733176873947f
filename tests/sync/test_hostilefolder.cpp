#include "core/journal/publish.h"
#include "core/sync/foldernames.h"
#include "core/sync/folderstore.h"
#include "tests/sync/samplelog.h"

#include <QTemporaryDir>
#include <QTest>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace verdict;
namespace fs = std::filesystem;

namespace {

const TeamId team{sha256("team")};

bool anyEvent(const SharedEvent &) { return true; }

bool isDamaged(const auto &result) { return !result && result.error().kind == ErrorKind::Damaged; }
bool isUnreachable(const auto &result)
{
    return !result && result.error().kind == ErrorKind::Unreachable && !result.error().reason.empty();
}

void put(const fs::path &path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

/// Root may do everything everywhere: while this lives, the test is nobody, who owns the folder.
class OrdinaryUser {
public:
    explicit OrdinaryUser(const fs::path &folder)
    {
        if (!m_wasRoot)
            return;
        for (const auto &entry : fs::recursive_directory_iterator(folder))
            if (::lchown(entry.path().c_str(), nobody, nobody) != 0)
                qFatal("A file could not be given away.");
        if (::chown(folder.c_str(), nobody, nobody) != 0 || ::seteuid(nobody) != 0)
            qFatal("Root could not become nobody.");
    }
    ~OrdinaryUser()
    {
        if (m_wasRoot && ::seteuid(0) != 0)
            qFatal("Nobody could not become root again.");
    }
    OrdinaryUser(const OrdinaryUser &) = delete;
    OrdinaryUser &operator=(const OrdinaryUser &) = delete;

private:
    static constexpr uid_t nobody = 65534;
    const bool m_wasRoot = ::geteuid() == 0;
};

/// Every file below a folder with its bytes.
std::map<std::string, std::string> filesBelow(const fs::path &folder)
{
    std::map<std::string, std::string> files;
    for (const auto &entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[entry.path().string()] = *readFile(entry.path().string());
    return files;
}

} // namespace

/// A shared folder in which others do whatever a file system lets them do.
class HostileFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void countsStrangers();
    void bearsAMillionStrangers();
    void readsOnlyRegularFiles_data();
    void readsOnlyRegularFiles();
    void contentIsReadFromRegularFilesOnly_data();
    void contentIsReadFromRegularFilesOnly();
    void opensNoFolderThroughALink();
    void noticesHalfFiles();
    void noticesFilesUnderAnothersName();
    void mendsWhatIsDamaged();
    void comesBackAfterDeletion();
    void putsFilesWhereFoldersStand();
    void readsWhereItMayNotWrite();
    void saysThatTheFolderIsAway();
    void noticesThatAnotherFolderTookItsPlace();
    void readsAShrinkingFile();
    void bearsTimesOfTheFuture();
    void cleansUpWhatWasLeftAside();
    void mergesAroundWhatIsDamaged();
    void endsAMergeThatWasCutOff();
    void beginsOnlyWhereNothingElseLies();
    void refusesOtherLayouts();
    void givesFilesTheFoldersReaders();
    void lettersProveThemselves();

private:
    [[nodiscard]] fs::path root() const { return m_folder->path().toStdString() + "/shared"; }
    [[nodiscard]] fs::path segments() const { return root() / "segments"; }
    [[nodiscard]] fs::path fileOf(std::span<const SharedEvent> events) const
    {
        return segments() / foldernames::segment(stretchOf(events));
    }
    [[nodiscard]] fs::path chunkOf(const ContentPut &content, std::int64_t index) const
    {
        return root() / foldernames::contentFolder(content.name) /
               foldernames::chunk(content.name, content.version, index);
    }
    static void addHostileRows();
    void placeInstead(const QByteArray &what, const fs::path &path);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FolderStore> m_store;
    std::vector<SharedEvent> m_events;
    ContentPut m_content;
};

void HostileFolderTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<FolderStore>(root().string());
    QVERIFY(m_store->prepare(team, SharedStore::Use::First));
    m_events = SampleLog(team).grow(5);
    QVERIFY(m_store->append(m_events));
    const auto bytes = sampleBytes(SharedStore::chunkBytes + 10, 1);
    m_content = {ContentName::pack(m_events[0].event.hash),
                 {1, static_cast<std::int64_t>(bytes.size())},
                 [bytes](std::int64_t offset, std::int64_t length) -> Result<std::string> {
                     return bytes.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length));
                 }};
    QVERIFY(m_store->putContent({&m_content, 1}, {}));
}

void HostileFolderTest::countsStrangers()
{
    const std::string name = foldernames::segment(stretchOf(m_events));
    const std::string stem = name.substr(0, name.size() - 4);
    std::string upper = name;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
    std::vector<std::string> strangers{stem + " (conflicted copy).seg",
                                       stem + ".sync-conflict-20260101-120000-ABC.seg",
                                       name + "~",
                                       ".nfs000000000000001",
                                       stem,
                                       name + ".part",
                                       upper,
                                       stem + ".SEG",
                                       "x",
                                       "-1-1-.seg",
                                       "\xff\xfe",
                                       std::string(255, 'n')};
    for (const char *numbers :
         {"-0-5-", "-01-5-", "-5-1-", "-1-99999999999999999999-", "-+1-5-", "--1-5-", "-1-9007199254740992-"})
        strangers.push_back(name.substr(0, 32) + numbers + name.substr(name.size() - 36));
    for (const auto &stranger : strangers)
        put(segments() / stranger, "theirs");
    fs::create_directory(segments() / (name.substr(0, 31) + (name[31] == '0' ? "1" : "0") + name.substr(32)));
    const auto listing = m_store->list();
    QVERIFY(listing);
    QCOMPARE(listing->strangers, std::int64_t(strangers.size() + 1));
    QVERIFY(listing->stretches == std::vector<StoredStretch>{stretchOf(m_events)});
    QVERIFY(listing->remark().starts_with(std::to_string(strangers.size() + 1) + " names in the shared store"));
    QVERIFY(areSame(*m_store->read(stretchOf(m_events), 1), m_events));
    QVERIFY(m_store->merge(m_events[0].log, anyEvent));
    for (const auto &stranger : strangers)
        QVERIFY(fs::exists(segments() / stranger));
    // Qt cannot name it, and so not remove it.
    fs::remove(segments() / "\xff\xfe");
}

void HostileFolderTest::bearsAMillionStrangers()
{
    // Hard links are as many names at the least cost; a file system that allows fewer to one file takes more files.
    const int names = qEnvironmentVariableIsSet("VERDICT_LONG") ? 1'000'000 : 30'000;
    std::string target;
    int made = 0;
    for (int i = 0; i < names; ++i) {
        const std::string name = segments().string() + "/stranger " + std::to_string(i);
        if (target.empty() || ::link(target.c_str(), name.c_str()) != 0) {
            put(name, "");
            target = name;
        }
        ++made;
    }
    struct rusage before {};
    getrusage(RUSAGE_SELF, &before);
    const auto listing = m_store->list();
    struct rusage after {};
    getrusage(RUSAGE_SELF, &after);
    QVERIFY(listing);
    QCOMPARE(listing->strangers, std::int64_t(made));
    QCOMPARE(listing->stretches.size(), std::size_t(1));
    QVERIFY(!listing->remark().empty() && listing->remark().size() < 500);
    QVERIFY2(after.ru_maxrss - before.ru_maxrss < 8 * 1024, "listing kept the strangers' names");
}

void HostileFolderTest::addHostileRows()
{
    QTest::addColumn<QByteArray>("what");
    for (const char *what : {"fifo", "socket", "directory", "link out", "link to a like file", "dangling link",
                             "sparse terabyte", "empty", "device", "unreadable"})
        // Only root makes devices.
        if (::geteuid() == 0 || std::string_view(what) != "device")
            QTest::newRow(what) << QByteArray(what);
}

void HostileFolderTest::placeInstead(const QByteArray &what, const fs::path &path)
{
    const fs::path aside = fs::path(m_folder->path().toStdString()) / "aside";
    fs::rename(path, aside);
    if (what == "fifo") {
        QCOMPARE(::mkfifo(path.c_str(), 0666), 0);
    } else if (what == "socket") {
        const int handle = ::socket(AF_UNIX, SOCK_STREAM, 0);
        struct sockaddr_un address {};
        address.sun_family = AF_UNIX;
        const fs::path socket = fs::path(m_folder->path().toStdString()) / "s";
        socket.string().copy(address.sun_path, sizeof address.sun_path - 1);
        QCOMPARE(::bind(handle, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        ::close(handle);
        fs::rename(socket, path);
    } else if (what == "directory") {
        fs::create_directory(path);
    } else if (what == "link out") {
        fs::create_symlink("/etc/passwd", path);
    } else if (what == "link to a like file") {
        fs::create_symlink(aside, path);
    } else if (what == "dangling link") {
        fs::create_symlink("nowhere", path);
    } else if (what == "sparse terabyte") {
        put(path, "");
        QCOMPARE(::truncate(path.c_str(), off_t{1} << 40), 0);
    } else if (what == "empty") {
        put(path, "");
    } else if (what == "device") {
        QCOMPARE(::mknod(path.c_str(), S_IFCHR | 0666, makedev(1, 5)), 0);
    } else {
        put(path, *readFile(aside.string()));
        fs::permissions(path, fs::perms::none);
    }
}

void HostileFolderTest::readsOnlyRegularFiles_data() { addHostileRows(); }

void HostileFolderTest::readsOnlyRegularFiles()
{
    QFETCH(QByteArray, what);
    placeInstead(what, fileOf(m_events));
    const OrdinaryUser user(m_folder->path().toStdString());
    QVERIFY(m_store->list());
    const auto read = m_store->read(stretchOf(m_events), 1);
    QVERIFY2(isDamaged(read), read ? "it was read" : read.error().reason.c_str());
    QVERIFY(read.error().reason.find(fileOf(m_events).filename().string()) != std::string::npos);
    QVERIFY(m_store->append(m_events));
    QVERIFY(areSame(*m_store->read(stretchOf(m_events), 1), m_events));
}

void HostileFolderTest::contentIsReadFromRegularFilesOnly_data() { addHostileRows(); }

void HostileFolderTest::contentIsReadFromRegularFilesOnly()
{
    QFETCH(QByteArray, what);
    placeInstead(what, chunkOf(m_content, 0));
    const OrdinaryUser user(m_folder->path().toStdString());
    QVERIFY(isDamaged(m_store->getChunk(m_content.name, m_content.version, 0)));
    QVERIFY(m_store->getChunk(m_content.name, m_content.version, SharedStore::chunkBytes));
    if (what != "unreadable") {
        const auto held = m_store->contentHeld(m_content.name);
        QVERIFY(held && held->front().held == 0);
    }
    QVERIFY(m_store->putContent({&m_content, 1}, {}));
    QVERIFY(m_store->contentHeld(m_content.name)->front().isWhole());
    QVERIFY(m_store->getChunk(m_content.name, m_content.version, 0));
}

void HostileFolderTest::opensNoFolderThroughALink()
{
    const fs::path outside = fs::path(m_folder->path().toStdString()) / "outside";
    const fs::path shard = root() / foldernames::contentFolder(m_content.name);
    for (const auto &folder : {segments(), root() / "content", root() / "letters"}) {
        fs::rename(folder, outside);
        fs::create_symlink(outside, folder);
        const auto before = filesBelow(outside);
        const auto more = SampleLog(team).grow(1);
        auto other = m_content;
        other.version.generation = 2;
        if (folder == segments())
            QVERIFY(isDamaged(m_store->list()) && !m_store->append(more));
        else if (folder == root() / "content")
            QVERIFY(!m_store->contentHeld(m_content.name) && !m_store->putContent({&other, 1}, {}));
        else
            QVERIFY(!m_store->letters("join") && !m_store->putLetter("join", LetterName{}, "x"));
        QVERIFY(filesBelow(outside) == before);
        fs::remove(folder);
        fs::rename(outside, folder);
    }
    fs::rename(shard, outside);
    put(shard, "a file");
    QVERIFY(isDamaged(m_store->contentHeld(m_content.name)));
}

/// What a program that keeps folders in step shows while it works: the right name, and some of the bytes, or zeros.
void HostileFolderTest::noticesHalfFiles()
{
    const auto path = fileOf(m_events);
    const std::string whole = *readFile(path.string());
    for (const auto &half : {whole.substr(0, whole.size() / 2), whole.substr(0, whole.size() - 1),
                             whole.substr(0, whole.size() / 2) + std::string(whole.size() - whole.size() / 2, '\0')}) {
        put(path, half);
        QVERIFY(isDamaged(m_store->read(stretchOf(m_events), 1)));
    }
    put(path, whole);
    QVERIFY(m_store->read(stretchOf(m_events), 1));
    const auto chunk = chunkOf(m_content, 1);
    std::string bytes = *readFile(chunk.string());
    put(chunk, bytes.substr(0, 12));
    QVERIFY(isDamaged(m_store->getChunk(m_content.name, m_content.version, SharedStore::chunkBytes)));
    QCOMPARE(m_store->contentHeld(m_content.name)->front().held, SharedStore::chunkBytes);
    bytes[3] = static_cast<char>(bytes[3] ^ 4);
    put(chunk, bytes);
    QVERIFY(isDamaged(m_store->getChunk(m_content.name, m_content.version, SharedStore::chunkBytes)));
}

void HostileFolderTest::noticesFilesUnderAnothersName()
{
    const auto others = SampleLog(team).grow(5);
    QVERIFY(m_store->append(others));
    fs::copy_file(fileOf(others), fileOf(m_events), fs::copy_options::overwrite_existing);
    QVERIFY(isDamaged(m_store->read(stretchOf(m_events), 1)));
    auto shorter = stretchOf(m_events);
    shorter.last = 4;
    fs::copy_file(fileOf(others), segments() / foldernames::segment(shorter));
    QVERIFY(isDamaged(m_store->read(shorter, 1)));
    auto twin = m_content;
    twin.version.generation = 2;
    fs::copy_file(chunkOf(m_content, 0), chunkOf(twin, 0));
    QVERIFY(isDamaged(m_store->getChunk(twin.name, twin.version, 0)));
}

void HostileFolderTest::mendsWhatIsDamaged()
{
    for (const auto &path : {fileOf(m_events), chunkOf(m_content, 0)}) {
        std::string bytes = *readFile(path.string());
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        put(path, bytes);
    }
    QVERIFY(!m_store->read(stretchOf(m_events), 1));
    QVERIFY(!m_store->getChunk(m_content.name, m_content.version, 0));
    QVERIFY(m_store->append(m_events));
    QVERIFY(m_store->putContent({&m_content, 1}, {}));
    QVERIFY(m_store->read(stretchOf(m_events), 1));
    QVERIFY(m_store->getChunk(m_content.name, m_content.version, 0));
}

void HostileFolderTest::comesBackAfterDeletion()
{
    fs::remove_all(segments());
    fs::remove_all(root() / "content");
    QVERIFY(m_store->list()->stretches.empty());
    const auto gone = m_store->read(stretchOf(m_events), 1);
    QVERIFY(!gone && gone.error().kind == ErrorKind::NotFound);
    QVERIFY(m_store->contentHeld(m_content.name)->empty());
    QVERIFY(m_store->append(m_events));
    QVERIFY(m_store->putContent({&m_content, 1}, {}));
    QVERIFY(areSame(*m_store->read(stretchOf(m_events), 1), m_events));
    QVERIFY(m_store->contentHeld(m_content.name)->front().isWhole());
    fs::remove(root() / "verdict-store.json");
    QVERIFY(m_store->prepare(team, SharedStore::Use::Again));
    QVERIFY(fs::exists(root() / "verdict-store.json"));
    QVERIFY(m_store->read(stretchOf(m_events), 1));
}

void HostileFolderTest::putsFilesWhereFoldersStand()
{
    const auto path = fileOf(m_events);
    fs::remove(path);
    fs::create_directory(path);
    put(path / "theirs", "precious");
    const auto blocked = m_store->append(m_events);
    QVERIFY(!blocked && blocked.error().kind == ErrorKind::Storage);
    QVERIFY(blocked.error().reason.find(path.filename().string()) != std::string::npos);
    QCOMPARE(*readFile((path / "theirs").string()), std::string("precious"));
    fs::remove(path / "theirs");
    QVERIFY(m_store->append(m_events));
    QVERIFY(m_store->read(stretchOf(m_events), 1));
}

void HostileFolderTest::readsWhereItMayNotWrite()
{
    const OrdinaryUser user(m_folder->path().toStdString());
    const auto all = {root(), segments(), root() / "content", root() / "letters"};
    for (const auto &folder : all)
        fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
    FolderStore store(root().string());
    QVERIFY(store.prepare(team, SharedStore::Use::Again));
    QVERIFY(areSame(*store.read(stretchOf(m_events), 1), m_events));
    QVERIFY(store.getChunk(m_content.name, m_content.version, 0));
    const auto refused = store.append(SampleLog(team).grow(1));
    QVERIFY(!refused && refused.error().kind == ErrorKind::Storage && !refused.error().reason.empty());
    QVERIFY(!store.putLetter("join", LetterName{}, "x"));
    for (const auto &folder : all)
        fs::permissions(folder, fs::perms::owner_all);
}

void HostileFolderTest::saysThatTheFolderIsAway()
{
    const fs::path elsewhere = fs::path(m_folder->path().toStdString()) / "elsewhere";
    fs::rename(root(), elsewhere);
    QVERIFY(isUnreachable(m_store->list()));
    QVERIFY(isUnreachable(m_store->read(stretchOf(m_events), 1)));
    QVERIFY(isUnreachable(m_store->append(m_events)));
    QVERIFY(isUnreachable(m_store->merge(m_events[0].log, anyEvent)));
    QVERIFY(isUnreachable(m_store->contentHeld(m_content.name)));
    QVERIFY(isUnreachable(m_store->putContent({&m_content, 1}, {})));
    QVERIFY(isUnreachable(m_store->getChunk(m_content.name, m_content.version, 0)));
    QVERIFY(isUnreachable(m_store->removeContent(m_content.name, m_content.version)));
    QVERIFY(isUnreachable(m_store->putLetter("join", LetterName{}, "x")));
    QVERIFY(isUnreachable(m_store->letters("join")));
    QVERIFY(isUnreachable(m_store->letter("join", LetterName{})));
    QVERIFY(isUnreachable(m_store->removeLetter("join", LetterName{})));
    QVERIFY(isUnreachable(FolderStore(root().string()).prepare(team, SharedStore::Use::Again)));
    fs::rename(elsewhere, root());
    QVERIFY(m_store->read(stretchOf(m_events), 1));
}

/// A drive that was unmounted leaves an empty directory, and nothing may be written into that.
void HostileFolderTest::noticesThatAnotherFolderTookItsPlace()
{
    fs::rename(root(), fs::path(m_folder->path().toStdString()) / "elsewhere");
    fs::create_directory(root());
    QVERIFY(isUnreachable(m_store->list()));
    QVERIFY(isUnreachable(m_store->append(m_events)));
    QVERIFY(isUnreachable(m_store->putContent({&m_content, 1}, {})));
    QVERIFY(isUnreachable(FolderStore(root().string()).prepare(team, SharedStore::Use::Again)));
    QVERIFY(fs::is_empty(root()));
}

/// A file that is written over while it is read is Damaged or whole, and never anything else.
void HostileFolderTest::readsAShrinkingFile()
{
    const auto events = SampleLog(team).grow(40, 40'000);
    QVERIFY(m_store->append(events));
    const auto path = fileOf(events);
    const std::string whole = *readFile(path.string());
    std::jthread writer([&](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            put(path, whole.substr(0, 5000));
            put(path, whole);
        }
    });
    FolderStore reader(root().string());
    for (int i = 0; i < 100; ++i) {
        const auto read = reader.read(stretchOf(events), 1);
        QVERIFY(read ? areSame(*read, events) : read.error().kind == ErrorKind::Damaged);
    }
}

void HostileFolderTest::bearsTimesOfTheFuture()
{
    const auto future = fs::file_time_type::clock::now() + std::chrono::hours(24 * 365 * 10);
    fs::last_write_time(fileOf(m_events), future);
    fs::last_write_time(segments(), future);
    QVERIFY(m_store->list()->stretches.size() == 1 && m_store->read(stretchOf(m_events), 1));
    QVERIFY(m_store->append(m_events));
}

void HostileFolderTest::cleansUpWhatWasLeftAside()
{
    const auto young = segments() / "~0123456789abcdef.tmp";
    const auto old = segments() / "~fedcba9876543210.tmp";
    const auto theirs = segments() / "~theirs.tmp";
    for (const auto &path : {young, old, theirs})
        put(path, "half");
    for (const auto &path : {old, theirs})
        fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(25));
    QCOMPARE(m_store->list()->strangers, std::int64_t(1));
    QVERIFY(m_store->merge(m_events[0].log, anyEvent));
    QVERIFY(fs::exists(young) && !fs::exists(old) && fs::exists(theirs));
}

void HostileFolderTest::mergesAroundWhatIsDamaged()
{
    SampleLog log(team);
    const auto events = log.grow(12);
    for (const auto &event : events)
        QVERIFY(m_store->append({&event, 1}));
    const auto bad = fileOf(std::span(events).subspan(5, 1));
    put(bad, "broken");
    QVERIFY(m_store->merge(log.id(), anyEvent));
    QCOMPARE(*readFile(bad.string()), std::string("broken"));
    QVERIFY(m_store->list()->stretches.size() <= 1 + 5);
    QVERIFY(m_store->append(std::span(events).subspan(5, 1)));
    std::vector<SharedEvent> found;
    const auto listing = m_store->list();
    for (const auto &stretch : listing->stretches) {
        const auto held = m_store->read(stretch, 1);
        QVERIFY(held);
        if (stretch.log == LogPrefix::of(log.id()))
            found.insert(found.end(), held->begin(), held->end());
    }
    QVERIFY(areSame(found, events));
}

/// The larger file was written, and the machine stopped before the smaller ones were removed.
void HostileFolderTest::endsAMergeThatWasCutOff()
{
    SampleLog log(team);
    const auto trunk = log.grow(6);
    log.goBackTo(trunk[3]);
    const auto branch = log.grow(1, 300);
    for (const auto &event : trunk)
        QVERIFY(m_store->append({&event, 1}));
    QVERIFY(m_store->append(branch));
    QVERIFY(m_store->append(trunk));
    QVERIFY(m_store->merge(log.id(), anyEvent));
    const auto listing = m_store->list();
    std::vector<StoredStretch> left;
    for (const auto &stretch : listing->stretches)
        if (stretch.log == LogPrefix::of(log.id()))
            left.push_back(stretch);
    std::vector<StoredStretch> wanted{stretchOf(trunk), stretchOf(branch)};
    std::sort(wanted.begin(), wanted.end());
    QVERIFY(left == wanted);
    QVERIFY(areSame(*m_store->read(stretchOf(trunk), 1), trunk));
}

void HostileFolderTest::beginsOnlyWhereNothingElseLies()
{
    const QTemporaryDir taken;
    const fs::path place = taken.path().toStdString();
    put(place / ".stfolder", "");
    fs::create_directory(place / "lost+found");
    QVERIFY(FolderStore(place.string()).prepare(team, SharedStore::Use::First));
    const QTemporaryDir other;
    const fs::path holiday = fs::path(other.path().toStdString()) / "holiday.jpg";
    put(holiday, "sun");
    const auto refused = FolderStore(other.path().toStdString()).prepare(team, SharedStore::Use::First);
    QVERIFY(!refused && refused.error().kind == ErrorKind::BadInput);
    QVERIFY(refused.error().reason.find("holiday.jpg") != std::string::npos);
    QCOMPARE(filesBelow(other.path().toStdString()).size(), std::size_t(1));
    const auto file = FolderStore(holiday.string()).prepare(team, SharedStore::Use::First);
    QVERIFY(isUnreachable(file));
    const auto deep = FolderStore(place.string() + "/none/none").prepare(team, SharedStore::Use::First);
    QVERIFY(isUnreachable(deep));
}

void HostileFolderTest::refusesOtherLayouts()
{
    const auto marker = root() / "verdict-store.json";
    const auto prepareAgain = [&] { return FolderStore(root().string()).prepare(team, SharedStore::Use::Again); };
    put(marker, "{\"format\":2,\"team\":\"" + team.hex() + "\"}");
    const auto newer = prepareAgain();
    QVERIFY(!newer && newer.error().kind == ErrorKind::BadInput);
    QVERIFY(newer.error().reason.find("newer") != std::string::npos);
    for (const std::string bytes : {"", "{", "[]", "{\"format\":1}", "{\"format\":1,\"team\":\"ABC\"}",
                                    "{\"format\":1,\"format\":1,\"team\":\"\"}"}) {
        put(marker, bytes);
        QVERIFY(isDamaged(prepareAgain()));
    }
    QCOMPARE(::truncate(marker.c_str(), off_t{1} << 30), 0);
    QVERIFY(isDamaged(prepareAgain()));
    fs::remove(marker);
    QCOMPARE(::mkfifo(marker.c_str(), 0666), 0);
    QVERIFY(isDamaged(prepareAgain()));
}

void HostileFolderTest::givesFilesTheFoldersReaders()
{
    const auto modeOf = [](const fs::path &path) {
        struct stat state {};
        return ::stat(path.c_str(), &state) == 0 ? state.st_mode & 07777 : 0;
    };
    const QTemporaryDir folder;
    const fs::path place = folder.path().toStdString();
    const auto umaskBefore = ::umask(077);
    QCOMPARE(::chmod(place.c_str(), 02770), 0);
    FolderStore store(place.string());
    const bool done =
        store.prepare(team, SharedStore::Use::First) && store.append(m_events) && store.putContent({&m_content, 1}, {});
    ::umask(umaskBefore);
    QVERIFY(done);
    QCOMPARE(modeOf(place / "verdict-store.json"), 0640u);
    QCOMPARE(modeOf(place / "segments" / fileOf(m_events).filename()), 0640u);
    QCOMPARE(modeOf(place / "segments"), 02770u);
    QCOMPARE(modeOf(place / foldernames::contentFolder(m_content.name)), 02770u);
    QCOMPARE(::chmod((place / "segments").c_str(), 0755), 0);
    const auto more = SampleLog(team).grow(1);
    QVERIFY(store.append(more));
    QCOMPARE(modeOf(place / "segments" / fileOf(more).filename()), 0644u);
}

void HostileFolderTest::lettersProveThemselves()
{
    const LetterName name = sha256("letter");
    QVERIFY(m_store->putLetter("join", name, "let me in"));
    const auto path = root() / "letters" / foldernames::letter("join", name);
    std::string bytes = *readFile(path.string());
    put(path, bytes.substr(0, 20));
    QVERIFY(isDamaged(m_store->letter("join", name)));
    bytes[0] = 'L';
    put(path, bytes);
    QVERIFY(isDamaged(m_store->letter("join", name)));
    put(path, std::string(SharedStore::maxLetterBytes + 17, 'x'));
    QVERIFY(isDamaged(m_store->letter("join", name)));
    put(root() / "letters" / "join-ABC", "");
    fs::create_directory(root() / "letters" / foldernames::letter("join", LetterName{}));
    QVERIFY(*m_store->letters("join") == std::vector<LetterName>{name});
}

QTEST_GUILESS_MAIN(HostileFolderTest)
#include "test_hostilefolder.moc"
