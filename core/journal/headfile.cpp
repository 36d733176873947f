#include "core/journal/headfile.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>
#include <unistd.h>

namespace verdict {
namespace {

constexpr int attempts = 20;

Error storage(const std::string &what, int code)
{
    return {ErrorKind::Storage, "The head file could not be " + what + ": " + std::strerror(code) + "."};
}

std::string bytesOf(const std::string &path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Nothing if any line is not what a head's line must be.
std::optional<HeadFile::Heads> headsIn(std::istream &in)
{
    HeadFile::Heads heads;
    std::string log;
    std::string hash;
    Head head;
    while (in >> log >> head.seq >> hash) {
        const auto logId = LogId::fromHex(log);
        const auto headHash = EventHash::fromHex(hash);
        if (!logId || !headHash)
            return std::nullopt;
        head.hash = *headHash;
        heads[*logId] = head;
    }
    return heads;
}

bool writeAll(int handle, std::string_view bytes)
{
    off_t at = 0;
    while (!bytes.empty()) {
        const auto n = ::pwrite(handle, bytes.data(), bytes.size(), at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += n;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

} // namespace

HeadFile::HeadFile(const std::string &path) : m_paths{path, path + ".other"} {}

HeadFile::~HeadFile()
{
    for (const int handle : m_handles)
        if (handle >= 0)
            ::close(handle);
}

/// The generation, one line a log, then the check sum of all lines before it.
std::string HeadFile::text(const Content &content)
{
    std::string lines = "generation " + std::to_string(content.generation) + '\n';
    for (const auto &[log, head] : content.heads)
        lines += log.hex() + ' ' + std::to_string(head.seq) + ' ' + head.hash.hex() + '\n';
    const auto sum = sha256(lines);
    return lines + "sum " + toHex(sum.data(), sum.size()) + '\n';
}

std::optional<HeadFile::Content> HeadFile::contentIn(const std::string &bytes)
{
    const auto end = bytes.find("sum ");
    if (end == std::string::npos)
        return std::nullopt;
    std::istringstream in(bytes.substr(0, end));
    std::string word;
    Content content;
    if (!(in >> word >> content.generation) || content.generation < 1)
        return std::nullopt;
    auto heads = headsIn(in);
    if (!heads)
        return std::nullopt;
    content.heads = std::move(*heads);
    // Writing it again gives the same bytes only if nothing was changed; a longer, older rest may follow.
    const std::string again = text(content);
    return bytes.compare(0, again.size(), again) == 0 ? std::optional(content) : std::nullopt;
}

HeadFile::Contents HeadFile::readSlots() const
{
    Contents contents;
    for (std::size_t slot = 0; slot < contents.size(); ++slot) {
        const std::string bytes = bytesOf(m_paths[slot]);
        // Empty: not there yet, or made when a power cut came before its first line reached the disk.
        if (bytes.empty())
            continue;
        auto content = contentIn(bytes);
        contents[slot] = content ? std::move(*content) : Content{0, {}, true};
    }
    return contents;
}

std::size_t HeadFile::newestOf(const Contents &contents)
{
    return contents[1].generation > contents[0].generation ? 1 : 0;
}

HeadFile::Known HeadFile::read() const
{
    Known known;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        Contents contents = readSlots();
        known = {std::move(contents[newestOf(contents)].heads), contents[0].torn || contents[1].torn};
        if (!known.torn)
            break;
        // Another program may be writing at this very moment, and a half-written slot is read again.
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return known;
}

Result<void> HeadFile::writeSlot(std::size_t slot, const Content &content)
{
    int &handle = m_handles[slot];
    if (handle < 0)
        handle = ::open(m_paths[slot].c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (handle < 0)
        return storage("opened", errno);
    const std::string bytes = text(content);
    m_dirty = slot;
    m_written = content.generation;
    if (!writeAll(handle, bytes) || ::ftruncate(handle, static_cast<off_t>(bytes.size())) != 0)
        return storage("written", errno != 0 ? errno : ENOSPC);
    return {};
}

Result<void> HeadFile::write(const Heads &heads)
{
    const Contents contents = readSlots();
    const std::size_t newest = newestOf(contents);
    const std::int64_t generation = contents[newest].generation;
    // Unless the newest is surely on the disk, it alone is put at risk.
    const bool safe = generation > 0 && generation == m_synced;
    return writeSlot(safe ? 1 - newest : newest, {generation + 1, heads});
}

Result<void> HeadFile::sync()
{
    if (!m_dirty)
        return {};
    if (::fdatasync(m_handles[*m_dirty]) != 0)
        return storage("synced", errno);
    m_dirty.reset();
    m_synced = m_written;
    return {};
}

Result<void> HeadFile::repair(const Heads &heads)
{
    const Contents contents = readSlots();
    std::int64_t generation = contents[newestOf(contents)].generation;
    for (std::size_t slot = 0; slot < contents.size(); ++slot) {
        if (!contents[slot].torn)
            continue;
        if (auto written = writeSlot(slot, {++generation, heads}); !written)
            return written;
        if (auto synced = sync(); !synced)
            return synced;
    }
    return {};
}

} // namespace verdict
