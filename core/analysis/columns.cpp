#include "core/analysis/columns.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/analysis/refusal.h"

namespace verdict::analysis {

Objection objectTo(const Tally &tally)
{
    if (tally.x >= 0 && tally.x <= tally.n)
        return std::nullopt;
    return invalid("x must lie between 0 and n");
}

Objection objectTo(std::span<const TwoArms> strata)
{
    for (const TwoArms &stratum : strata) {
        if (auto objection = objectTo(stratum.first))
            return objection;
        if (auto objection = objectTo(stratum.second))
            return objection;
    }
    return std::nullopt;
}

Objection objectToLevel(double level, std::string_view name)
{
    if (level > 0 && level < 1)
        return std::nullopt;
    return invalid(std::string(name) + " must lie between 0 and 1, both excluded");
}

Objection objectToShare(double share, std::string_view name)
{
    if (share >= 0 && share <= 1)
        return std::nullopt;
    return invalid(std::string(name) + " must lie between 0 and 1");
}

Objection objectToShares(Column shares, std::string_view name)
{
    for (double share : shares)
        if (auto objection = objectToShare(share, name))
            return objection;
    return std::nullopt;
}

Objection objectToFlags(Flags flags, std::string_view name)
{
    if (std::all_of(flags.begin(), flags.end(), [](int flag) { return flag == 0 || flag == 1; }))
        return std::nullopt;
    return invalid(std::string(name) + " may hold only 0 and 1");
}

Objection objectToLengths(std::size_t first, std::size_t second)
{
    if (first == second)
        return std::nullopt;
    return invalid("columns that belong together must have the same length");
}

Objection objectToNumbers(Column values, std::string_view name)
{
    if (std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); }))
        return std::nullopt;
    return invalid(std::string(name) + " must be finite numbers");
}

} // namespace verdict::analysis
