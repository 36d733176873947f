#include "core/case/json.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <vector>

namespace verdict {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

std::string sentence(simdjson::error_code code)
{
    switch (code) {
    case simdjson::UTF8_ERROR: return "the text is not valid UTF-8";
    case simdjson::DEPTH_ERROR: return "values are nested deeper than 64 levels";
    case simdjson::EMPTY: return "there is no JSON value";
    case simdjson::NUMBER_ERROR: return "a number is malformed or out of range";
    case simdjson::UNESCAPED_CHARS: return "a text holds a control character that is not escaped";
    case simdjson::UNCLOSED_STRING: return "a text is not closed";
    case simdjson::STRING_ERROR: return "a text holds a wrong escape";
    case simdjson::CAPACITY: return "the document is too large";
    case simdjson::MEMALLOC: return "there is not enough memory for the document";
    default: return "this is not well-formed JSON";
    }
}

/// Where a value stands, as a chain down from the document; the path is only written out where a fault needs it.
struct Place {
    const Place *parent = nullptr;
    std::string_view key;
    std::size_t index = 0;
    bool isItem = false;

    [[nodiscard]] std::string path() const
    {
        if (!parent)
            return {};
        const std::string before = parent->path();
        const std::string here = isItem ? std::to_string(index) : std::string(key);
        return before.empty() ? here : before + '.' + here;
    }
};

/// Refuses what simdjson lets pass: fields given twice, and NUL characters.
class Walk {
public:
    explicit Walk(JsonFault &fault) : m_fault(fault) {}

    bool value(const element &e, const Place &place)
    {
        switch (e.type()) {
        case element_type::OBJECT: return object(e.get_object().value_unsafe(), place);
        case element_type::ARRAY: return array(e.get_array().value_unsafe(), place);
        case element_type::STRING: return text(e.get_string().value_unsafe(), place);
        default: return true;
        }
    }

private:
    bool fail(const Place &place, const char *reason)
    {
        m_fault = {place.path(), reason};
        return false;
    }

    bool text(std::string_view value, const Place &place)
    {
        return value.find('\0') == std::string_view::npos || fail(place, "the text holds a NUL character");
    }

    bool array(const simdjson::dom::array &items, const Place &place)
    {
        std::size_t index = 0;
        for (const element item : items)
            if (!value(item, {&place, {}, index++, true}))
                return false;
        return true;
    }

    bool object(const simdjson::dom::object &members, const Place &place)
    {
        if (!keysDiffer(members, place))
            return false;
        for (const auto &[key, member] : members) {
            if (key.find('\0') != std::string_view::npos)
                return fail(place, "a field's name holds a NUL character");
            if (!value(member, {&place, key, 0, false}))
                return false;
        }
        return true;
    }

    bool keysDiffer(const simdjson::dom::object &members, const Place &place)
    {
        m_keys.clear();
        for (const auto &[key, member] : members)
            m_keys.push_back(key);
        const auto twin = m_keys.size() <= fewKeys ? firstTwin() : sortedTwin();
        return !twin || fail({&place, *twin, 0, false}, "the field is given twice");
    }

    /// Comparing each with each is faster than sorting as long as there are few.
    [[nodiscard]] std::optional<std::string_view> firstTwin() const
    {
        for (auto key = m_keys.begin(); key != m_keys.end(); ++key)
            if (std::find(m_keys.begin(), key, *key) != key)
                return *key;
        return std::nullopt;
    }

    std::optional<std::string_view> sortedTwin()
    {
        std::sort(m_keys.begin(), m_keys.end());
        const auto twin = std::adjacent_find(m_keys.begin(), m_keys.end());
        return twin == m_keys.end() ? std::nullopt : std::optional(*twin);
    }

    static constexpr std::size_t fewKeys = 16;
    JsonFault &m_fault;
    std::vector<std::string_view> m_keys;
};

} // namespace

std::optional<element> StrictJson::parse(std::string_view bytes, JsonFault &fault)
{
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        fault = {"", "the text begins with a byte-order mark"};
        return std::nullopt;
    }
    // simdjson keeps one level for the document itself.
    if (bytes.size() > m_parser.capacity() || m_parser.max_depth() != maxDepth + 1) {
        if (const auto error =
                m_parser.allocate(std::bit_ceil(std::max<std::size_t>(bytes.size(), 65536)), maxDepth + 1)) {
            fault = {"", sentence(error)};
            return std::nullopt;
        }
    }
    element root;
    if (const auto error = m_parser.parse(bytes.data(), bytes.size()).get(root)) {
        fault = {"", sentence(error)};
        return std::nullopt;
    }
    if (!Walk(fault).value(root, Place{}))
        return std::nullopt;
    return root;
}

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
