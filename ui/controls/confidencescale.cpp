#include "ui/controls/confidencescale.h"

#include "ui/controls/marks.h"
#include "ui/text/number.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace verdict {
namespace {

constexpr double axisRoom = 20; ///< px for line, ticks, hatching and diamond
constexpr double hatchHeight = 14;
constexpr double hatchStep = 6;
constexpr double diamond = 14;
constexpr double rangeWidth = 4;

double place(const QRectF &axis, double value) { return axis.left() + std::clamp(value, 0.0, 1.0) * axis.width(); }

QString number(double value) { return QLocale().toString(value, 'f', 2); }

QString bandText(const std::pair<double, double> &band)
{
    return QCoreApplication::translate("ConfidenceScale", "review band %1–%2")
        .arg(number(band.first), number(band.second));
}

void paintAxis(QPainter &painter, const QRectF &axis, const Theme &theme)
{
    const double y = std::round(axis.center().y());
    painter.fillRect(QRectF(axis.left(), y - 1, axis.width(), 2), theme.color(Color::LineMedium));
    for (const double tick : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const double x = std::min(std::round(place(axis, tick)), axis.right() - 1);
        painter.fillRect(QRectF(x, y - 4, 1, 7), theme.color(Color::TextTertiary));
    }
}

void paintHatching(QPainter &painter, const QRectF &axis, const std::pair<double, double> &band, const Theme &theme)
{
    QRectF area(QPointF(place(axis, band.first), axis.center().y() - hatchHeight / 2),
                QPointF(place(axis, band.second), axis.center().y() + hatchHeight / 2));
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(Color::LineMedium), theme.stroke(Stroke::Hairline)));
    for (double x = area.left() - hatchHeight; x < area.right(); x += hatchStep)
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + hatchHeight, area.top()));
    painter.restore();
}

void paintPoint(QPainter &painter, const QRectF &axis, const Confidence &confidence, const Theme &theme)
{
    const double y = std::round(axis.center().y());
    if (confidence.likely) {
        const double left = place(axis, confidence.likely->first);
        painter.fillRect(QRectF(left, y - rangeWidth / 2, place(axis, confidence.likely->second) - left, rangeWidth),
                         theme.color(Color::Model));
    }
    paintMark(painter, {place(axis, confidence.point) - diamond / 2, y - diamond / 2, diamond, diamond}, Mark::Model,
              theme);
}

/// The ends and, between them, the band in words: under the band as far as the ends leave room.
void paintNumbers(QPainter &painter, const QRectF &row, const Confidence &confidence, const Theme &theme)
{
    painter.setFont(theme.font(TypeStyle::Micro));
    painter.setPen(theme.color(Color::TextTertiary));
    const QString low = QLocale().toString(0);
    const QString high = QLocale().toString(1);
    drawNumber(painter, row, low, Qt::AlignLeft | Qt::AlignVCenter);
    drawNumber(painter, row, high, Qt::AlignRight | Qt::AlignVCenter);
    if (!confidence.band)
        return;
    const QFontMetricsF metrics(painter.font());
    const QString text = bandText(*confidence.band);
    const double width = numberWidth(metrics, text);
    const double least = row.left() + numberWidth(metrics, low) + 8;
    const double most = row.right() - numberWidth(metrics, high) - 8 - width;
    const double middle = (place(row, confidence.band->first) + place(row, confidence.band->second)) / 2;
    const double left = std::clamp(middle - width / 2, std::min(least, most), std::max(least, most));
    drawNumber(painter, {left, row.top(), width, row.height()}, text, Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace

int confidenceScaleHeight(const Theme &theme) { return int(axisRoom) + 4 + theme.lineHeight(TypeStyle::Micro); }

void paintConfidenceScale(QPainter &painter, const QRectF &rect, const Confidence &confidence, const Theme &theme)
{
    // Half the diamond may stand out over the ends; the axis itself keeps to the column.
    const QRectF axis(rect.left(), rect.top(), rect.width(), axisRoom);
    if (confidence.band)
        paintHatching(painter, axis, *confidence.band, theme);
    paintAxis(painter, axis, theme);
    paintPoint(painter, axis, confidence, theme);
    paintNumbers(painter, {rect.left(), axis.bottom() + 4, rect.width(), double(theme.lineHeight(TypeStyle::Micro))},
                 confidence, theme);
}

QString confidenceSpoken(const Confidence &confidence)
{
    const char *context = "ConfidenceScale";
    QString spoken = QCoreApplication::translate(context, "Confidence %1").arg(number(confidence.point));
    if (confidence.likely)
        spoken += QCoreApplication::translate(context, ", likely range %1 to %2")
                      .arg(number(confidence.likely->first), number(confidence.likely->second));
    if (confidence.band)
        spoken += QCoreApplication::translate(context, ", review band %1 to %2")
                      .arg(number(confidence.band->first), number(confidence.band->second));
    return spoken;
}

ConfidenceScale::ConfidenceScale(QWidget *parent) : PaintedView(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ConfidenceScale::setConfidence(const Confidence &confidence)
{
    m_confidence = confidence;
    setAccessibleName(confidenceSpoken(confidence));
    update();
}

QSize ConfidenceScale::sizeHint() const { return {280, confidenceScaleHeight(Theme::current())}; }

QSize ConfidenceScale::minimumSizeHint() const { return {200, sizeHint().height()}; }

void ConfidenceScale::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintConfidenceScale(painter, rect(), m_confidence, Theme::current());
}

} // namespace verdict
