#pragma once

#include <QColor>
#include <algorithm>
#include <cmath>

namespace verdict {

/// Relative luminance of WCAG 2.2, from sRGB.
inline double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.red() / 255.0) + 0.7152 * linear(color.green() / 255.0) +
           0.0722 * linear(color.blue() / 255.0);
}

/// Contrast ratio of WCAG 2.2, 1–21.
inline double contrast(const QColor &a, const QColor &b)
{
    const auto [dark, bright] = std::minmax({luminance(a), luminance(b)});
    return (bright + 0.05) / (dark + 0.05);
}

} // namespace verdict
