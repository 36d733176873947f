#pragma once

#include <QPalette>
#include <optional>

class QApplication;

namespace verdict {

/// What the desktop asks of every program.
struct SystemLook {
    QPalette palette; ///< the desktop's own palette, for high contrast
    bool dark = false;
    bool highContrast = false;
};

/// What the desktop says about its look beyond its palette; empty where it says nothing.
struct StatedLook {
    std::optional<bool> dark;
    std::optional<bool> highContrast;
    std::optional<bool> reducedMotion;
};

/// True when text is lighter than what it stands on.
bool isDarkPalette(const QPalette &palette);

/// Reads the desktop's palette underneath whatever palette the program has set; the program's is put back.
/// High contrast is read off the palette: pure black against pure white, as the systems' contrast themes have it.
SystemLook readSystemLook(QApplication &app);

} // namespace verdict
