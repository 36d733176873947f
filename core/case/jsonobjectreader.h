#pragma once

#include "core/case/json.h"
#include "core/case/scalar.h"

#include <concepts>
#include <optional>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <vector>

namespace verdict {

/// Reads one JSON object member by member: a member that is missing leaves its target alone, every fault is noted with
/// its dotted path, and refuseOthers() refuses what nobody asked for. The element must outlive the reader.
class JsonObjectReader {
public:
    using Element = simdjson::dom::element;

    /// An element that is no object is noted as a fault and then has no members.
    JsonObjectReader(const Element &element, std::string path, std::vector<JsonFault> &faults);

    /// The member by this name, which is asked for from now on; nothing if there is none.
    std::optional<Element> member(std::string_view name);
    /// Notes a fault unless there is a member by this name.
    void require(std::string_view name);
    void fault(std::string_view name, std::string reason);
    [[nodiscard]] std::string pathOf(std::string_view name) const;
    /// The dotted path of this object.
    [[nodiscard]] const std::string &path() const { return m_path; }
    /// Where the faults are noted.
    [[nodiscard]] std::vector<JsonFault> &faults() const { return m_faults; }

    void text(std::string_view name, std::string &into);
    void boolean(std::string_view name, bool &into);
    void number(std::string_view name, double &into, double low, double high);
    /// null gives nothing.
    void number(std::string_view name, std::optional<double> &into, double low, double high);
    void number(std::string_view name, double &into);
    void number(std::string_view name, std::optional<double> &into);
    template <std::signed_integral Int>
    void integer(std::string_view name, Int &into, std::int64_t low, std::int64_t high)
    {
        if (const auto value = wholeNumber(name, low, high))
            into = static_cast<Int>(*value);
    }
    void texts(std::string_view name, std::vector<std::string> &into);
    void scalar(std::string_view name, Scalar &into);

    /// Reads one of `values` by the name that nameOf() gives it.
    template <class Enum> void choice(std::string_view name, Enum &into, std::initializer_list<Enum> values)
    {
        const auto given = textOf(name);
        if (!given)
            return;
        std::string offered;
        for (const Enum value : values) {
            if (*given == nameOf(value)) {
                into = value;
                return;
            }
            offered += (offered.empty() ? "" : ", ") + std::string(nameOf(value));
        }
        fault(name, "must be one of " + offered);
    }
    /// The same, and null gives nothing.
    template <class Enum>
    void choice(std::string_view name, std::optional<Enum> &into, std::initializer_list<Enum> values)
    {
        const auto found = member(name);
        if (!found)
            return;
        if (found->is_null()) {
            into.reset();
            return;
        }
        Enum value = into.value_or(*values.begin());
        choice(name, value, values);
        into = value;
    }

    /// Calls `read(JsonObjectReader &)` for a member that is an object, and refuses what it left.
    template <class Read> void object(std::string_view name, Read read)
    {
        const auto found = member(name);
        if (!found)
            return;
        JsonObjectReader reader(*found, pathOf(name), m_faults);
        read(reader);
        reader.refuseOthers();
    }

    /// Calls `read(JsonObjectReader &)` for each item of an array of objects.
    template <class Read> void objects(std::string_view name, Read read)
    {
        items(name, [&](const Element &item, const std::string &path) {
            JsonObjectReader reader(item, path, m_faults);
            read(reader);
            reader.refuseOthers();
        });
    }

    /// Calls `read(element, path)` for each item of an array.
    template <class Read> void items(std::string_view name, Read read)
    {
        const auto list = arrayOf(name);
        if (!list)
            return;
        std::size_t index = 0;
        for (const Element item : *list)
            read(item, pathOf(name) + '.' + std::to_string(index++));
    }

    /// Calls `read(key, JsonObjectReader &)` for each member of this object, which are all asked for now and must be
    /// objects.
    template <class Read> void eachObject(Read read)
    {
        m_allKnown = true;
        if (!m_object)
            return;
        for (const auto &[key, value] : *m_object) {
            JsonObjectReader reader(value, pathOf(key), m_faults);
            read(std::string(key), reader);
            reader.refuseOthers();
        }
    }

    /// Notes a fault for every member that was not asked for.
    void refuseOthers();

private:
    std::optional<std::string_view> textOf(std::string_view name);
    std::optional<simdjson::dom::array> arrayOf(std::string_view name);
    std::optional<double> realNumber(std::string_view name, const Element &value, double low, double high);
    std::optional<std::int64_t> wholeNumber(std::string_view name, std::int64_t low, std::int64_t high);

    std::optional<simdjson::dom::object> m_object;
    std::string m_path;
    std::vector<JsonFault> &m_faults;
    std::vector<std::string_view> m_known;
    bool m_allKnown = false;
};

/// A JSON leaf as a scalar; a number's text is the shortest that reads back the same. Nothing for objects and arrays.
std::optional<Scalar> leafOf(const simdjson::dom::element &element);

/// A number as a scalar.
Scalar numberScalar(double number);

/// A text as a scalar.
Scalar textScalar(std::string text);

/// A truth value as a scalar.
Scalar boolScalar(bool value);

} // namespace verdict
