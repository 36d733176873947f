#pragma once

#include "core/case/ids.h"
#include "core/case/json.h"
#include "core/case/result.h"

#include <array>
#include <simdjson.h>
#include <vector>

namespace verdict {

/// Reads the members of a payload one after another and remembers the first that is missing or of another type, so that
/// a codec reads as its list of fields. `error()` after the last tells whether all were there.
class PayloadFields {
public:
    explicit PayloadFields(const simdjson::dom::object &object, std::string where = {})
        : m_object(object), m_where(std::move(where))
    {
    }

    std::string text(std::string_view key);
    std::string textOr(std::string_view key, std::string fallback);
    std::int64_t integer(std::string_view key, std::int64_t low, std::int64_t high);
    std::int64_t integerOr(std::string_view key, std::int64_t fallback);
    double number(std::string_view key);
    simdjson::dom::array array(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    template <class Name> Name hex(std::string_view key)
    {
        const auto name = Name::fromHex(text(key));
        if (!name)
            fail(key);
        return name.value_or(Name{});
    }
    std::array<std::uint8_t, 16> keyedName(std::string_view key);
    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] const simdjson::dom::object &object() const { return m_object; }

    void fail(std::string_view key);
    [[nodiscard]] bool ok() const { return m_fault.empty(); }
    [[nodiscard]] Error error() const { return {ErrorKind::Damaged, m_fault}; }

private:
    simdjson::dom::object m_object;
    std::string m_where;
    std::string m_fault;
};

} // namespace verdict
