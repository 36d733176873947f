#include "ui/review/details/picturezoom.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace verdict {
namespace {

constexpr double same = 1e-3;
constexpr double step = 1.25;
constexpr double most = 8.0;

bool isAt(double zoom, double mark) { return std::abs(zoom - mark) < same * mark; }

} // namespace

double fitZoom(const QSizeF &picture, const QSizeF &view)
{
    if (picture.isEmpty() || view.isEmpty())
        return 1;
    return std::min({view.width() / picture.width(), view.height() / picture.height(), most});
}

double nextZoom(double zoom, double fit)
{
    if (isAt(zoom, fit) && !isAt(fit, 1))
        return 1;
    if (isAt(zoom, 1))
        return 2;
    return fit;
}

double steppedZoom(double zoom, double fit, int by)
{
    return std::clamp(zoom * std::pow(step, by), std::min(fit, 1.0) / 2, most);
}

std::optional<PictureRegion> neededRegion(const QRectF &seen, const QSizeF &picture, double zoom, double held)
{
    const double wanted = std::min(zoom, 1.0);
    if (held >= wanted * 0.95)
        return std::nullopt;
    const double ringX = seen.width() / 10;
    const double ringY = seen.height() / 10;
    const QRectF part = seen.adjusted(-ringX, -ringY, ringX, ringY).intersected(QRectF(QPointF(), picture));
    const QRect whole = part.toAlignedRect();
    if (whole.isEmpty())
        return std::nullopt;
    return PictureRegion{whole.x(), whole.y(), whole.width(), whole.height()};
}

ScaleBar scaleBar(double mmPerPixel, double zoom, double room)
{
    if (!(mmPerPixel > 0) || !(zoom > 0) || !(room > 0))
        return {};
    const double longest = room / zoom * mmPerPixel;
    const double power = std::pow(10, std::floor(std::log10(longest)));
    const double lead = longest / power;
    const double mm = (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
    return {mm, mm / mmPerPixel * zoom,
            QCoreApplication::translate("PictureView", "%1 mm").arg(QLocale().toString(mm, 'g', 6))};
}

} // namespace verdict
