#pragma once

#include <QFont>
#include <QRectF>
#include <QString>
#include <Qt>

class QPainter;

namespace verdict {

/// Plain text set in lines of a fixed height, broken between words and, where a word is wider than the line, inside it.
struct TextFlow {
    QString text;
    QFont font;
    int lineHeight = 0; ///< px
    int maxLines = 0;   ///< 0 = no limit; the last line allowed ends in an ellipsis
    Qt::Alignment alignment = Qt::AlignLeft;
};

/// Height and widest line in px that the text takes in `width` px.
QSizeF flowSize(const TextFlow &flow, double width);

/// Paints the text from the top of `rect` with the painter's pen. Also for delegates.
void paintFlow(QPainter &painter, const QRectF &rect, const TextFlow &flow);

} // namespace verdict
