#include "core/workspace/demo/pngfile.h"

#include <cassert>
#include <cmath>
#include <string_view>
#include <zlib.h>

namespace verdict {
namespace {

constexpr char colourTypeRgb = 2;
constexpr char filterSub = 1;
constexpr char unitMetre = 1;
constexpr int bytesPerPixel = 3;

void appendNumber(std::string &bytes, std::uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(number >> shift & 0xFF);
}

void appendChunk(std::string &file, std::string_view type, std::string_view data)
{
    appendNumber(file, static_cast<std::uint32_t>(data.size()));
    const std::size_t start = file.size();
    file.append(type).append(data);
    const auto *checked = reinterpret_cast<const Bytef *>(file.data() + start);
    appendNumber(file, static_cast<std::uint32_t>(crc32(0, checked, static_cast<uInt>(file.size() - start))));
}

std::string header(const RgbPicture &picture)
{
    std::string data;
    appendNumber(data, static_cast<std::uint32_t>(picture.width));
    appendNumber(data, static_cast<std::uint32_t>(picture.height));
    data += char{8};
    data += colourTypeRgb;
    data.append(3, '\0'); // deflate, adaptive filters, not interlaced
    return data;
}

std::string scale(double mmPerPixel)
{
    const auto perMetre = static_cast<std::uint32_t>(std::lround(1000 / mmPerPixel));
    std::string data;
    appendNumber(data, perMetre);
    appendNumber(data, perMetre);
    data += unitMetre;
    return data;
}

/// Every row as differences from the pixel to the left, which deflate packs better than the colours themselves.
std::string filteredRows(const RgbPicture &picture)
{
    const std::size_t stride = static_cast<std::size_t>(picture.width) * bytesPerPixel;
    std::string rows;
    rows.reserve((stride + 1) * static_cast<std::size_t>(picture.height));
    for (std::size_t row = 0; row < picture.rgb.size(); row += stride) {
        rows += filterSub;
        for (std::size_t i = 0; i < stride; ++i) {
            const int left = i < bytesPerPixel ? 0 : picture.rgb[row + i - bytesPerPixel];
            rows += static_cast<char>(picture.rgb[row + i] - left);
        }
    }
    return rows;
}

std::string deflated(const std::string &bytes)
{
    uLongf size = compressBound(bytes.size());
    std::string packed(size, '\0');
    [[maybe_unused]] const int done = compress2(reinterpret_cast<Bytef *>(packed.data()), &size,
                                                reinterpret_cast<const Bytef *>(bytes.data()), bytes.size(), 6);
    assert(done == Z_OK); // the bound leaves room for anything
    packed.resize(size);
    return packed;
}

} // namespace

std::string toPng(const RgbPicture &picture, double mmPerPixel)
{
    std::string file = "\x89PNG\r\n\x1a\n";
    appendChunk(file, "IHDR", header(picture));
    appendChunk(file, "sRGB", std::string_view("\0", 1));
    appendChunk(file, "pHYs", scale(mmPerPixel));
    appendChunk(file, "IDAT", deflated(filteredRows(picture)));
    appendChunk(file, "IEND", {});
    return file;
}

} // namespace verdict
