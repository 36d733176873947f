#pragma once

#include <QFont>
#include <QRectF>
#include <QString>
#include <Qt>
#include <array>
#include <memory>

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

/// One text that is measured and painted by the same layouts: a window asks for its size in the same few widths many
/// times over, and then paints it in one of them.
class FlowLayouts {
public:
    FlowLayouts();
    ~FlowLayouts();

    /// The same as flowSize().
    QSizeF size(const TextFlow &flow, double width);
    /// The same as paintFlow().
    void paint(QPainter &painter, const QRectF &rect, const TextFlow &flow);

private:
    struct LaidOut;
    const LaidOut &laidOut(const TextFlow &flow, double width);

    TextFlow m_flow;
    std::array<std::unique_ptr<LaidOut>, 4> m_known; ///< of m_flow, in the widths asked for last
    std::size_t m_next = 0;
};

/// Paints the text from the top of `rect` with the painter's pen. Also for delegates.
void paintFlow(QPainter &painter, const QRectF &rect, const TextFlow &flow);

} // namespace verdict
