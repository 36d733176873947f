#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace verdict {

/// An opaque picture with eight bits for red, green and blue each, rows top down without padding.
struct RgbPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb; ///< width × height × 3 bytes
};

/// What a drawn skin lesion looks like. Lengths in millimetres, everything else from 0 (none) to 1 (strong).
struct LesionLook {
    std::uint64_t seed = 0; ///< decides everything that the other fields leave open
    double diameter = 5;
    double skinTone = 0.3; ///< 0 = very light, 1 = dark
    double asymmetry = 0.1;
    double borderRoughness = 0.1;
    double pigment = 0.6; ///< darkness
    double network = 0.5; ///< pigment network
    double blueGrey = 0;  ///< blue-grey area off the centre
    double pearl = 0;     ///< pink and shiny, with vessels
    double cysts = 0;     ///< pale round spots
    int hairs = 6;
};

constexpr int lesionPictureWidth = 900;  ///< pixels
constexpr int lesionPictureHeight = 700; ///< pixels
constexpr double lesionMmPerPixel = 0.0135;

/// Draws the lesion with skin, hairs and a ruler of millimetre ticks at the lower edge: a formula from end to end, no
/// photograph.
RgbPicture drawLesion(const LesionLook &look);

} // namespace verdict
