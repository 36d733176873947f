#include "core/case/json.h"

#include <algorithm>
#include <bit>
#include <simdjson.h>
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

struct StrictJson::Buffers {
    simdjson::dom::parser parser;
    simdjson::dom::object object;
};

StrictJson::StrictJson() : m_buffers(std::make_unique<Buffers>()) {}

StrictJson::~StrictJson() = default;

std::optional<element> StrictJson::parse(std::string_view bytes, JsonFault &fault)
{
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        fault = {"", "the text begins with a byte-order mark"};
        return std::nullopt;
    }
    auto &parser = m_buffers->parser;
    // simdjson keeps one level for the document itself.
    if (bytes.size() > parser.capacity() || parser.max_depth() != maxDepth + 1) {
        if (const auto error =
                parser.allocate(std::bit_ceil(std::max<std::size_t>(bytes.size(), 65536)), maxDepth + 1)) {
            fault = {"", sentence(error)};
            return std::nullopt;
        }
    }
    element root;
    if (const auto error = parser.parse(bytes.data(), bytes.size()).get(root)) {
        fault = {"", sentence(error)};
        return std::nullopt;
    }
    if (!Walk(fault).value(root, Place{}))
        return std::nullopt;
    return root;
}

const simdjson::dom::object *StrictJson::parseObject(std::string_view bytes, JsonFault &fault)
{
    const auto root = parse(bytes, fault);
    if (!root)
        return nullptr;
    if (root->get(m_buffers->object) != simdjson::SUCCESS) {
        fault = {"", "the value is no object"};
        return nullptr;
    }
    return &m_buffers->object;
}

} // namespace verdict
