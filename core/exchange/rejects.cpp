#include "core/exchange/rejects.h"

#include "core/case/jsonwriter.h"
#include "core/case/text.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace verdict {
namespace {

constexpr std::size_t shownOfRecord = 4096;
constexpr std::size_t bufferBytes = 256 * 1024;
constexpr int mostFiles = 10'000;

std::string asLine(const Rejection &rejection)
{
    JsonWriter line;
    line.beginObject().key("line").number(rejection.line);
    line.key("field").text(validUtf8(rejection.field));
    line.key("reason").text(validUtf8(rejection.reason));
    line.key("record").text(cutRecord(rejection.record)).endObject();
    return line.take() + '\n';
}

} // namespace

std::string cutRecord(std::string_view record)
{
    // Replacement characters are longer than what they replace, so the limit is applied again behind them.
    const std::string valid = validUtf8(cutUtf8(record, shownOfRecord));
    return std::string(cutUtf8(valid, shownOfRecord));
}

RejectsWriter::RejectsWriter(std::string folder, std::string stem)
    : m_folder(std::move(folder)), m_stem(std::move(stem))
{
}

RejectsWriter::~RejectsWriter()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Error RejectsWriter::failure(const char *doing) const
{
    return {ErrorKind::Storage, "the rejects file " + m_path + " cannot be " + doing + ": " + std::strerror(errno)};
}

Result<void> RejectsWriter::create()
{
    for (int number = 1; number <= mostFiles; ++number) {
        const std::string suffix = number == 1 ? "" : '-' + std::to_string(number);
        m_path = (m_folder.empty() ? "." : m_folder) + '/' + m_stem + ".rejects" + suffix + ".jsonl";
        m_descriptor = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (m_descriptor >= 0)
            return {};
        if (errno != EEXIST)
            break;
    }
    return failure("made");
}

Result<void> RejectsWriter::add(const Rejection &rejection)
{
    if (m_descriptor < 0)
        if (auto made = create(); !made)
            return made;
    m_buffer += asLine(rejection);
    return m_buffer.size() < bufferBytes ? Result<void>{} : flush();
}

Result<void> RejectsWriter::flush()
{
    std::string_view rest = m_buffer;
    while (!rest.empty()) {
        const ssize_t done = ::write(m_descriptor, rest.data(), rest.size());
        if (done < 0 && errno != EINTR)
            return failure("written");
        rest.remove_prefix(done > 0 ? static_cast<std::size_t>(done) : 0);
    }
    m_buffer.clear();
    return {};
}

Result<std::string> RejectsWriter::finish()
{
    if (m_descriptor < 0)
        return std::string();
    if (auto written = flush(); !written)
        return written.error();
    if (::fsync(m_descriptor) != 0)
        return failure("written");
    ::close(std::exchange(m_descriptor, -1));
    return m_path;
}

} // namespace verdict
