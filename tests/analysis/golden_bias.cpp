#include "core/analysis/advice.h"
#include "core/analysis/bias.h"
#include "core/analysis/randomization.h"
#include "core/analysis/stratified.h"
#include "golden_json.h"

using namespace verdict::analysis;

namespace golden {

static Tally arm(const QJsonObject &input, QStringView key) { return tally(input.value(key).toObject()); }

static QJsonObject automationBiasCase(const QJsonObject &input)
{
    const AgreementCounts counts{arm(input, u"shown_right"), arm(input, u"blind_right"), arm(input, u"shown_wrong"),
                                 arm(input, u"blind_wrong")};
    return jsonResult(automationBias(counts, number(input, u"conf")), [](const AutomationBias &bias) {
        return QJsonObject{{u"right"_qs, json(bias.right)},
                           {u"wrong"_qs, json(bias.wrong)},
                           {u"interaction"_qs, json(bias.interaction)}};
    });
}

static QJsonObject sampleSizeCase(const QJsonObject &input)
{
    const auto sizes = armSizes(number(input, u"p1"), number(input, u"p2"), number(input, u"alpha"),
                                number(input, u"power"), number(input, u"ratio"));
    return jsonResult(sizes, [](const ArmSizes &size) {
        return QJsonObject{{u"n1"_qs, json(size.n1)}, {u"n2"_qs, json(size.n2)}, {u"n1_exact"_qs, size.n1Exact}};
    });
}

static QJsonObject ratioObject(const LogRatio &ratio)
{
    return {{u"estimate"_qs, json(ratio.estimate)},
            {u"se_log"_qs, json(ratio.seLog)},
            {u"lower"_qs, json(ratio.lower)},
            {u"upper"_qs, json(ratio.upper)}};
}

static QJsonObject mantelHaenszelCase(const QJsonObject &input)
{
    return jsonResult(mantelHaenszel(strata(input)), [](const MantelHaenszel &mh) {
        QJsonObject rd = json(mh.riskDifference).toObject();
        rd.insert(u"se", json(mh.riskDifferenceSe));
        return QJsonObject{{u"rd"_qs, rd},
                           {u"rr"_qs, ratioObject(mh.riskRatio)},
                           {u"or"_qs, ratioObject(mh.oddsRatio)},
                           {u"cmh"_qs, QJsonObject{{u"chi2"_qs, json(mh.cmhChi2)}, {u"p"_qs, json(mh.cmhP)}}}};
    });
}

static QJsonObject randomizationCase(const QJsonObject &input)
{
    return jsonResult(randomizationTest(strata(input)), [](const RandomizationTest &test) {
        return QJsonObject{{u"p_two_sided"_qs, json(test.pTwoSided)},
                           {u"p_greater"_qs, json(test.pGreater)},
                           {u"p_less"_qs, json(test.pLess)}};
    });
}

static QJsonObject excessCase(const QJsonObject &input)
{
    return jsonResult(excessTest(strata(input), number(input, u"alpha"), number(input, u"conf")),
                      [](const ExcessTest &test) {
                          return QJsonObject{{u"difference"_qs, json(test.difference)},
                                             {u"p_exact"_qs, json(test.pExact)},
                                             {u"p_mid"_qs, json(test.pMid)},
                                             {u"flag"_qs, json(test.flag)}};
                      });
}

static int labelNumber(const QJsonValue &label) { return label.toString().at(0).unicode(); }

static QJsonObject shareObject(const Share &share)
{
    return {{u"x"_qs, json(share.tally.x)}, {u"n"_qs, json(share.tally.n)}, {u"value"_qs, json(share.value.estimate)}};
}

static QJsonObject judgeAdvisorCase(const QJsonObject &input)
{
    const auto cases = each(input.value(u"cases"), [](const QJsonValue &row) {
        const auto truth = row[0].isString() ? std::optional(labelNumber(row[0])) : std::nullopt;
        return AdvisedCase{truth, labelNumber(row[1]), labelNumber(row[2]), labelNumber(row[3])};
    });
    return jsonResult(judgeAdvisor(cases), [](const JudgeAdvisor &result) {
        return QJsonObject{{u"n_disagree"_qs, json(result.switching.tally.n)},
                           {u"n_switch"_qs, json(result.switching.tally.x)},
                           {u"switch_fraction"_qs, json(result.switching.value.estimate)},
                           {u"rair"_qs, shareObject(result.rair)},
                           {u"rsr"_qs, shareObject(result.rsr)},
                           {u"accuracy_first"_qs, json(result.accuracyFirst)},
                           {u"accuracy_advice"_qs, json(result.accuracyAdvice)},
                           {u"accuracy_final"_qs, json(result.accuracyFinal)}};
    });
}

static QJsonObject weightOfAdviceCase(const QJsonObject &input)
{
    const auto judgements = each(input.value(u"triples"), [](const QJsonValue &row) {
        return AdvisedNumber{row[0].toDouble(), row[1].toDouble(), row[2].toDouble()};
    });
    return jsonResult(weightOfAdvice(judgements), [](const WeightOfAdvice &result) {
        return QJsonObject{{u"woa"_qs, json(result.raw)},
                           {u"woa_clipped"_qs, json(result.clipped)},
                           {u"mean_clipped"_qs, json(result.meanClipped)},
                           {u"median_raw"_qs, json(result.medianRaw)},
                           {u"n_undefined"_qs, json(result.undefined)}};
    });
}

static QJsonObject complementarityCase(const QJsonObject &input)
{
    const TeamCounts counts{tally(input, u"human_correct", u"n_blind"), count(input, u"n_shown"),
                            count(input, u"both_right"), count(input, u"team_only"), count(input, u"model_only")};
    return jsonResult(complementarity(counts, number(input, u"conf")), [](const Complementarity &result) {
        return QJsonObject{{u"human"_qs, json(result.human)},
                           {u"model"_qs, json(result.model)},
                           {u"team"_qs, json(result.team)},
                           {u"team_minus_human"_qs, json(result.teamMinusHuman)},
                           {u"team_minus_model"_qs, json(result.teamMinusModel)},
                           {u"complementary"_qs, json(result.complementary)}};
    });
}

void addBiasAdapters(Adapters &adapters)
{
    adapters.insert(u"automation_bias"_qs, automationBiasCase);
    adapters.insert(u"sample_size"_qs, sampleSizeCase);
    adapters.insert(u"mantel_haenszel"_qs, mantelHaenszelCase);
    adapters.insert(u"randomization_test"_qs, randomizationCase);
    adapters.insert(u"excess_test"_qs, excessCase);
    adapters.insert(u"judge_advisor"_qs, judgeAdvisorCase);
    adapters.insert(u"weight_of_advice"_qs, weightOfAdviceCase);
    adapters.insert(u"complementarity"_qs, complementarityCase);
}

} // namespace golden
