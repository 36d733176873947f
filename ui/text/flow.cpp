#include "ui/text/flow.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>
#include <cmath>

namespace verdict {
namespace {

/// A layout takes line separators, not newlines, as breaks; both are one unit long, so positions stay true.
QString forLayout(const QString &text) { return QString(text).replace(u'\n', QChar::LineSeparator); }

QTextOption optionFor(const TextFlow &flow)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setAlignment(flow.alignment);
    return option;
}

/// The lines of a text, and the one that stands for all that follow; −1 = all are there.
struct Lines {
    std::unique_ptr<QTextLayout> layout;
    int cut = -1;
};

Lines linesOf(const TextFlow &flow, double width)
{
    Lines lines{std::make_unique<QTextLayout>(forLayout(flow.text), flow.font)};
    lines.layout->setTextOption(optionFor(flow));
    lines.layout->setCacheEnabled(true);
    lines.layout->beginLayout();
    for (int number = 0; flow.maxLines == 0 || number < flow.maxLines; ++number) {
        QTextLine line = lines.layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(std::max(1.0, width));
        if (number + 1 == flow.maxLines && line.textStart() + line.textLength() < flow.text.size())
            lines.cut = number;
    }
    lines.layout->endLayout();
    return lines;
}

double baselineIn(const TextFlow &flow, const QFontMetricsF &metrics)
{
    return std::round((flow.lineHeight + metrics.ascent() - metrics.descent()) / 2);
}

void paintCut(QPainter &painter, const QRectF &rect, const TextFlow &flow, qsizetype start)
{
    const QFontMetricsF metrics(flow.font);
    const QString rest = flow.text.mid(start).replace(u'\n', u' ');
    const QString shown = metrics.elidedText(rest, Qt::ElideRight, rect.width());
    painter.setFont(flow.font);
    painter.drawText(QPointF(rect.left(), rect.top() + baselineIn(flow, metrics)), shown);
}

QSizeF sizeOf(const Lines &lines, const TextFlow &flow, double width)
{
    QSizeF size(0, flow.text.isEmpty() ? flow.lineHeight : lines.layout->lineCount() * flow.lineHeight);
    for (int number = 0; number < lines.layout->lineCount(); ++number)
        size.setWidth(
            std::max(size.width(), number == lines.cut ? width : lines.layout->lineAt(number).naturalTextWidth()));
    return {std::ceil(size.width()), size.height()};
}

void paintLines(QPainter &painter, const QRectF &rect, const TextFlow &flow, const Lines &lines)
{
    const QFontMetricsF metrics(flow.font);
    for (int number = 0; number < lines.layout->lineCount(); ++number) {
        const QTextLine line = lines.layout->lineAt(number);
        const QRectF row(rect.left(), rect.top() + number * flow.lineHeight, rect.width(), flow.lineHeight);
        if (number == lines.cut)
            paintCut(painter, row, flow, line.textStart());
        else
            line.draw(&painter, QPointF(row.left(), row.top() + baselineIn(flow, metrics) - line.ascent()));
    }
}

} // namespace

QSizeF flowSize(const TextFlow &flow, double width) { return sizeOf(linesOf(flow, width), flow, width); }

struct FlowLayouts::LaidOut {
    double width = 0;
    Lines lines;
    QSizeF size;
};

FlowLayouts::FlowLayouts() = default;
FlowLayouts::~FlowLayouts() = default;

const FlowLayouts::LaidOut &FlowLayouts::laidOut(const TextFlow &flow, double width)
{
    if (!(flow == m_flow)) {
        m_flow = flow;
        for (auto &known : m_known)
            known.reset();
    }
    for (const auto &known : m_known)
        if (known && known->width == width)
            return *known;
    Lines lines = linesOf(flow, width);
    const QSizeF size = sizeOf(lines, flow, width);
    auto &place = m_known[m_next];
    m_next = (m_next + 1) % m_known.size();
    place = std::make_unique<LaidOut>(LaidOut{width, std::move(lines), size});
    return *place;
}

QSizeF FlowLayouts::size(const TextFlow &flow, double width) { return laidOut(flow, width).size; }

void FlowLayouts::paint(QPainter &painter, const QRectF &rect, const TextFlow &flow)
{
    paintLines(painter, rect, flow, laidOut(flow, rect.width()).lines);
}

void paintFlow(QPainter &painter, const QRectF &rect, const TextFlow &flow)
{
    paintLines(painter, rect, flow, linesOf(flow, rect.width()));
}

} // namespace verdict
