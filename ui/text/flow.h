#pragma once

#include <QFont>
#include <QRectF>
#include <QString>
#include <Qt>
#include <array>
#include <limits>

class QPainter;

namespace verdict {

/// Plain text set in lines of a fixed height, broken between words and, where a word is wider than the line, inside it.
struct TextFlow {
    QString text;
    QFont font;
    int lineHeight = 0; ///< px
    int maxLines = 0;   ///< 0 = no limit; the last line allowed ends in an ellipsis
    Qt::Alignment alignment = Qt::AlignLeft;

    bool operator==(const TextFlow &other) const = default;
};

/// Height and widest line in px that the text takes in `width` px.
QSizeF flowSize(const TextFlow &flow, double width);

/// The sizes of one text in the widths asked for last: a layout asks for the same ones many times over.
class FlowSizes {
public:
    /// The same as flowSize().
    QSizeF of(const TextFlow &flow, double width);

private:
    struct Known {
        double width = std::numeric_limits<double>::quiet_NaN(); ///< equal to none
        QSizeF size;
    };
    TextFlow m_flow;
    std::array<Known, 4> m_known;
    std::size_t m_next = 0;
};

/// Paints the text from the top of `rect` with the painter's pen. Also for delegates.
void paintFlow(QPainter &painter, const QRectF &rect, const TextFlow &flow);

} // namespace verdict
