#include "ui/theme/palette.h"

namespace verdict {
namespace {

void fillDisabled(QPalette &palette, const std::function<QColor(Color)> &color)
{
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Color::TextTertiary));
    palette.setColor(QPalette::Disabled, QPalette::Base, color(Color::Window));
}

void fillBevels(QPalette &palette, const std::function<QColor(Color)> &color)
{
    palette.setColor(QPalette::Light, color(Color::Surface));
    palette.setColor(QPalette::Midlight, color(Color::LineSubtle));
    palette.setColor(QPalette::Mid, color(Color::LineMedium));
    palette.setColor(QPalette::Dark, color(Color::LineControl));
    palette.setColor(QPalette::Shadow, color(Color::LineControl));
}

} // namespace

QPalette themePalette(const std::function<QColor(Color)> &color)
{
    QPalette palette;
    palette.setColor(QPalette::Window, color(Color::Window));
    palette.setColor(QPalette::WindowText, color(Color::TextPrimary));
    palette.setColor(QPalette::Base, color(Color::Surface));
    palette.setColor(QPalette::AlternateBase, color(Color::Window));
    palette.setColor(QPalette::Text, color(Color::TextPrimary));
    palette.setColor(QPalette::PlaceholderText, color(Color::TextTertiary));
    palette.setColor(QPalette::BrightText, color(Color::Crit));
    palette.setColor(QPalette::Button, color(Color::Surface));
    palette.setColor(QPalette::ButtonText, color(Color::TextPrimary));
    palette.setColor(QPalette::Highlight, color(Color::Human));
    palette.setColor(QPalette::HighlightedText, color(Color::TextOnHuman));
    palette.setColor(QPalette::Link, color(Color::Human));
    palette.setColor(QPalette::LinkVisited, color(Color::Human));
    palette.setColor(QPalette::ToolTipBase, color(Color::Raised));
    palette.setColor(QPalette::ToolTipText, color(Color::TextPrimary));
    fillBevels(palette, color);
    fillDisabled(palette, color);
    return palette;
}

QColor contrastColor(Color color, const QPalette &system)
{
    switch (color) {
    case Color::Window:
    case Color::TextOnHuman: return system.color(QPalette::Window);
    case Color::Surface:
    case Color::Sunken:
    case Color::Raised:
    case Color::Hover:
    case Color::Selected:
    case Color::HumanTint:
    case Color::ModelTint:
    case Color::ModelLine:
    case Color::OkTint:
    case Color::WarnTint:
    case Color::CritTint:
    case Color::ChartBand: return system.color(QPalette::Base);
    case Color::LineSubtle:
    case Color::LineMedium:
    case Color::ChartGrid: return system.color(QPalette::Disabled, QPalette::WindowText);
    case Color::ImageWell: return Qt::black;
    default: return system.color(QPalette::WindowText);
    }
}

} // namespace verdict
