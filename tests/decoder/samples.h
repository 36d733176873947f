#pragma once

#include <QByteArray>
#include <QImage>

#include <cstdint>
#include <string>

/// Pictures made on the spot, whole and broken.
namespace verdict::samples {

/// Noise that no format compresses away, the same for the same size.
QImage noise(int width, int height);

/// Left half red, right half blue.
QImage halves(int width, int height);

/// `image` in a format of QImageWriter.
std::string encoded(const QImage &image, const char *format);

/// A jpeg with the note of a camera that was turned: the Exif orientation, 1 to 8.
std::string withOrientation(const std::string &jpeg, char orientation);

/// A png whose header claims another size, with a checksum that fits.
std::string withHeaderSize(std::string png, std::uint32_t width, std::uint32_t height);

/// An animation of two frames: all white, then all black.
std::string animatedGif(int width, int height);

/// The first `share` of the bytes.
std::string cut(const std::string &bytes, double share);

} // namespace verdict::samples
