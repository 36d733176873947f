#pragma once

#include "ui/theme/tokens.h"

#include <QRectF>

class QPainter;

namespace verdict {

class Theme;

/// The glyphs that go with every colour, so that no meaning rests on colour alone.
enum class Mark {
    Suggested, ///< ◇ hollow diamond, model ink: what the model suggests
    Model,     ///< ◆ filled diamond, model ink: the model's point on a scale
    Chosen,    ///< ● filled circle, human ink: what a person said
    Other,     ///< ○ hollow circle, human ink: what another person said
    Offline,   ///< open ring, secondary text
    Crit,      ///< octagon
    Warn,      ///< triangle
    Ok,        ///< check
    Missed,    ///< ×
};

/// The colour a mark has where nothing else is asked for.
Color markColor(Mark mark);

/// Paints a mark centred in `rect`, as large as the smaller side of the rect allows; 10–12 px read well beside text.
void paintMark(QPainter &painter, const QRectF &rect, Mark mark, const Theme &theme);
void paintMark(QPainter &painter, const QRectF &rect, Mark mark, const QColor &color);

} // namespace verdict
