#pragma once

// How the window and verdictctl talk with verdict-decoder: a request goes to its standard input, its answer comes back
// on its standard output, one at a time and in order. Both begin with a head of fixed size, words of 32 bits, little
// endian, whose last word is the length of what follows (the picture's bytes; the pixels of a bitmap; nothing). Words
// without a meaning are zero, and both sides treat anything else as a broken peer: the helper leaves, the client kills
// it. An answer carries numbers alone, so that nothing a picture does to the helper can put words before a reviewer.

#include "core/case/picture.h"

#include <cstddef>
#include <string>
#include <variant>

namespace verdict::decoder {

constexpr std::uint32_t kRequestMagic = 0x31515256; ///< "VRQ1"; the digit is the protocol's version
constexpr std::uint32_t kAnswerMagic = 0x31415256;  ///< "VRA1"

constexpr std::uint32_t kMaxPictureBytes = 128u << 20;
constexpr std::uint32_t kMaxPixels = 64'000'000; ///< of a picture; four bytes each once opened
constexpr std::uint32_t kMaxSide = 65'535;       ///< of a picture
constexpr std::uint32_t kMaxOutputSide = 8'192;  ///< of a bitmap

/// What the helper is asked to do with the bytes that follow.
struct Request {
    bool check = false; ///< true: describe; false: hand out pixels
    std::uint32_t maxWidth = 0;
    std::uint32_t maxHeight = 0;
    std::optional<PictureRegion> region;
    std::uint32_t pictureBytes = 0; ///< 1 to kMaxPictureBytes

    friend bool operator==(const Request &, const Request &) = default;
};

/// Why a picture could not be opened.
enum class FailureCode : std::uint32_t {
    NotAPicture = 1, ///< none of our formats
    NoReader,        ///< this installation lacks the format's plug-in
    Damaged,
    EndsEarly,     ///< a = whole rows, b = of how many
    TooLarge,      ///< a × b pixels
    NoRoom,        ///< the helper's memory did not suffice
    OutsideRegion, ///< the region leaves the picture of a × b pixels
};
constexpr std::uint32_t kLastFailureCode = 7;

struct Failure {
    FailureCode code = FailureCode::Damaged;
    std::uint32_t a = 0;
    std::uint32_t b = 0;

    friend bool operator==(const Failure &, const Failure &) = default;
};

/// The size of the bitmap whose width × height × 4 bytes follow.
struct BitmapHead {
    std::uint32_t width = 0;
    std::uint32_t height = 0;

    friend bool operator==(const BitmapHead &, const BitmapHead &) = default;
};

using Answer = std::variant<PictureInfo, BitmapHead, Failure>;

constexpr std::size_t kRequestHeadBytes = 9 * 4;
constexpr std::size_t kAnswerHeadBytes = 8 * 4;
using RequestHead = std::array<char, kRequestHeadBytes>;
using AnswerHead = std::array<char, kAnswerHeadBytes>;

RequestHead write(const Request &request);
AnswerHead write(const Answer &answer);

/// Nothing where a word is out of its range.
std::optional<Request> readRequest(const RequestHead &head);
std::optional<Answer> readAnswer(const AnswerHead &head);

/// The sentence for people; `format` is what the bytes claim to be.
Error explain(const Failure &failure, std::optional<PictureFormat> format);

} // namespace verdict::decoder
