#pragma once

#include "core/case/simdjsonfwd.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace verdict {

/// What is wrong with a JSON document: the dotted path of the place (empty = the whole) and a sentence.
struct JsonFault {
    std::string path;
    std::string reason;
};

/// Reads JSON strictly: valid UTF-8, no duplicate keys, no NUL in a text, no byte-order mark, nesting up to `maxDepth`,
/// numbers within a double. Holds simdjson's buffers, so keep one a thread; elements live until the next parse.
class StrictJson {
public:
    static constexpr std::size_t maxDepth = 64;

    StrictJson();
    ~StrictJson();
    StrictJson(const StrictJson &) = delete;
    StrictJson &operator=(const StrictJson &) = delete;

    /// The document, or nothing and `fault` filled. `bytes` may be anything.
    std::optional<simdjson::dom::element> parse(std::string_view bytes, JsonFault &fault);
    /// The same for a document that must be an object; it lives until the next parse.
    const simdjson::dom::object *parseObject(std::string_view bytes, JsonFault &fault);

private:
    struct Buffers;
    std::unique_ptr<Buffers> m_buffers;
};

} // namespace verdict
