#include "core/case/events/fields.h"

namespace verdict {

using simdjson::SUCCESS;

void PayloadFields::fail(std::string_view key)
{
    if (m_fault.empty())
        m_fault = "A journal entry" + (m_where.empty() ? std::string() : " (" + m_where + ")") + " lacks \"" +
                  std::string(key) + "\", or it has another form.";
}

bool PayloadFields::has(std::string_view key) const
{
    simdjson::dom::element value;
    return m_object[key].get(value) == SUCCESS && !value.is_null();
}

std::string PayloadFields::text(std::string_view key)
{
    std::string_view value;
    if (m_object[key].get(value) != SUCCESS)
        fail(key);
    return std::string(value);
}

std::string PayloadFields::textOr(std::string_view key, std::string fallback)
{
    return has(key) ? text(key) : std::move(fallback);
}

std::int64_t PayloadFields::integer(std::string_view key, std::int64_t low, std::int64_t high)
{
    std::int64_t value = 0;
    if (m_object[key].get(value) != SUCCESS || value < low || value > high) {
        fail(key);
        return low;
    }
    return value;
}

std::int64_t PayloadFields::integerOr(std::string_view key, std::int64_t fallback)
{
    return has(key) ? integer(key, INT64_MIN, INT64_MAX) : fallback;
}

double PayloadFields::number(std::string_view key)
{
    double value = 0;
    if (m_object[key].get(value) != SUCCESS)
        fail(key);
    return value;
}

simdjson::dom::array PayloadFields::array(std::string_view key)
{
    simdjson::dom::array value;
    if (m_object[key].get(value) != SUCCESS)
        fail(key);
    return value;
}

std::vector<std::string> PayloadFields::texts(std::string_view key)
{
    std::vector<std::string> values;
    if (!has(key))
        return values;
    for (const auto item : array(key)) {
        std::string_view value;
        if (item.get(value) != SUCCESS)
            fail(key);
        values.emplace_back(value);
    }
    return values;
}

std::array<std::uint8_t, 16> PayloadFields::keyedName(std::string_view key)
{
    std::array<std::uint8_t, 16> name{};
    const auto wide = ObjectName::fromHex(text(key) + std::string(32, '0'));
    if (!wide)
        fail(key);
    else
        std::copy_n(wide->bytes.begin(), name.size(), name.begin());
    return name;
}

} // namespace verdict
