#include "app/decoder/picturereader.h"

#include "app/decoder/completeness.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>

#include <algorithm>
#include <cmath>
#include <memory>

namespace verdict::decoder {
namespace {

constexpr int kMaxImageMebibytes = 256;

std::string_view view(const QByteArray &bytes) { return {bytes.constData(), static_cast<std::size_t>(bytes.size())}; }

Failure withSize(FailureCode code, QSize size)
{
    return {code, static_cast<std::uint32_t>(size.width()), static_cast<std::uint32_t>(size.height())};
}

/// One picture's bytes with Qt's reader for the one format that they claim; Qt guesses nothing.
class Source {
public:
    Source(const QByteArray &bytes, PictureFormat format) : m_bytes(bytes), m_format(format), m_buffer(&m_bytes)
    {
        const std::string_view name = pictureFormatName(format);
        m_buffer.open(QIODevice::ReadOnly);
        m_reader.setAutoDetectImageFormat(false);
        m_reader.setAutoTransform(true);
        m_reader.setDevice(&m_buffer);
        m_reader.setFormat(QByteArray(name.data(), static_cast<qsizetype>(name.size())));
    }

    [[nodiscard]] PictureFormat format() const { return m_format; }
    /// After readHeader(): the size after the rotation that a camera noted.
    [[nodiscard]] QSize uprightSize() const { return upright(m_size); }
    std::optional<Failure> readHeader();
    /// Reads all pixels; with `size` the picture comes in that (upright) size.
    std::optional<Failure> readPixels(QImage *image, std::optional<QSize> size = std::nullopt);

private:
    [[nodiscard]] QSize upright(QSize size) const
    {
        return m_reader.transformation().testFlag(QImageIOHandler::TransformationRotate90) ? size.transposed() : size;
    }
    [[nodiscard]] Failure damage(const QImage &image) const;

    QByteArray m_bytes;
    PictureFormat m_format;
    QBuffer m_buffer;
    QImageReader m_reader;
    QSize m_size; ///< as stored
};

std::optional<Failure> Source::readHeader()
{
    m_size = m_reader.size();
    if (m_reader.error() == QImageReader::UnsupportedFormatError)
        return Failure{FailureCode::NoReader};
    if (m_size.isEmpty())
        return Failure{FailureCode::Damaged};
    const qint64 pixels = qint64{m_size.width()} * m_size.height();
    const int bitsPerPixel = QImage::toPixelFormat(m_reader.imageFormat()).bitsPerPixel();
    const bool tooLong = std::max(m_size.width(), m_size.height()) > static_cast<int>(kMaxSide);
    if (tooLong || pixels > kMaxPixels || pixels * bitsPerPixel / 8 > (qint64{kMaxImageMebibytes} << 20))
        return withSize(FailureCode::TooLarge, m_size);
    return std::nullopt;
}

/// Says how far the reader came where the lower edge shows it: neither in a rotated nor in an interlaced picture.
Failure Source::damage(const QImage &image) const
{
    const bool asStored = m_reader.transformation() == QImageIOHandler::TransformationNone;
    if (image.isNull() || !asStored)
        return {FailureCode::Damaged};
    const int rows = static_cast<int>(qint64{rowsBeforeTail(image)} * m_size.height() / image.height());
    if (rows < 1 || rows >= m_size.height() - 1)
        return {FailureCode::Damaged};
    return {FailureCode::EndsEarly, static_cast<std::uint32_t>(rows), static_cast<std::uint32_t>(m_size.height())};
}

std::optional<Failure> Source::readPixels(QImage *image, std::optional<QSize> size)
{
    if (size)
        m_reader.setScaledSize(upright(*size));
    if (m_format == PictureFormat::Png) {
        // Qt's png reader fills an image that fits: what it did not reach stays as it was made here.
        *image = QImage(m_size, m_reader.imageFormat());
        image->fill(0);
    }
    const DamageReports reports;
    const bool read = m_reader.read(image);
    if (!read || DamageReports::any() || (m_format == PictureFormat::Gif && gifEndsEarly(view(m_bytes))))
        return damage(*image);
    if (image->isNull())
        return Failure{FailureCode::NoRoom};
    return std::nullopt;
}

std::variant<std::unique_ptr<Source>, Failure> open(const QByteArray &bytes)
{
    const auto format = looksLikePicture(view(bytes));
    if (!format)
        return Failure{FailureCode::NotAPicture};
    auto source = std::make_unique<Source>(bytes, *format);
    if (const auto failure = source->readHeader())
        return *failure;
    return source;
}

/// Resolutions that programs write without having measured anything: the reader's own default, screens, printers.
bool isHabit(int dotsPerMetre)
{
    constexpr std::array dotsPerInch{72, 75, 96, 100, 150, 180, 200, 240, 300, 350, 600};
    return std::any_of(dotsPerInch.begin(), dotsPerInch.end(),
                       [&](int dots) { return std::abs(dotsPerMetre - std::lround(dots / 0.0254)) <= 1; });
}

std::optional<double> mmPerPixel(const QImage &image)
{
    const int dots = image.dotsPerMeterX();
    const bool square = std::abs(dots - image.dotsPerMeterY()) <= dots / 100;
    return dots > 0 && square && !isHabit(dots) ? std::optional(1000.0 / dots) : std::nullopt;
}

/// Colours first: a conversion to eight bits before it would show steps in a 16-bit picture.
void makeDrawable(QImage *image)
{
    if (image->colorSpace().isValid() && image->colorSpace() != QColorSpace(QColorSpace::SRgb))
        image->convertToColorSpace(QColorSpace::SRgb);
    image->convertTo(QImage::Format_RGBA8888);
}

QSize fitted(QSize size, const Request &request)
{
    const QSize most(static_cast<int>(request.maxWidth), static_cast<int>(request.maxHeight));
    if (size.width() <= most.width() && size.height() <= most.height())
        return size;
    return size.scaled(most, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
}

std::variant<QImage, Failure> drawable(Source &source, std::optional<QSize> size = std::nullopt)
{
    QImage image;
    if (const auto failure = source.readPixels(&image, size))
        return *failure;
    makeDrawable(&image);
    if (image.isNull())
        return Failure{FailureCode::NoRoom};
    return image;
}

std::variant<QImage, Failure> scaledToFit(const QImage &image, const Request &request)
{
    const QSize size = fitted(image.size(), request);
    QImage scaled = size == image.size() ? image : image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    scaled.convertTo(QImage::Format_RGBA8888);
    return scaled.isNull() ? std::variant<QImage, Failure>(Failure{FailureCode::NoRoom}) : scaled;
}

} // namespace

void PictureReader::warmUp()
{
    QImageReader::setAllocationLimit(kMaxImageMebibytes);
    static_cast<void>(QImageReader::supportedImageFormats());
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(Qt::gray);
    image.setColorSpace(QColorSpace::AdobeRgb);
    makeDrawable(&image);
    const QImage smaller = image.scaled(9, 9, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    Q_ASSERT(smaller.width() == 9);
}

std::variant<PictureInfo, Failure> PictureReader::check(const QByteArray &bytes)
{
    forget();
    const auto opened = open(bytes);
    if (const auto *failure = std::get_if<Failure>(&opened))
        return *failure;
    Source &source = *std::get<std::unique_ptr<Source>>(opened);
    QImage image;
    if (const auto failure = source.readPixels(&image))
        return *failure;
    return PictureInfo{.format = source.format(),
                       .width = image.width(),
                       .height = image.height(),
                       .mmPerPixel = mmPerPixel(image),
                       .hasProfile = image.colorSpace().isValid()};
}

std::variant<QImage, Failure> PictureReader::decode(const QByteArray &bytes, const Request &request)
{
    auto image = request.region ? decodeRegion(bytes, *request.region) : decodeWhole(bytes, request);
    return std::holds_alternative<QImage>(image) ? scaledToFit(std::get<QImage>(image), request) : image;
}

std::variant<QImage, Failure> PictureReader::decodeWhole(const QByteArray &bytes, const Request &request)
{
    forget();
    const auto opened = open(bytes);
    if (const auto *failure = std::get_if<Failure>(&opened))
        return *failure;
    Source &source = *std::get<std::unique_ptr<Source>>(opened);
    // The jpeg reader scales while it reads, in a fraction of the time and memory.
    if (source.format() == PictureFormat::Jpeg)
        return drawable(source, fitted(source.uprightSize(), request));
    return drawable(source);
}

std::variant<QImage, Failure> PictureReader::decodeRegion(const QByteArray &bytes, const PictureRegion &region)
{
    if (m_closeImage.isNull() || bytes != m_closeBytes) {
        forget();
        const auto opened = open(bytes);
        if (const auto *failure = std::get_if<Failure>(&opened))
            return *failure;
        auto whole = drawable(*std::get<std::unique_ptr<Source>>(opened));
        if (std::holds_alternative<Failure>(whole))
            return whole;
        m_closeImage = std::get<QImage>(std::move(whole));
        m_closeBytes = bytes;
    }
    const QRect wanted(region.x, region.y, region.width, region.height);
    if (!m_closeImage.rect().contains(wanted))
        return withSize(FailureCode::OutsideRegion, m_closeImage.size());
    return m_closeImage.copy(wanted);
}

void PictureReader::forget()
{
    m_closeBytes.clear();
    m_closeImage = {};
}

} // namespace verdict::decoder
