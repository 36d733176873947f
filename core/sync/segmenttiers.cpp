#include "core/sync/segmenttiers.h"

#include "core/sync/segment.h"

namespace verdict {
namespace {

constexpr std::size_t fewest = 4;

/// The run that ends with this stretch, youngest first. `byLast` is sorted by its stretches' last seq.
std::vector<StoredStretch> runBefore(const std::vector<SizedStretch> &byLast, const SizedStretch &youngest)
{
    std::vector<StoredStretch> run{youngest.stretch};
    std::int64_t together = youngest.bytes;
    for (;;) {
        const std::int64_t wanted = run.back().first - 1;
        const auto next = std::lower_bound(byLast.begin(), byLast.end(), wanted,
                                           [](const auto &one, std::int64_t last) { return one.stretch.last < last; });
        const bool fits = next != byLast.end() && next->stretch.last == wanted && next->bytes <= together &&
                          together + next->bytes <= SegmentFormat::targetBytes;
        if (!fits)
            return run;
        run.push_back(next->stretch);
        together += next->bytes;
    }
}

} // namespace

std::vector<StoredStretch> stretchesToMerge(std::vector<SizedStretch> stretches)
{
    std::sort(stretches.begin(), stretches.end(),
              [](const auto &one, const auto &other) { return one.stretch.last < other.stretch.last; });
    for (auto youngest = stretches.rbegin(); youngest != stretches.rend(); ++youngest) {
        auto run = runBefore(stretches, *youngest);
        if (run.size() < fewest)
            continue;
        std::reverse(run.begin(), run.end());
        return run;
    }
    return {};
}

} // namespace verdict
