#include "ui/start/brandview.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace verdict {
namespace {

constexpr int side = 48;

} // namespace

BrandView::BrandView(QWidget *parent) : QWidget(parent)
{
    setFixedSize(side, side);
    followTheme(this);
}

void BrandView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBrand(painter, rect());
}

} // namespace verdict
