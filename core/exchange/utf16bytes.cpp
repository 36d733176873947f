#include "core/exchange/utf16bytes.h"

#include <QByteArray>
#include <QString>
#include <QStringDecoder>

namespace verdict {
namespace {

constexpr std::size_t block = 64 * 1024;

class Utf16Bytes final : public ByteSource {
public:
    explicit Utf16Bytes(std::unique_ptr<ByteSource> bytes) : m_bytes(std::move(bytes)), m_decoder(QStringDecoder::Utf16)
    {
    }

    Result<std::size_t> read(char *into, std::size_t most) override
    {
        while (m_at == m_ready.size() && !m_ended) {
            auto converted = convertBlock();
            if (!converted)
                return converted.error();
        }
        const std::size_t count = std::min(most, m_ready.size() - m_at);
        m_ready.copy(into, count, m_at);
        m_at += count;
        return count;
    }

    [[nodiscard]] std::int64_t total() const override { return -1; } // the size in UTF-8 is not known beforehand

private:
    Result<void> convertBlock()
    {
        std::string raw(block, '\0');
        const auto got = m_bytes->read(raw.data(), raw.size());
        if (!got)
            return got.error();
        m_ended = *got == 0;
        // A half unit or pair that the end cuts off never becomes a character.
        m_odd = (m_odd + *got) % 2;
        QString text = m_half + QString(m_decoder(QByteArrayView(raw.data(), static_cast<qsizetype>(*got))));
        m_half.clear();
        if (!m_ended && !text.isEmpty() && text.back().isHighSurrogate()) {
            m_half = text.last(1);
            text.chop(1);
        }
        m_ready = text.toUtf8().toStdString();
        if (m_ended && m_odd)
            m_ready += "\xEF\xBF\xBD";
        m_at = 0;
        return {};
    }

    std::unique_ptr<ByteSource> m_bytes;
    QStringDecoder m_decoder;
    QString m_half; ///< first half of a pair whose second half comes with the next block
    std::string m_ready;
    std::size_t m_at = 0;
    std::size_t m_odd = 0;
    bool m_ended = false;
};

} // namespace

bool beginsAsUtf16(std::string_view head) { return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"); }

std::unique_ptr<ByteSource> fromUtf16(std::unique_ptr<ByteSource> bytes)
{
    return std::make_unique<Utf16Bytes>(std::move(bytes));
}

} // namespace verdict
