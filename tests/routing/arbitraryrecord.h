#pragma once

#include "tests/policy/arbitrarypolicy.h"

namespace verdict::arbitrary {

inline std::vector<LabelProbability> distribution()
{
    const double p = share();
    return {{"fraud", p}, {"legitimate", 1 - p}};
}

inline Prediction prediction()
{
    Prediction prediction;
    prediction.label = name();
    prediction.confidence = share();
    prediction.modelVersion = name();
    prediction.probabilities = distribution();
    for (const auto &feature : names())
        prediction.topFeatures.push_back({feature, name(), maybe(share() - 0.5)});
    for (const auto &similar : names())
        prediction.similar.push_back({similar, "", maybe(share()), name(), "", {}});
    for (int members = *rc::gen::inRange(0, 4); members > 0; --members)
        prediction.ensemble.push_back(distribution());
    if (*rc::gen::arbitrary<bool>())
        prediction.range = ProbabilityRange{share() / 2, 0.5 + share() / 2};
    prediction.novelty = maybe(7 * share());
    return prediction;
}

inline CaseContext context()
{
    CaseContext context;
    context.stakes = *rc::gen::element(Stakes::Low, Stakes::Medium, Stakes::High);
    context.financialImpact = maybe(20000 * share());
    context.appeal = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>())
        context.history = {"previous-error"};
    for (const auto &fact : names())
        context.facts.push_back({fact, {Scalar::Kind::Text, name(), 0}});
    for (const auto &fact : context.facts)
        context.fields.push_back({"facts." + fact.path, fact.value});
    return context;
}

inline CaseRecord record()
{
    CaseRecord record;
    record.name = {name(), std::to_string(*rc::gen::inRange(0, 1000))};
    record.title = name();
    record.kind = name();
    if (*rc::gen::arbitrary<bool>())
        record.received = Time{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000)};
    record.labels = names();
    record.prediction = prediction();
    record.context = context();
    return record;
}

inline Time moment() { return Time{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000)}; }

} // namespace verdict::arbitrary
