#pragma once

#include "core/case/caserecord.h"
#include "core/workspace/demo/demodraws.h"

#include <string>
#include <string_view>

namespace verdict {

/// A leaf of the context with a text or a number.
Field textField(std::string path, std::string text);
Field numberField(std::string path, double value);

/// "€1,284.00".
std::string euros(std::int64_t cents);

/// With so many digits behind the point, "2.40".
std::string digits(double value, int decimals);
/// The number that is meant by so many digits behind the point.
double rounded(double value, int decimals);

/// Time of day in UTC, "14:06".
std::string clockTime(Time time);
/// The day in UTC, "2026-11-22".
std::string dayOf(Time time);

/// A marked passage: where `phrase` first stands in `text`, counted in code points. The phrase must stand there.
Highlight highlightOf(std::string_view text, std::string_view phrase, std::string label, double weight);

/// A signal of the model that tells little by itself: its name, its values between two ends, and how to write one.
struct SmallSignal {
    std::string_view name;
    double low = 0;
    double high = 1;
    int decimals = 0;
    std::string_view unit; ///< stands after the number
};

/// Signals from a table, each with a drawn value and a small share in the prediction.
std::vector<Feature> drawSignals(DemoDraws &draws, std::span<const SmallSignal> table, int count);

/// The key evidence as signals of the model, so that both tell the same.
std::vector<Feature> signalsOf(const std::vector<KeyEvidence> &evidence);

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t hourMs = 60 * minuteMs;
constexpr std::int64_t dayMs = 24 * hourMs;

} // namespace verdict
