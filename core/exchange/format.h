#pragma once

#include "core/case/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace verdict {

/// Formats that case records are read from.
enum class Format { Native, Csv, LabelStudio };

/// "native", "csv" or "label-studio", as `--format` names them.
const char *nameOf(Format format);
std::optional<Format> formatFromName(std::string_view name);

/// For a person: "case records (JSON Lines)", "CSV" or "Label Studio JSON".
const char *titleOf(Format format);

/// How many bytes of a file recognising it wants to see.
constexpr std::size_t headBytes = 64 * 1024;

/// Why a file with this beginning is no UTF-8 JSON without a byte-order mark; nothing if it may be.
std::optional<Error> faultOfJsonEncoding(std::string_view head);

/// Recognises a format from a file's first bytes, or says what the file seems to be instead.
Result<Format> recogniseFormat(std::string_view head);

} // namespace verdict
