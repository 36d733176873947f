#include "core/case/json.h"

#include <algorithm>
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

std::string below(const std::string &path, std::string_view name)
{
    return path.empty() ? std::string(name) : path + '.' + std::string(name);
}

class Walk {
public:
    explicit Walk(JsonFault &fault) : m_fault(fault) {}

    bool value(const element &e, const std::string &path)
    {
        switch (e.type()) {
        case element_type::OBJECT: return object(e.get_object().value_unsafe(), path);
        case element_type::ARRAY: return array(e.get_array().value_unsafe(), path);
        case element_type::STRING: return text(e.get_string().value_unsafe(), path);
        default: return true;
        }
    }

private:
    bool fail(std::string path, const char *reason)
    {
        m_fault = {std::move(path), reason};
        return false;
    }

    bool text(std::string_view value, const std::string &path)
    {
        return value.find('\0') == std::string_view::npos || fail(path, "the text holds a NUL character");
    }

    bool array(const simdjson::dom::array &items, const std::string &path)
    {
        std::size_t index = 0;
        for (const element item : items) {
            // The path is only built where a fault could lie, so that long number lists stay cheap.
            const auto type = item.type();
            const bool deep =
                type == element_type::OBJECT || type == element_type::ARRAY || type == element_type::STRING;
            if (deep && !value(item, below(path, std::to_string(index))))
                return false;
            ++index;
        }
        return true;
    }

    bool object(const simdjson::dom::object &members, const std::string &path)
    {
        if (!keysDiffer(members, path))
            return false;
        for (const auto &[key, member] : members) {
            if (key.find('\0') != std::string_view::npos)
                return fail(path, "a field's name holds a NUL character");
            if (!value(member, below(path, key)))
                return false;
        }
        return true;
    }

    bool keysDiffer(const simdjson::dom::object &members, const std::string &path)
    {
        std::vector<std::string_view> keys;
        keys.reserve(members.size());
        for (const auto &[key, member] : members)
            keys.push_back(key);
        std::sort(keys.begin(), keys.end());
        const auto twin = std::adjacent_find(keys.begin(), keys.end());
        return twin == keys.end() || fail(below(path, *twin), "the field is given twice");
    }

    JsonFault &m_fault;
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
        if (const auto error = m_parser.allocate(std::max<std::size_t>(bytes.size(), 4096), maxDepth + 1)) {
            fault = {"", sentence(error)};
            return std::nullopt;
        }
    }
    element root;
    if (const auto error = m_parser.parse(bytes.data(), bytes.size()).get(root)) {
        fault = {"", sentence(error)};
        return std::nullopt;
    }
    if (!Walk(fault).value(root, {}))
        return std::nullopt;
    return root;
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
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    m_out.append(digits, end);
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
