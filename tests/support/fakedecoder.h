#pragma once

#include "core/case/picture.h"

#include <algorithm>

namespace verdict {

/// Opens "pictures" without a helper process: bytes of a picture's magic number stand for a grey picture of a chosen
/// size, and everything else is refused. Holds no state that calls change, so any thread may use it.
class FakeDecoder final : public PictureDecoder {
public:
    explicit FakeDecoder(int width = 8, int height = 6) : m_width(width), m_height(height) {}

    Result<PictureInfo> check(std::string_view bytes, std::stop_token stop) override
    {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Opening the picture was stopped"};
        const auto format = looksLikePicture(bytes);
        if (!format)
            return notAPicture();
        return PictureInfo{.format = *format, .width = m_width, .height = m_height};
    }

    Result<Bitmap> decode(std::string_view bytes, int maxWidth, int maxHeight,
                          std::optional<PictureRegion> region) override
    {
        if (!looksLikePicture(bytes))
            return notAPicture();
        const int width = std::min(region ? region->width : m_width, maxWidth);
        const int height = std::min(region ? region->height : m_height, maxHeight);
        return Bitmap{width, height, std::vector<std::uint8_t>(std::size_t(width) * std::size_t(height) * 4, 0x80)};
    }

private:
    static Error notAPicture()
    {
        return {ErrorKind::BadInput, "This is not a picture that Verdict opens (png, jpeg, webp, gif, tiff)"};
    }

    int m_width;
    int m_height;
};

} // namespace verdict
