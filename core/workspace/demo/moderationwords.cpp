#include "core/workspace/demo/moderationwords.h"

#include "core/workspace/demo/threadtables.h"

namespace verdict {
namespace {

constexpr SmallSignal signals[] = {
    {"Letters", 20, 400, 0, ""},
    {"Share of capitals", 0, 0.6, 2, ""},
    {"Exclamation marks", 0, 6, 0, ""},
    {"Emoji", 0, 9, 0, ""},
    {"Links", 0, 2, 0, ""},
    {"Second person", 0, 0.2, 2, ""},
    {"Future tense", 0, 0.2, 2, ""},
    {"Negations", 0, 5, 0, ""},
    {"Words of violence", 0, 0.1, 2, ""},
    {"Words of place", 0, 0.1, 2, ""},
    {"Words of time", 0, 0.1, 2, ""},
    {"Quotation marks", 0, 4, 0, ""},
    {"Sentiment", -0.95, 0.9, 2, ""},
    {"Irony", 0, 0.8, 2, ""},
    {"Language confidence", 0.6, 1, 2, ""},
    {"Scripts in the message", 1, 3, 0, ""},
    {"Depth in the thread", 1, 12, 0, ""},
    {"Seconds since the reply before", 5, 3000, 0, " s"},
    {"Messages to this person this week", 0, 14, 0, ""},
    {"Blocked by", 0, 6, 0, " people"},
    {"Followers", 0, 2400, 0, ""},
    {"Friends in common", 0, 20, 0, ""},
    {"Messages a day", 0.1, 30, 1, ""},
    {"Share removed before", 0, 0.3, 2, ""},
    {"Edited after posting", 0, 3, 0, " times"},
    {"Reporter's hit rate", 0.1, 0.95, 2, ""},
    {"Reports upheld here this month", 0, 30, 0, ""},
    {"Picture attached", 0, 1, 0, ""},
};

} // namespace

const std::vector<DemoThread> &demoThreads()
{
    static const std::vector<DemoThread> threads = [] {
        std::vector<DemoThread> all = leftToRightThreads();
        for (const auto &part : {rightToLeftThreads(), asianThreads()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    return threads;
}

std::span<const SmallSignal> moderationSignals() { return signals; }

} // namespace verdict
