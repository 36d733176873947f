#pragma once

/// simdjson's names for headers that only pass them on: its own header takes seconds to compile.
namespace simdjson::dom {
class array;
class element;
class object;
} // namespace simdjson::dom
