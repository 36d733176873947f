#include "property_check.h"

#include <algorithm>

#include "core/analysis/audit.h"
#include "core/analysis/funnel.h"
#include "core/analysis/multiplicity.h"
#include "core/analysis/proportions.h"
#include "core/analysis/randomization.h"
#include "core/analysis/refusal.h"
#include "core/analysis/stratified.h"

using namespace verdict::analysis;

namespace {

Tally anyTally(std::int64_t most = 400)
{
    const auto n = *rc::gen::inRange<std::int64_t>(1, most);
    return {*rc::gen::inRange<std::int64_t>(0, n + 1), n};
}

double anyLevel() { return double(*rc::gen::inRange(500, 999)) / 1000; }

bool holds(const Estimate &interval)
{
    return *interval.lower <= *interval.estimate + 1e-12 && *interval.estimate <= *interval.upper + 1e-12;
}

std::vector<TwoArms> anyStrata()
{
    std::vector<TwoArms> strata;
    for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
        strata.push_back({anyTally(30), anyTally(30)});
    return strata;
}

} // namespace

/// What holds for rates, their differences and tests whatever the figures are.
class IntervalPropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void intervalsHoldTheirEstimate();
    void wilsonIsSymmetric();
    void exactIntervalsCover();
    void surerMeansWider();
    void differencesSwapSign();
    void ratiosInvert();
    void adjustedTestsKeepTheirOrder();
    void strataCommute();
    void largeStrataStayExact();
    void funnelNarrowsWithCases();
    void exactAndDrawnTestsAgree();
    void auditsBoundTheWholePopulation();
    void refusalsKeepTheirCode();
};

void IntervalPropertyTest::intervalsHoldTheirEstimate()
{
    checkProperty([] {
        const Tally a = anyTally(), b = anyTally();
        const double conf = anyLevel();
        RC_ASSERT(holds(*wilson(a, conf)));
        RC_ASSERT(holds(*clopperPearson(a, conf)));
        RC_ASSERT(holds(*newcombeDifference(a, b, conf)));
        const auto ratio = *riskRatio(a, b, conf);
        if (ratio.estimate)
            RC_ASSERT(holds({ratio.estimate, ratio.scoreLower, ratio.scoreUpper}));
    });
}

void IntervalPropertyTest::wilsonIsSymmetric()
{
    checkProperty([] {
        const Tally tally = anyTally();
        const auto yes = *wilson(tally), no = *wilson({tally.n - tally.x, tally.n});
        RC_ASSERT(std::abs(*yes.lower - (1 - *no.upper)) < 1e-12);
        RC_ASSERT(std::abs(*yes.upper - (1 - *no.lower)) < 1e-12);
    });
}

void IntervalPropertyTest::exactIntervalsCover()
{
    checkProperty([] {
        const Tally tally = anyTally();
        const auto interval = *clopperPearson(tally);
        RC_ASSERT(*interval.lower <= *clopperPearsonLower(tally) + 1e-12);
        RC_ASSERT(*clopperPearsonUpper(tally) <= *interval.upper + 1e-12);
        RC_ASSERT(*clopperPearsonUpper(tally) <= *clopperPearsonUpper({tally.x, tally.n}, 0.99) + 1e-12);
    });
}

void IntervalPropertyTest::surerMeansWider()
{
    checkProperty([] {
        const Tally tally = anyTally();
        const double conf = anyLevel();
        const auto narrow = *wilson(tally, conf), wide = *wilson(tally, conf + (1 - conf) / 2);
        RC_ASSERT(*wide.lower <= *narrow.lower && *narrow.upper <= *wide.upper);
    });
}

void IntervalPropertyTest::differencesSwapSign()
{
    checkProperty([] {
        const Tally a = anyTally(), b = anyTally();
        const auto there = *newcombeDifference(a, b), back = *newcombeDifference(b, a);
        RC_ASSERT(std::abs(*there.estimate + *back.estimate) < 1e-12);
        RC_ASSERT(std::abs(*there.lower + *back.upper) < 1e-12);
        RC_ASSERT(*there.lower >= -1 - 1e-12 && *there.upper <= 1 + 1e-12);
    });
}

void IntervalPropertyTest::ratiosInvert()
{
    checkProperty([] {
        const Tally a = anyTally(), b = anyTally();
        RC_PRE(a.x > 0 && b.x > 0);
        const auto there = *riskRatio(a, b), back = *riskRatio(b, a);
        RC_ASSERT(std::abs(*there.estimate * *back.estimate - 1) < 1e-9);
        RC_ASSERT(std::abs(*there.scoreLower * *back.scoreUpper - 1) < 1e-6);
    });
}

void IntervalPropertyTest::adjustedTestsKeepTheirOrder()
{
    checkProperty([] {
        std::vector<Maybe> p;
        for (int i = *rc::gen::inRange(1, 20); i > 0; --i)
            p.push_back(double(*rc::gen::inRange(0, 1001)) / 1000);
        for (Multiplicity method :
             {Multiplicity::BenjaminiHochberg, Multiplicity::BenjaminiYekutieli, Multiplicity::Holm}) {
            const auto tests = *adjustForMultiplicity(p, method);
            for (std::size_t i = 0; i < p.size(); ++i) {
                RC_ASSERT(*tests.adjusted[i] >= *p[i] - 1e-12 && *tests.adjusted[i] <= 1);
                for (std::size_t j = 0; j < p.size(); ++j)
                    RC_ASSERT(*p[i] > *p[j] || *tests.adjusted[i] <= *tests.adjusted[j] + 1e-12);
            }
        }
    });
}

void IntervalPropertyTest::strataCommute()
{
    checkProperty([] {
        auto strata = anyStrata();
        const auto before = *mantelHaenszel(strata);
        const auto exact = *randomizationTest(strata);
        std::reverse(strata.begin(), strata.end());
        RC_ASSERT(std::abs(*before.riskDifference.estimate - *mantelHaenszel(strata)->riskDifference.estimate) < 1e-12);
        RC_ASSERT(std::abs(*exact.pTwoSided - *randomizationTest(strata)->pTwoSided) < 1e-9);
        RC_ASSERT(*exact.pGreater + *exact.pLess >= 1 - 1e-9);
    });
}

void IntervalPropertyTest::largeStrataStayExact()
{
    const std::vector<TwoArms> strata(50, {{1010, 2000}, {990, 2000}});
    const auto exact = *randomizationTest(strata);
    const auto normal = *mantelHaenszel(strata);
    QVERIFY(std::abs(*exact.pTwoSided - *normal.cmhP) < 1e-3);
    QVERIFY(std::abs(*exact.pGreater - *exact.pTwoSided / 2) < 1e-3);
}

void IntervalPropertyTest::funnelNarrowsWithCases()
{
    checkProperty([] {
        const double target = double(*rc::gen::inRange(1, 100)) / 100;
        const auto n = *rc::gen::inRange<std::int64_t>(1, 2000);
        const std::vector<double> levels{0.95, 0.998};
        const auto limits = *funnelLimits(target, n, levels);
        RC_ASSERT(*limits[1].lower <= *limits[0].lower && *limits[0].upper <= *limits[1].upper);
        const auto plain = *widenedFunnelLimit(target, n, 0, 0.95), wide = *widenedFunnelLimit(target, n, 0.01, 0.95);
        RC_ASSERT(*wide.lower <= *plain.lower && *plain.lower <= target);
        RC_ASSERT(target <= *plain.upper && *plain.upper <= *wide.upper);
        RC_ASSERT(*widenedFunnelLimit(target, 4 * n, 0, 0.95)->upper <= *plain.upper);
    });
}

void IntervalPropertyTest::exactAndDrawnTestsAgree()
{
    const std::vector<TwoArms> strata{{{22, 32}, {19, 33}}, {{11, 20}, {4, 10}}, {{10, 33}, {2, 12}}};
    const auto exact = *randomizationTest(strata);
    const auto drawn = *randomizationTestByDraws(strata, 20000, 7);
    QVERIFY(std::abs(*exact.pGreater - *drawn.pGreater) < 0.01);
    QVERIFY(std::abs(*exact.pLess - *drawn.pLess) < 0.01);
    QCOMPARE(*drawn.pGreater, *randomizationTestByDraws(strata, 20000, 7)->pGreater);
}

void IntervalPropertyTest::auditsBoundTheWholePopulation()
{
    checkProperty([] {
        const Tally audited = anyTally(200);
        const auto population = audited.n + *rc::gen::inRange<std::int64_t>(0, 2000);
        const auto bound = *elusionBound(audited, population);
        RC_ASSERT(*bound.maxErrors >= audited.x && *bound.maxErrors <= population - (audited.n - audited.x));
        RC_ASSERT(*bound.upperFinite <= bound.upper + 1.0 / double(population));
        if (population == audited.n)
            RC_ASSERT(*bound.maxErrors == audited.x);
    });
}

void IntervalPropertyTest::refusalsKeepTheirCode()
{
    for (Refusal refusal : {Refusal::InvalidInput, Refusal::NoData, Refusal::TooFewGroups, Refusal::UnequalRatings,
                            Refusal::TooFewRaters}) {
        const auto error = refuse(refusal, "a reason");
        QVERIFY(refusalOf(error) == refusal);
        QVERIFY(!refusalCode(refusal).empty());
    }
    QVERIFY(!refusalOf({verdict::ErrorKind::BadInput, "a reason from elsewhere"}));
}

QTEST_APPLESS_MAIN(IntervalPropertyTest)

#include "interval_property_test.moc"
