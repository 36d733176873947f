#pragma once

#include "core/case/scalar.h"

#include <simdjson.h>
#include <string>
#include <vector>

namespace verdict {

/// The members of a value that is an object; a copy of simdjson's handle, so that loops never outlive a temporary.
inline simdjson::dom::object objectOf(const simdjson::dom::element &value) { return value.get_object().value_unsafe(); }

/// The items of a value that is a list.
inline simdjson::dom::array arrayOf(const simdjson::dom::element &value) { return value.get_array().value_unsafe(); }

/// What a value is, for the end of a sentence: "a text", "a number", "true or false", "null", "a list" or "an object".
const char *describe(const simdjson::dom::element &value);

/// Whether the value is a text, a number, true, false or null.
bool isLeaf(const simdjson::dom::element &value);

/// A leaf as rules compare it and screens show it: whole numbers with all their digits, others with the fewest digits
/// that mean the same double.
Scalar scalarOf(const simdjson::dom::element &leaf);

/// The value as JSON without white space.
std::string minified(const simdjson::dom::element &value);

/// Adds every leaf at or below `value`: names on the way are joined with dots, list items count from 0; no `path` = at
/// the root. False, with some leaves added, if `leaves` would come to hold more than `most` or a path to exceed
/// `maxLeafPath` bytes.
bool appendLeaves(const simdjson::dom::element &value, const std::string *path, std::size_t most,
                  std::vector<Field> &leaves);

constexpr std::size_t maxLeafPath = 1'000;

} // namespace verdict
