#include "app/decoder/protocol.h"

#include <QTest>

#include <rapidcheck.h>

namespace verdict::decoder {
namespace {

int upTo(std::uint32_t most) { return *rc::gen::inRange(1, static_cast<int>(most) + 1); }

Request anyRequest()
{
    Request request{.check = *rc::gen::arbitrary<bool>(),
                    .pictureBytes = static_cast<std::uint32_t>(upTo(kMaxPictureBytes))};
    if (request.check)
        return request;
    request.maxWidth = static_cast<std::uint32_t>(upTo(kMaxOutputSide));
    request.maxHeight = static_cast<std::uint32_t>(upTo(kMaxOutputSide));
    if (*rc::gen::arbitrary<bool>())
        request.region = PictureRegion{upTo(kMaxSide), upTo(kMaxSide), upTo(kMaxSide), upTo(kMaxSide)};
    return request;
}

template <class Head> Head changed(Head head, std::size_t word, std::uint32_t value)
{
    for (std::size_t i = 0; i < 4; ++i)
        head[word * 4 + i] = static_cast<char>(value >> (8 * i));
    return head;
}

} // namespace

class TestProtocol : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestsComeThrough()
    {
        QVERIFY(rc::check([] {
            const Request request = anyRequest();
            RC_ASSERT(readRequest(write(request)) == request);
        }));
    }

    void answersComeThrough()
    {
        const PictureInfo info{PictureFormat::Tiff, 640, 480, 0.05, true};
        for (const Answer &answer :
             {Answer(info), Answer(BitmapHead{8192, 1}), Answer(Failure{FailureCode::EndsEarly, 3, 9})})
            QVERIFY(readAnswer(write(answer)) == answer);
    }

    /// Whatever bytes arrive, what is read from them is within the bounds and means the same when written again.
    void whatIsReadIsWhatWasWritten()
    {
        QVERIFY(rc::check([] {
            const auto word = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(kRequestHeadBytes / 4)));
            const RequestHead head = changed(write(anyRequest()), word, *rc::gen::arbitrary<std::uint32_t>());
            if (const auto request = readRequest(head))
                RC_ASSERT(write(*request) == head);
        }));
    }

    void requestsOutOfRangeAreRefused()
    {
        const RequestHead decode = write(Request{.maxWidth = 10, .maxHeight = 10, .pictureBytes = 5});
        QVERIFY(readRequest(decode));
        QVERIFY(!readRequest(changed(decode, 0, kAnswerMagic)));
        QVERIFY(!readRequest(changed(decode, 1, 2)));
        QVERIFY(!readRequest(changed(decode, 2, 0)));
        QVERIFY(!readRequest(changed(decode, 3, kMaxOutputSide + 1)));
        QVERIFY(!readRequest(changed(decode, 6, 7))); // a region without a height
        QVERIFY(!readRequest(changed(decode, 8, 0)));
        QVERIFY(!readRequest(changed(decode, 8, kMaxPictureBytes + 1)));
        QVERIFY(!readRequest(changed(write(Request{.check = true, .pictureBytes = 5}), 2, 10)));
    }

    void answersOutOfRangeAreRefused()
    {
        const AnswerHead bitmap = write(Answer(BitmapHead{10, 20}));
        QVERIFY(readAnswer(bitmap));
        QVERIFY(!readAnswer(changed(bitmap, 0, kRequestMagic)));
        QVERIFY(!readAnswer(changed(bitmap, 1, 4)));
        QVERIFY(!readAnswer(changed(bitmap, 2, 0)));
        QVERIFY(!readAnswer(changed(bitmap, 2, 0x40000000))); // 2^30 × 20 × 4 would wrap around
        QVERIFY(!readAnswer(changed(bitmap, 7, 801)));
        const AnswerHead info = write(Answer(PictureInfo{PictureFormat::Png, 4, 4}));
        QVERIFY(!readAnswer(changed(info, 2, 5)));
        QVERIFY(!readAnswer(changed(info, 3, kMaxSide + 1)));
        QVERIFY(!readAnswer(changed(info, 6, 2)));
        QVERIFY(!readAnswer(changed(info, 7, 1)));
        const AnswerHead failure = write(Answer(Failure{FailureCode::Damaged}));
        QVERIFY(!readAnswer(changed(failure, 2, 0)));
        QVERIFY(!readAnswer(changed(failure, 2, kLastFailureCode + 1)));
    }
};

} // namespace verdict::decoder

QTEST_GUILESS_MAIN(verdict::decoder::TestProtocol)
#include "test_protocol.moc"
