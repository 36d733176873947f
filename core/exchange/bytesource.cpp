#include "core/exchange/bytesource.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace verdict {
namespace {

class DescriptorBytes final : public ByteSource {
public:
    DescriptorBytes(int descriptor, bool owned, std::string name, std::int64_t total)
        : m_descriptor(descriptor), m_owned(owned), m_name(std::move(name)), m_total(total)
    {
    }
    ~DescriptorBytes() override
    {
        if (m_owned)
            ::close(m_descriptor);
    }
    DescriptorBytes(const DescriptorBytes &) = delete;
    DescriptorBytes &operator=(const DescriptorBytes &) = delete;

    Result<std::size_t> read(char *into, std::size_t most) override
    {
        ssize_t got = 0;
        do
            got = ::read(m_descriptor, into, most);
        while (got < 0 && errno == EINTR);
        if (got < 0)
            return Error{ErrorKind::Storage, m_name + " cannot be read: " + std::strerror(errno)};
        return static_cast<std::size_t>(got);
    }

    [[nodiscard]] std::int64_t total() const override { return m_total; }

private:
    int m_descriptor;
    bool m_owned;
    std::string m_name;
    std::int64_t m_total;
};

class TextBytes final : public ByteSource {
public:
    explicit TextBytes(std::string text) : m_text(std::move(text)) {}

    Result<std::size_t> read(char *into, std::size_t most) override
    {
        const std::size_t count = m_text.copy(into, most, m_at);
        m_at += count;
        return count;
    }

    [[nodiscard]] std::int64_t total() const override { return static_cast<std::int64_t>(m_text.size()); }

private:
    std::string m_text;
    std::size_t m_at = 0;
};

class RejoinedBytes final : public ByteSource {
public:
    RejoinedBytes(std::string head, std::unique_ptr<ByteSource> rest) : m_head(std::move(head)), m_rest(std::move(rest))
    {
    }

    Result<std::size_t> read(char *into, std::size_t most) override
    {
        const auto from = m_head.read(into, most);
        return !from || *from > 0 ? from : m_rest->read(into, most);
    }

    [[nodiscard]] std::int64_t total() const override { return m_rest->total(); }

private:
    TextBytes m_head;
    std::unique_ptr<ByteSource> m_rest;
};

} // namespace

Result<std::unique_ptr<ByteSource>> openBytes(const std::string &path)
{
    const bool standardInput = path == "-";
    const std::string name = standardInput ? "standard input" : path;
    const int descriptor = standardInput ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat state {};
    if (descriptor < 0 || ::fstat(descriptor, &state) != 0) {
        const ErrorKind kind = errno == ENOENT ? ErrorKind::NotFound : ErrorKind::BadInput;
        return Error{kind, name + " cannot be opened: " + std::strerror(errno)};
    }
    const std::int64_t total = S_ISREG(state.st_mode) ? static_cast<std::int64_t>(state.st_size) : -1;
    std::unique_ptr<ByteSource> bytes = std::make_unique<DescriptorBytes>(descriptor, !standardInput, name, total);
    if (S_ISDIR(state.st_mode))
        return Error{ErrorKind::BadInput, name + " is a folder; name a file in it"};
    return bytes;
}

std::unique_ptr<ByteSource> bytesOf(std::string text) { return std::make_unique<TextBytes>(std::move(text)); }

std::unique_ptr<ByteSource> rejoin(std::string head, std::unique_ptr<ByteSource> rest)
{
    return std::make_unique<RejoinedBytes>(std::move(head), std::move(rest));
}

Result<std::string> readHead(ByteSource &source, std::size_t bytes)
{
    std::string head(bytes, '\0');
    std::size_t size = 0;
    while (size < bytes) {
        const auto got = source.read(head.data() + size, bytes - size);
        if (!got)
            return got.error();
        if (*got == 0)
            break;
        size += *got;
    }
    head.resize(size);
    return head;
}

} // namespace verdict
