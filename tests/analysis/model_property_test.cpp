#include "property_check.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/calibration.h"
#include "core/analysis/errorbudget.h"
#include "core/analysis/isotonic.h"
#include "core/analysis/multiclass.h"
#include "core/analysis/ranking.h"
#include "core/analysis/recalibration.h"
#include "core/analysis/riskcoverage.h"
#include "core/analysis/selection.h"
#include "core/analysis/thresholds.h"

using namespace verdict::analysis;

namespace {

// Cases with a stated probability, coarse enough to tie, and an outcome.
struct Stated {
    std::vector<double> p;
    std::vector<int> y;
};

Stated anyCases(int least = 1)
{
    Stated cases;
    for (int i = *rc::gen::inRange(least, 60); i > 0; --i) {
        cases.p.push_back(double(*rc::gen::inRange(0, 101)) / 100);
        cases.y.push_back(*rc::gen::inRange(0, 2));
    }
    return cases;
}

Stated reversed(Stated cases)
{
    std::reverse(cases.p.begin(), cases.p.end());
    std::reverse(cases.y.begin(), cases.y.end());
    return cases;
}

} // namespace

/// What holds for probabilities, rankings, thresholds and selections whatever the figures are.
class ModelPropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orderOfCasesDoesNotMatter();
    void brierDecomposes();
    void isotonicRises();
    void vennAbersBracketsItsProbability();
    void rankingIgnoresTheScale();
    void reversingTheScoreReversesTheArea();
    void temperatureNeverMakesItWorse();
    void oracleIsNeverWorse();
    void promisesHoldOnTheirSample();
    void capacityIsKept();
    void batchesAreDisjoint();
    void expectedErrorIsReproducible();
};

void ModelPropertyTest::orderOfCasesDoesNotMatter()
{
    checkProperty([] {
        const Stated cases = anyCases(), back = reversed(cases);
        RC_ASSERT(probabilityScore(cases.y, cases.p)->brier == probabilityScore(back.y, back.p)->brier);
        RC_ASSERT(probabilityScore(cases.y, cases.p)->logLoss == probabilityScore(back.y, back.p)->logLoss);
        RC_ASSERT(reliabilityByWidth(cases.y, cases.p)->ece == reliabilityByWidth(back.y, back.p)->ece);
        RC_ASSERT(rocPr(cases.y, cases.p)->auc == rocPr(back.y, back.p)->auc);
        RC_ASSERT(riskCoverage(cases.p, cases.y)->aurc == riskCoverage(back.p, back.y)->aurc);
    });
}

void ModelPropertyTest::brierDecomposes()
{
    checkProperty([] {
        const Stated cases = anyCases();
        const auto score = *probabilityScore(cases.y, cases.p);
        RC_ASSERT(std::abs(*score.brier - (*score.reliability - *score.resolution + *score.uncertainty)) < 1e-12);
    });
}

void ModelPropertyTest::isotonicRises()
{
    checkProperty([] {
        const Stated cases = anyCases();
        const auto line = *isotonic(cases.p, std::vector<double>(cases.y.begin(), cases.y.end()));
        for (int i = 0; i < 100; ++i)
            RC_ASSERT(line.at(i / 100.0) <= line.at((i + 1) / 100.0) + 1e-12);
        RC_ASSERT(line.at(-5) == line.y.front() && line.at(5) == line.y.back());
    });
}

void ModelPropertyTest::vennAbersBracketsItsProbability()
{
    checkProperty([] {
        const Stated cases = anyCases();
        const std::vector<double> test{0, 0.3, 0.55, 1};
        const auto result = *vennAbers(cases.p, cases.y, test);
        for (std::size_t i = 0; i < test.size(); ++i) {
            RC_ASSERT(result.p0[i] <= result.p1[i] + 1e-12);
            RC_ASSERT(result.p0[i] <= result.p[i] + 1e-12 && result.p[i] <= result.p1[i] + 1e-12);
        }
    });
    const auto empty = *vennAbers({}, {}, std::vector<double>{0.4});
    QCOMPARE(empty.p0, std::vector<double>{0});
    QCOMPARE(empty.p1, std::vector<double>{1});
    QCOMPARE(empty.p, std::vector<double>{0.5});
}

void ModelPropertyTest::rankingIgnoresTheScale()
{
    checkProperty([] {
        const Stated cases = anyCases();
        std::vector<double> stretched;
        for (double p : cases.p)
            stretched.push_back(std::exp(3 * p) - 7);
        const auto plain = *rocPr(cases.y, cases.p), other = *rocPr(cases.y, stretched);
        RC_ASSERT(plain.auc == other.auc && plain.aucSe == other.aucSe);
        RC_ASSERT(plain.averagePrecision == other.averagePrecision);
    });
}

void ModelPropertyTest::reversingTheScoreReversesTheArea()
{
    checkProperty([] {
        const Stated cases = anyCases();
        std::vector<double> negated;
        for (double p : cases.p)
            negated.push_back(-p);
        const auto there = rocPr(cases.y, cases.p)->auc, back = rocPr(cases.y, negated)->auc;
        RC_ASSERT(there.has_value() == back.has_value());
        if (there)
            RC_ASSERT(std::abs(*there + *back - 1) < 1e-12);
    });
}

void ModelPropertyTest::temperatureNeverMakesItWorse()
{
    checkProperty([] {
        Stated cases = anyCases(5);
        for (std::size_t i = 0; i < cases.p.size();
             ++i) // outcomes that mostly follow the probability, so that a fit exists
            cases.y[i] = double(*rc::gen::inRange(0, 100)) / 100 < cases.p[i];
        const auto maps = *recalibrate(cases.y, cases.p);
        if (!maps.temperature)
            return;
        std::vector<double> cooled, clipped;
        for (double p : cases.p) {
            clipped.push_back(std::clamp(p, 1e-6, 1 - 1e-6));
            cooled.push_back(applyTemperature(*maps.temperature, p));
        }
        RC_ASSERT(*probabilityScore(cases.y, cooled)->logLoss <= *probabilityScore(cases.y, clipped)->logLoss + 1e-9);
    });
}

void ModelPropertyTest::oracleIsNeverWorse()
{
    checkProperty([] {
        const Stated cases = anyCases();
        const auto curve = *riskCoverage(cases.p, cases.y);
        RC_ASSERT(*curve.excess >= -1e-12 && *curve.aurc <= 1 && *curve.oracle >= 0);
        RC_ASSERT(curve.curve.back().coverage == 1);
    });
}

void ModelPropertyTest::promisesHoldOnTheirSample()
{
    checkProperty([] {
        const Stated cases = anyCases();
        const std::vector<double> grid{0.9, 0.7, 0.5, 0.3, 0};
        const double budget = double(*rc::gen::inRange(1, 100)) / 100;
        const auto tested = *fixedSequence(cases.p, cases.y, grid, budget, 0.1);
        if (tested.accepted)
            RC_ASSERT(*tested.bound <= budget + 1e-9);
        const auto selected = *guaranteedSelection(cases.p, cases.y, budget, 0.1);
        if (selected.bound)
            RC_ASSERT(*selected.bound < budget && selected.selected > 0);
        else
            RC_ASSERT(std::isinf(selected.threshold) && selected.selected == 0);
    });
}

void ModelPropertyTest::capacityIsKept()
{
    checkProperty([] {
        const Stated cases = anyCases();
        const RoutingCosts costs{double(*rc::gen::inRange(0, 50)), double(*rc::gen::inRange(0, 50)),
                                 double(*rc::gen::inRange(0, 5)), double(*rc::gen::inRange(0, 100)) / 100};
        const auto capacity = *rc::gen::inRange<std::int64_t>(0, 20);
        const auto free = *routeByCost(cases.p, costs), tight = *routeByCost(cases.p, costs, capacity);
        RC_ASSERT(tight.reviews == std::min(capacity, free.reviews));
        RC_ASSERT(free.expectedCost <= tight.expectedCost + 1e-9);
    });
}

void ModelPropertyTest::batchesAreDisjoint()
{
    checkProperty([] {
        const int n = *rc::gen::inRange(1, 40);
        Features x;
        std::vector<double> score, draws;
        std::vector<std::size_t> labelled;
        for (int i = 0; i < n; ++i) {
            x.push_back({double(*rc::gen::inRange(-9, 9)), double(*rc::gen::inRange(-9, 9))});
            score.push_back(double(*rc::gen::inRange(0, 100)));
            draws.push_back(double(*rc::gen::inRange(0, 1000)) / 1000);
            if (*rc::gen::inRange(0, 4) == 0)
                labelled.push_back(std::size_t(i));
        }
        const auto shares = *batchShares(*rc::gen::inRange<std::int64_t>(0, 20));
        const auto batch = *mixedBatch(x, labelled, score, draws, shares);
        std::vector<std::size_t> all = labelled;
        all.insert(all.end(), batch.random.begin(), batch.random.end());
        all.insert(all.end(), batch.top.begin(), batch.top.end());
        std::sort(all.begin(), all.end());
        RC_ASSERT(std::adjacent_find(all.begin(), all.end()) == all.end());
        const auto left = n - std::int64_t(labelled.size());
        RC_ASSERT(std::int64_t(batch.random.size() + batch.top.size()) == std::min(left, shares.random + shares.top));
    });
}

void ModelPropertyTest::expectedErrorIsReproducible()
{
    const std::vector<double> p{0.1, 0.4, 0.55, 0.8, 0.93};
    const auto once = *expectedCalibrationError(p, 10, 200, 3), again = *expectedCalibrationError(p, 10, 200, 3);
    QCOMPARE(*once, *again);
    QVERIFY(*once > 0 && *once < 1);
    QVERIFY(!*expectedCalibrationError({}, 10, 200, 3));
}

QTEST_APPLESS_MAIN(ModelPropertyTest)

#include "model_property_test.moc"
