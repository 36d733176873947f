#include "app/decoder/decoderprocess.h"
#include "tests/decoder/samples.h"

#include <QColorSpace>
#include <QDir>
#include <QImageReader>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <random>

namespace verdict {
namespace {

constexpr int kFull = 8192;

QImage image(const Bitmap &bitmap)
{
    return QImage(bitmap.rgba.data(), bitmap.width, bitmap.height, bitmap.width * 4, QImage::Format_RGBA8888).copy();
}

QString reason(const Error &error) { return QString::fromStdString(error.reason); }

std::string fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// One of: other bytes here and there, a missing tail, a missing middle, a doubled piece.
std::string mutated(std::string bytes, std::mt19937 &random)
{
    const auto place = [&] { return random() % bytes.size(); };
    switch (random() % 4) {
    case 0: bytes.resize(place() + 1); break;
    case 1: bytes.erase(place(), random() % 64); break;
    case 2: bytes.insert(place(), bytes.substr(place(), random() % 64)); break;
    default:
        for (auto count = 1 + random() % 12; count > 0; --count)
            bytes[place()] = static_cast<char>(random());
    }
    return bytes;
}

} // namespace

/// What pictures, whole and broken, become on their way through the helper program.
class TestPictures : public QObject {
    Q_OBJECT

private:
    DecoderProcess m_decoder{VERDICT_DECODER};

    /// The picture in full, or an empty image with the reason on record.
    QImage opened(const std::string &bytes)
    {
        const auto bitmap = m_decoder.decode(bytes, kFull, kFull, std::nullopt);
        if (!bitmap)
            qWarning("%s", bitmap.error().reason.c_str());
        return bitmap ? image(*bitmap) : QImage();
    }

    QString refusal(const std::string &bytes)
    {
        const auto checked = m_decoder.check(bytes, {});
        const auto decoded = m_decoder.decode(bytes, kFull, kFull, std::nullopt);
        if (checked || decoded)
            return QStringLiteral("opened");
        return checked.error().reason == decoded.error().reason ? reason(checked.error())
                                                                : QStringLiteral("two reasons");
    }

private Q_SLOTS:
    void pngComesBackAsItWas()
    {
        const QImage original = samples::noise(61, 37);
        QCOMPARE(opened(samples::encoded(original, "png")).convertToFormat(QImage::Format_RGB32), original);
    }

    void alphaStaysStraight()
    {
        QImage original(3, 2, QImage::Format_ARGB32);
        original.fill(qRgba(200, 100, 50, 128));
        QCOMPARE(opened(samples::encoded(original, "png")).pixel(1, 1), qRgba(200, 100, 50, 128));
    }

    void sixteenBitsAndGreyBecomeEight()
    {
        for (const auto format :
             {QImage::Format_RGBA64, QImage::Format_Grayscale16, QImage::Format_Grayscale8, QImage::Format_Mono}) {
            QImage original = QImage(9, 7, QImage::Format_RGB32);
            original.fill(Qt::white);
            QCOMPARE(opened(samples::encoded(original.convertToFormat(format), "png")).pixel(8, 6),
                     qRgb(255, 255, 255));
        }
    }

    void theBytesDecideNotTheName()
    {
        const auto info = m_decoder.check(samples::encoded(samples::noise(40, 30), "jpeg"), {});
        QVERIFY(info);
        QCOMPARE(*info, (PictureInfo{.format = PictureFormat::Jpeg, .width = 40, .height = 30}));
    }

    void resolutionIsToldWhereItMeansSomething()
    {
        QImage picture = samples::halves(10, 10);
        picture.setDotsPerMeterX(20000);
        picture.setDotsPerMeterY(20000);
        QCOMPARE(m_decoder.check(samples::encoded(picture, "png"), {})->mmPerPixel, std::optional(0.05));
        picture.setDotsPerMeterX(2835); // 72 dots per inch, which says nothing
        picture.setDotsPerMeterY(2835);
        QCOMPARE(m_decoder.check(samples::encoded(picture, "png"), {})->mmPerPixel, std::nullopt);
    }

    void animationShowsItsFirstFrame()
    {
        const std::string gif = samples::animatedGif(30, 20);
        QCOMPARE(m_decoder.check(gif, {})->format, PictureFormat::Gif);
        const QImage shown = opened(gif);
        QCOMPARE(shown.size(), QSize(30, 20));
        QCOMPARE(shown.pixel(29, 19), qRgb(255, 255, 255));
    }

    /// Qt reads these two with a plug-in of another package: with it they open, without it the reason names it.
    void plugInFormatsOpenOrSayWhatIsMissing()
    {
        using namespace std::string_literals;
        for (const auto &[format, magic] :
             {std::pair("webp", "RIFF\x1a\0\0\0WEBPVP8L"s), std::pair("tiff", "II*\0\x08\0\0\0"s)}) {
            if (QImageReader::supportedImageFormats().contains(format)) {
                const std::string whole = samples::encoded(samples::halves(64, 48), format);
                QCOMPARE(opened(whole).size(), QSize(64, 48));
                QVERIFY(refusal(samples::cut(whole, 0.5)).startsWith(QStringLiteral("The picture is damaged")));
            } else {
                QVERIFY(refusal(magic).contains(QStringLiteral("qt6-image-formats-plugins")));
            }
        }
    }

    void cameraRotationIsApplied()
    {
        const std::string turned = samples::withOrientation(samples::encoded(samples::halves(64, 32), "jpeg"), 6);
        QCOMPARE(m_decoder.check(turned, {})->width, 32);
        const QImage upright = opened(turned);
        QCOMPARE(upright.size(), QSize(32, 64));
        QVERIFY(qRed(upright.pixel(16, 4)) > 200); // the stored left side is the upper one
        QVERIFY(qBlue(upright.pixel(16, 60)) > 200);
        const auto small = m_decoder.decode(turned, 100, 16, std::nullopt);
        QCOMPARE(image(*small).size(), QSize(8, 16));
        const auto lower = m_decoder.decode(turned, kFull, kFull, PictureRegion{0, 40, 32, 24});
        QVERIFY(qBlue(image(*lower).pixel(10, 10)) > 200);
    }

    void profileIsConvertedToSrgb()
    {
        QImage picture(2000, 1100, QImage::Format_RGB32); // big: Qt would spread the work over threads
        picture.fill(qRgb(150, 100, 100));
        QVERIFY(!m_decoder.check(samples::encoded(picture, "jpeg"), {})->hasProfile);
        picture.setColorSpace(QColorSpace::AdobeRgb);
        const std::string bytes = samples::encoded(picture, "png");
        QVERIFY(m_decoder.check(bytes, {})->hasProfile);
        // Adobe RGB (1998) to sRGB: red = 1.3984 R - 0.3984 G in linear light, green unchanged.
        const auto linear = [](double value) { return std::pow(value / 255, 2.19921875); };
        const auto encode = [](double light) { return 255 * (1.055 * std::pow(light, 1 / 2.4) - 0.055); };
        const QRgb pixel = opened(bytes).pixel(1000, 500);
        QVERIFY(std::abs(qRed(pixel) - encode(1.3984 * linear(150) - 0.3984 * linear(100))) < 2);
        QVERIFY(std::abs(qGreen(pixel) - encode(linear(100))) < 2);
    }

    void scalesDownButNeverUp()
    {
        const std::string png = samples::encoded(samples::halves(300, 200), "png");
        const QImage small = image(*m_decoder.decode(png, 60, 60, std::nullopt));
        QCOMPARE(small.size(), QSize(60, 40));
        QCOMPARE(small.pixel(5, 20), qRgb(255, 0, 0));
        QCOMPARE(
            image(*m_decoder.decode(samples::encoded(samples::halves(300, 200), "jpeg"), 60, 60, std::nullopt)).size(),
            QSize(60, 40));
        QCOMPARE(opened(png).size(), QSize(300, 200));
        QCOMPARE(
            image(*m_decoder.decode(samples::encoded(samples::noise(4000, 2), "png"), 100, 100, std::nullopt)).size(),
            QSize(100, 1));
    }

    void regionsAreTilesOfTheFullPicture()
    {
        const QImage original = samples::noise(300, 200);
        const std::string png = samples::encoded(original, "png");
        for (const QRect &tile : {QRect(100, 50, 80, 60), QRect(0, 0, 300, 200), QRect(299, 199, 1, 1)}) {
            const auto part =
                m_decoder.decode(png, kFull, kFull, PictureRegion{tile.x(), tile.y(), tile.width(), tile.height()});
            QVERIFY(part);
            QCOMPARE(image(*part).convertToFormat(QImage::Format_RGB32), original.copy(tile));
        }
        QCOMPARE(image(*m_decoder.decode(png, 40, 40, PictureRegion{100, 50, 80, 60})).size(), QSize(40, 30));
        for (const PictureRegion &outside :
             {PictureRegion{250, 0, 51, 10}, PictureRegion{-1, 0, 10, 10}, PictureRegion{0, 0, 0, 0}})
            QVERIFY(reason(m_decoder.decode(png, 40, 40, outside).error()).contains(QStringLiteral("outside")));
    }

    void truncationSaysHowFarItCame_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const char *format : {"png", "jpeg"})
            QTest::newRow(format) << QByteArray(format);
    }
    void truncationSaysHowFarItCame()
    {
        QFETCH(QByteArray, format);
        const std::string whole = samples::encoded(samples::noise(300, 400), format.constData());
        const QString said = refusal(samples::cut(whole, 0.6));
        const auto match =
            QRegularExpression(QStringLiteral("^The picture is damaged: it ends after (\\d+) of 400 rows$"))
                .match(said);
        QVERIFY2(match.hasMatch(), qPrintable(said));
        QVERIFY2(std::abs(match.captured(1).toInt() - 240) < 24, qPrintable(said));
    }

    void truncatedGifIsRefused()
    {
        const std::string gif = samples::animatedGif(60, 60);
        QVERIFY(refusal(samples::cut(gif, 0.3)).startsWith(QStringLiteral("The picture is damaged")));
        QCOMPARE(opened(samples::cut(gif, 0.8)).size(), QSize(60, 60)); // only the second frame is missing
    }

    void headerBombsAreRefusedUnopened()
    {
        const std::string png = samples::encoded(samples::halves(8, 8), "png");
        QCOMPARE(
            refusal(samples::withHeaderSize(png, 30000, 30000)),
            QStringLiteral(
                "The picture is too large (30000 × 30000 pixels); Verdict opens pictures of up to 64 million pixels"));
        QVERIFY(refusal(samples::withHeaderSize(png, 1'000'000, 2)).contains(QStringLiteral("too large")));
        QVERIFY(refusal(samples::withHeaderSize(png, 0, 8)).startsWith(QStringLiteral("The picture is damaged")));
    }

    void whatIsNoPictureIsCalledSo()
    {
        using namespace std::string_literals;
        const QString no = QStringLiteral("This is not a picture that Verdict opens (png, jpeg, webp, gif, tiff)");
        for (const std::string &bytes :
             {""s, "A text with a .png name\n"s, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"s, "BM"s,
              samples::encoded(samples::halves(8, 8), "bmp"), "%PDF-1.7"s})
            QCOMPARE(refusal(bytes), no);
        QVERIFY(refusal("\x89PNG\r\n\x1a\nand then a text"s).startsWith(QStringLiteral("The picture is damaged")));
    }

    void mutatedPicturesNeverStopTheNextOne()
    {
        const QImage original = samples::noise(32, 24);
        const std::string good = samples::encoded(original, "png");
        std::vector<std::string> seeds{good, samples::encoded(samples::noise(48, 40), "jpeg"),
                                       samples::animatedGif(20, 20)};
        for (const char *format : {"webp", "tiff"})
            if (const std::string bytes = samples::encoded(original, format); !bytes.empty())
                seeds.push_back(bytes);
        std::mt19937 random(20240611);
        for (int round = 0; round < 600; ++round) {
            const std::string bytes = mutated(seeds[random() % seeds.size()], random);
            if (const auto info = m_decoder.check(bytes, {}); !info)
                QVERIFY(!info.error().reason.empty());
            if (const auto bitmap = m_decoder.decode(bytes, 20, 20, std::nullopt))
                QVERIFY(bitmap->width <= 20 && bitmap->height <= 20 && !bitmap->rgba.empty());
            if (round % 20 == 0)
                QCOMPARE(opened(good).convertToFormat(QImage::Format_RGB32), original);
        }
    }

    void realPhotographsOpen()
    {
        const QDir folder(QStringLiteral(VERDICT_SHARED_DIR "/data/media-derm"));
        const QStringList names = folder.entryList({QStringLiteral("*.jpg")});
        if (names.isEmpty())
            QSKIP("No photographs: ../shared/data/media-derm is missing");
        for (const QString &name : names) {
            const std::string bytes = fileBytes(folder.filePath(name));
            const auto info = m_decoder.check(bytes, {});
            QVERIFY2(info, qPrintable(name));
            const QSize size = QImageReader(folder.filePath(name)).size();
            QCOMPARE(QSize(info->width, info->height), size);
            const auto shown = m_decoder.decode(bytes, 640, 640, std::nullopt);
            QCOMPARE(QSize(shown->width, shown->height), size.scaled(640, 640, Qt::KeepAspectRatio).boundedTo(size));
            QVERIFY(m_decoder.decode(bytes, 512, 512, PictureRegion{info->width - 512, info->height - 450, 512, 450}));
        }
    }
};

} // namespace verdict

QTEST_GUILESS_MAIN(verdict::TestPictures)
#include "test_pictures.moc"
