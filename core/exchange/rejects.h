#pragma once

#include "core/case/rejection.h"
#include "core/case/result.h"

#include <string>
#include <string_view>

namespace verdict {

/// What a rejection shows of its record: at most 4 KiB, cut at a character, with invalid bytes replaced by U+FFFD.
std::string cutRecord(std::string_view record);

/// Writes rejected records as JSON Lines to a new file that only its owner can read. The file is made with the first
/// rejection and never replaces another: it is `stem.rejects.jsonl`, or `stem.rejects-2.jsonl` and so on.
class RejectsWriter {
public:
    RejectsWriter(std::string folder, std::string stem);
    ~RejectsWriter();
    RejectsWriter(const RejectsWriter &) = delete;
    RejectsWriter &operator=(const RejectsWriter &) = delete;

    Result<void> add(const Rejection &rejection);
    /// Brings everything to disk; the file's path, or nothing if there was no rejection.
    Result<std::string> finish();

private:
    Result<void> create();
    Result<void> flush();
    [[nodiscard]] Error failure(const char *doing) const;

    std::string m_folder;
    std::string m_stem;
    std::string m_path;
    std::string m_buffer;
    int m_descriptor = -1;
};

} // namespace verdict
