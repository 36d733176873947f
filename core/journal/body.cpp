#include "core/journal/body.h"

#include <limits>

namespace verdict {
namespace {

constexpr std::int64_t maxInteger = (std::int64_t{1} << 53) - 1;

/// Takes the expected pieces from left to right and remembers the first surprise.
class Cursor {
public:
    explicit Cursor(std::string_view bytes) : m_bytes(bytes) {}

    void literal(std::string_view expected)
    {
        if (!ok())
            return;
        if (m_bytes.substr(m_at, expected.size()) != expected)
            return fail("expected " + std::string(expected));
        m_at += expected.size();
    }

    std::int64_t integer(std::int64_t minimum)
    {
        const auto start = m_at;
        std::int64_t value = 0;
        while (ok() && m_at < m_bytes.size() && m_bytes[m_at] >= '0' && m_bytes[m_at] <= '9') {
            value = value * 10 + (m_bytes[m_at] - '0');
            if (value > maxInteger)
                fail("the number is larger than 2^53 − 1");
            ++m_at;
        }
        const bool leadingZero = m_at - start > 1 && m_bytes[start] == '0';
        if (ok() && (m_at == start || leadingZero || value < minimum))
            fail("expected a canonical number of at least " + std::to_string(minimum));
        return value;
    }

    template <class Name> Name hex()
    {
        if (!ok())
            return {};
        const auto name = Name::fromHex(m_bytes.substr(m_at, 64));
        if (!name)
            fail("expected 64 lowercase hexadecimal digits");
        m_at += 64;
        return name.value_or(Name{});
    }

    void end()
    {
        if (ok() && m_at != m_bytes.size())
            fail("nothing may follow");
    }

    [[nodiscard]] bool ok() const { return m_reason.empty(); }
    [[nodiscard]] const std::string &reason() const { return m_reason; }

private:
    void fail(const std::string &what)
    {
        m_reason = "The event's body is not canonical at byte " + std::to_string(m_at) + ": " + what + ".";
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::string m_reason;
};

} // namespace

std::string writeBody(const Body &body)
{
    std::string out;
    out.reserve(400);
    out += R"({"clock":)";
    out += std::to_string(body.clock.ms);
    out += R"(,"log":")";
    out += body.log.hex();
    out += R"(","payload":")";
    out += body.payload.hex();
    out += R"(","prev":")";
    out += body.prev.hex();
    out += R"(","seq":)";
    out += std::to_string(body.seq);
    out += R"(,"team":")";
    out += body.team.hex();
    out += R"(","v":1})";
    return out;
}

Result<Body> readBody(std::string_view bytes)
{
    if (bytes.size() > Body::maxBytes)
        return Error{ErrorKind::BadInput, "The event's body is larger than 64 KiB."};
    Cursor cursor(bytes);
    Body body;
    cursor.literal(R"({"clock":)");
    body.clock.ms = cursor.integer(0);
    cursor.literal(R"(,"log":")");
    body.log = cursor.hex<LogId>();
    cursor.literal(R"(","payload":")");
    body.payload = cursor.hex<ObjectName>();
    cursor.literal(R"(","prev":")");
    body.prev = cursor.hex<EventHash>();
    cursor.literal(R"(","seq":)");
    body.seq = cursor.integer(1);
    cursor.literal(R"(,"team":")");
    body.team = cursor.hex<TeamId>();
    cursor.literal(R"(","v":1})");
    cursor.end();
    if (!cursor.ok())
        return Error{ErrorKind::BadInput, cursor.reason()};
    return body;
}

} // namespace verdict
