#include "app/decoder/protocol.h"

#include <cmath>

namespace verdict::decoder {
namespace {

constexpr std::uint32_t kDecode = 0;
constexpr std::uint32_t kCheck = 1;
constexpr std::uint32_t kInfo = 1;
constexpr std::uint32_t kBitmap = 2;
constexpr std::uint32_t kFailure = 3;
constexpr double kNanometresInMillimetre = 1e6;

template <std::size_t Bytes> std::array<char, Bytes> pack(const std::array<std::uint32_t, Bytes / 4> &words)
{
    std::array<char, Bytes> head;
    for (std::size_t i = 0; i < Bytes; ++i)
        head[i] = static_cast<char>(words[i / 4] >> (8 * (i % 4)));
    return head;
}

template <std::size_t Bytes> std::array<std::uint32_t, Bytes / 4> unpack(const std::array<char, Bytes> &head)
{
    std::array<std::uint32_t, Bytes / 4> words{};
    for (std::size_t i = 0; i < Bytes; ++i)
        words[i / 4] |= std::uint32_t{static_cast<unsigned char>(head[i])} << (8 * (i % 4));
    return words;
}

using AnswerWords = std::array<std::uint32_t, kAnswerHeadBytes / 4>;

AnswerWords words(const PictureInfo &info)
{
    const double nanometres = std::round(info.mmPerPixel.value_or(0) * kNanometresInMillimetre);
    return {kAnswerMagic,
            kInfo,
            static_cast<std::uint32_t>(info.format),
            static_cast<std::uint32_t>(info.width),
            static_cast<std::uint32_t>(info.height),
            static_cast<std::uint32_t>(nanometres),
            info.hasProfile ? 1u : 0u,
            0};
}

AnswerWords words(const BitmapHead &bitmap)
{
    return {kAnswerMagic, kBitmap, bitmap.width, bitmap.height, 0, 0, 0, bitmap.width * bitmap.height * 4};
}

AnswerWords words(const Failure &failure)
{
    return {kAnswerMagic, kFailure, static_cast<std::uint32_t>(failure.code), failure.a, failure.b, 0, 0, 0};
}

std::optional<Answer> readInfo(const AnswerWords &word)
{
    PictureInfo info{.format = static_cast<PictureFormat>(word[2]),
                     .width = static_cast<int>(word[3]),
                     .height = static_cast<int>(word[4]),
                     .hasProfile = word[6] == 1};
    if (word[5] != 0)
        info.mmPerPixel = word[5] / kNanometresInMillimetre;
    const bool sized = word[3] >= 1 && word[3] <= kMaxSide && word[4] >= 1 && word[4] <= kMaxSide;
    const bool known = word[2] <= static_cast<std::uint32_t>(PictureFormat::Tiff) && word[6] <= 1;
    return sized && known && word[7] == 0 ? std::optional<Answer>(info) : std::nullopt;
}

std::optional<Answer> readBitmap(const AnswerWords &word)
{
    const bool sized = word[2] >= 1 && word[2] <= kMaxOutputSide && word[3] >= 1 && word[3] <= kMaxOutputSide;
    if (!sized || word[4] != 0 || word[5] != 0 || word[6] != 0 || word[7] != word[2] * word[3] * 4)
        return std::nullopt;
    return BitmapHead{word[2], word[3]};
}

std::optional<Answer> readFailure(const AnswerWords &word)
{
    if (word[2] < 1 || word[2] > kLastFailureCode || word[5] != 0 || word[6] != 0 || word[7] != 0)
        return std::nullopt;
    return Failure{static_cast<FailureCode>(word[2]), word[3], word[4]};
}

std::string sizeText(const Failure &failure)
{
    return std::to_string(failure.a) + " × " + std::to_string(failure.b) + " pixels";
}

} // namespace

RequestHead write(const Request &request)
{
    const PictureRegion region = request.region.value_or(PictureRegion{});
    return pack<kRequestHeadBytes>({kRequestMagic, request.check ? kCheck : kDecode, request.maxWidth,
                                    request.maxHeight, static_cast<std::uint32_t>(region.x),
                                    static_cast<std::uint32_t>(region.y), static_cast<std::uint32_t>(region.width),
                                    static_cast<std::uint32_t>(region.height), request.pictureBytes});
}

AnswerHead write(const Answer &answer)
{
    return pack<kAnswerHeadBytes>(std::visit([](const auto &kind) { return words(kind); }, answer));
}

std::optional<Request> readRequest(const RequestHead &head)
{
    const auto word = unpack(head);
    if (word[0] != kRequestMagic || word[1] > kCheck || word[8] < 1 || word[8] > kMaxPictureBytes)
        return std::nullopt;
    Request request{.check = word[1] == kCheck, .maxWidth = word[2], .maxHeight = word[3], .pictureBytes = word[8]};
    const bool anyRegion = (word[4] | word[5] | word[6] | word[7]) != 0;
    if (request.check)
        return word[2] == 0 && word[3] == 0 && !anyRegion ? std::optional(request) : std::nullopt;
    if (word[2] < 1 || word[2] > kMaxOutputSide || word[3] < 1 || word[3] > kMaxOutputSide)
        return std::nullopt;
    if (!anyRegion)
        return request;
    if (word[4] > kMaxSide || word[5] > kMaxSide || word[6] < 1 || word[6] > kMaxSide || word[7] < 1 ||
        word[7] > kMaxSide)
        return std::nullopt;
    request.region = PictureRegion{static_cast<int>(word[4]), static_cast<int>(word[5]), static_cast<int>(word[6]),
                                   static_cast<int>(word[7])};
    return request;
}

std::optional<Answer> readAnswer(const AnswerHead &head)
{
    const AnswerWords word = unpack(head);
    if (word[0] != kAnswerMagic)
        return std::nullopt;
    switch (word[1]) {
    case kInfo: return readInfo(word);
    case kBitmap: return readBitmap(word);
    case kFailure: return readFailure(word);
    default: return std::nullopt;
    }
}

Error explain(const Failure &failure, std::optional<PictureFormat> format)
{
    const std::string name(format ? pictureFormatName(*format) : "unknown");
    switch (failure.code) {
    case FailureCode::NotAPicture:
        return {ErrorKind::BadInput, "This is not a picture that Verdict opens (png, jpeg, webp, gif, tiff)"};
    case FailureCode::NoReader:
        return {ErrorKind::BadInput, "This computer lacks the Qt plug-in for " + name +
                                         " pictures; installing the package qt6-image-formats-plugins adds it"};
    case FailureCode::Damaged: return {ErrorKind::BadInput, "The picture is damaged: it cannot be read as " + name};
    case FailureCode::EndsEarly:
        return {ErrorKind::BadInput, "The picture is damaged: it ends after " + std::to_string(failure.a) + " of " +
                                         std::to_string(failure.b) + " rows"};
    case FailureCode::TooLarge:
        return {ErrorKind::BadInput, "The picture is too large (" + sizeText(failure) +
                                         "); Verdict opens pictures of up to 64 million pixels"};
    case FailureCode::NoRoom:
        return {ErrorKind::BadInput, "The picture needs more memory than Verdict gives to one picture"};
    case FailureCode::OutsideRegion:
        return {ErrorKind::BadInput, "The wanted part lies outside the picture (" + sizeText(failure) + ")"};
    }
    return {ErrorKind::BadInput, "The picture cannot be opened"};
}

} // namespace verdict::decoder
