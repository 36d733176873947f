#pragma once

#include <QRectF>
#include <QString>
#include <Qt>

class QFontMetricsF;
class QPainter;

namespace verdict {

/// Width in px of a number whose digits all have the width of the widest digit.
double numberWidth(const QFontMetricsF &metrics, const QString &number);

/// Paints a number in the painter's font and pen so that digits of aligned columns stand below each other.
/// Qt 6.4 cannot ask a font for its tabular figures, so every digit is centred in the width of the widest.
/// Signs and letters between digits keep their own width. Never shortens: `rect` only aligns.
void drawNumber(QPainter &painter, const QRectF &rect, const QString &number, Qt::Alignment alignment);

} // namespace verdict
