#include "ui/controls/marks.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace verdict {
namespace {

QRectF squareIn(const QRectF &rect)
{
    const double side = std::min(rect.width(), rect.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(rect.center());
    return square;
}

void paintDiamond(QPainter &painter, const QRectF &square)
{
    const QPointF middle = square.center();
    const QPointF corners[] = {{middle.x(), square.top()},
                               {square.right(), middle.y()},
                               {middle.x(), square.bottom()},
                               {square.left(), middle.y()}};
    painter.drawPolygon(corners, 4);
}

/// A stroked shape must leave room for its line inside the square.
void preparePen(QPainter &painter, const QColor &color, double width, bool filled)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(filled ? QPen(Qt::NoPen) : QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
    painter.setBrush(filled ? QBrush(color) : QBrush(Qt::NoBrush));
}

QString iconOf(Mark mark)
{
    switch (mark) {
    case Mark::Crit: return QStringLiteral("octagon");
    case Mark::Warn: return QStringLiteral("warning");
    case Mark::Ok: return QStringLiteral("check");
    case Mark::Missed: return QStringLiteral("missed");
    default: return {};
    }
}

} // namespace

Color markColor(Mark mark)
{
    switch (mark) {
    case Mark::Suggested:
    case Mark::Model: return Color::Model;
    case Mark::Chosen:
    case Mark::Other: return Color::Human;
    case Mark::Offline: return Color::TextSecondary;
    case Mark::Crit:
    case Mark::Missed: return Color::Crit;
    case Mark::Warn: return Color::Warn;
    case Mark::Ok: return Color::Ok;
    }
    return Color::TextPrimary;
}

void paintMark(QPainter &painter, const QRectF &rect, Mark mark, const QColor &color)
{
    const QString icon = iconOf(mark);
    if (!icon.isEmpty())
        return paintIcon(painter, rect, icon, color);
    painter.save();
    const bool diamond = mark == Mark::Suggested || mark == Mark::Model;
    const bool filled = mark == Mark::Model || mark == Mark::Chosen;
    const QRectF square = squareIn(rect);
    const double width = std::max(1.6, square.width() * 0.16);
    // A mitred corner reaches farther out than half the line's width.
    const double inset = filled ? (diamond ? 0 : square.width() * 0.1) : width * (diamond ? 0.75 : 0.8);
    preparePen(painter, color, width, filled);
    const QRectF shape = square.adjusted(inset, inset, -inset, -inset);
    diamond ? paintDiamond(painter, shape) : painter.drawEllipse(shape);
    painter.restore();
}

void paintMark(QPainter &painter, const QRectF &rect, Mark mark, const Theme &theme)
{
    paintMark(painter, rect, mark, theme.color(markColor(mark)));
}

} // namespace verdict
