#pragma once

#include "tests/sync/memorystore.h"
#include "tests/workspace/wholeteam.h"

#include <random>
#include <set>

namespace verdict::test {

/// A decision that was acknowledged to its author.
struct Filed {
    std::string author; ///< name of the workspace
    EventHash event;
};

/// A small world drawn from a seed: two leads and two reviewers with the product's own workspaces, who meet in a store
/// that loses, damages, withholds and doubles; clocks that jump; laptops that are copied and restored. Steps happen one
/// after another, so that a seed repeats exactly what was drawn.
class World {
public:
    explicit World(std::uint32_t seed);

    /// One thing happens. Answers what, in words.
    std::string step();
    /// Faults end, and everybody syncs until nothing moves. False if that takes more than a handful of rounds.
    bool settle();

    /// What is not as it must be once all is settled: sentences, empty if all is well.
    std::vector<std::string> faults();
    /// How often each kind of step happened.
    [[nodiscard]] const std::map<std::string, int> &counts() const { return m_counts; }

private:
    using Step = std::string (World::*)();

    std::size_t below(std::size_t bound);
    const std::string &anyone();
    std::string somebodyAt(const std::vector<std::string> &names);
    Result<SyncReport> syncOf(const std::string &name, bool thorough = false);

    std::string sync();
    std::string faultySync();
    std::string take();
    std::string route();
    std::string decide();
    std::string undo();
    std::string giveBack();
    std::string reopen();
    std::string jumpClock();
    std::string loseStretch();
    std::string damageStretch();
    std::string loseContent();
    std::string loseStore();
    std::string addStranger();
    std::string clone();
    std::string restore();
    std::string handOver();
    std::string revoke();

    std::set<std::string> heldBy(const std::string &name, bool validOnly);

    std::mt19937 m_draw;
    WholeTeam m_team;
    MemoryStore m_store;
    std::vector<std::string> m_names{"lead", "second", "ann", "bob"};
    std::vector<Filed> m_filed;
    std::map<std::string, Token> m_last; ///< the last decision of each, for undo
    std::map<std::string, int> m_counts;
    std::string m_revoked;
    int m_cases = 0;
    int m_clones = 0;
};

} // namespace verdict::test
