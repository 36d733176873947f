#pragma once

#include "core/case/picture.h"

#include <QRectF>
#include <QSizeF>
#include <QString>
#include <optional>

namespace verdict {

/// Zoom as shown pixels per pixel of the picture. 1.0 = 100 %.
double fitZoom(const QSizeF &picture, const QSizeF &view);

/// Fit, then 100 %, then 200 %, then fit again.
double nextZoom(double zoom, double fit);

/// A step of a quarter in or out, between half of fit and 800 %.
double steppedZoom(double zoom, double fit, int by);

/// The part of the picture to ask for so that the view is sharp, a ring of a tenth around it included and cut to the
/// picture; nothing if what is held (`held` px a pixel of the picture) is sharp enough.
std::optional<PictureRegion> neededRegion(const QRectF &seen, const QSizeF &picture, double zoom, double held);

/// A round length that fits into `room` px at this zoom, in millimetres, for the scale bar.
struct ScaleBar {
    double mm = 0;
    double px = 0;
    QString text; ///< e.g. "1 mm"
};
ScaleBar scaleBar(double mmPerPixel, double zoom, double room);

} // namespace verdict
