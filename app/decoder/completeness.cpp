#include "app/decoder/completeness.h"

#include <QLatin1String>

#include <algorithm>
#include <atomic>
#include <cstring>

namespace verdict::decoder {
namespace {

std::atomic<bool> reported = false; // Qt's message handler is a plain function

void listen(QtMsgType, const QMessageLogContext &context, const QString &message)
{
    if (!context.category || QLatin1String(context.category) != QLatin1String("qt.gui.imageio.jpeg"))
        return;
    // Cameras leave stray bytes between a jpeg's parts; nothing is lost by them.
    const bool corrupt =
        message.contains(QLatin1String("Corrupt")) && !message.contains(QLatin1String("extraneous bytes"));
    if (corrupt || message.contains(QLatin1String("Premature end")))
        reported = true;
}

/// Walks over a gif's blocks; once out of bytes it stays at the end.
class GifWalk {
public:
    explicit GifWalk(std::string_view bytes) : m_rest(bytes) {}
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    unsigned char byte()
    {
        const unsigned char first = m_rest.empty() ? 0 : static_cast<unsigned char>(m_rest.front());
        skip(1);
        return first;
    }
    void skip(std::size_t count) { m_rest.remove_prefix(std::min(count, m_rest.size())); }
    void skipColours(unsigned char flags) { skip(flags & 0x80 ? 3u << ((flags & 7) + 1) : 0); }
    /// True where the chain of data blocks has its end mark.
    bool skipBlocks()
    {
        while (!atEnd()) {
            const unsigned char length = byte();
            if (length == 0)
                return true;
            skip(length);
        }
        return false;
    }

private:
    std::string_view m_rest;
};

} // namespace

DamageReports::DamageReports()
{
    reported = false;
    qInstallMessageHandler(listen);
}

DamageReports::~DamageReports() { qInstallMessageHandler(nullptr); }

bool DamageReports::any() { return reported; }

int rowsBeforeTail(const QImage &image)
{
    const auto bytes = static_cast<std::size_t>(image.bytesPerLine());
    int rows = image.height() - 1;
    const uchar *last = image.constScanLine(rows);
    while (rows > 0 && std::memcmp(image.constScanLine(rows - 1), last, bytes) == 0)
        --rows;
    return rows;
}

bool gifEndsEarly(std::string_view bytes)
{
    constexpr unsigned char extension = 0x21;
    constexpr unsigned char frame = 0x2c;
    GifWalk walk(bytes);
    walk.skip(10); // signature and screen size
    const unsigned char screen = walk.byte();
    walk.skip(2);
    walk.skipColours(screen);
    while (!walk.atEnd()) {
        const unsigned char kind = walk.byte();
        if (kind == extension) {
            walk.skip(1);
            walk.skipBlocks();
        } else if (kind == frame) {
            walk.skip(8);
            walk.skipColours(walk.byte());
            walk.skip(1); // the code size
            return !walk.skipBlocks();
        }
    }
    return true;
}

} // namespace verdict::decoder
