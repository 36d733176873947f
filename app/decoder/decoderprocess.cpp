#include "app/decoder/decoderprocess.h"

#include <QCoreApplication>

#include <cassert>

namespace verdict {
namespace {

using namespace decoder;

Error failed(HelperChild::Transfer transfer)
{
    switch (transfer) {
    case HelperChild::Transfer::TimedOut:
        return {ErrorKind::BadInput, "The picture takes too long to open; it may be damaged"};
    case HelperChild::Transfer::Stopped: return {ErrorKind::Cancelled, "Opening the picture was stopped"};
    default: return {ErrorKind::BadInput, "The picture makes the picture helper fail; it may be damaged"};
    }
}

bool answers(const Answer &answer, const Request &request)
{
    if (std::holds_alternative<Failure>(answer))
        return true;
    const auto *bitmap = std::get_if<BitmapHead>(&answer);
    if (request.check || !bitmap)
        return request.check && std::holds_alternative<PictureInfo>(answer);
    return bitmap->width <= request.maxWidth && bitmap->height <= request.maxHeight;
}

Error cannotWork(const std::filesystem::path &program)
{
    return {ErrorKind::Storage,
            "The picture helper " + program.string() +
                " cannot work on this computer: its libraries are missing, or the system refuses the "
                "sandbox (seccomp) without which it opens no picture"};
}

Error tooManyBytes()
{
    return {ErrorKind::BadInput, "The picture's file is too large; Verdict opens picture files of up to 128 MiB"};
}

} // namespace

DecoderProcess::DecoderProcess(std::filesystem::path helper, std::chrono::milliseconds perPicture)
    : m_program(std::move(helper)), m_perPicture(perPicture)
{
}

std::filesystem::path DecoderProcess::besideProgram()
{
    return std::filesystem::path(QCoreApplication::applicationDirPath().toStdString()) / "verdict-decoder";
}

Result<PictureInfo> DecoderProcess::check(std::string_view bytes, std::stop_token stop)
{
    const auto reply = ask(Request{.check = true}, bytes, stop);
    if (!reply)
        return reply.error();
    return std::get<PictureInfo>(reply->answer);
}

Result<Bitmap> DecoderProcess::decode(std::string_view bytes, int maxWidth, int maxHeight,
                                      std::optional<PictureRegion> region)
{
    assert(maxWidth >= 1 && maxHeight >= 1);
    constexpr int most = kMaxOutputSide;
    auto reply = ask(Request{.maxWidth = static_cast<std::uint32_t>(std::min(maxWidth, most)),
                             .maxHeight = static_cast<std::uint32_t>(std::min(maxHeight, most)),
                             .region = region},
                     bytes, std::stop_token());
    if (!reply)
        return reply.error();
    const auto &size = std::get<BitmapHead>(reply->answer);
    return Bitmap{static_cast<int>(size.width), static_cast<int>(size.height), std::move(reply->pixels)};
}

Result<DecoderProcess::Reply> DecoderProcess::ask(Request request, std::string_view bytes, const std::stop_token &stop)
{
    const auto format = looksLikePicture(bytes);
    if (!format)
        return explain({FailureCode::NotAPicture}, format);
    if (bytes.size() > kMaxPictureBytes)
        return tooManyBytes();
    request.pictureBytes = static_cast<std::uint32_t>(bytes.size());
    if (readRequest(write(request)) != request)
        return Error{ErrorKind::BadInput, "The wanted part is empty or lies outside the picture"};
    if (!takeTurn(stop))
        return failed(Transfer::Stopped);
    const TurnTaken turn{*this};
    auto reply = askInTurn(request, bytes, stop);
    if (reply)
        if (const auto *failure = std::get_if<Failure>(&reply->answer))
            return explain(*failure, format);
    return reply;
}

bool DecoderProcess::takeTurn(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    const bool taken = m_turn.wait(lock, stop, [this] { return !m_busy; }) && !stop.stop_requested();
    m_busy = m_busy || taken;
    return taken;
}

void DecoderProcess::leaveTurn()
{
    const std::lock_guard lock(m_mutex);
    m_busy = false;
    m_turn.notify_all(); // one that was woken may have been told to stop
}

Result<DecoderProcess::Reply> DecoderProcess::askInTurn(const Request &request, std::string_view bytes,
                                                        const std::stop_token &stop)
{
    while (true) {
        const bool fresh = !m_child;
        if (fresh) {
            auto started = HelperChild::start(m_program);
            if (!started)
                return started.error();
            m_child.emplace(*std::move(started));
        }
        Reply reply;
        const Transfer transfer = exchange(request, bytes, stop, &reply);
        if (transfer == Transfer::Done)
            return reply;
        const bool left = m_child->end();
        m_child.reset();
        if (fresh && left)
            return cannotWork(m_program);
        // A helper that had worked before may have died of age or of an earlier picture: this one gets a fresh one.
        if (fresh || transfer != Transfer::Closed)
            return failed(transfer);
    }
}

DecoderProcess::Transfer DecoderProcess::exchange(const Request &request, std::string_view bytes,
                                                  const std::stop_token &stop, Reply *reply)
{
    const HelperChild::Patience patience{std::chrono::steady_clock::now() + m_perPicture, stop};
    const RequestHead head = write(request);
    AnswerHead answerHead;
    Transfer transfer = m_child->send({head.data(), head.size()}, patience);
    if (transfer == Transfer::Done)
        transfer = m_child->send(bytes, patience);
    if (transfer == Transfer::Done)
        transfer = m_child->receive(answerHead, patience);
    if (transfer != Transfer::Done)
        return transfer;
    const auto answer = readAnswer(answerHead);
    if (!answer || !answers(*answer, request))
        return Transfer::Closed;
    reply->answer = *answer;
    if (const auto *bitmap = std::get_if<BitmapHead>(&reply->answer)) {
        reply->pixels.resize(std::size_t{bitmap->width} * bitmap->height * 4);
        transfer = m_child->receive({reinterpret_cast<char *>(reply->pixels.data()), reply->pixels.size()}, patience);
    }
    return transfer;
}

} // namespace verdict
