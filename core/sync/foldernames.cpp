#include "core/sync/foldernames.h"

#include <charconv>

namespace verdict::foldernames {
namespace {

constexpr std::int64_t maxSeq = (std::int64_t{1} << 53) - 1;

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// Takes what a name consists of off its front; once something does not fit, ok() is false.
class NamePieces {
public:
    explicit NamePieces(std::string_view name) : m_rest(name) {}

    template <std::size_t size> std::array<std::uint8_t, size> hex()
    {
        std::array<std::uint8_t, size> bytes{};
        m_ok = m_ok && m_rest.size() >= 2 * size;
        for (std::size_t i = 0; m_ok && i < size; ++i) {
            const int high = hexValue(m_rest[2 * i]);
            const int low = hexValue(m_rest[2 * i + 1]);
            m_ok = high >= 0 && low >= 0;
            bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
        }
        m_rest.remove_prefix(m_ok ? 2 * size : 0);
        return bytes;
    }

    /// A whole number as it is written once: no sign, no zero in front.
    std::int64_t number(std::int64_t low, std::int64_t high)
    {
        std::int64_t value = 0;
        const char *begin = m_rest.data();
        const auto [end, error] = std::from_chars(begin, begin + m_rest.size(), value);
        const bool digits = !m_rest.empty() && m_rest[0] >= '0' && m_rest[0] <= '9';
        const bool once = digits && (m_rest[0] != '0' || end == begin + 1);
        m_ok = m_ok && error == std::errc() && once && value >= low && value <= high;
        m_rest.remove_prefix(m_ok ? static_cast<std::size_t>(end - begin) : 0);
        return value;
    }

    void text(std::string_view text)
    {
        m_ok = m_ok && m_rest.starts_with(text);
        m_rest.remove_prefix(m_ok ? text.size() : 0);
    }

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool isDone() const { return m_ok && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_ok = true;
};

std::string stem(const ContentName &name)
{
    return (name.kind == ContentName::Kind::Pack ? "pack" : "blob") + toHex(name.name.data(), name.name.size());
}

} // namespace

std::string segment(const StoredStretch &stretch)
{
    return stretch.log.hex() + '-' + std::to_string(stretch.first) + '-' + std::to_string(stretch.last) + '-' +
           stretch.tip.hex() + ".seg";
}

std::optional<StoredStretch> readSegmentName(std::string_view name)
{
    NamePieces pieces(name);
    StoredStretch stretch;
    stretch.log.bytes = pieces.hex<16>();
    pieces.text("-");
    stretch.first = pieces.number(1, maxSeq);
    pieces.text("-");
    stretch.last = pieces.number(stretch.first, maxSeq);
    pieces.text("-");
    stretch.tip.bytes = pieces.hex<16>();
    pieces.text(".seg");
    return pieces.isDone() ? std::optional(stretch) : std::nullopt;
}

std::string contentFolder(const ContentName &name) { return std::string(content) + '/' + toHex(name.name.data(), 1); }

std::string chunk(const ContentName &name, const ContentVersion &version, std::int64_t index)
{
    return stem(name) + '-' + std::to_string(version.generation) + '-' + std::to_string(version.bytes) + '-' +
           std::to_string(index);
}

std::optional<ChunkName> readChunkName(const ContentName &content, std::string_view name)
{
    NamePieces pieces(name);
    ChunkName chunk;
    pieces.text(stem(content));
    pieces.text("-");
    chunk.version.generation = pieces.number(1, INT32_MAX);
    pieces.text("-");
    chunk.version.bytes = pieces.number(1, SharedStore::maxContentBytes);
    pieces.text("-");
    chunk.index = pieces.ok() ? pieces.number(0, chunkCount(chunk.version) - 1) : 0;
    return pieces.isDone() ? std::optional(chunk) : std::nullopt;
}

std::int64_t chunkSize(const ContentVersion &version, std::int64_t index)
{
    return std::min(SharedStore::chunkBytes, version.bytes - index * SharedStore::chunkBytes);
}

std::int64_t chunkCount(const ContentVersion &version)
{
    return (version.bytes + SharedStore::chunkBytes - 1) / SharedStore::chunkBytes;
}

std::string letter(std::string_view kind, const LetterName &name)
{
    return std::string(kind) + '-' + toHex(name.data(), name.size());
}

std::optional<LetterName> readLetterName(std::string_view kind, std::string_view name)
{
    NamePieces pieces(name);
    pieces.text(kind);
    pieces.text("-");
    const auto read = pieces.hex<32>();
    return pieces.isDone() ? std::optional(read) : std::nullopt;
}

bool isAside(std::string_view name)
{
    NamePieces pieces(name);
    pieces.text("~");
    pieces.hex<8>();
    pieces.text(".tmp");
    return pieces.isDone();
}

} // namespace verdict::foldernames
