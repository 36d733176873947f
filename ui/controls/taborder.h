#pragma once

#include <QList>
#include <QWidget>

namespace verdict {

/// Everything in `part` that Tab stops at while it is shown, in the order in which the part holds it; the part itself
/// first if Tab stops there.
QList<QWidget *> tabStopsIn(QWidget *part);

/// Makes Tab go through these in their order.
void chainTab(const QList<QWidget *> &stops);

} // namespace verdict
