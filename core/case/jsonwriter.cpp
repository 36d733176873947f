#include "core/case/jsonwriter.h"

#include <charconv>
#include <cmath>

namespace verdict {

std::string shortestDigits(double value)
{
    // Past 64 bits a whole number without an exponent would be refused as out of range.
    constexpr double wholeLimit = 9223372036854775808.0;
    char digits[40];
    const auto end = std::abs(value) < wholeLimit
                         ? std::to_chars(digits, digits + sizeof digits, value).ptr
                         : std::to_chars(digits, digits + sizeof digits, value, std::chars_format::scientific).ptr;
    return {digits, end};
}

void JsonWriter::separate()
{
    if (m_out.empty())
        return;
    const char last = m_out.back();
    if (last != '{' && last != '[' && last != ':' && last != ',')
        m_out += ',';
}

JsonWriter &JsonWriter::beginObject()
{
    separate();
    m_out += '{';
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    m_out += '}';
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    separate();
    m_out += '[';
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    m_out += ']';
    return *this;
}

JsonWriter &JsonWriter::key(std::string_view name)
{
    text(name);
    m_out += ':';
    return *this;
}

JsonWriter &JsonWriter::text(std::string_view value)
{
    separate();
    m_out += '"';
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            m_out += '\\';
            m_out += c;
        } else if (byte >= 0x20) {
            m_out += c;
        } else if (c == '\n') {
            m_out += "\\n";
        } else if (c == '\t') {
            m_out += "\\t";
        } else if (c == '\r') {
            m_out += "\\r";
        } else {
            constexpr char digits[] = "0123456789abcdef";
            m_out += "\\u00";
            m_out += digits[byte >> 4];
            m_out += digits[byte & 15];
        }
    }
    m_out += '"';
    return *this;
}

JsonWriter &JsonWriter::number(std::int64_t value)
{
    separate();
    m_out += std::to_string(value);
    return *this;
}

JsonWriter &JsonWriter::number(double value)
{
    if (!std::isfinite(value))
        return null();
    separate();
    m_out += shortestDigits(value);
    return *this;
}

JsonWriter &JsonWriter::boolean(bool value)
{
    separate();
    m_out += value ? "true" : "false";
    return *this;
}

JsonWriter &JsonWriter::null()
{
    separate();
    m_out += "null";
    return *this;
}

JsonWriter &JsonWriter::raw(std::string_view json)
{
    separate();
    m_out += json;
    return *this;
}

} // namespace verdict
