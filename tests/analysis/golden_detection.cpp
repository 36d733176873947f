#include "core/analysis/detection.h"
#include "core/analysis/monitors.h"
#include "golden_json.h"

using namespace verdict::analysis;

namespace golden {

static QJsonObject signalDetectionCase(const QJsonObject &input)
{
    const CheckCounts counts{count(input, u"hits"), count(input, u"misses"), count(input, u"false_alarms"),
                             count(input, u"correct_rejections")};
    return jsonResult(signalDetection(counts, number(input, u"conf")), [](const SignalDetection &result) {
        return QJsonObject{{u"hit_rate"_qs, json(result.hitRate)},
                           {u"fa_rate"_qs, json(result.falseAlarmRate)},
                           {u"d_prime"_qs, json(result.dPrime)},
                           {u"criterion"_qs, json(result.criterion)},
                           {u"se_d"_qs, json(result.seDPrime)},
                           {u"se_c"_qs, json(result.seCriterion)},
                           {u"d_lower"_qs, json(result.dPrimeInterval.lower)},
                           {u"d_upper"_qs, json(result.dPrimeInterval.upper)},
                           {u"c_lower"_qs, json(result.criterionInterval.lower)},
                           {u"c_upper"_qs, json(result.criterionInterval.upper)}};
    });
}

static QJsonObject checkPlanCase(const QJsonObject &input)
{
    const auto plan =
        checkPlan(number(input, u"p_good"), number(input, u"p_bad"), number(input, u"alpha"), number(input, u"power"));
    return jsonResult(plan, [](const CheckPlan &found) {
        return QJsonObject{{u"n"_qs, json(found.checks)},
                           {u"c"_qs, json(found.flagAtMost)},
                           {u"alpha_actual"_qs, found.alpha},
                           {u"power_actual"_qs, found.power}};
    });
}

static QJsonObject sprtCase(const QJsonObject &input)
{
    const SprtPlan plan{number(input, u"p0"), number(input, u"p1"), number(input, u"alpha"), number(input, u"beta")};
    const auto outcomes = integers(input, u"outcomes");
    const auto known = sprtCharacteristic(plan, number(input, u"p"));
    return jsonResult(sprt(plan, outcomes), [&](const SprtRun &run) {
        const QString decision = run.decision == SprtDecision::Alarm    ? u"alarm"_qs
                                 : run.decision == SprtDecision::Accept ? u"accept"_qs
                                                                        : u"continue"_qs;
        return QJsonObject{{u"upper"_qs, run.upper},
                           {u"lower"_qs, run.lower},
                           {u"llr"_qs, json(run.llr)},
                           {u"decision"_qs, decision},
                           {u"n_used"_qs, json(run.used)},
                           {u"prob_reject"_qs, known ? json(known->alarmProbability) : QJsonValue()},
                           {u"asn"_qs, known ? json(known->expectedChecks) : QJsonValue()}};
    });
}

static QJsonObject bernoulliCusumCase(const QJsonObject &input)
{
    const std::int64_t m = count(input, u"m"), h = count(input, u"h");
    const auto outcomes = integers(input, u"outcomes");
    const auto p = maybe(input.value(u"p"));
    return jsonResult(bernoulliCusum(outcomes, m, h), [&](const BernoulliCusum &cusum) {
        return QJsonObject{{u"S"_qs, json(cusum.path)},
                           {u"first_alarm"_qs, json(cusum.firstAlarm)},
                           {u"arl"_qs, p ? json(*bernoulliCusumRunLength(m, h, *p)) : QJsonValue()}};
    });
}

void addDetectionAdapters(Adapters &adapters)
{
    adapters.insert(u"signal_detection"_qs, signalDetectionCase);
    adapters.insert(u"check_plan"_qs, checkPlanCase);
    adapters.insert(u"sprt"_qs, sprtCase);
    adapters.insert(u"bernoulli_cusum"_qs, bernoulliCusumCase);
}

} // namespace golden
