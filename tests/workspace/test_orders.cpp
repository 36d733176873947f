#include "core/storage/intake.h"
#include "core/storage/replay.h"
#include "core/sync/folderstore.h"
#include "core/workspace/folds.h"
#include "tests/workspace/wholeteam.h"

#include <QTest>

#include <filesystem>
#include <random>
#include <rapidcheck.h>
#include <stdexcept>

using namespace verdict;
using namespace verdict::test;

namespace {

using Stretch = std::vector<SharedEvent>;

std::string cases(int from, int to)
{
    std::string lines;
    for (int i = from; i < to; ++i)
        lines += recordLine("c" + std::to_string(i));
    return lines;
}

/// A team's history with everything that makes orders differ: a clone whose log forks, a revocation that comes after
/// what it ends, a second lead who takes the same cases in, a hand-over, late decisions, revisions.
void live(WholeTeam &team)
{
    team.admit("ann", {"reviewer"});
    team.admit("bob", {"reviewer"});
    team.admit("second", {"lead"});
    team.take(cases(0, 6));
    team.take(cases(3, 9), "second");
    team.syncAll();
    team.route();
    team.syncAll();
    team.decideNext("ann", "b");
    team.close("ann");
    team.copyFolder("ann", "clone");
    team.open("ann");
    team.open("clone");
    team.decideNext("ann", "a");
    team.decideNext("clone", "b");
    team.syncAll();
    team.decideNext("bob", "b");
    team.sync("bob");
    std::ignore = revokeMember(team.desk("lead").parts(), team.idOf("bob"));
    team.decideNext("bob", "a");
    team.sync("bob");
    team.sync("second");
    std::ignore = nameRouterOf(team.desk("second").parts(), team.idOf("second"));
    team.take(recordLine("c1", ",\"subtitle\":\"revised\""), "second");
    team.syncAll();
    team.route("second");
    team.syncAll();
}

std::vector<Stretch> everything(const std::string &folder)
{
    FolderStore store(folder);
    std::vector<Stretch> all;
    for (const auto &stretch : orThrow(store.list()).stretches) {
        Stretch events;
        for (std::int64_t next = stretch.first; next <= stretch.last; next = events.back().seq + 1)
            for (auto &event : orThrow(store.read(stretch, next)))
                events.push_back(std::move(event));
        all.push_back(std::move(events));
    }
    return all;
}

} // namespace

class OrdersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anyOrderGivesOneDigest();

private:
    std::string digestAfter(std::uint32_t seed) const;
    std::string takeAll(std::uint32_t seed) const;

    std::unique_ptr<WholeTeam> m_team;
    std::vector<Stretch> m_stretches;
    std::string m_database; ///< of a lead who was admitted and has not synced yet
    SharedCredentials m_credentials;
    Folds m_folds;
};

void OrdersTest::initTestCase()
{
    m_team = std::make_unique<WholeTeam>();
    m_team->join("late", {"lead"});
    for (const auto &request : orThrow(waitingRequests(m_team->desk("lead").parts())))
        orThrow(admitMember(m_team->desk("lead").parts(), request.invitation));
    m_credentials = m_team->desk("late").parts().credentials->get();
    m_folds = allFolds(m_credentials->member);
    m_team->close("late");
    live(*m_team);
    m_stretches = everything(m_team->storeFolder());
    m_database = WorkspaceFiles{m_team->folderOf("late")}.database();
}

std::string OrdersTest::digestAfter(std::uint32_t seed) const
{
    try {
        return takeAll(seed);
    } catch (const DatabaseFailure &failure) {
        throw std::runtime_error(failure.error.reason);
    }
}

/// Takes everything in, in an order, batches and duplicates that the seed draws, and settles after each batch.
std::string OrdersTest::takeAll(std::uint32_t seed) const
{
    const QTemporaryDir folder;
    const WorkspaceFiles files{folder.path().toStdString()};
    std::filesystem::copy_file(m_database, files.database());
    std::mt19937 draw(seed);
    const auto below = [&draw](std::size_t bound) {
        return std::uniform_int_distribution<std::size_t>(0, bound - 1)(draw);
    };
    Database database(files.database(), Database::Access::Write);
    BoundFolds folds(m_folds, database);
    ObjectReader objects(database, files, nullptr);
    StepClock clock(monday() + static_cast<std::int64_t>(below(1000)) * 24 * hour);
    SharedCredentials credentials = m_credentials;
    std::vector<std::size_t> taken(m_stretches.size(), 0);
    const auto isDone = [&] {
        for (std::size_t i = 0; i < taken.size(); ++i)
            if (taken[i] < m_stretches[i].size())
                return false;
        return true;
    };
    while (!isDone()) {
        Transaction transaction(database);
        JournalSession session({database, files, folds, objects, clock, {}}, credentials);
        Intake intake(session);
        for (std::size_t batches = 1 + below(4); batches > 0; --batches) {
            const std::size_t which = below(m_stretches.size());
            const auto &stretch = m_stretches[which];
            // Some come again.
            const std::size_t from = below(3) == 0 ? below(taken[which] + 1) : taken[which];
            const std::size_t to = std::min(stretch.size(), from + 1 + below(5));
            std::vector<ReceivedEvent> events;
            for (std::size_t i = from; i < to; ++i)
                events.push_back({stretch[i].event, {}, {}});
            const auto refused = intake.counts().refused;
            intake.take(events);
            if (intake.counts().refused == refused)
                taken[which] = std::max(taken[which], to);
        }
        intake.settle();
        credentials = session.sharedCredentials();
        transaction.commit();
    }
    const auto digest = digestOf(database, m_folds);
    return digest.digest + ' ' + digest.projection;
}

void OrdersTest::anyOrderGivesOneDigest()
{
    const std::string expected = digestAfter(0);
    QVERIFY(m_stretches.size() > 15);
    QVERIFY(rc::check("any order, batching and duplication of a set gives one digest",
                      [&](std::uint32_t seed) { RC_ASSERT(digestAfter(seed) == expected); }));
}

QTEST_GUILESS_MAIN(OrdersTest)
#include "test_orders.moc"
