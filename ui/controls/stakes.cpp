#include "ui/controls/stakes.h"

#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <cmath>

namespace verdict {
namespace {

constexpr double barWidth = 3;
constexpr double barGap = 2;
constexpr double heights[] = {4, 8, 12};

} // namespace

QSizeF stakesSize(const Theme &theme)
{
    return {std::ceil(theme.scaled(3 * barWidth + 2 * barGap)) + 1, std::ceil(theme.scaled(heights[2]))};
}

void paintStakes(QPainter &painter, const QRectF &rect, int level, const Theme &theme)
{
    const double foot = std::round(rect.center().y() + theme.scaled(heights[2]) / 2);
    for (int bar = 0; bar < 3; ++bar) {
        const double x = rect.left() + theme.scaled(bar * (barWidth + barGap));
        const double height = theme.scaled(heights[bar]);
        const Color fill = bar < level ? Color::TextPrimary : Color::LineMedium;
        paintBox(painter, {x, foot - height, theme.scaled(barWidth), height}, {theme.color(fill), QColor(), 0, 1});
    }
}

StakesGlyph::StakesGlyph(int level, QWidget *parent) : PaintedView(parent), m_level(level) { setLevel(level); }

void StakesGlyph::setLevel(int level)
{
    m_level = level;
    setAccessibleName(level >= 3 ? tr("High stakes") : level == 2 ? tr("Medium stakes") : tr("Low stakes"));
    update();
}

QSize StakesGlyph::sizeHint() const { return stakesSize(Theme::current()).toSize(); }

void StakesGlyph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintStakes(painter, rect(), m_level, Theme::current());
}

} // namespace verdict
