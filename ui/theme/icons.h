#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;

namespace verdict {

/// The pixmap of an icon of our set (resources/icons/`name`.svg) in one colour; `size` in px, `ratio` the device pixel
/// ratio it is drawn for. Kept in Qt's pixmap cache by all four. `name` must be one of the set.
QPixmap iconPixmap(const QString &name, int size, const QColor &color, double ratio);

/// Paints an icon into the square of `rect`'s smaller side, centred, at the painter's own pixel ratio.
void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color);

/// An icon for actions and buttons that Qt paints: it follows the theme, with its tertiary text colour when disabled
/// and human ink when checked.
QIcon themedIcon(const QString &name);

/// Names of all icons of the set.
QStringList iconNames();

/// The brand mark: the V in text colour, its dot in human ink.
void paintBrand(QPainter &painter, const QRectF &rect);

} // namespace verdict
