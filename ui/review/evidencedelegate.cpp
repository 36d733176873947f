#include "ui/review/evidencedelegate.h"

#include "ui/controls/rangestrip.h"
#include "ui/controls/weightbar.h"
#include "ui/review/keyevidence.h"
#include "ui/text/visible.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace verdict {
namespace {

QString line(const std::string &text) { return visible(text, LineBreaks::Join); }

void paintElided(QPainter &painter, const QRect &rect, const QString &text, TypeStyle style, Color color,
                 Qt::Alignment side = Qt::AlignLeft)
{
    const Theme &theme = Theme::current();
    painter.setFont(theme.font(style));
    painter.setPen(theme.color(color));
    painter.drawText(rect, side | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

/// Two lines in the middle of the cell, the second one smaller; one line alone where there is no second.
void paintPair(QPainter &painter, const QRect &cell, const QString &first, TypeStyle style, const QString &second)
{
    const Theme &theme = Theme::current();
    const int upper = theme.lineHeight(style);
    const int lower = second.isEmpty() ? 0 : theme.lineHeight(TypeStyle::Label);
    const int top = cell.top() + (cell.height() - upper - lower) / 2;
    paintElided(painter, QRect(cell.left(), top, cell.width(), upper), first, style, Color::TextPrimary);
    if (lower > 0)
        paintElided(painter, QRect(cell.left(), top + upper, cell.width(), lower), second, TypeStyle::Label,
                    Color::TextSecondary);
}

/// The one fact beside the value: how it compares, else the note.
QString factOf(const KeyEvidence &row) { return line(row.compare.empty() ? row.note : row.compare); }

QString noteOf(const KeyEvidence &row) { return row.compare.empty() ? QString() : line(row.note); }

void paintRange(QPainter &painter, const QRect &cell, const KeyEvidence &row)
{
    if (row.range)
        paintRangeStrip(painter, cell, stripRange(row.range->low, row.range->median, row.range->high, row.range->value),
                        Theme::current());
    else
        paintElided(painter, cell, noteOf(row), TypeStyle::Label, Color::TextSecondary);
}

void paintWeight(QPainter &painter, const QRect &cell, const KeyEvidence &row, double greatest)
{
    if (const auto weight = signedWeight(row))
        paintWeightBar(painter, cell, {*weight, greatest > 0 ? greatest : 1, true}, Theme::current());
}

void paintWideRow(QPainter &painter, const EvidenceColumns &columns, const KeyEvidence &row,
                  const KeyEvidenceModel &model)
{
    paintPair(painter, columns.name, line(row.label), TypeStyle::Control, line(row.usual));
    paintPair(painter, columns.value, line(row.value), TypeStyle::BodyStrong, factOf(row));
    if (model.strips())
        paintRange(painter, columns.range, row);
}

void paintNarrowRow(QPainter &painter, const QRect &cell, const KeyEvidence &row)
{
    const Theme &theme = Theme::current();
    const int upper = theme.lineHeight(TypeStyle::Label);
    const int lower = theme.lineHeight(TypeStyle::Body);
    const int top = cell.top() + (cell.height() - upper - lower) / 2;
    paintElided(painter, QRect(cell.left(), top, cell.width(), upper), line(row.label), TypeStyle::Label,
                Color::TextSecondary);
    paintElided(painter, QRect(cell.left(), top + upper, cell.width(), lower),
                row.compare.empty() ? line(row.value) : line(row.value) + QStringLiteral(" · ") + factOf(row),
                TypeStyle::BodyStrong, Color::TextPrimary);
}

} // namespace

EvidenceDelegate::EvidenceDelegate(const KeyEvidenceModel &model, const KeyEvidenceView &view, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_view(view)
{
}

void EvidenceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const KeyEvidence &row = m_model.row(index.row());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const EvidenceColumns columns = m_view.columns(option.rect);
    if (m_view.shape() == KeyEvidenceView::Shape::Wide)
        paintWideRow(*painter, columns, row, m_model);
    else
        paintNarrowRow(*painter, columns.name, row);
    if (m_model.weights())
        paintWeight(*painter, columns.weight, row, m_model.greatestWeight());
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      theme.color(Color::LineSubtle));
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintBox(*painter, QRectF(option.rect).adjusted(0, 1, 0, -2),
                 {QColor(), theme.color(Color::Human), theme.stroke(Stroke::Focus), theme.radius(Radius::Chip)});
    painter->restore();
}

QSize EvidenceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const
{
    return {option.rect.width(), m_view.rowHeight()};
}

} // namespace verdict
