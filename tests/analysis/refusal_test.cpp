#include <QTest>

#include <cmath>
#include <limits>

#include "core/analysis/advice.h"
#include "core/analysis/allocation.h"
#include "core/analysis/audit.h"
#include "core/analysis/bias.h"
#include "core/analysis/calibration.h"
#include "core/analysis/capacity.h"
#include "core/analysis/decisiontime.h"
#include "core/analysis/detection.h"
#include "core/analysis/drift.h"
#include "core/analysis/errorbudget.h"
#include "core/analysis/fatigue.h"
#include "core/analysis/funnel.h"
#include "core/analysis/isotonic.h"
#include "core/analysis/krippendorff.h"
#include "core/analysis/monitors.h"
#include "core/analysis/multiclass.h"
#include "core/analysis/multiplicity.h"
#include "core/analysis/randomization.h"
#include "core/analysis/randomizationchecks.h"
#include "core/analysis/ranking.h"
#include "core/analysis/readers.h"
#include "core/analysis/recalibration.h"
#include "core/analysis/refusal.h"
#include "core/analysis/riskcoverage.h"
#include "core/analysis/runlength.h"
#include "core/analysis/scheduling.h"
#include "core/analysis/selection.h"
#include "core/analysis/shrinkage.h"
#include "core/analysis/stratified.h"
#include "core/analysis/thresholds.h"
#include "core/analysis/truth.h"

using namespace verdict::analysis;

namespace {

constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();

// Figures that cannot be right, named so that a call reads as what is wrong with it.
const std::vector<double> half{0.5}, two{0.5, 0.5}, aboveOne{1.5}, notANumber{noNumber};
const std::vector<int> yes{1}, maybeYes{2};
const std::vector<TwoArms> tooMany{{{3, 2}, {0, 1}}};
const std::vector<Maybe> unknown{noNumber}, negativeP{-0.1};
const Tally impossible{3, 2}, fine{1, 2};

template <class T> bool refusesAsInvalid(const verdict::Result<T> &result)
{
    return !result && refusalOf(result.error()) == Refusal::InvalidInput && result.error().reason.ends_with('.');
}

} // namespace

#define REFUSES(...) QVERIFY(refusesAsInvalid(__VA_ARGS__))

/// Impossible figures are refused, never turned into a number; nothing to compute from is no crash.
class RefusalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rates();
    void reviewers();
    void bias();
    void checks();
    void agreementAndTruth();
    void probabilities();
    void rankings();
    void budgets();
    void charts();
    void selections();
    void queues();
    void draws();
    void sessions();
    void nothingAtAll();
};

void RefusalTest::rates()
{
    REFUSES(wilson(impossible));
    REFUSES(wilson(fine, noNumber));
    REFUSES(clopperPearsonUpper(fine, 0));
    REFUSES(clopperPearsonLower({-1, 2}));
    REFUSES(newcombeDifference(fine, impossible));
    REFUSES(newcombePaired({1, -1, 0, 0}));
    REFUSES(riskRatio(impossible, fine));
}

void RefusalTest::reviewers()
{
    REFUSES(funnelLimits(1.1, 5, half));
    REFUSES(funnelLimits(0.5, -5, half));
    REFUSES(funnelLimits(0.5, 5, aboveOne));
    REFUSES(widenedFunnelLimit(0.5, 5, -1, 0.95));
    REFUSES(reviewerZ(fine, noNumber));
    REFUSES(caseMixZ(2, half));
    REFUSES(caseMixZ(0, aboveOne));
    REFUSES(funnelOverdispersion(std::vector<Tally>{impossible}));
    REFUSES(funnelOverdispersion(std::vector<Tally>{fine}, 0.5));
    REFUSES(betaBinomialShrinkage(std::vector<Tally>{fine, fine, impossible}));
    REFUSES(adjustForMultiplicity(negativeP, Multiplicity::Holm));
    REFUSES(adjustForMultiplicity({}, Multiplicity::Holm, 1));
}

void RefusalTest::bias()
{
    REFUSES(automationBias({impossible, fine, fine, fine}));
    REFUSES(automationBias({fine, fine, fine, impossible}));
    REFUSES(complementarity({fine, 5, 4, 2, 0}));
    REFUSES(armSizes(0.2, 0.2));
    REFUSES(armSizes(0.2, 0.4, 0.05, 0.8, 0));
    REFUSES(mantelHaenszel(tooMany));
    REFUSES(randomizationTest(tooMany));
    REFUSES(randomizationTestByDraws({}, 0, 1));
    REFUSES(excessTest(tooMany));
    REFUSES(judgeAdvisor({}, 2));
    REFUSES(weightOfAdvice(std::vector<AdvisedNumber>{{noNumber, 1, 2}}));
}

void RefusalTest::checks()
{
    REFUSES(signalDetection({-1, 2, 3, 4}));
    REFUSES(checkPlan(0.5, 0.9));
    REFUSES(checkPlan(0.9, 0.8999, 0.05, 0.99));
    REFUSES(sprt({0.5, 0.1, 0.05, 0.1}, yes));
    REFUSES(sprt({}, maybeYes));
    REFUSES(sprtCharacteristic({}, 1.5));
    REFUSES(bernoulliCusum(yes, 1, 5));
    REFUSES(bernoulliCusumRunLength(5, 20, noNumber));
    REFUSES(bernoulliCusumWeight(0, 0.5));
}

void RefusalTest::agreementAndTruth()
{
    REFUSES(cohenKappa({{1, 2}, {3}}));
    REFUSES(cohenKappa({{1, -2}, {3, 4}}));
    REFUSES(cohenKappa({{1, 2}, {3, 4}}, KappaWeights::Custom));
    REFUSES(fleissKappa({{1, -1}}));
    REFUSES(gwetAc1({{1, 3}}, std::vector<double>{1, 2}));
    REFUSES(krippendorffAlpha({{noNumber, 1}}, RatingLevel::Nominal));
    REFUSES(krippendorffAlpha({{-1, 1}}, RatingLevel::Ratio));
    REFUSES(bootstrapAlpha({{1, 1}}, RatingLevel::Nominal, std::vector<Resample>{{1}}));
    REFUSES(majorityVote(std::vector<std::vector<int>>{{2}}, 2));
    REFUSES(dawidSkene({}, 0));
    REFUSES(dawidSkene(std::vector<ItemRating>{{1, 0, 0}}, 2, {}, half));
}

void RefusalTest::probabilities()
{
    REFUSES(reliabilityByWidth(yes, two));
    REFUSES(reliabilityByMass(yes, half, 0));
    REFUSES(expectedCalibrationError(half, 10, 0, 1));
    REFUSES(probabilityScore(maybeYes, half));
    REFUSES(probabilityScore(yes, half, 0));
    REFUSES(recalibrate(yes, aboveOne));
    REFUSES(isotonic(half, notANumber));
    REFUSES(isotonic(half, half, std::vector<double>{-1}));
    REFUSES(vennAbers(half, maybeYes, half));
    REFUSES(multiclassScores({{0.5, 0.5}, {1}}, std::vector<int>{0, 0}));
}

void RefusalTest::rankings()
{
    REFUSES(rocPr(yes, notANumber));
    REFUSES(compareAucPaired(yes, half, two));
    REFUSES(compareAucIndependent(yes, half, maybeYes, half));
    REFUSES(readerAucs(std::vector<ReaderScores>{{{1}, {}}}));
    REFUSES(multiReader(yes, {}));
    REFUSES(multiReader(yes, {{{1}, {}}}));
    REFUSES(riskCoverage(notANumber, yes));
}

void RefusalTest::budgets()
{
    REFUSES(fixedSequence(half, yes, notANumber, 0.1, 0.1));
    REFUSES(fixedSequence(half, yes, half, 0, 0.1));
    REFUSES(guaranteedSelection(half, yes, 0.1, 1));
    REFUSES(hoeffdingBentkus(std::nullopt, 5, 0.1));
    REFUSES(routeByCost(half, {1, 1, 1, 1.5}));
    REFUSES(routeByCost(half, {}, -1));
    REFUSES(automationFrontier(half, yes, half));
    REFUSES(weightedAudit(yes, half, 0));
    REFUSES(elusionBound({0, 5}, 4));
    REFUSES(elusionBound(fine, std::nullopt, 0.95, 1));
}

void RefusalTest::charts()
{
    REFUSES(pChart(std::vector<Tally>{fine}, 0));
    REFUSES(pChart(std::vector<Tally>{fine}, 3, 1.5));
    REFUSES(ewmaChart(unknown, 0, 1));
    REFUSES(ewmaChart({}, 0, 0));
    REFUSES(cusumChart({}, 0, -1));
    REFUSES(cusumRunLength(0.5, 0, 0));
    REFUSES(ewmaRunLength(0.2, noNumber, 0));
    REFUSES(distributionDrift(half, half, two));
}

void RefusalTest::selections()
{
    REFUSES(uncertainty({{}}));
    REFUSES(kCentreGreedy({{1}, {1, 2}}, {}, 1));
    REFUSES(kCentreGreedy({{1}}, std::vector<std::size_t>{1}, 1));
    REFUSES(informationDensity({{1}}, half, -1));
    REFUSES(batchShares(-1));
    REFUSES(mixedBatch({{1}}, {}, half, two, {}));
}

void RefusalTest::queues()
{
    REFUSES(erlangC({1, 0}, 1));
    REFUSES(erlangC({noNumber, 1}, 1));
    REFUSES(staffing({1, 1}, 1, 1, 0));
    REFUSES(staffing({1, 1}, 1, 0.8, 1));
    REFUSES(priorityWaits(notANumber, 1, 1));
    REFUSES(ticketWait(-1, 1, 1));
    REFUSES(backlog(half, two));
    REFUSES(earliestDeadlineFirst(std::vector<Job>{{-1, 0, 1}}));
    REFUSES(shortestWeightedFirst(std::vector<Job>{{1, noNumber, 1}}));
    REFUSES(fewestLate(std::vector<Job>{{1, 1, -1}}));
}

void RefusalTest::draws()
{
    const KeyedHash hash = [](std::string_view) { return Digest{}; };
    REFUSES(permutedBlock(hash, "a|b", "s", 0, 1, 1));
    REFUSES(permutedBlock(hash, "a", "s", 0, 0, 0));
    REFUSES(blockLength(hash, "a", "s", 0, {}));
    REFUSES(sampleRatioMismatch(std::vector<std::int64_t>{1}, half));
    REFUSES(uniformity(std::vector<double>{1}));
    REFUSES(standardizedDifference(ArmMoments{0, -1}, ArmMoments{}));
    REFUSES(standardizedDifference(impossible, fine));
    REFUSES(checkSpacing(0.1, 0, std::nullopt, 5));
}

void RefusalTest::sessions()
{
    REFUSES(fatigue(std::vector<std::int64_t>{1}, half, two));
    REFUSES(poolSlopes(half, std::vector<double>{0}));
    REFUSES(hitTrend(std::vector<std::int64_t>{1}, half, maybeYes));
    REFUSES(decisionTimes({}, {}, -1));
}

void RefusalTest::nothingAtAll()
{
    QVERIFY(!funnelOverdispersion({})->target);
    QVERIFY(!mantelHaenszel({})->riskDifference.estimate);
    QVERIFY(!randomizationTestByDraws({}, 10, 1)->pTwoSided);
    QVERIFY(!cohenKappa({})->kappa);
    QVERIFY(!fleissKappa({})->kappa);
    QVERIFY(!krippendorffAlpha({}, RatingLevel::Ordinal)->alpha);
    QVERIFY(!bootstrapAlpha({}, RatingLevel::Ordinal, {})->lower);
    QVERIFY(drawResamples(0, 2, 1).front().empty());
    QVERIFY(!multiclassScores({}, {})->accuracy);
    QVERIFY(!compareAucPaired({}, {}, {})->aucA);
    QVERIFY(!multiReader({}, {{{}, {}}})->modalities.front().mean);
    QVERIFY(uncertainty({})->margin.empty());
    QVERIFY(kCentreGreedy({}, {}, 3)->empty());
    QVERIFY(informationDensity({}, {})->density.empty());
    QVERIFY(!pChart({})->centre);
    QVERIFY(!priorityWaits({}, 1, 1)->overall);
    QVERIFY(!fatigue({}, {}, {})->twoStage.mean);
    QVERIFY(!poolSlopes({}, {})->q);
    QVERIFY(!hitTrend({}, {}, {})->slope);
    QVERIFY(!uniformity({})->ksD);
    QVERIFY(!decisionTimes({}, {}, 3)->ratio.estimate);
    QCOMPARE(refusalOf(dawidSkene({}, 2).error()), Refusal::NoData);
    QCOMPARE(refusalOf(isotonic({}, {}).error()), Refusal::NoData);
    QCOMPARE(refusalOf(guaranteedSelection({}, {}, 0.1, 0.1).error()), Refusal::NoData);
    QCOMPARE(refusalOf(betaBinomialShrinkage({}).error()), Refusal::TooFewGroups);
}

QTEST_APPLESS_MAIN(RefusalTest)

#include "refusal_test.moc"
