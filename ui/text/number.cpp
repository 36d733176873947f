#include "ui/text/number.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

namespace verdict {
namespace {

bool isDigit(QChar character) { return character >= u'0' && character <= u'9'; }

double digitWidth(const QFontMetricsF &metrics)
{
    double widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

/// A digit alone, or a run of anything else.
qsizetype pieceEnd(const QString &number, qsizetype from)
{
    if (isDigit(number.at(from)))
        return from + 1;
    qsizetype end = from;
    while (end < number.size() && !isDigit(number.at(end)))
        ++end;
    return end;
}

template <class Visit> double walk(const QFontMetricsF &metrics, const QString &number, Visit visit)
{
    const double cell = digitWidth(metrics);
    double x = 0;
    for (qsizetype at = 0; at < number.size();) {
        const qsizetype end = pieceEnd(number, at);
        const QString piece = number.mid(at, end - at);
        const double own = metrics.horizontalAdvance(piece);
        const double width = isDigit(piece.at(0)) ? cell : own;
        visit(piece, x + (width - own) / 2);
        x += width;
        at = end;
    }
    return x;
}

double alignedLeft(const QRectF &rect, double width, Qt::Alignment alignment)
{
    if (alignment & Qt::AlignRight)
        return rect.right() - width;
    return alignment & Qt::AlignHCenter ? rect.center().x() - width / 2 : rect.left();
}

double baseline(const QRectF &rect, const QFontMetricsF &metrics, Qt::Alignment alignment)
{
    if (alignment & Qt::AlignTop)
        return rect.top() + metrics.ascent();
    if (alignment & Qt::AlignBottom)
        return rect.bottom() - metrics.descent();
    return rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
}

} // namespace

double numberWidth(const QFontMetricsF &metrics, const QString &number)
{
    return walk(metrics, number, [](const QString &, double) {});
}

void drawNumber(QPainter &painter, const QRectF &rect, const QString &number, Qt::Alignment alignment)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double left = alignedLeft(rect, numberWidth(metrics, number), alignment);
    const double y = baseline(rect, metrics, alignment);
    walk(metrics, number, [&](const QString &piece, double x) { painter.drawText(QPointF(left + x, y), piece); });
}

} // namespace verdict
