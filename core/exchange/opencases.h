#pragma once

#include "core/exchange/casesource.h"
#include "core/exchange/format.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace verdict {

/// How a file is to be read, as the command line says it.
struct ReadOptions {
    std::optional<Format> format;                         ///< nothing: recognise it
    std::string domain;                                   ///< for records that name none; empty: none
    std::vector<std::pair<std::string, std::string>> map; ///< CSV: our field, their column (docs/formats.md)
};

/// An input that is ready to be read.
struct OpenedCases {
    Format format = Format::Native;
    std::unique_ptr<CaseSource> source;
};

/// Opens a file ("-" for standard input) and says which format it took.
Result<OpenedCases> openCases(const std::string &path, const ReadOptions &options);

} // namespace verdict
