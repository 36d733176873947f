#include "ui/review/hairline.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <cmath>

namespace verdict {

Hairline::Hairline(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(int(std::ceil(Theme::current().stroke(Stroke::Hairline))));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(this);
}

void Hairline::paintEvent(QPaintEvent * /*event*/)
{
    QPainter(this).fillRect(rect(), Theme::current().color(Color::LineSubtle));
}

} // namespace verdict
