#include "ui/review/seriesscale.h"

#include "ui/text/visible.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace verdict {
namespace {

constexpr std::size_t mostStems = 60;
constexpr int yTickCount = 3;
constexpr int xTickCount = 4;
constexpr std::array<double, 14> timeSteps{60e3,    300e3,   600e3,   900e3,    1800e3,    3600e3,    7200e3,
                                           21600e3, 43200e3, 86400e3, 604800e3, 2592000e3, 7776000e3, 31536000e3};

struct Range {
    double low = 0;
    double high = 1;
    [[nodiscard]] double share(double value) const { return high > low ? (value - low) / (high - low) : 0.5; }
};

std::optional<double> numberOf(const std::string &text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

struct Read {
    double x = 0;
    std::size_t source = 0;
};

std::vector<Read> readPlaces(const std::vector<SeriesPoint> &points, bool time)
{
    std::vector<Read> read;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto at = time ? fromIso(points[i].at) : std::nullopt;
        const auto x = time ? (at ? std::optional(double(at->ms)) : std::nullopt) : numberOf(points[i].at);
        if (x && std::isfinite(points[i].value))
            read.push_back({*x, i});
    }
    std::stable_sort(read.begin(), read.end(), [](const Read &a, const Read &b) { return a.x < b.x; });
    return read;
}

bool isTime(const std::vector<SeriesPoint> &points)
{
    return std::any_of(points.begin(), points.end(),
                       [](const SeriesPoint &point) { return fromIso(point.at).has_value(); });
}

Range valueRange(const std::vector<SeriesPoint> &points, const std::vector<Read> &read)
{
    Range range{0, 0};
    for (const Read &one : read) {
        range.low = std::min(range.low, points[one.source].value);
        range.high = std::max(range.high, points[one.source].value);
    }
    if (range.low == range.high)
        range.high = range.low + 1;
    return range;
}

Range placeRange(const std::vector<Read> &read)
{
    Range range{read.front().x, read.back().x};
    const double margin = range.high > range.low ? (range.high - range.low) * 0.04 : 1;
    return {range.low - margin, range.high + margin};
}

double timeStep(double span)
{
    const auto step =
        std::find_if(timeSteps.begin(), timeSteps.end(), [&](double s) { return span / s <= xTickCount + 1; });
    return step == timeSteps.end() ? timeSteps.back() : *step;
}

QString timeTick(double ms, double step)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(qint64(ms));
    return QLocale().toString(at, step >= 86400e3 ? QStringLiteral("d MMM") : QStringLiteral("HH:mm"));
}

std::vector<AxisTick> timeTicks(const Range &range)
{
    std::vector<AxisTick> ticks;
    const double step = timeStep(range.high - range.low);
    const double zone = QDateTime::fromMSecsSinceEpoch(qint64(range.low)).offsetFromUtc() * 1000.0;
    for (double at = std::ceil((range.low + zone) / step) * step - zone; at <= range.high; at += step)
        ticks.push_back({range.share(at), timeTick(at, step)});
    return ticks;
}

std::vector<AxisTick> numberTicks(const Range &range, int count)
{
    std::vector<AxisTick> ticks;
    for (const double value : roundTicks(range.low, range.high, count))
        if (value >= range.low && value <= range.high)
            ticks.push_back({range.share(value), QLocale().toString(value, 'g', 6)});
    return ticks;
}

PointShape shapeFor(std::vector<LegendEntry> &legend, const QString &label, const std::optional<QString> &own)
{
    constexpr std::array shapes{PointShape::Dot, PointShape::Cross, PointShape::Square, PointShape::Triangle,
                                PointShape::Diamond};
    for (const LegendEntry &entry : legend)
        if (entry.label == label)
            return entry.shape;
    const bool ringed = std::any_of(legend.begin(), legend.end(),
                                    [](const LegendEntry &entry) { return entry.shape == PointShape::Ring; });
    const std::size_t next = legend.size() - (ringed ? 1 : 0);
    legend.push_back({label, label == own ? PointShape::Ring : shapes[std::min(next, shapes.size() - 1)]});
    return legend.back().shape;
}

/// The label of the last point where no other bears it: that point is the case itself.
std::optional<QString> ownLabel(const std::vector<SeriesPoint> &points, const std::vector<Read> &read)
{
    const std::string &last = points[read.back().source].label;
    const auto same =
        std::count_if(read.begin(), read.end(), [&](const Read &one) { return points[one.source].label == last; });
    return same == 1 && !last.empty() ? std::optional(visible(last, LineBreaks::Join)) : std::nullopt;
}

} // namespace

std::vector<double> roundTicks(double low, double high, int count)
{
    const double rough = (high - low) / std::max(count, 1);
    if (!(rough > 0) || !std::isfinite(rough))
        return {low};
    const double power = std::pow(10, std::floor(std::log10(rough)));
    const double lead = rough / power;
    const double step = (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
    std::vector<double> ticks;
    for (double k = std::floor(low / step); k <= std::ceil(high / step) && ticks.size() < 100; ++k)
        ticks.push_back(k * step);
    return ticks;
}

SeriesScale seriesScale(const std::vector<SeriesPoint> &points)
{
    SeriesScale scale;
    scale.time = isTime(points);
    const std::vector<Read> read = readPlaces(points, scale.time);
    if (read.empty())
        return scale;
    Range values = valueRange(points, read);
    const std::vector<double> rounded = roundTicks(values.low, values.high, yTickCount);
    values = {std::min(values.low, rounded.front()), std::max(values.high, rounded.back())};
    const Range places = placeRange(read);
    const std::optional<QString> own = ownLabel(points, read);
    for (const Read &one : read) {
        const PointShape shape = shapeFor(scale.legend, visible(points[one.source].label, LineBreaks::Join), own);
        scale.points.push_back({places.share(one.x), values.share(points[one.source].value), shape, one.source});
    }
    scale.xTicks = scale.time ? timeTicks(places) : numberTicks(places, xTickCount);
    scale.yTicks = numberTicks(values, yTickCount);
    scale.zero = values.share(0);
    scale.line = scale.points.size() > mostStems;
    return scale;
}

} // namespace verdict
