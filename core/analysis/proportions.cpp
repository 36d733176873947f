#include "core/analysis/proportions.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/distributions.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

static Objection objectTo(const Tally &tally, double conf)
{
    if (auto objection = objectTo(tally))
        return objection;
    return objectToLevel(conf, "the confidence level");
}

static double share(const Tally &tally) { return double(tally.x) / double(tally.n); }

Result<Estimate> wilson(const Tally &tally, double conf)
{
    if (auto objection = objectTo(tally, conf))
        return *objection;
    if (tally.n == 0)
        return Estimate{std::nullopt, 0, 1};
    const double x = double(tally.x), n = double(tally.n), z = criticalZ(conf);
    const double centre = (x + z * z / 2) / (n + z * z);
    const double half = z * std::sqrt(x * (n - x) / n + z * z / 4) / (n + z * z);
    const double lower = tally.x == 0 ? 0 : std::max(0.0, centre - half);
    const double upper = tally.x == tally.n ? 1 : std::min(1.0, centre + half);
    return Estimate{share(tally), lower, upper};
}

static double exactLower(const Tally &tally, double tail)
{
    return tally.x == 0 ? 0 : betaQuantile(tail, double(tally.x), double(tally.n - tally.x + 1));
}

static double exactUpper(const Tally &tally, double tail)
{
    return tally.x == tally.n ? 1 : betaQuantile(1 - tail, double(tally.x + 1), double(tally.n - tally.x));
}

Result<Estimate> clopperPearson(const Tally &tally, double conf)
{
    if (auto objection = objectTo(tally, conf))
        return *objection;
    if (tally.n == 0)
        return Estimate{std::nullopt, 0, 1};
    const double tail = (1 - conf) / 2;
    return Estimate{share(tally), exactLower(tally, tail), exactUpper(tally, tail)};
}

Result<double> clopperPearsonLower(const Tally &tally, double conf)
{
    if (auto objection = objectTo(tally, conf))
        return *objection;
    return exactLower(tally, 1 - conf);
}

Result<double> clopperPearsonUpper(const Tally &tally, double conf)
{
    if (auto objection = objectTo(tally, conf))
        return *objection;
    return exactUpper(tally, 1 - conf);
}

// The root of a sum of squares of two deviations, less their covariance: the step of every hybrid score interval.
static double hybridStep(double a, double b, double phi)
{
    return std::sqrt(std::max(0.0, a * a - 2 * phi * a * b + b * b));
}

static Estimate hybridDifference(const Estimate &first, const Estimate &second, double phi)
{
    const double p1 = *first.estimate, p2 = *second.estimate;
    const double down = hybridStep(p1 - *first.lower, *second.upper - p2, phi);
    const double up = hybridStep(*first.upper - p1, p2 - *second.lower, phi);
    return {p1 - p2, p1 - p2 - down, p1 - p2 + up};
}

Result<Estimate> newcombeDifference(const Tally &first, const Tally &second, double conf)
{
    const auto one = wilson(first, conf);
    const auto two = wilson(second, conf);
    if (!one || !two)
        return one ? two.error() : one.error();
    if (first.n == 0 || second.n == 0)
        return Estimate{};
    return hybridDifference(*one, *two, 0);
}

static double pairedPhi(const PairedCounts &counts)
{
    const double e = double(counts.bothYes), f = double(counts.firstOnly);
    const double g = double(counts.secondOnly), h = double(counts.neither);
    const double margins = (e + f) * (g + h) * (e + g) * (f + h);
    if (margins <= 0)
        return 0;
    double q = e * h - f * g;
    if (q > 0)
        q = std::max(q - (e + f + g + h) / 2, 0.0);
    return q / std::sqrt(margins);
}

static double exactMcNemar(const PairedCounts &counts)
{
    const std::int64_t moves = counts.firstOnly + counts.secondOnly;
    if (moves == 0)
        return 1;
    return std::min(1.0, 2 * binomialCdf(std::min(counts.firstOnly, counts.secondOnly), moves, 0.5));
}

Result<PairedDifference> newcombePaired(const PairedCounts &counts, double conf)
{
    if (std::min({counts.bothYes, counts.firstOnly, counts.secondOnly, counts.neither}) < 0)
        return invalid("counts of pairs cannot be negative");
    const std::int64_t n = counts.bothYes + counts.firstOnly + counts.secondOnly + counts.neither;
    const auto first = wilson({counts.bothYes + counts.firstOnly, n}, conf);
    const auto second = wilson({counts.bothYes + counts.secondOnly, n}, conf);
    if (!first || !second)
        return first ? second.error() : first.error();
    if (n == 0)
        return PairedDifference{};
    return PairedDifference{hybridDifference(*first, *second, pairedPhi(counts)), exactMcNemar(counts)};
}

// Koopman's chi-squared at ratio t, with the shares estimated under p1 = t p2.
static double scoreAt(double t, const Tally &first, const Tally &second)
{
    const double x1 = double(first.x), n1 = double(first.n), x2 = double(second.x), n2 = double(second.n);
    const double a = t * (n1 + n2), b = t * (n1 + x2) + x1 + n2, c = x1 + x2;
    const double q2 = std::min(1.0, 2 * c / (b + std::sqrt(std::max(0.0, b * b - 4 * a * c))));
    const double q1 = std::min(1.0, t * q2);
    const double gap = x1 / n1 - t * x2 / n2;
    const double spread = q1 * (1 - q1) / n1 + t * t * q2 * (1 - q2) / n2;
    return spread > 0 ? gap * gap / spread : HUGE_VAL;
}

// Between a ratio inside the interval and one outside, the edge by bisection on the log scale.
static double scoreEdge(double inside, double outside, double limit, const Tally &first, const Tally &second)
{
    for (int i = 0; i < 200 && inside != outside; ++i) {
        const double middle = std::sqrt(inside) * std::sqrt(outside);
        (scoreAt(middle, first, second) <= limit ? inside : outside) = middle;
    }
    return inside;
}

static double scoreLimit(double start, double factor, double limit, const Tally &first, const Tally &second)
{
    double outside = start * factor;
    while (scoreAt(outside, first, second) <= limit)
        outside *= factor;
    return scoreEdge(outside / factor, outside, limit, first, second);
}

static void addScoreLimits(RiskRatio &ratio, const Tally &first, const Tally &second, double z)
{
    constexpr double tiny = 1e-12, huge = 1e12;
    const bool none = first.x == 0 && second.x == 0;
    const double start = first.x == 0 ? tiny : second.x == 0 ? huge : *ratio.estimate;
    ratio.scoreLower = first.x == 0 ? 0 : scoreLimit(start, 0.5, z * z, first, second);
    ratio.scoreUpper = none || second.x == 0 ? HUGE_VAL : scoreLimit(start, 2, z * z, first, second);
}

static void addKatzLimits(RiskRatio &ratio, const Tally &first, const Tally &second, double z)
{
    const double x1 = double(first.x), x2 = double(second.x);
    const double se = std::sqrt(1 / x1 - 1 / double(first.n) + 1 / x2 - 1 / double(second.n));
    ratio.katzLower = *ratio.estimate * std::exp(-z * se);
    ratio.katzUpper = *ratio.estimate * std::exp(z * se);
}

Result<RiskRatio> riskRatio(const Tally &first, const Tally &second, double conf)
{
    if (auto objection = objectTo(first, conf))
        return *objection;
    if (auto objection = objectTo(second, conf))
        return *objection;
    RiskRatio ratio;
    if (first.n == 0 || second.n == 0)
        return ratio;
    if (second.x > 0)
        ratio.estimate = share(first) / share(second);
    else if (first.x > 0)
        ratio.estimate = HUGE_VAL;
    addScoreLimits(ratio, first, second, criticalZ(conf));
    if (first.x > 0 && second.x > 0)
        addKatzLimits(ratio, first, second, criticalZ(conf));
    return ratio;
}

} // namespace verdict::analysis
