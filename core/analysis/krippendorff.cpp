#include "core/analysis/krippendorff.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "core/analysis/order.h"
#include "core/analysis/refusal.h"

namespace verdict::analysis {

namespace {

using Unit = std::vector<double>; // the ratings that were given

Objection objectToRatings(const Ratings &ratings, RatingLevel level)
{
    for (const auto &unit : ratings)
        for (const Maybe &rating : unit) {
            if (rating && !std::isfinite(*rating))
                return invalid("ratings must be finite numbers");
            if (rating && level == RatingLevel::Ratio && *rating < 0)
                return invalid("ratings on a ratio scale cannot be negative");
        }
    return std::nullopt;
}

std::vector<Unit> pairableUnits(const Ratings &ratings)
{
    std::vector<Unit> units;
    for (const auto &unit : ratings) {
        Unit given;
        for (const Maybe &rating : unit)
            if (rating)
                given.push_back(*rating);
        if (given.size() < 2)
            given.clear(); // kept in place: resamples count units by index
        units.push_back(std::move(given));
    }
    return units;
}

// Squared distances of values c and k, given how often each value occurs.
double distance(const std::vector<double> &values, const std::vector<double> &counts, std::size_t c, std::size_t k,
                RatingLevel level)
{
    const double gap = values[c] - values[k];
    if (c == k || level == RatingLevel::Nominal)
        return double(c != k);
    if (level == RatingLevel::Interval)
        return gap * gap;
    if (level == RatingLevel::Ratio)
        return gap * gap / ((values[c] + values[k]) * (values[c] + values[k]));
    const auto [low, high] = std::minmax(c, k);
    const double between =
        std::accumulate(counts.begin() + std::ptrdiff_t(low), counts.begin() + std::ptrdiff_t(high) + 1, 0.0);
    return std::pow(between - (counts[c] + counts[k]) / 2, 2);
}

std::vector<double> distinctValues(const std::vector<const Unit *> &units)
{
    std::vector<double> values;
    for (const Unit *unit : units)
        values.insert(values.end(), unit->begin(), unit->end());
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

std::size_t placeOf(const std::vector<double> &values, double value)
{
    return std::size_t(std::lower_bound(values.begin(), values.end(), value) - values.begin());
}

// Coincidences o[c][k]: pairs of ratings within units, each weighted by 1 / (ratings of the unit - 1).
CountTable coincidences(const std::vector<const Unit *> &units, const std::vector<double> &values)
{
    CountTable table(values.size(), std::vector<double>(values.size(), 0));
    for (const Unit *unit : units)
        for (std::size_t a = 0; a < unit->size(); ++a)
            for (std::size_t b = 0; b < unit->size(); ++b)
                if (a != b)
                    table[placeOf(values, (*unit)[a])][placeOf(values, (*unit)[b])] += 1 / (double(unit->size()) - 1);
    return table;
}

KrippendorffAlpha alphaOf(const std::vector<const Unit *> &units, RatingLevel level)
{
    const auto values = distinctValues(units);
    const CountTable table = coincidences(units, values);
    KrippendorffAlpha result;
    std::vector<double> counts;
    counts.reserve(table.size());
    for (const auto &row : table)
        counts.push_back(std::accumulate(row.begin(), row.end(), 0.0));
    for (const Unit *unit : units)
        result.pairable += std::int64_t(unit->size());
    double observed = 0, expected = 0;
    for (std::size_t c = 0; c < values.size(); ++c)
        for (std::size_t k = 0; k < values.size(); ++k) {
            const double d = distance(values, counts, c, k, level);
            observed += table[c][k] * d;
            expected += counts[c] * counts[k] * d;
        }
    if (expected > 0)
        result.alpha = 1 - (double(result.pairable) - 1) * observed / expected;
    return result;
}

std::vector<const Unit *> everyUnit(const std::vector<Unit> &units)
{
    std::vector<const Unit *> all;
    all.reserve(units.size());
    for (const Unit &unit : units)
        all.push_back(&unit);
    return all;
}

} // namespace

Result<KrippendorffAlpha> krippendorffAlpha(const Ratings &ratings, RatingLevel level)
{
    if (auto objection = objectToRatings(ratings, level))
        return *objection;
    const auto units = pairableUnits(ratings);
    return alphaOf(everyUnit(units), level);
}

static void addPercentiles(BootstrapInterval &interval, double conf)
{
    std::vector<double> defined;
    for (const Maybe &value : interval.values)
        if (value)
            defined.push_back(*value);
    interval.undefined = std::int64_t(interval.values.size() - defined.size());
    if (defined.empty() || double(interval.undefined) > 0.05 * double(interval.values.size()))
        return;
    const auto sorted = ascending(defined);
    interval.lower = quantile(sorted, (1 - conf) / 2);
    interval.upper = quantile(sorted, 1 - (1 - conf) / 2);
}

Result<BootstrapInterval> bootstrapAlpha(const Ratings &ratings, RatingLevel level, std::span<const Resample> resamples,
                                         double conf)
{
    if (auto objection = objectToRatings(ratings, level))
        return *objection;
    if (auto objection = objectToLevel(conf, "the confidence level"))
        return *objection;
    const auto units = pairableUnits(ratings);
    BootstrapInterval interval;
    for (const Resample &resample : resamples) {
        std::vector<const Unit *> drawn;
        for (std::size_t index : resample) {
            if (index >= units.size())
                return invalid("a resample names a unit that does not exist");
            drawn.push_back(&units[index]);
        }
        interval.values.push_back(alphaOf(drawn, level).alpha);
    }
    addPercentiles(interval, conf);
    return interval;
}

std::vector<Resample> drawResamples(std::size_t units, std::size_t count, std::uint64_t seed)
{
    std::mt19937_64 generator(seed);
    std::vector<Resample> resamples(count, Resample(units));
    for (Resample &resample : resamples)
        for (std::size_t &index : resample)
            index = std::size_t(double(generator() >> 11) / 9007199254740992.0 * double(units));
    return resamples;
}

} // namespace verdict::analysis
