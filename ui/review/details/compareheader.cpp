#include "ui/review/details/compareheader.h"

#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace verdict {
namespace {

constexpr int padding = 14;

QString elided(const QFont &font, const QString &text, int width)
{
    return QFontMetrics(font).elidedText(text, Qt::ElideRight, width);
}

} // namespace

CompareHeader::CompareHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent) { setSectionsClickable(false); }

void CompareHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &theme = Theme::current();
    painter->save();
    painter->fillRect(rect, theme.color(section == 1 ? Color::HumanTint : Color::Surface));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Color::LineMedium));
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), theme.color(Color::LineSubtle));
    const QStringList lines = model()->headerData(section, Qt::Horizontal).toString().split(QLatin1Char('\n'));
    const int line = theme.lineHeight(TypeStyle::Body);
    QRectF row(rect.left() + padding, rect.center().y() - line * lines.size() / 2.0, rect.width() - 2 * padding, line);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QFont font = theme.font(i == 0 ? TypeStyle::BodyStrong : TypeStyle::Label);
        paintLine(*painter, row, elided(font, lines[i], int(row.width())), font,
                  theme.color(i == 0 ? Color::TextPrimary : Color::TextSecondary));
        row.translate(0, line);
    }
    painter->restore();
}

} // namespace verdict
