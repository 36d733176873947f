#include "core/workspace/demo/demoparts.h"

#include "core/case/jsonwriter.h"
#include "core/case/text.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace verdict {
namespace {

/// Whole digits in groups of three.
std::string grouped(std::int64_t whole)
{
    std::string text = std::to_string(whole);
    for (std::size_t at = text.size(); at > 3;)
        text.insert(at -= 3, ",");
    return text;
}

std::int64_t powerOfTen(int exponent)
{
    std::int64_t power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

} // namespace

Field textField(std::string path, std::string text)
{
    return {std::move(path), {Scalar::Kind::Text, std::move(text), 0}};
}

Field numberField(std::string path, double value)
{
    return {std::move(path), {Scalar::Kind::Number, shortestDigits(value), value}};
}

std::string euros(std::int64_t cents)
{
    const std::string rest = std::to_string(100 + cents % 100);
    return "€" + grouped(cents / 100) + '.' + rest.substr(1);
}

double rounded(double value, int decimals)
{
    const auto power = static_cast<double>(powerOfTen(decimals));
    return std::round(value * power) / power;
}

std::string digits(double value, int decimals)
{
    const std::int64_t power = powerOfTen(decimals);
    const std::int64_t scaled = std::llround(std::abs(value) * static_cast<double>(power));
    const std::string sign = value < 0 && scaled != 0 ? "-" : "";
    const std::string rest = std::to_string(power + scaled % power).substr(1);
    return sign + grouped(scaled / power) + (decimals > 0 ? '.' + rest : "");
}

std::string clockTime(Time time) { return toIso(time).substr(11, 5); }

std::string dayOf(Time time) { return toIso(time).substr(0, 10); }

Highlight highlightOf(std::string_view text, std::string_view phrase, std::string label, double weight)
{
    const std::size_t at = text.find(phrase);
    assert(at != std::string_view::npos);
    const auto start = static_cast<int>(codePoints(text.substr(0, at)));
    return {start, start + static_cast<int>(codePoints(phrase)), std::move(label), weight};
}

std::vector<Feature> drawSignals(DemoDraws &draws, std::span<const SmallSignal> table, int count)
{
    std::vector<SmallSignal> chosen(table.begin(), table.end());
    draws.shuffle(chosen);
    chosen.resize(std::min(chosen.size(), static_cast<std::size_t>(count)));
    std::vector<Feature> features;
    for (const auto &signal : chosen) {
        const std::string value = digits(draws.between(signal.low, signal.high), signal.decimals);
        const double share = draws.uniform();
        const double size = 0.002 + 0.03 * share * share;
        const double importance = rounded(draws.chance(0.5) ? size : -size, 4);
        features.push_back({std::string(signal.name), value + std::string(signal.unit), importance});
    }
    return features;
}

std::vector<Feature> signalsOf(const std::vector<KeyEvidence> &evidence)
{
    std::vector<Feature> features;
    for (const auto &key : evidence)
        features.push_back({key.label, key.value, key.weight.value_or(0) * key.direction.value_or(0)});
    return features;
}

} // namespace verdict
