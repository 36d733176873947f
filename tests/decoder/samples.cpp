#include "tests/decoder/samples.h"

#include <QBuffer>
#include <QImageWriter>

#include <random>

namespace verdict::samples {
namespace {

std::string bigEndian(std::uint32_t value)
{
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift);
    return bytes;
}

std::string littleEndian16(int value) { return {static_cast<char>(value), static_cast<char>(value >> 8)}; }

std::uint32_t crc32(const std::string &bytes)
{
    std::uint32_t crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

/// LZW codes of three bits, packed from the lowest bit up; starting over after every two pixels keeps them at three.
std::string gifPixels(int count, int colour)
{
    constexpr int startOver = 4;
    constexpr int end = 5;
    std::string packed;
    unsigned bits = 0;
    int held = 0;
    const auto put = [&](int code) {
        bits |= static_cast<unsigned>(code) << held;
        for (held += 3; held >= 8; held -= 8, bits >>= 8)
            packed += static_cast<char>(bits);
    };
    for (int pixel = 0; pixel < count; ++pixel) {
        if (pixel % 2 == 0)
            put(startOver);
        put(colour);
    }
    put(end);
    packed += static_cast<char>(bits);
    std::string blocks(1, 2); // colours are codes of two bits
    for (std::size_t at = 0; at < packed.size(); at += 255) {
        const std::string block = packed.substr(at, 255);
        blocks += static_cast<char>(block.size()) + block;
    }
    return blocks + '\0';
}

std::string gifFrame(int width, int height, int colour)
{
    using namespace std::string_literals;
    const std::string control = "\x21\xf9\x04\x04\x0a\0\0\0"s; // keep it for a tenth of a second
    return control + ","s + "\0\0\0\0"s + littleEndian16(width) + littleEndian16(height) + "\0"s +
           gifPixels(width * height, colour);
}

} // namespace

QImage noise(int width, int height)
{
    std::mt19937 random(static_cast<unsigned>(width * 31 + height));
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, 0xff000000 | static_cast<QRgb>(random()));
    return image;
}

QImage halves(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, x < width / 2 ? qRgb(255, 0, 0) : qRgb(0, 0, 255));
    return image;
}

std::string encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(95);
    return writer.write(image) ? bytes.toStdString() : std::string();
}

std::string withOrientation(const std::string &jpeg, char orientation)
{
    using namespace std::string_literals;
    const std::string tiff =
        "MM\0*\0\0\0\x08"s + "\0\x01"s + "\x01\x12\0\x03\0\0\0\x01\0"s + orientation + "\0\0"s + "\0\0\0\0"s;
    const std::string body = "Exif\0\0"s + tiff;
    const auto length = body.size() + 2;
    return jpeg.substr(0, 2) + "\xff\xe1"s + static_cast<char>(length >> 8) + static_cast<char>(length) + body +
           jpeg.substr(2);
}

std::string withHeaderSize(std::string png, std::uint32_t width, std::uint32_t height)
{
    png.replace(16, 8, bigEndian(width) + bigEndian(height));
    png.replace(29, 4, bigEndian(crc32(png.substr(12, 17))));
    return png;
}

std::string animatedGif(int width, int height)
{
    using namespace std::string_literals;
    const std::string colours = "\xff\xff\xff\0\0\0\xff\0\0\0\xff\0"s;
    return "GIF89a"s + littleEndian16(width) + littleEndian16(height) + "\x81\0\0"s + colours +
           gifFrame(width, height, 0) + gifFrame(width, height, 1) + ";"s;
}

std::string cut(const std::string &bytes, double share)
{
    return bytes.substr(0, static_cast<std::size_t>(static_cast<double>(bytes.size()) * share));
}

} // namespace verdict::samples
