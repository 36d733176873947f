#pragma once

#include "core/workspace/demo/lesionpicture.h"

#include <string>

namespace verdict {

/// The picture as the bytes of a PNG file (W3C PNG specification, second edition): colour type 2, eight bits, sRGB,
/// with its scale in pHYs.
std::string toPng(const RgbPicture &picture, double mmPerPixel);

} // namespace verdict
