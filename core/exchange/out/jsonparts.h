#pragma once

#include "core/case/decidedcase.h"
#include "core/case/jsonwriter.h"

#include <optional>
#include <string>
#include <vector>

namespace verdict {

/// The same JSON value on one line: raw line breaks, which JSON allows between tokens alone, become spaces.
std::string oneLine(std::string_view json);

/// Members of a JSON object for values that may be absent; an absent value becomes null.
void put(JsonWriter &json, const char *key, const std::optional<std::string> &value);
void put(JsonWriter &json, const char *key, const std::optional<double> &value);
void put(JsonWriter &json, const char *key, const std::optional<bool> &value);
void put(JsonWriter &json, const char *key, const std::vector<std::string> &values);

/// The name of an enumerator that may be absent.
template <class Enum> std::optional<std::string> nameOrNothing(const std::optional<Enum> &value)
{
    return value ? std::optional<std::string>(nameOf(*value)) : std::nullopt;
}

/// The hash in hexadecimal digits, where there is one.
std::optional<std::string> hexOrNothing(const std::optional<EventHash> &hash);

} // namespace verdict
