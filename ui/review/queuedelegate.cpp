#include "ui/review/queuedelegate.h"

#include "ui/controls/marks.h"
#include "ui/controls/stakes.h"
#include "ui/review/queuemodel.h"
#include "ui/review/timeleft.h"
#include "ui/text/number.h"
#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStringList>
#include <memory>

namespace verdict {
namespace {

constexpr int inset = 16;
constexpr int foldedUnder = 120;
constexpr int markWidth = 22;
constexpr int openBar = 3;
constexpr int foldedInset = 5; ///< px beside the bar of the open case
constexpr int gap = 4;         ///< px between the marks of a folded row

struct RowText {
    QString title;
    QString note;
    TimeLeft left;
};

RowText textOf(const QueueRow &row, Time now)
{
    RowText text{
        visible(row.title.empty() ? row.caseText : row.title, LineBreaks::Join), {}, timeLeft(row.deadline, now)};
    QStringList note;
    if (!row.kind.empty())
        note << visible(row.kind, LineBreaks::Join);
    else if (!row.domainName.empty())
        note << visible(row.domainName, LineBreaks::Join);
    note << visible(row.caseText, LineBreaks::Join);
    text.note = note.join(QStringLiteral(" · "));
    if (row.setAsideUntil)
        text.left.shown = momentText(*row.setAsideUntil, now);
    if (row.decidedAt)
        text.left = {momentText(*row.decidedAt, now), {}, false};
    return text;
}

void paintGround(QPainter &painter, const QRect &rect, bool open, bool focused)
{
    const Theme &theme = Theme::current();
    painter.fillRect(rect, theme.color(open ? Color::Selected : Color::Window));
    if (open)
        painter.fillRect(QRect(rect.left(), rect.top(), openBar, rect.height()), theme.color(Color::Human));
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Color::LineSubtle));
    if (!focused)
        return;
    painter.setPen(QPen(theme.color(Color::Human), theme.stroke(Stroke::Focus)));
    painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1));
}

/// Returns the width that the time takes.
double paintTime(QPainter &painter, const QRect &line, const TimeLeft &left, bool open)
{
    const Theme &theme = Theme::current();
    painter.setFont(open ? theme.font(TypeStyle::BodyStrong) : theme.font(TypeStyle::Body));
    painter.setPen(theme.color(left.late ? Color::Crit : open ? Color::TextPrimary : Color::TextSecondary));
    double width = numberWidth(QFontMetricsF(painter.font()), left.shown);
    drawNumber(painter, line, left.shown, Qt::AlignRight | Qt::AlignVCenter);
    if (left.late) {
        paintMark(painter, QRectF(line.right() - width - 18, line.center().y() - 6, 12, 12), Mark::Crit, theme);
        width += 20;
    }
    return width;
}

void paintWide(QPainter &painter, const QRect &rect, const QueueRow &row, const RowText &text, bool open)
{
    const Theme &theme = Theme::current();
    const int line = theme.lineHeight(TypeStyle::Body);
    const int top = rect.top() + (rect.height() - 2 * line) / 2 - 1;
    const QRect first(rect.left() + inset, top, rect.width() - 2 * inset, line);
    const double taken = paintTime(painter, first, text.left, open);
    painter.setFont(theme.font(TypeStyle::Control));
    painter.setPen(theme.color(Color::TextPrimary));
    const int room = int(first.width() - taken - (taken > 0 ? 8 : 0));
    painter.drawText(QRect(first.left(), first.top(), room, line), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text.title, Qt::ElideRight, room));
    const QRect second = first.translated(0, line);
    paintStakes(painter, QRectF(second.left(), second.center().y() - 6, 14, 12), int(row.stakes) + 1, theme);
    painter.setFont(theme.font(TypeStyle::Label));
    painter.setPen(theme.color(Color::TextSecondary));
    const QRect note = second.adjusted(markWidth, 0, 0, 0);
    painter.drawText(note, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text.note, Qt::ElideRight, note.width()));
}

/// One line, or two broken at a blank where one is too wide.
QStringList foldedTime(const QString &shown, const QFontMetrics &metrics, int room)
{
    if (metrics.horizontalAdvance(shown) <= room)
        return {shown};
    const qsizetype blank = shown.lastIndexOf(QLatin1Char(' '));
    if (blank < 0)
        return {shown};
    return {shown.left(blank), shown.mid(blank + 1)};
}

void paintFolded(QPainter &painter, const QRect &rect, const QueueRow &row, const RowText &text, bool open)
{
    const Theme &theme = Theme::current();
    const int line = theme.lineHeight(TypeStyle::Micro);
    const int room = rect.width() - 2 * foldedInset;
    painter.setFont(theme.font(TypeStyle::Micro, open ? 600 : 400));
    const QStringList words = foldedTime(text.left.shown, painter.fontMetrics(), room);
    const QSizeF stakes = stakesSize(theme);
    const double side = text.left.late ? stakes.height() + gap : 0;
    const double top = rect.center().y() - (stakes.height() + gap + words.size() * line) / 2;
    const double left = rect.center().x() - (stakes.width() + side) / 2;
    paintStakes(painter, {QPointF(left, top), stakes}, int(row.stakes) + 1, theme);
    if (text.left.late)
        paintMark(painter, QRectF(left + stakes.width() + gap, top, stakes.height(), stakes.height()), Mark::Crit,
                  theme);
    painter.setPen(theme.color(text.left.late ? Color::Crit : open ? Color::TextPrimary : Color::TextSecondary));
    for (int i = 0; i < words.size(); ++i) {
        const QRect below(rect.left() + foldedInset, qRound(top + stakes.height() + gap) + i * line, room, line);
        painter.drawText(below, Qt::AlignCenter, painter.fontMetrics().elidedText(words[i], Qt::ElideRight, room));
    }
}

void paintRow(QPainter &painter, const QRect &rect, const QueueRow &row, const RowText &text, bool open, bool focused)
{
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter, rect, open, focused);
    if (rect.width() < foldedUnder)
        paintFolded(painter, rect, row, text, open);
    else
        paintWide(painter, rect, row, text, open);
}

QString lookOf(const QSize &size, double ratio, const QueueRow &row, const RowText &text, bool open, bool focused)
{
    const QChar end(u'\0');
    return text.title + end + text.note + end + text.left.shown + end +
           QStringLiteral("%1 %2 %3 %4 %5 %6 %7")
               .arg(size.width())
               .arg(size.height())
               .arg(ratio)
               .arg(int(row.stakes))
               .arg(text.left.late)
               .arg(open)
               .arg(focused);
}

} // namespace

QueueDelegate::QueueDelegate(const QueueModel &model, QObject *parent) : QStyledItemDelegate(parent), m_model(model)
{
    connect(&Theme::current(), &Theme::changed, this, [this] { m_drawn.clear(); });
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QueueRow *row = m_model.row(index.row());
    if (!row)
        return;
    const bool open = row->token == m_open;
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const RowText text = textOf(*row, m_model.now());
    const QSize size = option.rect.size();
    const double ratio = painter->device()->devicePixelRatioF();
    const QString look = lookOf(size, ratio, *row, text, open, focused);
    if (!m_drawn.contains(look)) {
        auto drawn = std::make_unique<QPixmap>(size * ratio);
        drawn->setDevicePixelRatio(ratio);
        QPainter rowPainter(drawn.get());
        paintRow(rowPainter, QRect(QPoint(0, 0), size), *row, text, open, focused);
        rowPainter.end();
        m_drawn.insert(look, drawn.release());
    }
    painter->drawPixmap(option.rect.topLeft(), *m_drawn.object(look));
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const
{
    return {option.rect.width(), Theme::current().height(Size::QueueRow, 2)};
}

} // namespace verdict
