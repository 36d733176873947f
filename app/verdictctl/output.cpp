#include "app/verdictctl/output.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace verdict {
namespace {

void put(FILE *to, std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), to);
    std::fputc('\n', to);
}

std::string escapeOf(unsigned codePoint)
{
    char text[16];
    std::snprintf(text, sizeof text, "\\u%04x", codePoint);
    return text;
}

/// Invisible characters that change how what follows is read: U+200E/F, U+202A to E, U+2066 to 9, U+FEFF, all three
/// bytes in UTF-8.
bool isBidiControl(std::string_view at)
{
    if (at.size() < 3)
        return false;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(at[i]); };
    if (byte(0) == 0xEF)
        return byte(1) == 0xBB && byte(2) == 0xBF;
    if (byte(0) != 0xE2)
        return false;
    return (byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F || (byte(2) >= 0xAA && byte(2) <= 0xAE))) ||
           (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9);
}

} // namespace

int exitCodeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadInput:
    case ErrorKind::NotFound:
    case ErrorKind::NotAllowed:
    case ErrorKind::Conflict: return exitUsage;
    case ErrorKind::Cancelled: return exitPartly;
    case ErrorKind::Unreachable: return exitStoreAway;
    case ErrorKind::Busy:
    case ErrorKind::Storage:
    case ErrorKind::Damaged:
    case ErrorKind::Locked: return exitDamaged;
    }
    return exitDamaged;
}

std::string printable(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool c1 = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (byte < 0x20 || byte == 0x7F) {
            out += escapeOf(byte);
        } else if (c1) {
            out += escapeOf(static_cast<unsigned char>(text[++i]));
        } else if (isBidiControl(text.substr(i))) {
            const auto b1 = static_cast<unsigned>(static_cast<unsigned char>(text[i + 1]));
            const auto b2 = static_cast<unsigned>(static_cast<unsigned char>(text[i + 2]));
            out += escapeOf((byte & 0x0Fu) << 12 | (b1 & 0x3Fu) << 6 | (b2 & 0x3Fu));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

// What `printable` escapes stands in JSON inside of texts alone, where its escapes mean the same.
void Output::document(const JsonWriter &json) const { document(json.bytes()); }

void Output::document(std::string_view json) const { put(stdout, printable(json)); }

void Output::line(std::string_view text) const
{
    if (!m_json)
        put(stdout, printable(text));
}

void Output::note(std::string_view text) const
{
    if (!m_quiet)
        put(stderr, printable(text));
}

int Output::fail(const Error &error) const
{
    std::string_view rest = error.reason;
    // A policy's faults come one a line.
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        put(stderr, printable(rest.substr(0, end)));
        rest.remove_prefix(end + 1);
    }
    if (!rest.empty())
        put(stderr, printable(rest));
    return exitCodeOf(error.kind);
}

void Output::progress(std::string_view what, std::int64_t done, std::int64_t total) const
{
    if (m_quiet || isatty(STDERR_FILENO) == 0)
        return;
    if (total <= 0) {
        std::fprintf(stderr, "\r%.*s %lld", static_cast<int>(what.size()), what.data(), static_cast<long long>(done));
        m_drawn = true;
        return;
    }
    const int percent = static_cast<int>(std::min<std::int64_t>(100, done * 100 / total));
    if (percent == m_lastPercent)
        return;
    m_lastPercent = percent;
    std::string bar(static_cast<std::size_t>(percent) * 40 / 100, '#');
    bar.resize(40, '.');
    std::fprintf(stderr, "\r%.*s [%s] %3d %%", static_cast<int>(what.size()), what.data(), bar.c_str(), percent);
    m_drawn = true;
}

void Output::endProgress() const
{
    if (m_drawn)
        std::fputc('\n', stderr);
    m_drawn = false;
}

} // namespace verdict
