#pragma once

#include "core/workspace/parts.h"

#include <functional>
#include <stop_token>

namespace verdict {

/// What is exported.
enum class ExportKind { Decisions, Training, Audit, Cases };

/// In which form; each kind offers some (docs/formats.md).
enum class ExportFormat { JsonLines, Csv, LabelStudio };

struct ExportRequest {
    ExportKind kind = ExportKind::Decisions;
    ExportFormat format = ExportFormat::JsonLines;
    std::string path; ///< "" or "-" = standard output
    bool force = false;
};

/// Writes an export as a stream, one case or event at a time; the file appears whole or not at all. Decisions and
/// training take the decisions in force whose grace is over. Answers with the number of records written. Blocks.
Result<std::int64_t> exportTo(WorkspaceParts &parts, const ExportRequest &request, const std::stop_token &stop);

} // namespace verdict
