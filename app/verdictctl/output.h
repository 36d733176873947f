#pragma once

#include "core/case/jsonwriter.h"
#include "core/case/result.h"

#include <string>
#include <string_view>

namespace verdict {

/// Exit codes of docs/formats.md.
enum ExitCode { exitDone = 0, exitPartly = 1, exitUsage = 2, exitStoreAway = 3, exitDamaged = 4 };

/// The exit code that an error's kind means.
int exitCodeOf(ErrorKind kind);

/// Where a command's words go. With --json exactly one document (or JSON Lines) goes to standard output and nothing
/// else; what people read is made safe for a terminal, since a title must not drive it.
class Output {
public:
    Output(bool json, bool quiet) : m_json(json), m_quiet(quiet) {}

    [[nodiscard]] bool json() const { return m_json; }
    /// A JSON document on a line of its own.
    void document(const JsonWriter &json) const;
    void document(std::string_view json) const;
    /// A line for people; nothing with --json.
    void line(std::string_view text) const;
    /// A line on standard error; nothing with --quiet.
    void note(std::string_view text) const;
    /// An error on standard error, and its exit code.
    [[nodiscard]] int fail(const Error &error) const;
    /// Redraws a progress line on a terminal; nothing elsewhere.
    void progress(std::string_view what, std::int64_t done, std::int64_t total) const;
    void endProgress() const;

private:
    bool m_json;
    bool m_quiet;
    mutable int m_lastPercent = -1;
    mutable bool m_drawn = false;
};

/// Text with control and bidi-control characters as visible escapes.
std::string printable(std::string_view text);

} // namespace verdict
