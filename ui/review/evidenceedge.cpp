#include "ui/review/evidenceedge.h"

#include "ui/controls/marks.h"
#include "ui/review/keyevidence.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace verdict {
namespace {

constexpr int headGap = 8;
constexpr int footGap = 6;
constexpr int markRoom = 15; ///< px that ◇ takes before its word

void paintWord(QPainter &painter, const QRect &rect, const QString &word, Qt::Alignment side = Qt::AlignLeft)
{
    painter.drawText(rect, side | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(word, Qt::ElideRight, rect.width()));
}

} // namespace

EvidenceEdge::EvidenceEdge(KeyEvidenceView &view, Side side) : QWidget(&view), m_view(view), m_side(side)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

QSize EvidenceEdge::sizeHint() const
{
    const Theme &theme = Theme::current();
    return {0, m_side == Side::Head ? theme.lineHeight(TypeStyle::Label) + headGap
                                    : theme.lineHeight(TypeStyle::Micro) + footGap};
}

void EvidenceEdge::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    m_side == Side::Head ? paintHead(painter) : paintFoot(painter);
}

void EvidenceEdge::paintHead(QPainter &painter) const
{
    const Theme &theme = Theme::current();
    const KeyEvidenceModel &model = m_view.rows();
    const EvidenceColumns columns = m_view.columns(QRect(0, 0, width(), height() - headGap));
    painter.setFont(theme.font(TypeStyle::Label));
    painter.setPen(theme.color(Color::TextSecondary));
    paintWord(painter, columns.name, tr("Key evidence"));
    if (!columns.value.isEmpty() && model.rowCount() > 0)
        paintWord(painter, columns.value, tr("This case"));
    if (!columns.range.isEmpty())
        paintWord(painter, columns.range, tr("Usual range"));
    if (!columns.weight.isEmpty()) {
        const QString word = tr("Weight");
        const QRect &cell = columns.weight;
        const int taken = std::min(cell.width(), painter.fontMetrics().horizontalAdvance(word) + markRoom + 2);
        const QRect place(cell.center().x() - taken / 2, cell.top(), taken, cell.height());
        painter.setPen(theme.color(Color::Model));
        paintWord(painter, place.adjusted(markRoom, 0, 0, 0), word);
        paintMark(painter, QRectF(place.left(), place.center().y() - 4, 10, 10), Mark::Suggested, theme);
    }
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Color::LineMedium));
}

void EvidenceEdge::paintFoot(QPainter &painter) const
{
    const Theme &theme = Theme::current();
    const QRect cell = m_view.columns(rect().adjusted(0, footGap, 0, 0)).weight;
    painter.setFont(theme.font(TypeStyle::Micro));
    painter.setPen(theme.color(Color::TextSecondary));
    const QRect left(cell.left(), cell.top(), cell.width() * 3 / 5, cell.height());
    paintWord(painter, left, tr("against", "direction of a weight"));
    paintWord(painter, QRect(left.right() + 1, cell.top(), cell.right() - left.right(), cell.height()),
              tr("for", "direction of a weight"), Qt::AlignRight);
}

} // namespace verdict
