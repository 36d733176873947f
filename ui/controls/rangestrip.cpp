#include "ui/controls/rangestrip.h"

#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <algorithm>

namespace verdict {
namespace {

constexpr double lineWidth = 3;
constexpr double bandHeight = 9;
constexpr double tickHeight = 15;
constexpr double dot = 9;

double place(const QRectF &rect, const StripRange &range, double value)
{
    const double span = range.to - range.from;
    const double share = span > 0 ? std::clamp((value - range.from) / span, 0.0, 1.0) : 0.5;
    return rect.left() + dot / 2 + share * (rect.width() - dot);
}

} // namespace

StripRange stripRange(double low, double median, double high, double value)
{
    const auto [least, most] = std::minmax({low, median, high, value});
    const double air = (most - least) / 10;
    return {least - air, most + air, low, high, median, value};
}

void paintRangeStrip(QPainter &painter, const QRectF &rect, const StripRange &range, const Theme &theme)
{
    const double y = rect.center().y();
    paintBox(painter, {rect.left(), y - lineWidth / 2, rect.width(), lineWidth},
             {theme.color(Color::LineSubtle), QColor(), 0, lineWidth / 2});
    if (range.low && range.high) {
        const double left = place(rect, range, *range.low);
        const double width = std::max(4.0, place(rect, range, *range.high) - left);
        paintBox(painter, {left, y - bandHeight / 2, width, bandHeight},
                 {theme.color(Color::LineMedium), QColor(), 0, theme.radius(Radius::Bar)});
    }
    if (range.median)
        painter.fillRect(QRectF(place(rect, range, *range.median) - 1, y - tickHeight / 2, 2, tickHeight),
                         theme.color(Color::TextSecondary));
    if (range.value)
        paintBox(painter, {place(rect, range, *range.value) - dot / 2, y - dot / 2, dot, dot},
                 {theme.color(Color::TextPrimary), QColor(), 0, dot / 2});
}

RangeStrip::RangeStrip(QWidget *parent) : PaintedView(parent) {}

void RangeStrip::setRange(const StripRange &range)
{
    m_range = range;
    update();
}

QSize RangeStrip::sizeHint() const { return {104, 20}; }

void RangeStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintRangeStrip(painter, rect(), m_range, Theme::current());
}

} // namespace verdict
