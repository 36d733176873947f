#include "tests/simulation/world.h"

#include <QTest>

#include <cstdio>

using namespace verdict;
using namespace verdict::test;

/// Runs worlds of seeds 1, 2, 3 …: VERDICT_SEEDS of them (12 without it, 3 under a sanitizer), from VERDICT_SEED on
/// (default 1). A seed that fails prints its story; the same seed draws the same steps.
class SimulationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostAndAllAgree();

private:
    static int numberFrom(const char *variable, int otherwise)
    {
        bool ok = false;
        const int number = qEnvironmentVariableIntValue(variable, &ok);
        return ok && number > 0 ? number : otherwise;
    }
};

void SimulationTest::nothingIsLostAndAllAgree()
{
    const int first = numberFrom("VERDICT_SEED", 1);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    constexpr int usual = 3;
#else
    constexpr int usual = 12;
#endif
    const int seeds = numberFrom("VERDICT_SEEDS", usual);
    std::map<std::string, int> counts;
    for (int seed = first; seed < first + seeds; ++seed) {
        World world(static_cast<std::uint32_t>(seed));
        std::vector<std::string> story;
        for (int i = 0; i < 80; ++i)
            story.push_back(world.step());
        auto faults = std::vector<std::string>();
        if (!world.settle())
            faults.emplace_back("Syncing did not come to rest.");
        for (auto &fault : world.faults())
            faults.push_back(std::move(fault));
        for (const auto &[kind, n] : world.counts())
            counts[kind] += n;
        if (faults.empty())
            continue;
        for (const auto &line : story)
            std::printf("  %s\n", line.c_str());
        for (const auto &fault : faults)
            std::printf("! %s\n", fault.c_str());
        QFAIL(qPrintable(QStringLiteral("Seed %1: %2").arg(seed).arg(QString::fromStdString(faults.front()))));
    }
    for (const auto &[kind, n] : counts)
        std::printf("  %5d  %s\n", n, kind.c_str());
}

QTEST_GUILESS_MAIN(SimulationTest)
#include "test_simulation.moc"
