#pragma once

#include "core/case/result.h"

#include <QByteArray>
#include <QColor>
#include <QSize>
#include <array>
#include <vector>

namespace verdict {

/// The colours of the design, each with a light and a dark value in resources/tokens.json.
/// `Human` is what a person said, `Model` what the model said; nothing else uses these two.
enum class Color {
    Window,
    Surface,
    Sunken,
    Raised,
    Hover,
    Selected,
    LineSubtle,
    LineMedium,
    LineControl,
    TextPrimary,
    TextSecondary,
    TextTertiary,
    TextOnHuman,
    Human,
    HumanTint,
    HumanLine,
    Model,
    ModelTint,
    ModelLine,
    Ok,
    OkTint,
    Warn,
    WarnTint,
    Crit,
    CritTint,
    Chart1,
    Chart2,
    Chart3,
    Chart4,
    Chart5,
    Chart6,
    ChartGrid,
    ChartBand,
    ImageWell,
    Count
};

/// The nine styles of type; px and line height at 100 % stand in resources/tokens.json.
enum class TypeStyle { Display, Title, Heading, Evidence, Body, BodyStrong, Control, Label, Micro, Count };

/// Fixed measures in px at 100 %.
enum class Size {
    Rail,
    Queue,
    QueueMin,
    QueueRow,
    Suggestion,
    Status,
    PageHeader,
    Control,
    ControlSmall,
    Label,
    TableRow,
    Tab,
    Icon,
    IconSmall,
    TargetMin,
    Count
};

/// Corner radii in px.
enum class Radius { Bar, Chip, Control, Panel, Sheet, Count };

/// Line widths in px; FocusOffset is the gap between a control and its focus ring.
enum class Stroke { Hairline, Icon, Selected, Chart, Interval, Focus, FocusOffset, Count };

/// The only two things that move.
enum class Motion { Details, Bar, Count };

template <class Key, class Value> using TokenTable = std::array<Value, static_cast<std::size_t>(Key::Count)>;

/// The entry of a token table.
template <class Key, class Value> const Value &entry(const TokenTable<Key, Value> &table, Key key)
{
    return table[static_cast<std::size_t>(key)];
}

/// One style of type at 100 %: px, line height in px, weight 100–900, tracking in px.
struct TypeSpec {
    int px = 0;
    int line = 0;
    int weight = 0;
    double tracking = 0;
};

/// All figures of the design, as read from the tokens file.
struct Tokens {
    TokenTable<Color, QColor> light;
    TokenTable<Color, QColor> dark;
    QColor scrimLight;
    QColor scrimDark;
    TokenTable<TypeStyle, TypeSpec> type;
    std::vector<double> scales; ///< text sizes a person can choose, 1.0 = 100 %
    TokenTable<Size, int> size;
    TokenTable<Radius, double> radius;
    TokenTable<Stroke, double> stroke;
    TokenTable<Motion, int> motionMs;
    QSize windowMin;
    QSize windowDefault;
};

/// Reads a tokens file; fails with the name of the first token that is missing or unusable.
Result<Tokens> readTokens(const QByteArray &json);

/// The tokens compiled into the program.
Tokens builtInTokens();

} // namespace verdict
