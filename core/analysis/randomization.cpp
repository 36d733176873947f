#include "core/analysis/randomization.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "core/analysis/proportions.h"
#include "core/analysis/refusal.h"
#include "core/analysis/stratified.h"

namespace verdict::analysis {

namespace {

// The law of an integer: P(first), P(first + 1), …
struct Law {
    std::int64_t first = 0;
    std::vector<double> p{1};

    double at(std::int64_t value) const
    {
        const std::int64_t place = value - first;
        return place >= 0 && place < std::int64_t(p.size()) ? p[std::size_t(place)] : 0;
    }
};

// x1 given the margins, by the ratio of neighbours from the mode outwards: no factorials, no underflow at the peak.
Law hypergeometric(const TwoArms &stratum)
{
    const std::int64_t n1 = stratum.first.n, n2 = stratum.second.n, M = stratum.first.x + stratum.second.x;
    const std::int64_t low = std::max<std::int64_t>(0, M - n2), high = std::min(n1, M);
    const std::int64_t mode = std::clamp(std::int64_t(double(M + 1) * double(n1 + 1) / double(n1 + n2 + 2)), low, high);
    const auto ratio = [&](std::int64_t k) { // P(k + 1) / P(k)
        return double(M - k) * double(n1 - k) / (double(k + 1) * double(n2 - M + k + 1));
    };
    Law law{low, std::vector<double>(std::size_t(high - low + 1), 0)};
    law.p[std::size_t(mode - low)] = 1;
    for (std::int64_t k = mode; k < high; ++k)
        law.p[std::size_t(k + 1 - low)] = law.p[std::size_t(k - low)] * ratio(k);
    for (std::int64_t k = mode; k > low; --k)
        law.p[std::size_t(k - 1 - low)] = law.p[std::size_t(k - low)] / ratio(k - 1);
    const double all = std::accumulate(law.p.begin(), law.p.end(), 0.0);
    for (double &p : law.p)
        p /= all;
    return law;
}

// Cuts ends too unlikely to matter at any level, so that many large strata stay quick.
Law trimmed(Law law)
{
    constexpr double negligible = 1e-60;
    while (law.p.back() < negligible)
        law.p.pop_back();
    const auto first = std::find_if(law.p.begin(), law.p.end(), [](double p) { return p >= negligible; });
    law.first += first - law.p.begin();
    law.p.erase(law.p.begin(), first);
    return law;
}

Law convolved(const Law &a, const Law &b)
{
    Law sum{a.first + b.first, std::vector<double>(a.p.size() + b.p.size() - 1, 0)};
    for (std::size_t i = 0; i < a.p.size(); ++i)
        for (std::size_t j = 0; j < b.p.size(); ++j)
            sum.p[i + j] += a.p[i] * b.p[j];
    return sum;
}

std::vector<TwoArms> usable(std::span<const TwoArms> strata)
{
    std::vector<TwoArms> kept;
    std::copy_if(strata.begin(), strata.end(), std::back_inserter(kept),
                 [](const TwoArms &s) { return s.first.n > 0 && s.second.n > 0; });
    return kept;
}

std::int64_t observedSum(std::span<const TwoArms> strata)
{
    return std::accumulate(strata.begin(), strata.end(), std::int64_t{0},
                           [](std::int64_t sum, const TwoArms &s) { return sum + s.first.x; });
}

Law nullLaw(std::span<const TwoArms> strata)
{
    Law law;
    for (const TwoArms &stratum : strata)
        law = trimmed(convolved(law, trimmed(hypergeometric(stratum))));
    return law;
}

template <class Keep> double totalWhere(const Law &law, Keep keep)
{
    double sum = 0;
    for (std::size_t i = 0; i < law.p.size(); ++i)
        sum += keep(law.first + std::int64_t(i), law.p[i]) ? law.p[i] : 0;
    return std::min(1.0, sum);
}

double atLeast(const Law &law, std::int64_t value)
{
    return totalWhere(law, [&](std::int64_t at, double) { return at >= value; });
}

// A draw from the law by inversion; 53 bits of the generator, so that every platform draws the same.
std::int64_t drawn(const Law &law, std::mt19937_64 &generator)
{
    double left = double(generator() >> 11) / 9007199254740992.0;
    for (std::size_t i = 0; i < law.p.size(); ++i) {
        left -= law.p[i];
        if (left < 0)
            return law.first + std::int64_t(i);
    }
    return law.first + std::int64_t(law.p.size()) - 1;
}

double expectedSum(std::span<const TwoArms> strata)
{
    double sum = 0;
    for (const TwoArms &s : strata)
        sum += double(s.first.n) * double(s.first.x + s.second.x) / double(s.first.n + s.second.n);
    return sum;
}

} // namespace

Result<RandomizationTest> randomizationTest(std::span<const TwoArms> strata)
{
    if (auto objection = objectTo(strata))
        return *objection;
    const auto kept = usable(strata);
    if (kept.empty())
        return RandomizationTest{};
    const Law law = nullLaw(kept);
    const std::int64_t observed = observedSum(kept);
    const double limit = law.at(observed) * (1 + 1e-7);
    return RandomizationTest{totalWhere(law, [&](std::int64_t, double p) { return p <= limit; }),
                             atLeast(law, observed),
                             totalWhere(law, [&](std::int64_t at, double) { return at <= observed; })};
}

Result<RandomizationTest> randomizationTestByDraws(std::span<const TwoArms> strata, int draws, std::uint64_t seed)
{
    if (auto objection = objectTo(strata))
        return *objection;
    if (draws < 1)
        return invalid("at least one permutation must be drawn");
    const auto kept = usable(strata);
    if (kept.empty())
        return RandomizationTest{};
    std::vector<Law> laws;
    laws.reserve(kept.size());
    for (const TwoArms &stratum : kept)
        laws.push_back(hypergeometric(stratum));
    std::mt19937_64 generator(seed);
    const std::int64_t observed = observedSum(kept);
    const double centre = expectedSum(kept), distance = std::abs(double(observed) - centre) - 1e-9;
    int asFar = 0, asHigh = 0, asLow = 0;
    for (int i = 0; i < draws; ++i) {
        std::int64_t sum = 0;
        for (const Law &law : laws)
            sum += drawn(law, generator);
        asFar += std::abs(double(sum) - centre) >= distance;
        asHigh += sum >= observed;
        asLow += sum <= observed;
    }
    const auto p = [&](int count) { return double(1 + count) / double(1 + draws); };
    return RandomizationTest{p(asFar), p(asHigh), p(asLow)};
}

Result<ExcessTest> excessTest(std::span<const TwoArms> strata, double alpha, double conf)
{
    if (auto objection = objectTo(strata))
        return *objection;
    if (auto objection = objectToLevel(alpha, "alpha"))
        return *objection;
    if (auto objection = objectToLevel(conf, "the confidence level"))
        return *objection;
    const auto kept = usable(strata);
    if (kept.empty())
        return ExcessTest{};
    const Law law = nullLaw(kept);
    const std::int64_t observed = observedSum(kept);
    ExcessTest test;
    test.difference = kept.size() == 1 ? *newcombeDifference(kept[0].first, kept[0].second, conf)
                                       : mantelHaenszel(kept, conf)->riskDifference;
    test.pExact = atLeast(law, observed);
    test.pMid = *test.pExact - law.at(observed) / 2;
    test.flag = *test.pMid <= alpha;
    return test;
}

} // namespace verdict::analysis
