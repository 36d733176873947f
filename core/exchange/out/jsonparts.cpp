#include "core/exchange/out/jsonparts.h"

#include <algorithm>

namespace verdict {

std::string oneLine(std::string_view json)
{
    std::string line(json);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return line;
}

void put(JsonWriter &json, const char *key, const std::optional<std::string> &value)
{
    json.key(key);
    if (value)
        json.text(*value);
    else
        json.null();
}

void put(JsonWriter &json, const char *key, const std::optional<double> &value)
{
    json.key(key);
    if (value)
        json.number(*value);
    else
        json.null();
}

void put(JsonWriter &json, const char *key, const std::optional<bool> &value)
{
    json.key(key);
    if (value)
        json.boolean(*value);
    else
        json.null();
}

void put(JsonWriter &json, const char *key, const std::vector<std::string> &values)
{
    json.key(key).beginArray();
    for (const auto &value : values)
        json.text(value);
    json.endArray();
}

std::optional<std::string> hexOrNothing(const std::optional<EventHash> &hash)
{
    return hash ? std::optional(hash->hex()) : std::nullopt;
}

} // namespace verdict
