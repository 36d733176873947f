#include "ui/controls/weightbar.h"

#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace verdict {
namespace {

constexpr double barHeight = 10;
constexpr double tickHeight = 20;

double shareOf(const Weight &weight)
{
    const double share = weight.greatest > 0 ? weight.value / weight.greatest : 0;
    return std::clamp(weight.signedAxis ? share : std::abs(share), -1.0, 1.0);
}

} // namespace

void paintWeightBar(QPainter &painter, const QRectF &rect, const Weight &weight, const Theme &theme)
{
    const double zero = weight.signedAxis ? std::round(rect.center().x()) : rect.left();
    const double reach = weight.signedAxis ? rect.width() / 2 - 1 : rect.width();
    const double length = std::round(shareOf(weight) * reach);
    const double y = std::round(rect.center().y() - barHeight / 2);
    if (weight.signedAxis)
        painter.fillRect(QRectF(zero - 1, y + (barHeight - tickHeight) / 2, 2, tickHeight),
                         theme.color(Color::LineMedium));
    if (std::abs(length) < 1)
        return;
    const QRectF bar(length > 0 ? zero : zero + length, y, std::max(3.0, std::abs(length)), barHeight);
    paintBox(painter, bar,
             {theme.color(Color::ModelLine), theme.color(Color::Model), theme.stroke(Stroke::Hairline),
              theme.radius(Radius::Bar)});
}

WeightBar::WeightBar(QWidget *parent) : PaintedView(parent) {}

void WeightBar::setWeight(const Weight &weight)
{
    m_weight = weight;
    update();
}

QSize WeightBar::sizeHint() const { return {88, 20}; }

void WeightBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintWeightBar(painter, rect(), m_weight, Theme::current());
}

} // namespace verdict
