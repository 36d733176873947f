#include "core/case/clock.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace verdict {
namespace {

using namespace std::chrono;

/// Reads the fields of an ISO date-time from left to right; ok turns false at the first surprise and stays so.
class Fields {
public:
    explicit Fields(std::string_view text) : m_rest(text) {}

    int number(int digits)
    {
        int value = 0;
        for (int i = 0; i < digits; ++i)
            value = value * 10 + digit();
        return value;
    }

    void expect(char c)
    {
        ok = ok && !m_rest.empty() && m_rest.front() == c;
        if (ok)
            m_rest.remove_prefix(1);
    }

    /// Milliseconds of an optional fraction of a second.
    int fraction()
    {
        if (m_rest.empty() || m_rest.front() != '.')
            return 0;
        m_rest.remove_prefix(1);
        int value = 0;
        int digits = 0;
        for (; ok && !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9'; ++digits) {
            const int next = digit();
            value = digits < 3 ? value * 10 + next : value;
        }
        ok = ok && digits > 0 && digits <= 9;
        for (; digits < 3; ++digits)
            value *= 10;
        return value;
    }

    /// Minutes east of UTC.
    int offset()
    {
        if (!m_rest.empty() && m_rest.front() == 'Z') {
            m_rest.remove_prefix(1);
            return 0;
        }
        const int sign = !m_rest.empty() && m_rest.front() == '-' ? -1 : 1;
        expect(sign < 0 ? '-' : '+');
        const int hour = number(2);
        expect(':');
        const int minute = number(2);
        ok = ok && hour <= 14 && minute <= 59;
        return sign * (hour * 60 + minute);
    }

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

    bool ok = true;

private:
    int digit()
    {
        ok = ok && !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9';
        if (!ok)
            return 0;
        const int value = m_rest.front() - '0';
        m_rest.remove_prefix(1);
        return value;
    }

    std::string_view m_rest;
};

} // namespace

std::string toIso(Time time)
{
    const sys_time<milliseconds> point{milliseconds{time.ms}};
    const auto day = floor<days>(point);
    const year_month_day date{day};
    const hh_mm_ss clock{point - day};
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return text.data();
}

std::optional<Time> fromIso(std::string_view text)
{
    Fields fields(text);
    const int y = fields.number(4);
    fields.expect('-');
    const int mo = fields.number(2);
    fields.expect('-');
    const int d = fields.number(2);
    fields.expect('T');
    const int h = fields.number(2);
    fields.expect(':');
    const int mi = fields.number(2);
    fields.expect(':');
    const int s = fields.number(2);
    const int ms = fields.fraction();
    const int east = fields.offset();
    const year_month_day date{year{y}, month{static_cast<unsigned>(mo)}, day{static_cast<unsigned>(d)}};
    if (!fields.ok || !fields.atEnd() || y < 1 || !date.ok() || h > 23 || mi > 59 || s > 59)
        return std::nullopt;
    const auto point = sys_days{date} + hours{h} + minutes{mi - east} + seconds{s} + milliseconds{ms};
    return Time{point.time_since_epoch().count()};
}

Time SystemClock::now() const
{
    return Time{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

} // namespace verdict
