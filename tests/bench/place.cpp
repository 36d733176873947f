#include "tests/bench/place.h"

#include "core/workspace/founding.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace verdict::bench {
namespace {

constexpr const char *passphrase = "bench";

} // namespace

void exitWith(const Error &error)
{
    std::fprintf(stderr, "%s\n", error.reason.c_str());
    std::exit(2);
}

double secondsNow()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Place::Place()
{
    std::string pattern = std::filesystem::current_path().string() + "/verdict-bench-XXXXXX";
    if (!::mkdtemp(pattern.data()))
        exitWith({ErrorKind::Storage, "The current folder cannot be written."});
    m_folder = pattern;
}

Place::~Place()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

void Place::clear(const std::string &name) const { std::filesystem::remove_all(file(name)); }

void Place::settle() const { ::sync(); }

void foundIn(const std::string &folder) { orExit(foundTeam(folder, "Bench", passphrase, SystemClock())); }

std::unique_ptr<Workspace> openIn(const std::string &folder)
{
    return orExit(Workspace::open({folder, passphrase, nullptr, std::make_shared<SystemClock>()}));
}

IngestReport ingestInto(Workspace &workspace, const std::string &caseFile)
{
    IngestRequest request;
    request.path = caseFile;
    auto report = orExit(ingest(
        workspace.parts(), request, [](std::int64_t, std::int64_t) {}, std::stop_token()));
    if (report.rejected > 0 || report.counts.accepted != report.read)
        exitWith({ErrorKind::BadInput, "Not every case of the bench was taken in."});
    return report;
}

} // namespace verdict::bench
