#pragma once

#include "app/decoder/protocol.h"

#include <QByteArray>
#include <QImage>

namespace verdict::decoder {

/// Opens a picture's bytes with Qt's readers, inside the sandbox. Images come out upright, in sRGB, as Format_RGBA8888.
class PictureReader {
public:
    /// Loads Qt's plug-ins and whatever opening a picture loads at first use; to be called before files are out of
    /// reach.
    static void warmUp();

    std::variant<PictureInfo, Failure> check(const QByteArray &bytes);

    /// `request` is a decoding one.
    std::variant<QImage, Failure> decode(const QByteArray &bytes, const Request &request);

private:
    std::variant<QImage, Failure> decodeWhole(const QByteArray &bytes, const Request &request);
    std::variant<QImage, Failure> decodeRegion(const QByteArray &bytes, const PictureRegion &region);
    void forget();

    // The picture that is looked at closely: its tiles are asked for one after another.
    QByteArray m_closeBytes;
    QImage m_closeImage;
};

} // namespace verdict::decoder
