#include "core/case/jsonobjectreader.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace verdict {
namespace {

std::string digits(double number)
{
    char text[40];
    return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

std::string between(const std::string &low, const std::string &high) { return "from " + low + " to " + high; }

constexpr double anyNumber = std::numeric_limits<double>::max();

} // namespace

JsonObjectReader::JsonObjectReader(const Element &element, std::string path, std::vector<JsonFault> &faults)
    : m_path(std::move(path)), m_faults(faults)
{
    simdjson::dom::object object;
    if (!element.get_object().get(object))
        m_object = object;
    else
        m_faults.push_back({m_path, "must be an object"});
}

std::string JsonObjectReader::pathOf(std::string_view name) const
{
    return m_path.empty() ? std::string(name) : m_path + '.' + std::string(name);
}

void JsonObjectReader::fault(std::string_view name, std::string reason)
{
    m_faults.push_back({pathOf(name), std::move(reason)});
}

std::optional<JsonObjectReader::Element> JsonObjectReader::member(std::string_view name)
{
    if (!m_object)
        return std::nullopt;
    for (const auto &[key, value] : *m_object) {
        if (key == name) {
            m_known.push_back(key);
            return value;
        }
    }
    return std::nullopt;
}

void JsonObjectReader::require(std::string_view name)
{
    if (!member(name))
        fault(name, "is missing");
}

std::optional<std::string_view> JsonObjectReader::textOf(std::string_view name)
{
    const auto found = member(name);
    if (!found)
        return std::nullopt;
    std::string_view value;
    if (!found->get_string().get(value))
        return value;
    fault(name, "must be a text");
    return std::nullopt;
}

void JsonObjectReader::text(std::string_view name, std::string &into)
{
    if (const auto value = textOf(name))
        into = *value;
}

void JsonObjectReader::boolean(std::string_view name, bool &into)
{
    const auto found = member(name);
    if (found && found->get_bool().get(into))
        fault(name, "must be true or false");
}

std::optional<double> JsonObjectReader::realNumber(std::string_view name, const Element &value, double low, double high)
{
    double number = 0;
    const bool isNumber = !value.get_double().get(number);
    if (isNumber && number >= low && number <= high)
        return number;
    const bool bounded = high < anyNumber;
    fault(name, bounded ? "must be a number " + between(digits(low), digits(high)) : "must be a number");
    return std::nullopt;
}

void JsonObjectReader::number(std::string_view name, double &into, double low, double high)
{
    if (const auto found = member(name))
        into = realNumber(name, *found, low, high).value_or(into);
}

void JsonObjectReader::number(std::string_view name, std::optional<double> &into, double low, double high)
{
    const auto found = member(name);
    if (!found)
        return;
    if (found->is_null())
        into.reset();
    else if (const auto value = realNumber(name, *found, low, high))
        into = value;
}

void JsonObjectReader::number(std::string_view name, double &into) { number(name, into, -anyNumber, anyNumber); }

void JsonObjectReader::number(std::string_view name, std::optional<double> &into)
{
    number(name, into, -anyNumber, anyNumber);
}

std::optional<std::int64_t> JsonObjectReader::wholeNumber(std::string_view name, std::int64_t low, std::int64_t high)
{
    const auto found = member(name);
    if (!found)
        return std::nullopt;
    std::int64_t value = 0;
    if (!found->get_int64().get(value) && value >= low && value <= high)
        return value;
    fault(name, "must be a whole number " + between(std::to_string(low), std::to_string(high)));
    return std::nullopt;
}

std::optional<simdjson::dom::array> JsonObjectReader::arrayOf(std::string_view name)
{
    const auto found = member(name);
    if (!found)
        return std::nullopt;
    simdjson::dom::array list;
    if (!found->get_array().get(list))
        return list;
    fault(name, "must be a list");
    return std::nullopt;
}

void JsonObjectReader::texts(std::string_view name, std::vector<std::string> &into)
{
    if (!member(name))
        return;
    into.clear();
    items(name, [&](const Element &item, const std::string &path) {
        std::string_view value;
        if (item.get_string().get(value))
            m_faults.push_back({path, "must be a text"});
        else
            into.emplace_back(value);
    });
}

void JsonObjectReader::scalar(std::string_view name, Scalar &into)
{
    const auto found = member(name);
    if (!found)
        return;
    if (const auto value = leafOf(*found))
        into = *value;
    else
        fault(name, "must be a text, a number, true, false or null");
}

void JsonObjectReader::refuseOthers()
{
    if (!m_object || m_allKnown)
        return;
    for (const auto &[key, value] : *m_object)
        if (std::find(m_known.begin(), m_known.end(), key) == m_known.end())
            fault(key, "is not a field that is known here");
}

Scalar numberScalar(double number) { return {Scalar::Kind::Number, digits(number), number}; }

Scalar textScalar(std::string text) { return {Scalar::Kind::Text, std::move(text), 0}; }

Scalar boolScalar(bool value) { return {Scalar::Kind::Bool, value ? "true" : "false", value ? 1.0 : 0.0}; }

std::optional<Scalar> leafOf(const simdjson::dom::element &element)
{
    using simdjson::dom::element_type;
    switch (element.type()) {
    case element_type::NULL_VALUE: return Scalar{};
    case element_type::BOOL: return boolScalar(element.get_bool().value_unsafe());
    case element_type::STRING: return textScalar(std::string(element.get_string().value_unsafe()));
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE: return numberScalar(element.get_double().value_unsafe());
    default: return std::nullopt;
    }
}

} // namespace verdict
