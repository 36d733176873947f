#include "core/analysis/calibration.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "core/analysis/order.h"
#include "core/analysis/proportions.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

static Objection objectTo(Flags y, Column p)
{
    if (auto objection = objectToLengths(y.size(), p.size()))
        return objection;
    if (auto objection = objectToFlags(y, "outcomes"))
        return objection;
    return objectToShares(p, "a probability");
}

static Objection objectToBins(int bins)
{
    return bins >= 1 ? std::nullopt : Objection(invalid("there must be at least one bin"));
}

// The j with j/B < p <= (j+1)/B, both edges compared in double as written.
static int widthBin(double p, int bins)
{
    int j = std::clamp(int(std::ceil(p * bins)) - 1, 0, bins - 1);
    while (j > 0 && p <= double(j) / bins)
        --j;
    while (j < bins - 1 && p > double(j + 1) / bins)
        ++j;
    return j;
}

static ReliabilityBin binOf(int bin, const std::vector<double> &p, std::int64_t hits)
{
    const std::int64_t n = std::int64_t(p.size());
    return {bin, n, sortedSum(p) / double(n), *wilson({hits, n})};
}

static Reliability summed(std::vector<ReliabilityBin> bins, std::size_t n)
{
    Reliability result{std::move(bins), std::nullopt, std::nullopt};
    if (n == 0)
        return result;
    double ece = 0, mce = 0;
    for (const ReliabilityBin &bin : result.bins) {
        const double gap = std::abs(*bin.rate.estimate - bin.meanP);
        ece += double(bin.n) / double(n) * gap;
        mce = std::max(mce, gap);
    }
    result.ece = ece;
    result.mce = mce;
    return result;
}

static Reliability byWidth(Flags y, Column p, int bins)
{
    std::vector<std::vector<double>> members(static_cast<std::size_t>(bins));
    std::vector<std::int64_t> hits(members.size(), 0);
    for (std::size_t i = 0; i < p.size(); ++i) {
        const auto bin = std::size_t(widthBin(p[i], bins));
        members[bin].push_back(p[i]);
        hits[bin] += y[i];
    }
    std::vector<ReliabilityBin> filled;
    for (std::size_t j = 0; j < members.size(); ++j)
        if (!members[j].empty())
            filled.push_back(binOf(int(j), members[j], hits[j]));
    return summed(std::move(filled), p.size());
}

Result<Reliability> reliabilityByWidth(Flags y, Column p, int bins)
{
    if (auto objection = objectTo(y, p))
        return *objection;
    if (auto objection = objectToBins(bins))
        return *objection;
    return byWidth(y, p, bins);
}

Result<Reliability> reliabilityByMass(Flags y, Column p, int bins)
{
    if (auto objection = objectTo(y, p))
        return *objection;
    if (auto objection = objectToBins(bins))
        return *objection;
    const auto order = ascendingOrder(p);
    const std::size_t parts = std::size_t(bins), larger = p.size() % parts;
    std::vector<ReliabilityBin> filled;
    std::size_t at = 0;
    for (std::size_t j = 0; j < parts && at < p.size(); ++j) {
        std::vector<double> members;
        std::int64_t hits = 0;
        for (const std::size_t end = at + p.size() / parts + (j < larger); at < end; ++at) {
            members.push_back(p[order[at]]);
            hits += y[order[at]];
        }
        filled.push_back(binOf(int(j), members, hits));
    }
    return summed(std::move(filled), p.size());
}

Result<Maybe> expectedCalibrationError(Column p, int bins, int draws, std::uint64_t seed)
{
    if (auto objection = objectToShares(p, "a probability"))
        return *objection;
    if (auto objection = objectToBins(std::min(bins, draws)))
        return *objection;
    std::mt19937_64 generator(seed);
    std::vector<double> errors;
    for (int draw = 0; draw < draws && !p.empty(); ++draw) {
        std::vector<int> y;
        y.reserve(p.size());
        for (double probability : p)
            y.push_back(double(generator() >> 11) / 9007199254740992.0 < probability);
        errors.push_back(*byWidth(y, p, bins).ece);
    }
    return mean(errors);
}

// Cases and events by distinct forecast.
static std::map<double, Tally> byForecast(Flags y, Column p)
{
    std::map<double, Tally> groups;
    for (std::size_t i = 0; i < p.size(); ++i) {
        groups[p[i]].x += y[i];
        ++groups[p[i]].n;
    }
    return groups;
}

static void addDecomposition(ProbabilityScore &score, const std::map<double, Tally> &groups, double n)
{
    double events = 0;
    for (const auto &[p, tally] : groups)
        events += double(tally.x);
    const double base = events / n;
    double reliability = 0, resolution = 0;
    for (const auto &[p, tally] : groups) {
        const double rate = double(tally.x) / double(tally.n);
        reliability += double(tally.n) * (p - rate) * (p - rate);
        resolution += double(tally.n) * (rate - base) * (rate - base);
    }
    score.reliability = reliability / n;
    score.resolution = resolution / n;
    score.uncertainty = base * (1 - base);
    if (*score.uncertainty > 0)
        score.skill = 1 - *score.brier / *score.uncertainty;
}

Result<ProbabilityScore> probabilityScore(Flags y, Column p, double eps)
{
    if (auto objection = objectTo(y, p))
        return *objection;
    if (!(eps > 0 && eps < 0.5))
        return invalid("the clipping of the log loss must lie between 0 and 0.5");
    ProbabilityScore score;
    if (p.empty())
        return score;
    std::vector<double> squares, losses;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const double clipped = std::clamp(p[i], eps, 1 - eps);
        squares.push_back((p[i] - y[i]) * (p[i] - y[i]));
        losses.push_back(y[i] ? -std::log(clipped) : -std::log1p(-clipped));
    }
    score.brier = mean(squares);
    score.logLoss = mean(losses);
    addDecomposition(score, byForecast(y, p), double(p.size()));
    return score;
}

} // namespace verdict::analysis
