#include "property_check.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/agreement.h"
#include "core/analysis/allocation.h"
#include "core/analysis/capacity.h"
#include "core/analysis/detection.h"
#include "core/analysis/drift.h"
#include "core/analysis/krippendorff.h"
#include "core/analysis/monitors.h"
#include "core/analysis/randomizationchecks.h"
#include "core/analysis/runlength.h"
#include "core/analysis/scheduling.h"
#include "core/analysis/shrinkage.h"
#include "core/analysis/truth.h"

using namespace verdict::analysis;

namespace {

Ratings anyRatings()
{
    Ratings ratings(std::size_t(*rc::gen::inRange(1, 15)));
    for (auto &unit : ratings)
        for (int rater = 0; rater < 4; ++rater) {
            const int label = *rc::gen::inRange(0, 5);
            unit.push_back(label == 4 ? Maybe() : Maybe(label));
        }
    return ratings;
}

std::vector<Job> anyJobs()
{
    std::vector<Job> jobs;
    for (int i = *rc::gen::inRange(1, 8); i > 0; --i)
        jobs.push_back(
            {double(*rc::gen::inRange(1, 10)), double(*rc::gen::inRange(0, 40)), double(*rc::gen::inRange(1, 6))});
    return jobs;
}

// A stand-in for the keyed hash: well mixed, and that is all a test of the order needs.
Digest mixed(std::string_view message)
{
    std::uint64_t state = 0x9e3779b97f4a7c15u;
    for (char c : message)
        state = (state ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    Digest digest{};
    for (auto &byte : digest) {
        state = (state ^ state >> 31) * 0x7fb5d329728ea185u;
        byte = static_cast<std::uint8_t>(state >> 56);
    }
    return digest;
}

} // namespace

/// What holds for reviewers, monitors, queues and draws whatever the figures are.
class PeoplePropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreementIsSymmetric();
    void alphaIgnoresOrderAndScale();
    void likelierLabelsLead();
    void shrinkagePullsTowardsTheMean();
    void betterCatchersScoreHigher();
    void sprtKeepsItsErrors();
    void worseReviewersAlarmSooner();
    void chartsFindBigShiftsSooner();
    void sameSamplesDoNotDrift();
    void moreReviewersWaitLess();
    void prioritiesShareTheSameWork();
    void orderingsAreBestAtTheirOwnGoal();
    void blocksKeepTheirRatio();
    void gapsAreALaw();
};

void PeoplePropertyTest::agreementIsSymmetric()
{
    checkProperty([] {
        CountTable table(3, std::vector<double>(3, 0)), turned = table;
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t j = 0; j < 3; ++j)
                turned[j][i] = table[i][j] = *rc::gen::inRange(0, 20);
        const auto there = *cohenKappa(table), back = *cohenKappa(turned);
        RC_ASSERT(there.kappa.has_value() == back.kappa.has_value());
        if (there.kappa)
            RC_ASSERT(std::abs(*there.kappa - *back.kappa) < 1e-12 && *there.kappa <= 1 + 1e-12);
    });
}

void PeoplePropertyTest::alphaIgnoresOrderAndScale()
{
    checkProperty([] {
        const Ratings ratings = anyRatings();
        Ratings other = ratings;
        std::reverse(other.begin(), other.end());
        for (auto &unit : other) {
            std::reverse(unit.begin(), unit.end());
            for (Maybe &rating : unit)
                if (rating)
                    rating = 3 * *rating - 8;
        }
        for (RatingLevel level : {RatingLevel::Nominal, RatingLevel::Ordinal, RatingLevel::Interval}) {
            const auto a = *krippendorffAlpha(ratings, level), b = *krippendorffAlpha(other, level);
            RC_ASSERT(a.alpha.has_value() == b.alpha.has_value() && a.pairable == b.pairable);
            if (a.alpha)
                RC_ASSERT(std::abs(*a.alpha - *b.alpha) < 1e-9 && *a.alpha <= 1 + 1e-12);
        }
    });
}

void PeoplePropertyTest::likelierLabelsLead()
{
    checkProperty([] {
        std::vector<ItemRating> ratings;
        for (int i = *rc::gen::inRange(1, 80); i > 0; --i)
            ratings.push_back(
                {std::size_t(*rc::gen::inRange(0, 12)), std::size_t(*rc::gen::inRange(0, 4)), *rc::gen::inRange(0, 3)});
        const auto fit = *dawidSkene(ratings, 3, {1e-8, 500, 0.01});
        double whole = 0;
        for (double share : fit.prior)
            whole += share;
        RC_ASSERT(std::abs(whole - 1) < 1e-9);
        for (std::size_t i = 0; i < fit.posterior.size(); ++i) {
            const auto &row = fit.posterior[i];
            RC_ASSERT(std::abs(row[0] + row[1] + row[2] - 1) < 1e-9);
            RC_ASSERT(row[std::size_t(fit.label[i])] == *std::max_element(row.begin(), row.end()));
        }
    });
}

void PeoplePropertyTest::shrinkagePullsTowardsTheMean()
{
    checkProperty([] {
        std::vector<Tally> reviewers;
        for (int i = *rc::gen::inRange(3, 12); i > 0; --i) {
            const auto n = *rc::gen::inRange<std::int64_t>(1, 150);
            reviewers.push_back({*rc::gen::inRange<std::int64_t>(0, n + 1), n});
        }
        const auto result = *betaBinomialShrinkage(reviewers);
        RC_ASSERT(result.pooled != result.ml.has_value());
        for (std::size_t i = 0; i < reviewers.size() && result.ml; ++i) {
            const double raw = double(reviewers[i].x) / double(reviewers[i].n),
                         shrunken = *result.posterior[i].estimate;
            RC_ASSERT(std::min(raw, result.ml->mean) - 1e-9 <= shrunken);
            RC_ASSERT(shrunken <= std::max(raw, result.ml->mean) + 1e-9);
        }
    });
}

void PeoplePropertyTest::betterCatchersScoreHigher()
{
    checkProperty([] {
        const auto hits = *rc::gen::inRange<std::int64_t>(0, 30), misses = *rc::gen::inRange<std::int64_t>(1, 30);
        const auto alarms = *rc::gen::inRange<std::int64_t>(0, 30), rejections = *rc::gen::inRange<std::int64_t>(1, 30);
        const auto less = *signalDetection({hits, misses, alarms, rejections});
        const auto more = *signalDetection({hits + 1, misses - 1, alarms, rejections});
        RC_ASSERT(*more.dPrime > *less.dPrime && *more.criterion < *less.criterion);
    });
}

void PeoplePropertyTest::sprtKeepsItsErrors()
{
    const SprtPlan plan;
    QVERIFY(sprtCharacteristic(plan, plan.p0)->alarmProbability <= plan.alpha / (1 - plan.beta));
    QVERIFY(1 - sprtCharacteristic(plan, plan.p1)->alarmProbability <= plan.beta / (1 - plan.alpha));
    QVERIFY(!sprtCharacteristic({0.1, 0.1000001, 0.05, 0.1}, 0.1));
}

void PeoplePropertyTest::worseReviewersAlarmSooner()
{
    checkProperty([] {
        const auto m = *rc::gen::inRange<std::int64_t>(2, 12), h = *rc::gen::inRange<std::int64_t>(1, 40);
        const double p = double(*rc::gen::inRange(5, 90)) / 100;
        const double sooner = *bernoulliCusumRunLength(m, h, p + 0.05), later = *bernoulliCusumRunLength(m, h, p);
        RC_ASSERT(sooner >= 1 - 1e-9 && sooner <= later * (1 + 1e-9));
        RC_ASSERT(later <= *bernoulliCusumRunLength(m, h + 1, p) * (1 + 1e-9));
    });
    QVERIFY(std::isinf(*bernoulliCusumRunLength(5, 20, 0)));
    QCOMPARE(*bernoulliCusumWeight(0.1, 0.4), std::int64_t(4));
}

void PeoplePropertyTest::chartsFindBigShiftsSooner()
{
    QVERIFY(*cusumRunLength(0.5, 5, 2) < *cusumRunLength(0.5, 5, 1));
    QVERIFY(*cusumRunLength(0.5, 5, 0) > *cusumRunLength(0.5, 4, 0));
    QVERIFY(std::abs(*ewmaRunLength(0.2, 2.962, 1) - *ewmaRunLength(0.2, 2.962, -1)) < 1e-6);
}

void PeoplePropertyTest::sameSamplesDoNotDrift()
{
    checkProperty([] {
        std::vector<double> values;
        for (int i = *rc::gen::inRange(1, 60); i > 0; --i)
            values.push_back(double(*rc::gen::inRange(0, 101)) / 100);
        const std::vector<double> edges{0.2, 0.5, 0.8};
        const auto drift = *distributionDrift(values, values, edges);
        RC_ASSERT(*drift.psi == 0 && *drift.ksD == 0 && *drift.ksP == 1);
    });
}

void PeoplePropertyTest::moreReviewersWaitLess()
{
    checkProperty([] {
        const Load load{double(*rc::gen::inRange(1, 200)), 0.25};
        const auto target = double(*rc::gen::inRange(1, 10)) / 10;
        const auto plan = *staffing(load, target, 0.8, 0.3);
        const auto level = *erlangC(load, plan.servers, target);
        RC_ASSERT(std::abs(*level.serviceLevel - plan.serviceLevel) < 1e-9 && plan.serviceLevel >= 0.8);
        RC_ASSERT(erlangC(load, plan.servers + 1, target)->meanWait <= level.meanWait);
        if (plan.servers > 1)
            RC_ASSERT(*erlangC(load, plan.servers - 1, target)->serviceLevel < 0.8);
    });
}

void PeoplePropertyTest::prioritiesShareTheSameWork()
{
    checkProperty([] {
        const std::vector<double> rates{double(*rc::gen::inRange(1, 5)), double(*rc::gen::inRange(1, 5))};
        const auto waits = *priorityWaits(rates, 0.4, 4);
        const auto all = *erlangC({rates[0] + rates[1], 0.4}, 4);
        RC_ASSERT(waits.meanWait[0] <= waits.meanWait[1]);
        RC_ASSERT(std::abs(*waits.overall - all.meanWait) < 1e-9); // who goes first does not change the mean
    });
}

void PeoplePropertyTest::orderingsAreBestAtTheirOwnGoal()
{
    checkProperty([] {
        const auto jobs = anyJobs();
        const auto edf = *earliestDeadlineFirst(jobs), wspt = *shortestWeightedFirst(jobs);
        RC_ASSERT(*edf.maxLateness <= *wspt.maxLateness);
        RC_ASSERT(wspt.weightedCompletion <= edf.weightedCompletion);
        RC_ASSERT(*fewestLate(jobs) <= std::min(edf.late, wspt.late));
    });
}

void PeoplePropertyTest::blocksKeepTheirRatio()
{
    checkProperty([] {
        const int shown = *rc::gen::inRange(0, 5), blind = *rc::gen::inRange(1, 5);
        const auto block = *rc::gen::inRange<std::int64_t>(0, 1000);
        const auto arms = *permutedBlock(mixed, "study", "reviewer", block, shown, blind);
        RC_ASSERT(std::count(arms.begin(), arms.end(), Arm::Shown) == shown);
        RC_ASSERT(std::count(arms.begin(), arms.end(), Arm::Blind) == blind);
        const std::vector<int> lengths{4, 6, 8};
        const int length = *blockLength(mixed, "study", "reviewer", block, lengths);
        RC_ASSERT(std::find(lengths.begin(), lengths.end(), length) != lengths.end());
        RC_ASSERT(length == *blockLength(mixed, "study", "reviewer", block, lengths));
    });
}

void PeoplePropertyTest::gapsAreALaw()
{
    checkProperty([] {
        const double rate = double(*rc::gen::inRange(1, 100)) / 100;
        const auto least = *rc::gen::inRange<std::int64_t>(1, 10),
                   most = least + *rc::gen::inRange<std::int64_t>(0, 50);
        const auto spacing = *checkSpacing(rate, least, most, 100);
        double whole = 0, meanGap = 0;
        for (std::size_t g = 0; g < spacing.gaps.size(); ++g) {
            whole += spacing.gaps[g];
            meanGap += double(g + 1) * spacing.gaps[g];
        }
        RC_ASSERT(std::abs(whole - 1) < 1e-9);
        RC_ASSERT(std::abs(meanGap - spacing.meanGap) < 1e-9);
    });
}

QTEST_APPLESS_MAIN(PeoplePropertyTest)

#include "people_property_test.moc"
