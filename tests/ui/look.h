#pragma once

#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QImage>
#include <QWidget>

namespace verdict {

/// The look as main sets it up, for as long as a test runs.
class Look {
public:
    Look() : m_theme(*qApp) { QApplication::setStyle(new VerdictStyle(m_theme)); }
    ~Look() { QApplication::setStyle(QStringLiteral("Fusion")); }
    Theme *operator->() { return &m_theme; }
    Theme &operator*() { return m_theme; }

private:
    Theme m_theme;
};

/// True when some pixel is within `reach` of a colour in every channel.
inline bool hasColor(const QImage &image, const QColor &color, int reach = 24)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (std::abs(pixel.red() - color.red()) <= reach && std::abs(pixel.green() - color.green()) <= reach &&
                std::abs(pixel.blue() - color.blue()) <= reach)
                return true;
        }
    return false;
}

/// A widget as it looks, at a size.
inline QImage picture(QWidget &widget, const QSize &size)
{
    widget.resize(size);
    widget.ensurePolished();
    return widget.grab().toImage();
}

} // namespace verdict
