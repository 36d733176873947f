#include "core/storage/blobs.h"

#include "core/journal/publish.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <set>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace verdict {
namespace {

constexpr std::size_t openFiles = 8;
constexpr const char *placeQuery =
    "SELECT p.size, p.file, p.base, p.bytes, l.key, e.epoch FROM event e JOIN log l ON l.id = e.log "
    "LEFT JOIN pack p ON p.event = e.id WHERE e.id = ?";

[[noreturn]] void storageFailure(const std::string &what, int code)
{
    const char *hint = code == ENOSPC ? " Nothing was lost; free some space and try again." : "";
    throw DatabaseFailure{{ErrorKind::Storage, "Content " + what + ": " + std::strerror(code) + "." + hint}};
}

[[noreturn]] void damaged(const std::string &what) { throw DatabaseFailure{{ErrorKind::Damaged, what}}; }

/// Lets the disk begin, so that the sync before the commit finds little left to wait for.
void startWriting(int handle, std::int64_t from, std::int64_t bytes)
{
#ifdef SYNC_FILE_RANGE_WRITE
    ::sync_file_range(handle, from, bytes, SYNC_FILE_RANGE_WRITE);
#else
    (void)handle, (void)from, (void)bytes;
#endif
}

std::string randomName()
{
    std::array<std::uint8_t, 12> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return toHex(bytes.data(), bytes.size()) + ".pack";
}

} // namespace

PackFile::~PackFile()
{
    if (m_handle >= 0)
        ::close(m_handle);
    if (!m_kept && !m_name.empty())
        ::unlink((m_files.blobs() + '/' + m_name).c_str());
}

void PackFile::create()
{
    m_name = randomName();
    m_handle = ::open((m_files.blobs() + '/' + m_name).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (m_handle < 0)
        storageFailure("could not be stored", errno);
}

std::int64_t PackFile::append(std::string_view bytes)
{
    if (m_handle < 0)
        create();
    const std::int64_t base = m_size;
    while (!bytes.empty()) {
        const auto n = ::write(m_handle, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            storageFailure("could not be stored", n < 0 ? errno : ENOSPC);
        m_size += n;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    startWriting(m_handle, base, m_size - base);
    return base;
}

void PackFile::makeDurable()
{
    if (m_handle < 0)
        return;
    if (::fdatasync(m_handle) != 0)
        storageFailure("could not be synced to the disk", errno);
    if (const auto synced = syncDirectory(m_files.blobs()); !synced)
        throw DatabaseFailure{synced.error()};
}

std::string blobPath(const WorkspaceFiles &files, const ObjectName &name)
{
    return files.blobs() + '/' + name.hex() + ".blob";
}

void publishBlob(const WorkspaceFiles &files, const ObjectName &name, std::string_view sealed)
{
    if (const auto done = publish(blobPath(files, name), sealed); !done)
        throw DatabaseFailure{done.error()};
}

void collectGarbage(Database &database, const WorkspaceFiles &files)
{
    std::set<std::string> known;
    Statement packs(database, "SELECT DISTINCT file FROM pack WHERE file IS NOT NULL");
    while (packs.step())
        known.emplace(packs.text(0));
    Statement blobs(database, "SELECT lower(hex(name)) || '.blob' FROM blob");
    while (blobs.step())
        known.emplace(blobs.text(0));
    std::error_code ignored;
    const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours(24);
    for (const auto &entry : std::filesystem::directory_iterator(files.blobs(), ignored))
        if (entry.is_regular_file(ignored) && entry.last_write_time(ignored) < old &&
            !known.contains(entry.path().filename().string()))
            std::filesystem::remove(entry.path(), ignored);
}

/// Where an event's pack lies and which key opens it.
struct ObjectReader::Place {
    std::int64_t event = 0;
    std::int64_t size = 0;
    std::string file; ///< empty = `bytes`
    std::int64_t base = 0;
    std::string bytes;
    std::optional<AudienceKey> key; ///< nothing = sealed for others
};

ObjectReader::ObjectReader(Database &database, const WorkspaceFiles &files, std::shared_ptr<const Keyring> keys)
    : m_files(files), m_keys(std::move(keys)), m_database(database)
{
}

void ObjectReader::useKeys(std::shared_ptr<const Keyring> keys)
{
    if (keys != m_keys)
        m_last.reset();
    m_keys = std::move(keys);
}

ObjectReader::~ObjectReader()
{
    for (const auto &[name, handle] : m_handles)
        ::close(handle);
}

const ObjectReader::Place &ObjectReader::place(std::int64_t event)
{
    if (m_last && m_last->event == event)
        return *m_last;
    Statement &query = m_database.cached(placeQuery);
    query.bind(1, event);
    if (!query.step())
        damaged("An object's event is missing from the journal.");
    auto place = std::make_unique<Place>();
    place->event = event;
    place->size = query.integer(0);
    place->file = query.text(1);
    place->base = query.integer(2);
    place->bytes = query.bytes(3);
    LogId log;
    const auto key = query.bytes(4);
    std::copy_n(key.begin(), std::min(key.size(), log.bytes.size()), log.bytes.begin());
    place->key = m_keys->key(log, static_cast<int>(query.integer(5)));
    query.reset();
    m_last = std::move(place);
    return *m_last;
}

int ObjectReader::handle(const std::string &file)
{
    const auto found = std::find_if(m_handles.begin(), m_handles.end(), [&](const auto &h) { return h.first == file; });
    if (found != m_handles.end()) {
        std::rotate(found, found + 1, m_handles.end());
        return m_handles.back().second;
    }
    const int opened = ::open((m_files.blobs() + '/' + file).c_str(), O_RDONLY | O_CLOEXEC);
    if (opened < 0)
        damaged("The content file \"" + file + "\" is missing or cannot be read: " + std::strerror(errno) + ".");
    if (m_handles.size() == openFiles) {
        ::close(m_handles.front().second);
        m_handles.erase(m_handles.begin());
    }
    m_handles.emplace_back(file, opened);
    return opened;
}

std::string ObjectReader::read(const Place &place, std::int64_t offset, std::int64_t length)
{
    if (offset < 0 || length < 0 || offset > place.size || length > place.size - offset)
        damaged("An object lies outside its pack.");
    if (place.file.empty()) {
        if (static_cast<std::int64_t>(place.bytes.size()) != place.size)
            damaged("A pack in the database is cut short.");
        return place.bytes.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length));
    }
    struct stat file = {};
    // Before memory is asked for: a size that is damaged may ask for any amount.
    if (::fstat(handle(place.file), &file) != 0 || length > file.st_size)
        damaged("The content file \"" + place.file + "\" is cut short.");
    std::string bytes(static_cast<std::size_t>(length), '\0');
    const auto n = ::pread(handle(place.file), bytes.data(), bytes.size(), place.base + offset);
    if (n != length)
        damaged("The content file \"" + place.file + "\" is cut short.");
    return bytes;
}

Opened ObjectReader::open(const ObjectRef &ref)
{
    const Place &where = place(ref.event);
    auto opened = verdict::open(keyOf(where), ref.name, read(where, ref.offset, ref.length));
    if (!opened)
        damaged("The object " + ref.name.hex().substr(0, 16) + "… is damaged: it does not fit its name.");
    return std::move(*opened);
}

Opened ObjectReader::openAgain(const ObjectRef &ref)
{
    if (const Opened *recent = m_recent.find(ref.name))
        return *recent;
    Opened opened = open(ref);
    m_recent.keep(ref.name, opened);
    return opened;
}

Opened ObjectReader::openBlob(std::int64_t event, const ObjectName &name)
{
    const Place &where = place(event);
    auto sealed = readFile(blobPath(m_files, name));
    if (!sealed)
        damaged("The attachment " + name.hex().substr(0, 16) + "… is missing or cannot be read. " +
                sealed.error().reason);
    auto opened = verdict::open(keyOf(where), name, *sealed);
    if (!opened)
        damaged("The attachment " + name.hex().substr(0, 16) +
                "… is damaged: its check sum differs from the recorded one.");
    return std::move(*opened);
}

const AudienceKey &ObjectReader::keyOf(const Place &place)
{
    if (!place.key)
        throw DatabaseFailure{{ErrorKind::NotAllowed, "This content is sealed for others."}};
    return *place.key;
}

std::string ObjectReader::sealedPack(std::int64_t event)
{
    const Place &where = place(event);
    return where.size == 0 ? std::string() : read(where, 0, where.size);
}

} // namespace verdict
