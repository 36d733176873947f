#pragma once

#include "core/case/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace verdict {

/// Pixels ready to draw: RGBA with eight bits each, rows top down without padding, sRGB, alpha not premultiplied
/// (QImage::Format_RGBA8888).
struct Bitmap {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba; ///< width × height × 4 bytes

    friend bool operator==(const Bitmap &, const Bitmap &) = default;
};

/// The formats that Verdict opens; of an animation, its first frame.
enum class PictureFormat { Png, Jpeg, Webp, Gif, Tiff };

/// What a picture says of itself, upright: after the rotation that a camera noted.
struct PictureInfo {
    PictureFormat format = PictureFormat::Png;
    int width = 0;  ///< pixels
    int height = 0; ///< pixels
    std::optional<double>
        mmPerPixel;          ///< as the file states it; nothing where it states none or a screen's or printer's habit
    bool hasProfile = false; ///< the file names its colour space; decode() converts from it to sRGB

    friend bool operator==(const PictureInfo &, const PictureInfo &) = default;
};

/// A rectangle of the full, upright picture, in its pixels.
struct PictureRegion {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;

    friend bool operator==(const PictureRegion &, const PictureRegion &) = default;
};

/// Opens pictures that strangers made. Calls block and may come from any thread; every failure is a sentence for
/// people.
class PictureDecoder {
public:
    virtual ~PictureDecoder() = default;

    /// Opens the whole picture once, so that damage is found when it is taken in and not when it is shown.
    /// BadInput where it cannot be opened, Cancelled when `stop` asked first.
    virtual Result<PictureInfo> check(std::string_view bytes, std::stop_token stop) = 0;

    /// The picture, or `region` of it, scaled down (never up) to fit into maxWidth × maxHeight, both from 1 to 8192.
    virtual Result<Bitmap> decode(std::string_view bytes, int maxWidth, int maxHeight,
                                  std::optional<PictureRegion> region) = 0;
};

/// "png", "jpeg", "webp", "gif" or "tiff".
constexpr std::string_view pictureFormatName(PictureFormat format)
{
    constexpr std::array<std::string_view, 5> names{"png", "jpeg", "webp", "gif", "tiff"};
    return names[static_cast<std::size_t>(format)];
}

/// The format that the first bytes claim, whatever the file's name says; nothing where it is none of ours.
constexpr std::optional<PictureFormat> looksLikePicture(std::string_view bytes)
{
    using namespace std::string_view_literals;
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv))
        return PictureFormat::Png;
    if (bytes.starts_with("\xff\xd8\xff"sv))
        return PictureFormat::Jpeg;
    if (bytes.starts_with("RIFF"sv) && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP"sv)
        return PictureFormat::Webp;
    if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv))
        return PictureFormat::Gif;
    if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv))
        return PictureFormat::Tiff;
    return std::nullopt;
}

} // namespace verdict
