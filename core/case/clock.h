#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace verdict {

/// A moment: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
struct Time {
    std::int64_t ms = 0;

    friend auto operator<=>(const Time &, const Time &) = default;
    friend Time operator+(Time t, std::int64_t milliseconds) { return Time{t.ms + milliseconds}; }
    friend std::int64_t operator-(Time a, Time b) { return a.ms - b.ms; }
};

/// ISO 8601 in UTC with milliseconds, e.g. "2026-11-22T09:30:00.000Z".
std::string toIso(Time time);

/// Reads ISO 8601 date-times of the years 1 to 9999: seconds' fractions optional (digits past milliseconds are cut),
/// "Z" or an offset such as "+01:00" required. Nothing for anything else, leap seconds included.
std::optional<Time> fromIso(std::string_view text);

/// Where the time of day comes from, so that tests can step through weeks in no time.
struct Clock {
    virtual ~Clock() = default;
    [[nodiscard]] virtual Time now() const = 0;
};

/// The computer's wall clock.
struct SystemClock final : Clock {
    [[nodiscard]] Time now() const override;
};

} // namespace verdict
