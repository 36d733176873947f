#include "ui/review/evidenceplot.h"

#include "ui/text/number.h"
#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace verdict {
namespace {

constexpr int widestLegend = 160;
constexpr double markRadius = 4;
constexpr double ringRadius = 6;

QPointF placed(const QRectF &area, double x, double y)
{
    return {area.left() + x * area.width(), area.bottom() - y * area.height()};
}

QPolygonF polygon(const QPointF &at, int corners, double turn)
{
    QPolygonF shape;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + i * 2 * M_PI / corners;
        shape << at + QPointF(std::cos(angle), std::sin(angle)) * (markRadius + 1);
    }
    return shape;
}

void paintCross(QPainter &painter, const QPointF &at)
{
    painter.setPen(QPen(Theme::current().color(Color::TextPrimary), 2));
    painter.drawLine(at + QPointF(-markRadius, -markRadius), at + QPointF(markRadius, markRadius));
    painter.drawLine(at + QPointF(-markRadius, markRadius), at + QPointF(markRadius, -markRadius));
}

void paintShape(QPainter &painter, PointShape shape, const QPointF &at, const QColor &ground)
{
    const Theme &theme = Theme::current();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Color::Chart6));
    switch (shape) {
    case PointShape::Dot: return painter.drawEllipse(at, markRadius, markRadius);
    case PointShape::Cross: return paintCross(painter, at);
    case PointShape::Ring:
        painter.setPen(QPen(theme.color(Color::TextPrimary), 2.5));
        painter.setBrush(ground);
        return painter.drawEllipse(at, ringRadius, ringRadius);
    case PointShape::Square: return painter.drawPolygon(polygon(at, 4, M_PI / 4));
    case PointShape::Triangle: return painter.drawPolygon(polygon(at, 3, -M_PI / 2));
    case PointShape::Diamond: // an open one would be the model's sign
        return painter.drawPolygon(polygon(at, 6, 0));
    }
}

} // namespace

EvidencePlot::EvidencePlot(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    followTheme(this);
}

void EvidencePlot::setSeries(const Evidence &evidence)
{
    m_scale = seriesScale(evidence.points);
    m_title = visible(evidence.title, LineBreaks::Join);
    setAccessibleName(tr("%1, chart, points: %2").arg(m_title).arg(m_scale.points.size()));
    update();
}

QSize EvidencePlot::sizeHint() const { return {480, 190}; }

QSize EvidencePlot::minimumSizeHint() const { return {200, 110}; }

QRectF EvidencePlot::plotArea() const
{
    const Theme &theme = Theme::current();
    const QFontMetricsF metrics(theme.font(TypeStyle::Micro));
    double axis = 0;
    for (const AxisTick &tick : m_scale.yTicks)
        axis = std::max(axis, numberWidth(metrics, tick.text));
    const int head = theme.lineHeight(TypeStyle::Label) + 16;
    return QRectF(rect()).adjusted(axis + 12, head, -12, -theme.lineHeight(TypeStyle::Micro) - 6);
}

void EvidencePlot::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = plotArea();
    paintLegend(painter);
    paintAxes(painter, area);
    paintPoints(painter, area);
}

void EvidencePlot::paintLegend(QPainter &painter) const
{
    const Theme &theme = Theme::current();
    const QRectF line(0, 4, width(), theme.lineHeight(TypeStyle::Label));
    painter.setFont(theme.font(TypeStyle::Micro));
    double right = width();
    for (auto entry = m_scale.legend.rbegin(); entry != m_scale.legend.rend(); ++entry) {
        if (entry->label.isEmpty())
            continue;
        const QString label = painter.fontMetrics().elidedText(entry->label, Qt::ElideRight, widestLegend);
        const double text = painter.fontMetrics().horizontalAdvance(label);
        painter.setPen(theme.color(Color::TextSecondary));
        painter.drawText(QRectF(right - text, line.top(), text + 2, line.height()), Qt::AlignVCenter, label);
        right -= text + 14;
        paintShape(painter, entry->shape, {right, line.center().y()}, palette().color(QPalette::Base));
        right -= 22;
    }
    painter.setFont(theme.font(TypeStyle::Label));
    painter.setPen(theme.color(Color::TextSecondary));
    painter.drawText(QRectF(0, line.top(), right, line.height()), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_title, Qt::ElideRight, int(right)));
}

void EvidencePlot::paintAxes(QPainter &painter, const QRectF &area) const
{
    const Theme &theme = Theme::current();
    painter.setFont(theme.font(TypeStyle::Micro));
    const double half = theme.lineHeight(TypeStyle::Micro) / 2.0;
    for (const AxisTick &tick : m_scale.yTicks) {
        const double y = placed(area, 0, tick.at).y();
        painter.setPen(QPen(theme.color(Color::ChartGrid), 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(theme.color(Color::TextTertiary));
        drawNumber(painter, QRectF(0, y - half, area.left() - 8, 2 * half), tick.text,
                   Qt::AlignRight | Qt::AlignVCenter);
    }
    const double base = placed(area, 0, m_scale.zero).y();
    painter.setPen(QPen(theme.color(Color::LineControl), 1));
    painter.drawLine(QPointF(area.left(), base), QPointF(area.right(), base));
    for (const AxisTick &tick : m_scale.xTicks) {
        const double x = placed(area, tick.at, 0).x();
        painter.setPen(QPen(theme.color(Color::LineControl), 1));
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4));
        painter.setPen(theme.color(Color::TextTertiary));
        painter.drawText(QRectF(x - 50, area.bottom() + 5, 100, 2 * half), Qt::AlignCenter, tick.text);
    }
}

void EvidencePlot::paintPoints(QPainter &painter, const QRectF &area) const
{
    const Theme &theme = Theme::current();
    const double base = placed(area, 0, m_scale.zero).y();
    QPainterPath path;
    for (const PlacedPoint &point : m_scale.points) {
        const QPointF at = placed(area, point.x, point.y);
        if (m_scale.line) {
            path.elementCount() == 0 ? path.moveTo(at) : path.lineTo(at);
            continue;
        }
        const bool strong = point.shape == PointShape::Ring;
        painter.setPen(QPen(theme.color(strong ? Color::TextPrimary : Color::Chart6), strong ? 2 : 1));
        painter.drawLine(QPointF(at.x(), base), at);
        paintShape(painter, point.shape, at, palette().color(QPalette::Base));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Color::Chart6), theme.stroke(Stroke::Chart)));
    painter.drawPath(path);
}

} // namespace verdict
