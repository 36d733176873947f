#include "core/learning/weights.h"

namespace verdict {
namespace {

void multiply(ExampleWeight &weight, const char *name, double factor)
{
    weight.weight *= factor;
    weight.factors.push_back({name, factor});
}

} // namespace

ExampleWeight weigh(const DecidedCase &decided, const ExampleWeights &weights)
{
    ExampleWeight weight;
    if (decided.isOverride().value_or(false)) {
        multiply(weight, "override", weights.overridden);
        if (decided.predicted->confidence > weights.confidentOver)
            multiply(weight, "confident-error", weights.confidentError);
    }
    if (decided.stakes == Stakes::High)
        multiply(weight, "high-stakes", weights.highStakes);
    if (decided.check.value_or(false))
        multiply(weight, "check", 0);
    return weight;
}

} // namespace verdict
