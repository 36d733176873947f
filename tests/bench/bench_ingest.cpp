// Ingest to a queryable queue beside `sqlite3 .import` of the same rows; see docs/performance.md.
#include "core/workspace/routing.h"
#include "tests/bench/figure.h"
#include "tests/bench/importbaseline.h"
#include "tests/bench/place.h"
#include "tests/bench/sampledata.h"

#include <QCoreApplication>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace verdict;
using namespace verdict::bench;

namespace {

constexpr int rounds = 5;

struct Timed {
    double seconds = 0;
    double sealSeconds = 0;
};

/// From the file to the last durable batch; closing the workspace moves the WAL into the database, as the baseline
/// does.
Timed ingestOnce(const Place &place, const std::string &caseFile)
{
    place.clear("workspace");
    foundIn(place.file("workspace"));
    auto workspace = openIn(place.file("workspace"));
    place.settle();
    const double begin = secondsNow();
    const IngestReport report = ingestInto(*workspace, caseFile);
    workspace.reset();
    return {secondsNow() - begin, report.sealSeconds};
}

double importOnce(const Place &place, const std::string &rowFile)
{
    place.clear("import");
    std::filesystem::create_directory(place.file("import"));
    place.settle();
    return importWithSqlite(place.file("import/import.sqlite"), rowFile);
}

void compare(const Place &place, const SampleSize &size, double bar)
{
    const std::string caseFile = place.file("cases.jsonl");
    const std::string rowFile = place.file("rows.csv");
    writeCaseFile(caseFile, size);
    writeRowFile(rowFile, size);
    const std::string what = std::to_string(size.bytes / 1024) + " KB, " + std::to_string(size.cases);
    Figure figure("ingest " + what, "k/s", bar, Bar::AtLeast);
    std::vector<double> shares;
    for (int round = 0; round < rounds; ++round) {
        const double baseline = importOnce(place, rowFile);
        const Timed ours = ingestOnce(place, caseFile);
        const double thousands = static_cast<double>(size.cases) / 1000;
        figure.addRound(thousands / ours.seconds, thousands / baseline);
        shares.push_back(ours.sealSeconds / ours.seconds);
    }
    figure.print();
    std::printf("%-44s %.2f of the wall time (on its own thread)\n", ("  sealing, " + what).c_str(),
                quantile(shares, 0.5));
    std::fflush(stdout);
}

/// Ingest and route: until every case that needs a person has its case file and its place in the queue.
void compareRouted(const Place &place, const SampleSize &size)
{
    const std::string caseFile = place.file("cases.jsonl");
    const std::string rowFile = place.file("rows.csv");
    writeCaseFile(caseFile, size);
    writeRowFile(rowFile, size);
    Figure figure("ingest + route 1 KB, " + std::to_string(size.cases), "k/s");
    for (int round = 0; round < rounds; ++round) {
        const double baseline = importOnce(place, rowFile);
        place.clear("workspace");
        foundIn(place.file("workspace"));
        auto workspace = openIn(place.file("workspace"));
        place.settle();
        const double begin = secondsNow();
        ingestInto(*workspace, caseFile);
        orExit(routeAll(
            workspace->parts(), [](std::int64_t) {}, std::stop_token()));
        workspace.reset();
        const double thousands = static_cast<double>(size.cases) / 1000;
        figure.addRound(thousands / (secondsNow() - begin), thousands / baseline);
    }
    figure.print();
}

long peakKilobytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::strtol(line.c_str() + 6, nullptr, 10);
    return -1;
}

/// The child of measurePeak: ingests one file and tells its peak memory.
int ingestAsChild(const std::string &folder, const std::string &caseFile)
{
    auto workspace = openIn(folder);
    ingestInto(*workspace, caseFile);
    workspace.reset();
    std::printf("peak memory of an ingest: %.0f MB (bar < 300 MB)\n", static_cast<double>(peakKilobytes()) / 1024);
    return 0;
}

void measurePeak(const Place &place, const char *program, const SampleSize &size)
{
    const std::string caseFile = place.file("cases.jsonl");
    writeCaseFile(caseFile, size);
    place.clear("workspace");
    foundIn(place.file("workspace"));
    std::printf("%lld cases of %zu KB, a process of its own: ", static_cast<long long>(size.cases), size.bytes / 1024);
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
        ::execl(program, program, "--child", place.file("workspace").c_str(), caseFile.c_str(), nullptr);
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0)
        exitWith({ErrorKind::Storage, "The child that ingests failed."});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc == 4 && std::strcmp(argv[1], "--child") == 0)
        return ingestAsChild(argv[2], argv[3]);
    const bool full = argc > 1 && std::strcmp(argv[1], "--full") == 0;
    const Place place;
    compare(place, {100'000, 1024, 1}, 1.0);
    compare(place, {100'000, 4096, 2}, 2.0);
    compareRouted(place, {100'000, 1024, 3});
    if (full)
        compare(place, {1'000'000, 1024, 4}, 1.0);
    measurePeak(place, "/proc/self/exe", {full ? 1'000'000 : 100'000, 1024, 5});
    return 0;
}
