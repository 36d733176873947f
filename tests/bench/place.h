#pragma once

#include "core/workspace/ingest.h"
#include "core/workspace/workspace.h"

#include <string>

namespace verdict::bench {

/// A folder under the current one for the files of one program; taken away at the end.
class Place {
public:
    Place();
    ~Place();
    Place(const Place &) = delete;
    Place &operator=(const Place &) = delete;

    [[nodiscard]] std::string file(const std::string &name) const { return m_folder + '/' + name; }
    /// Removes a file or folder below this one.
    void clear(const std::string &name) const;
    /// Waits until everything written so far is on the disk, so that nobody pays for another's writing.
    void settle() const;

private:
    std::string m_folder;
};

/// Founds a workspace in this folder. A failure ends the program with its sentence.
void foundIn(const std::string &folder);
std::unique_ptr<Workspace> openIn(const std::string &folder);
IngestReport ingestInto(Workspace &workspace, const std::string &caseFile);

/// The value, or the end of the program with the error's sentence.
template <class T> T orExit(Result<T> result);
[[noreturn]] void exitWith(const Error &error);

template <class T> T orExit(Result<T> result)
{
    if (!result)
        exitWith(result.error());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// Seconds on a clock that only goes forward.
double secondsNow();

} // namespace verdict::bench
