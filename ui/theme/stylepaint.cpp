#include "ui/theme/stylepaint.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace verdict {

void paintBox(QPainter &painter, const QRectF &rect, const Box &box)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool edged = box.edge.isValid() && box.width > 0;
    const double inset = edged ? box.width / 2 : 0;
    painter.setPen(edged ? QPen(box.edge, box.width) : QPen(Qt::NoPen));
    painter.setBrush(box.fill.isValid() ? QBrush(box.fill) : QBrush(Qt::NoBrush));
    const double radius = std::max(0.0, box.radius - inset);
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void paintFocusRing(QPainter &painter, const QRectF &control, double radius, const Theme &theme)
{
    const double width = theme.stroke(Stroke::Focus);
    const double grow = theme.stroke(Stroke::FocusOffset) + width;
    const QRectF outer = control.adjusted(-grow, -grow, grow, grow);
    paintBox(painter, outer, {QColor(), theme.color(Color::Human), width, radius + grow});
}

void paintLine(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font, const QColor &color,
               Qt::Alignment horizontal)
{
    painter.setFont(font);
    painter.setPen(color);
    const int flags =
        int(horizontal & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip;
    painter.drawText(rect, flags, text);
}

} // namespace verdict
