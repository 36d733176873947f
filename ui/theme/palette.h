#pragma once

#include "ui/theme/tokens.h"

#include <QPalette>
#include <functional>

namespace verdict {

/// Fills every role of a palette from the tokens, so that no widget ever shows a colour of its own.
QPalette themePalette(const std::function<QColor(Color)> &color);

/// The colour that stands for a token in high contrast: text, lines and inks are the system's text colour,
/// grounds the system's grounds, lines that only decorate its disabled text, and tints are gone. Glyphs tell human and
/// model apart.
QColor contrastColor(Color color, const QPalette &system);

} // namespace verdict
