#include "app/decoder/picturereader.h"
#include "app/decoder/sandbox.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <cerrno>
#include <new>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {

using namespace verdict;
using namespace verdict::decoder;

enum class Arrival { Whole, Nothing, Broken };

Arrival receive(char *data, std::size_t size)
{
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count = ::read(STDIN_FILENO, data + done, size - done);
        if (count > 0)
            done += static_cast<std::size_t>(count);
        else if (count == 0 || errno != EINTR)
            return done == 0 ? Arrival::Nothing : Arrival::Broken;
    }
    return Arrival::Whole;
}

bool send(const char *data, std::size_t size)
{
    while (size > 0) {
        const ssize_t count = ::write(STDOUT_FILENO, data, size);
        if (count < 0 && errno != EINTR)
            return false;
        const auto written = static_cast<std::size_t>(std::max<ssize_t>(count, 0));
        data += written;
        size -= written;
    }
    return true;
}

bool send(const Answer &answer)
{
    const AnswerHead head = write(answer);
    return send(head.data(), head.size());
}

bool send(const QImage &image)
{
    const BitmapHead head{static_cast<std::uint32_t>(image.width()), static_cast<std::uint32_t>(image.height())};
    bool sent = send(Answer(head));
    for (int row = 0; sent && row < image.height(); ++row)
        sent = send(reinterpret_cast<const char *>(image.constScanLine(row)), head.width * std::size_t{4});
    return sent;
}

bool answer(PictureReader &reader, const Request &request, const QByteArray &bytes)
{
    if (request.check)
        return std::visit([](const auto &found) { return send(Answer(found)); }, reader.check(bytes));
    const auto decoded = reader.decode(bytes, request);
    const auto *failure = std::get_if<Failure>(&decoded);
    return failure ? send(Answer(*failure)) : send(std::get<QImage>(decoded));
}

/// One request; false where there will be no further one.
bool serve(PictureReader &reader, Arrival *arrival)
{
    RequestHead head;
    *arrival = receive(head.data(), head.size());
    const auto request = *arrival == Arrival::Whole ? readRequest(head) : std::nullopt;
    if (!request)
        return false;
    QByteArray bytes(request->pictureBytes, Qt::Uninitialized);
    *arrival = receive(bytes.data(), request->pictureBytes);
    if (*arrival != Arrival::Whole)
        return false;
    try {
        return answer(reader, *request, bytes);
    } catch (const std::bad_alloc &) {
        return send(Answer(Failure{FailureCode::NoRoom}));
    }
}

[[noreturn]] void work()
{
    PictureReader::warmUp();
    if (!confine())
        ::_exit(3);
    PictureReader reader;
    Arrival arrival = Arrival::Whole;
    while (serve(reader, &arrival)) {
    }
    ::_exit(arrival == Arrival::Nothing ? 0 : 2);
}

} // namespace

int main(int argc, char **argv)
{
#ifdef __GLIBC__
    // A second arena would read a file under /proc when it shrinks.
    mallopt(M_ARENA_MAX, 1);
#endif
    const QCoreApplication app(argc, argv);
    // Qt converts and scales big pictures in threads, which the sandbox forbids; but never from a thread of its pool,
    // and later versions, which have a second pool for that, not with this variable.
    qputenv("QT_NO_GUI_THREADPOOL", "1");
    QThreadPool::globalInstance()->start(work);
    QThreadPool::globalInstance()->waitForDone();
    return 3;
}
