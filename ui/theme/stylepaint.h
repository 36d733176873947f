#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>
#include <Qt>

class QPainter;

namespace verdict {

class Theme;

/// A filled rounded rectangle with its edge inside the rectangle; an invalid colour leaves that part out.
struct Box {
    QColor fill;
    QColor edge;
    double width = 1;
    double radius = 0;
};

void paintBox(QPainter &painter, const QRectF &rect, const Box &box);

/// The focus ring around `control`: 2 px of human ink, 2 px away, following the radius. Needs 4 px around the control.
void paintFocusRing(QPainter &painter, const QRectF &control, double radius, const Theme &theme);

/// One line of text in a font and colour, centred vertically; it is never shortened here.
void paintLine(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font, const QColor &color,
               Qt::Alignment horizontal = Qt::AlignLeft);

} // namespace verdict
