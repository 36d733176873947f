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

/// Lays the text out, calling `visit` for each line with its number.
template <class Visit> void layOut(const TextFlow &flow, double width, Visit visit)
{
    QTextLayout layout(forLayout(flow.text), flow.font);
    layout.setTextOption(optionFor(flow));
    layout.beginLayout();
    for (int number = 0; flow.maxLines == 0 || number < flow.maxLines; ++number) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(std::max(1.0, width));
        const bool cut = number + 1 == flow.maxLines && line.textStart() + line.textLength() < flow.text.size();
        visit(line, number, cut);
    }
    layout.endLayout();
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

} // namespace

QSizeF flowSize(const TextFlow &flow, double width)
{
    QSizeF size(0, flow.text.isEmpty() ? flow.lineHeight : 0);
    layOut(flow, width, [&](const QTextLine &line, int number, bool cut) {
        size.setWidth(std::max(size.width(), cut ? width : line.naturalTextWidth()));
        size.setHeight((number + 1) * flow.lineHeight);
    });
    return {std::ceil(size.width()), size.height()};
}

QSizeF FlowSizes::of(const TextFlow &flow, double width)
{
    if (!(flow == m_flow)) {
        m_flow = flow;
        m_known.fill({});
    }
    for (const Known &known : m_known)
        if (known.width == width)
            return known.size;
    Known &known = m_known[m_next];
    m_next = (m_next + 1) % m_known.size();
    known = {width, flowSize(flow, width)};
    return known.size;
}

void paintFlow(QPainter &painter, const QRectF &rect, const TextFlow &flow)
{
    const QFontMetricsF metrics(flow.font);
    layOut(flow, rect.width(), [&](QTextLine &line, int number, bool cut) {
        const QRectF row(rect.left(), rect.top() + number * flow.lineHeight, rect.width(), flow.lineHeight);
        if (cut)
            return paintCut(painter, row, flow, line.textStart());
        line.draw(&painter, QPointF(row.left(), row.top() + baselineIn(flow, metrics) - line.ascent()));
    });
}

} // namespace verdict
