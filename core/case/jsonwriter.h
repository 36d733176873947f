#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace verdict {

/// The fewest digits that mean the same finite double, in a form that StrictJson reads back as that double.
std::string shortestDigits(double value);

/// Writes JSON without white space, keys in the order given. Doubles take their shortest round-trip form; NaN and
/// infinities become null. Text must be UTF-8.
class JsonWriter {
public:
    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(std::string_view name);
    JsonWriter &text(std::string_view value);
    JsonWriter &number(std::int64_t value);
    JsonWriter &number(double value);
    JsonWriter &boolean(bool value);
    JsonWriter &null();
    /// Bytes that are JSON already.
    JsonWriter &raw(std::string_view json);

    [[nodiscard]] const std::string &bytes() const { return m_out; }
    std::string take() { return std::move(m_out); }

private:
    void separate();
    std::string m_out;
};

} // namespace verdict
