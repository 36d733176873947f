#include "core/case/picture.h"
#include "core/workspace/demo/pngfile.h"

#include <QTest>

#include <zlib.h>

using namespace verdict;

namespace {

std::uint32_t numberAt(const std::string &bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes.at(i));
    return number;
}

struct Chunk {
    std::string type;
    std::string data;
    bool sound = false; ///< its check sum fits
};

std::vector<Chunk> chunksOf(const std::string &png)
{
    std::vector<Chunk> chunks;
    for (std::size_t at = 8; at < png.size();) {
        const std::uint32_t size = numberAt(png, at);
        const std::string body = png.substr(at + 4, size + 4);
        const auto sum = crc32(0, reinterpret_cast<const Bytef *>(body.data()), static_cast<uInt>(body.size()));
        chunks.push_back({body.substr(0, 4), body.substr(4), sum == numberAt(png, at + 8 + size)});
        at += size + 12;
    }
    return chunks;
}

/// The pixels of a PNG whose rows all hold differences from the left (filter 1), as its writer makes them.
std::vector<std::uint8_t> pixelsOf(const std::string &packed, int width, int height)
{
    const std::size_t stride = static_cast<std::size_t>(width) * 3;
    std::string rows((stride + 1) * static_cast<std::size_t>(height), '\0');
    uLongf size = rows.size();
    if (uncompress(reinterpret_cast<Bytef *>(rows.data()), &size, reinterpret_cast<const Bytef *>(packed.data()),
                   packed.size()) != Z_OK)
        return {};
    std::vector<std::uint8_t> pixels;
    for (std::size_t row = 0; row < size; row += stride + 1)
        for (std::size_t i = 0; i < stride; ++i)
            pixels.push_back(static_cast<std::uint8_t>(static_cast<unsigned char>(rows[row + 1 + i]) +
                                                       (i < 3 ? 0 : pixels[pixels.size() - 3])));
    return pixels;
}

/// Mean brightness of a square around the middle, 0 to 255.
double middleBrightness(const RgbPicture &picture)
{
    double sum = 0;
    int count = 0;
    for (int row = picture.height / 2 - 20; row < picture.height / 2 + 20; ++row)
        for (int i = (picture.width / 2 - 20) * 3; i < (picture.width / 2 + 20) * 3; ++i, ++count)
            sum += picture.rgb[static_cast<std::size_t>(row * picture.width * 3 + i)];
    return sum / count;
}

} // namespace

class DemoPicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSmallPictureComesBack();
    void aLesionIsAValidPng();
    void theSameLookGivesTheSamePictureAndPigmentIsDark();
};

void DemoPicturesTest::aSmallPictureComesBack()
{
    const RgbPicture picture{2, 2, {255, 0, 0, 0, 255, 0, 0, 0, 255, 7, 8, 9}};
    const auto chunks = chunksOf(toPng(picture, 0.5));
    QCOMPARE(chunks.size(), std::size_t(5));
    QCOMPARE(chunks[0].type, std::string("IHDR"));
    QCOMPARE(numberAt(chunks[2].data, 0), 2000U); // pixels a metre
    QCOMPARE(pixelsOf(chunks[3].data, 2, 2), picture.rgb);
    QCOMPARE(chunks[4].type, std::string("IEND"));
}

void DemoPicturesTest::aLesionIsAValidPng()
{
    const RgbPicture picture =
        drawLesion({.seed = 5, .asymmetry = 0.9, .borderRoughness = 0.9, .blueGrey = 1, .pearl = 0.3, .cysts = 0.5});
    const std::string png = toPng(picture, lesionMmPerPixel);
    QVERIFY(looksLikePicture(png) == PictureFormat::Png);
    const auto chunks = chunksOf(png);
    for (const auto &chunk : chunks)
        QVERIFY2(chunk.sound, chunk.type.c_str());
    QCOMPARE(numberAt(chunks[0].data, 0), std::uint32_t(lesionPictureWidth));
    QCOMPARE(numberAt(chunks[0].data, 4), std::uint32_t(lesionPictureHeight));
    QVERIFY(pixelsOf(chunks[3].data, picture.width, picture.height) == picture.rgb);
}

void DemoPicturesTest::theSameLookGivesTheSamePictureAndPigmentIsDark()
{
    const LesionLook look{.seed = 2, .pigment = 0.9, .hairs = 0};
    const RgbPicture picture = drawLesion(look);
    QVERIFY(picture.rgb == drawLesion(look).rgb);
    const double dark = middleBrightness(picture);
    const double pale =
        middleBrightness(drawLesion({.seed = 2, .pigment = 0.1, .network = 0, .pearl = 0.8, .hairs = 0}));
    QVERIFY(dark + 40 < pale);
}

QTEST_GUILESS_MAIN(DemoPicturesTest)
#include "test_pictures.moc"
