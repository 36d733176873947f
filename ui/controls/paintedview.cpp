#include "ui/controls/paintedview.h"

#include "ui/controls/accessible.h"
#include "ui/theme/theme.h"

namespace verdict {

PaintedView::PaintedView(QWidget *parent) : QWidget(parent)
{
    installAccessibles();
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    followTheme(this);
}

} // namespace verdict
