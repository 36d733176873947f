#include "ui/theme/systemlook.h"

#include <QApplication>

namespace verdict {
namespace {

bool isPureContrast(const QPalette &palette)
{
    const int window = palette.color(QPalette::Window).lightness();
    const int text = palette.color(QPalette::WindowText).lightness();
    const int button = palette.color(QPalette::Button).lightness();
    return std::abs(window - text) == 255 && button == window;
}

} // namespace

bool isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

SystemLook readSystemLook(QApplication &app)
{
    const QPalette own = QApplication::palette();
    app.setPalette(QPalette());
    SystemLook look;
    look.palette = QApplication::palette();
    look.dark = isDarkPalette(look.palette);
    look.highContrast = isPureContrast(look.palette);
    app.setPalette(own);
    return look;
}

} // namespace verdict
