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

Error damaged() { return {ErrorKind::Damaged, "The head file is damaged: its check sum does not fit."}; }

/// One line a log, then the check sum of all lines before it.
std::string text(const HeadFile::Heads &heads)
{
    std::string lines;
    for (const auto &[log, head] : heads)
        lines += log.hex() + ' ' + std::to_string(head.seq) + ' ' + head.hash.hex() + '\n';
    const auto sum = sha256(lines);
    return lines + "sum " + toHex(sum.data(), sum.size()) + '\n';
}

std::optional<HeadFile::Heads> parse(const std::string &lines)
{
    HeadFile::Heads heads;
    std::istringstream in(lines);
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

std::optional<HeadFile::Heads> headsIn(const std::string &bytes)
{
    const auto at = bytes.find("sum ");
    if (at == std::string::npos)
        return std::nullopt;
    auto heads = parse(bytes.substr(0, at));
    // Writing the heads again gives the same bytes only if nothing was changed, and tells of a longer, older rest.
    if (!heads || bytes.compare(0, text(*heads).size(), text(*heads)) != 0)
        return std::nullopt;
    return heads;
}

} // namespace

HeadFile::~HeadFile()
{
    if (m_handle >= 0)
        ::close(m_handle);
}

Result<HeadFile::Heads> HeadFile::read() const
{
    // Another program may be writing at this very moment, and a half-written file is read again.
    for (int attempt = 0; attempt < attempts; ++attempt) {
        std::ifstream in(m_path, std::ios::binary);
        if (!in)
            return Heads{};
        const std::string bytes(std::istreambuf_iterator<char>(in), {});
        // Made, but a power cut came before its first line reached the disk.
        if (bytes.empty())
            return Heads{};
        if (auto heads = headsIn(bytes))
            return std::move(*heads);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return damaged();
}

Result<int> HeadFile::handle()
{
    if (m_handle < 0)
        m_handle = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_handle < 0)
        return storage("opened", errno);
    return m_handle;
}

Result<void> HeadFile::write(const Heads &heads)
{
    const auto file = handle();
    if (!file)
        return file.error();
    const std::string bytes = text(heads);
    const auto written = ::pwrite(*file, bytes.data(), bytes.size(), 0);
    if (written != static_cast<ssize_t>(bytes.size()) || ::ftruncate(*file, static_cast<off_t>(bytes.size())) != 0)
        return storage("written", errno);
    m_dirty = true;
    return {};
}

Result<void> HeadFile::sync()
{
    if (!m_dirty)
        return {};
    if (::fdatasync(m_handle) != 0)
        return storage("synced", errno);
    m_dirty = false;
    return {};
}

} // namespace verdict
