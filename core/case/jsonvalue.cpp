#include "core/case/jsonvalue.h"

#include "core/case/json.h"
#include "core/case/jsonwriter.h"

#include <simdjson.h>

namespace verdict {

using simdjson::dom::element;
using simdjson::dom::element_type;

namespace {

/// An empty name is a name: only where there is no path yet nothing stands before it.
std::string below(const std::string *path, std::string_view name)
{
    return path ? *path + '.' + std::string(name) : std::string(name);
}

Scalar numberScalar(std::string digits, double value) { return {Scalar::Kind::Number, std::move(digits), value}; }

} // namespace

const char *describe(const element &value)
{
    switch (value.type()) {
    case element_type::ARRAY: return "a list";
    case element_type::OBJECT: return "an object";
    case element_type::STRING: return "a text";
    case element_type::BOOL: return "true or false";
    case element_type::NULL_VALUE: return "null";
    default: return "a number";
    }
}

bool isLeaf(const element &value)
{
    return value.type() != element_type::ARRAY && value.type() != element_type::OBJECT;
}

Scalar scalarOf(const element &leaf)
{
    switch (leaf.type()) {
    case element_type::STRING: return {Scalar::Kind::Text, std::string(leaf.get_string().value_unsafe()), 0};
    case element_type::BOOL: {
        const bool yes = leaf.get_bool().value_unsafe();
        return {Scalar::Kind::Bool, yes ? "true" : "false", yes ? 1.0 : 0.0};
    }
    case element_type::INT64: {
        const auto value = leaf.get_int64().value_unsafe();
        return numberScalar(std::to_string(value), static_cast<double>(value));
    }
    case element_type::UINT64: {
        const auto value = leaf.get_uint64().value_unsafe();
        return numberScalar(std::to_string(value), static_cast<double>(value));
    }
    case element_type::DOUBLE: {
        const double value = leaf.get_double().value_unsafe() + 0.0; // −0 becomes 0
        return numberScalar(shortestDigits(value), value);
    }
    default: return {};
    }
}

std::string minified(const element &value) { return simdjson::to_string(value); }

bool appendLeaves(const element &value, const std::string *path, std::size_t most, std::vector<Field> &leaves)
{
    if (path && path->size() > maxLeafPath)
        return false;
    const auto under = [&](const element &member, std::string_view name) {
        const std::string place = below(path, name);
        return appendLeaves(member, &place, most, leaves);
    };
    if (value.is_object()) {
        for (const auto &[key, member] : objectOf(value))
            if (key.size() > maxLeafPath || !under(member, key))
                return false;
    } else if (value.is_array()) {
        std::size_t index = 0;
        for (const element item : arrayOf(value))
            if (!under(item, std::to_string(index++)))
                return false;
    } else {
        leaves.push_back({path ? *path : std::string(), scalarOf(value)});
    }
    return leaves.size() <= most;
}

} // namespace verdict
