#include "app/decoder/decoderprocess.h"
#include "app/decoder/sandbox.h"
#include "tests/support/fakedecoder.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <thread>
#include <unistd.h>

namespace verdict {
namespace {

using namespace std::chrono_literals;

/// A png of 8 × 6 pixels, written out so that this test needs no Qt Gui; pixel (x, y) is (30 x, 40 y, 200).
constexpr char kPng[] =
    "89504e470d0a1a0a0000000d4948445200000008000000060802000000716748ac0000005e4944415478da0dc92101004108"
    "454192a0094108f426f949d08420c4d324ba1b3b66861b693c43461b6b9c61167890c10b1474b0c1c51f851759bc4245175b"
    "5cfd215ca47842a2c58ad31f830f39bc41430f3bdcfc010e090f040d0b071fb3bb4bf1ff8b6c780000000049454e44ae4260"
    "82";

Bitmap pngPixels()
{
    Bitmap bitmap{8, 6, {}};
    for (int y = 0; y < 6; ++y)
        for (int x = 0; x < 8; ++x)
            for (const int part : {30 * x, 40 * y, 200, 255})
                bitmap.rgba.push_back(static_cast<std::uint8_t>(part));
    return bitmap;
}

std::string program(const char *name)
{
    return QStandardPaths::findExecutable(QString::fromLatin1(name)).toStdString();
}

QByteArray procFile(const QString &process, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(process, QString::fromLatin1(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The helper programs that this test runs, by /proc.
QStringList helpers()
{
    QStringList found;
    const QByteArray parent = "\nPPid:\t" + QByteArray::number(::getpid()) + "\n";
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
        const QByteArray status = procFile(entry, "status");
        if (status.startsWith("Name:\tverdict-decoder\n") && status.contains(parent) && !status.contains("State:\tZ"))
            found.append(entry);
    }
    return found;
}

} // namespace

/// The helper program's life in the hands of its client.
class TestDecoderProcess : public QObject {
    Q_OBJECT

private:
    const std::string m_png = QByteArray::fromHex(kPng).toStdString();

    bool opens(PictureDecoder &decoder) const
    {
        const auto bitmap = decoder.decode(m_png, 64, 64, std::nullopt);
        return bitmap && *bitmap == pngPixels();
    }

private Q_SLOTS:
    void startsWithTheFirstPictureAndEndsWithTheClient()
    {
        {
            DecoderProcess decoder(VERDICT_DECODER);
            QCOMPARE(helpers().size(), 0);
            QVERIFY(opens(decoder));
            QVERIFY(opens(decoder));
            QCOMPARE(helpers().size(), 1);
        }
        QCOMPARE(helpers().size(), 0);
    }

    void helperIsShutInAndHoldsNothingOfOurs()
    {
        if (decoder::confinement() != decoder::Confinement::Full)
            QSKIP("This build has no system-call filter");
        qputenv("VERDICT_TEST_SECRET", "in the open");
        const int inherited = ::dup(STDERR_FILENO); // without close-on-exec
        DecoderProcess decoder(VERDICT_DECODER);
        QVERIFY(opens(decoder));
        const QString process = helpers().value(0);
        const QByteArray status = procFile(process, "status");
        QVERIFY(status.contains("NoNewPrivs:\t1\n"));
        QVERIFY(status.contains("Seccomp:\t2\n"));
        QVERIFY(procFile(process, "limits").simplified().contains("Max address space 1073741824 1073741824"));
        QVERIFY(!procFile(process, "environ").contains("VERDICT_TEST_SECRET"));
        ::close(inherited);
    }

    void killedHelperIsReplaced()
    {
        DecoderProcess decoder(VERDICT_DECODER);
        for (int round = 0; round < 3; ++round) {
            QVERIFY(opens(decoder));
            const QString process = helpers().value(0);
            QVERIFY(!process.isEmpty());
            ::kill(process.toInt(), SIGKILL);
        }
        QVERIFY(opens(decoder));
    }

    void manyThreadsShareOneHelper()
    {
        DecoderProcess decoder(VERDICT_DECODER);
        std::atomic<int> good = 0;
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 6; ++thread)
            threads.emplace_back([&] {
                for (int round = 0; round < 10; ++round)
                    good += opens(decoder) ? 1 : 0;
            });
        threads.clear();
        QCOMPARE(good.load(), 60);
        QCOMPARE(helpers().size(), 1);
    }

    void missingHelperIsSaid()
    {
        DecoderProcess decoder("/nonexistent/verdict-decoder");
        const auto bitmap = decoder.decode(m_png, 64, 64, std::nullopt);
        QCOMPARE(bitmap.error().kind, ErrorKind::Storage);
        QVERIFY(bitmap.error().reason.find("/nonexistent/verdict-decoder cannot be started") != std::string::npos);
    }

    /// `false` leaves at once, `cat` answers with the request, `yes` with anything.
    void strangeHelpersAreNotBelieved_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("reason");
        QTest::newRow("leaves") << QStringLiteral("false") << QStringLiteral("cannot work on this computer");
        QTest::newRow("echoes") << QStringLiteral("cat") << QStringLiteral("makes the picture helper fail");
        QTest::newRow("babbles") << QStringLiteral("yes") << QStringLiteral("makes the picture helper fail");
    }
    void strangeHelpersAreNotBelieved()
    {
        QFETCH(QString, name);
        QFETCH(QString, reason);
        DecoderProcess decoder(program(qPrintable(name)));
        const auto info = decoder.check(m_png, {});
        QVERIFY(!info);
        QVERIFY2(QString::fromStdString(info.error().reason).contains(reason), info.error().reason.c_str());
    }

    /// `tail` reads everything and says nothing until its input ends.
    void silentHelperTimesOut()
    {
        DecoderProcess decoder(program("tail"), 30ms);
        const auto bitmap = decoder.decode(m_png, 64, 64, std::nullopt);
        QVERIFY(bitmap.error().reason.find("takes too long") != std::string::npos);
    }

    void stopEndsWaitingForTheHelperAndForTheTurn()
    {
        DecoderProcess decoder(program("tail"), std::chrono::hours(1));
        std::stop_source stop;
        std::atomic<int> cancelled = 0;
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 3; ++thread)
            threads.emplace_back([&] {
                const auto info = decoder.check(m_png, stop.get_token());
                cancelled += !info && info.error().kind == ErrorKind::Cancelled ? 1 : 0;
            });
        stop.request_stop();
        threads.clear();
        QCOMPARE(cancelled.load(), 3);
    }

    void fakeKeepsTheSameContract()
    {
        FakeDecoder fake(8, 6);
        DecoderProcess real(VERDICT_DECODER);
        for (PictureDecoder *decoder : std::initializer_list<PictureDecoder *>{&fake, &real}) {
            QCOMPARE(*decoder->check(m_png, {}), (PictureInfo{.format = PictureFormat::Png, .width = 8, .height = 6}));
            QCOMPARE(decoder->decode(m_png, 64, 64, std::nullopt)->rgba.size(), std::size_t{8 * 6 * 4});
            QCOMPARE(decoder->decode(m_png, 64, 64, PictureRegion{1, 2, 3, 4})->height, 4);
            QVERIFY(decoder->check("text", {}).error().reason.starts_with("This is not a picture"));
            std::stop_source stop;
            stop.request_stop();
            QCOMPARE(decoder->check(m_png, stop.get_token()).error().kind, ErrorKind::Cancelled);
        }
    }
};

} // namespace verdict

QTEST_GUILESS_MAIN(verdict::TestDecoderProcess)
#include "test_decoderprocess.moc"
