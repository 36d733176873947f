#include "core/analysis/decisiontime.h"
#include "core/analysis/fatigue.h"
#include "golden_json.h"

using namespace verdict::analysis;

namespace golden {

static QJsonObject twoStageObject(const TTest &test)
{
    return {{u"mean"_qs, json(test.mean)},  {u"se"_qs, json(test.se)}, {u"t"_qs, json(test.t)},
            {u"df"_qs, json(test.df)},      {u"p"_qs, json(test.p)},   {u"lower"_qs, json(test.lower)},
            {u"upper"_qs, json(test.upper)}};
}

static QJsonObject fixedEffectsObject(const FixedEffects &fit)
{
    return {{u"slope"_qs, json(fit.slope)},  {u"se_cr1"_qs, json(fit.seCr1)}, {u"lower"_qs, json(fit.lower)},
            {u"upper"_qs, json(fit.upper)},  {u"df"_qs, json(fit.df)},        {u"se_cr2"_qs, json(fit.seCr2)},
            {u"df_satt"_qs, json(fit.dfCr2)}};
}

static QJsonObject fatigueCase(const QJsonObject &input)
{
    const auto result = fatigue(integers<std::int64_t>(input, u"session"), numbers(input, u"x"), numbers(input, u"y"));
    return jsonResult(result, [](const Fatigue &found) {
        const auto slopes = jsonEach(found.slopes, [](const Maybe &slope) {
            return QJsonObject{{u"slope"_qs, json(slope)}};
        });
        return QJsonObject{{u"sessions"_qs, slopes},
                           {u"two_stage"_qs, twoStageObject(found.twoStage)},
                           {u"fe"_qs, fixedEffectsObject(found.fixedEffects)}};
    });
}

static QJsonObject pooledObject(const RandomEffects &effects, const PooledSlope &pooled)
{
    return {{u"mean"_qs, json(pooled.mean)}, {u"se"_qs, json(pooled.se)},       {u"tau2"_qs, json(effects.tau2)},
            {u"Q"_qs, json(effects.q)},      {u"lower"_qs, json(pooled.lower)}, {u"upper"_qs, json(pooled.upper)}};
}

static QJsonObject randomEffectsCase(const QJsonObject &input)
{
    return jsonResult(poolSlopes(numbers(input, u"slope"), numbers(input, u"variance")),
                      [](const RandomEffects &effects) {
                          return QJsonObject{{u"knha"_qs, pooledObject(effects, effects.knha)},
                                             {u"z"_qs, pooledObject(effects, effects.normal)}};
                      });
}

static QJsonObject timeObject(const TimeSummary &times)
{
    QJsonObject fast = json(times.fastShare).toObject();
    fast.insert(u"x", json(times.fast.x));
    fast.insert(u"n", json(times.fast.n));
    return {{u"n"_qs, json(times.n)},
            {u"n_excluded"_qs, json(times.excluded)},
            {u"median"_qs, json(times.median.estimate)},
            {u"median_lower"_qs, json(times.median.lower)},
            {u"median_upper"_qs, json(times.median.upper)},
            {u"geo_mean"_qs, json(times.geometricMean.estimate)},
            {u"geo_lower"_qs, json(times.geometricMean.lower)},
            {u"geo_upper"_qs, json(times.geometricMean.upper)},
            {u"fast"_qs, fast}};
}

static QJsonObject decisionTimeCase(const QJsonObject &input)
{
    const auto times = decisionTimes(maybes(input.value(u"a")), maybes(input.value(u"b")), number(input, u"floor"),
                                     number(input, u"conf"));
    return jsonResult(times, [](const DecisionTimes &result) {
        const QJsonObject ratio{{u"estimate"_qs, json(result.ratio.estimate)},
                                {u"lower"_qs, json(result.ratio.lower)},
                                {u"upper"_qs, json(result.ratio.upper)},
                                {u"df"_qs, json(result.ratio.df)},
                                {u"p"_qs, json(result.ratio.p)}};
        return QJsonObject{{u"a"_qs, timeObject(result.a)}, {u"b"_qs, timeObject(result.b)}, {u"ratio"_qs, ratio}};
    });
}

static QJsonObject hitTrendCase(const QJsonObject &input)
{
    const auto trend = hitTrend(integers<std::int64_t>(input, u"session"), numbers(input, u"x"), integers(input, u"y"));
    return jsonResult(trend, [](const HitTrend &result) {
        return QJsonObject{{u"intercept"_qs, json(result.intercept)},
                           {u"slope"_qs, json(result.slope)},
                           {u"se_model"_qs, json(result.seModel)},
                           {u"se_cluster"_qs, json(result.seCluster)}};
    });
}

void addFatigueAdapters(Adapters &adapters)
{
    adapters.insert(u"fatigue"_qs, fatigueCase);
    adapters.insert(u"random_effects_slopes"_qs, randomEffectsCase);
    adapters.insert(u"decision_time"_qs, decisionTimeCase);
    adapters.insert(u"fatigue_logit"_qs, hitTrendCase);
}

} // namespace golden
