#include "ui/controls/stepper.h"

#include "ui/theme/icons.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace verdict {
namespace {

constexpr int rowHeight = 40;
constexpr int circleSide = 24;
constexpr int gap = 12;

int rowStep() { return rowHeight + std::max(0, Theme::current().lineHeight(TypeStyle::Body) - 20); }

} // namespace

Stepper::Stepper(QWidget *parent) : PaintedView(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(this);
}

void Stepper::setSteps(const QStringList &steps, int current)
{
    m_steps = steps;
    m_current = current;
    const bool done = current >= steps.size();
    setAccessibleName(done ? tr("All steps are done")
                           : tr("Step %1 of %2, %3").arg(current + 1).arg(steps.size()).arg(steps[current]));
    updateGeometry();
    update();
}

QSize Stepper::sizeHint() const
{
    const QFontMetricsF metrics(Theme::current().font(TypeStyle::BodyStrong));
    double widest = 0;
    for (const QString &step : m_steps)
        widest = std::max(widest, metrics.horizontalAdvance(step));
    return {circleSide + gap + int(std::ceil(widest)), rowStep() * int(m_steps.size())};
}

void Stepper::paintMark(QPainter &painter, const QRectF &circle, int step) const
{
    const Theme &theme = Theme::current();
    const bool done = step < m_current;
    const bool here = step == m_current;
    paintBox(painter, circle,
             {done ? theme.color(Color::Human) : QColor(),
              theme.color(done || here ? Color::Human : Color::LineControl),
              theme.stroke(here ? Stroke::Selected : Stroke::Hairline), circle.width() / 2});
    if (done)
        paintIcon(painter, circle.adjusted(5, 5, -5, -5), QStringLiteral("check"), theme.color(Color::TextOnHuman));
    else
        paintLine(painter, circle, QString::number(step + 1), theme.font(TypeStyle::Label, QFont::DemiBold),
                  theme.color(here ? Color::Human : Color::TextSecondary), Qt::AlignHCenter);
}

void Stepper::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int row = rowStep();
    for (int step = 0; step < int(m_steps.size()); ++step) {
        const bool mirrored = isRightToLeft();
        const double top = step * row;
        const double x = mirrored ? width() - circleSide : 0;
        paintMark(painter, QRectF(x, top + (row - circleSide) / 2.0, circleSide, circleSide), step);
        const QRectF room(mirrored ? 0 : circleSide + gap, top, width() - circleSide - gap, row);
        paintLine(painter, room, m_steps[step], theme.font(step == m_current ? TypeStyle::BodyStrong : TypeStyle::Body),
                  theme.color(step > m_current ? Color::TextSecondary : Color::TextPrimary),
                  mirrored ? Qt::AlignRight : Qt::AlignLeft);
    }
}

} // namespace verdict
