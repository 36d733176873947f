#include "core/analysis/proportions.h"
#include "golden_json.h"

using namespace verdict::analysis;

namespace golden {

static QJsonObject estimateObject(const Estimate &estimate) { return json(estimate).toObject(); }

static QJsonObject wilsonCase(const QJsonObject &input)
{
    return jsonResult(wilson(tally(input), number(input, u"conf")), estimateObject);
}

static QJsonObject clopperPearsonCase(const QJsonObject &input)
{
    const double conf = number(input, u"conf");
    const QString side = input.value(u"side").toString();
    if (side.isEmpty())
        return jsonResult(clopperPearson(tally(input), conf), estimateObject);
    const auto bound =
        side == u"upper" ? clopperPearsonUpper(tally(input), conf) : clopperPearsonLower(tally(input), conf);
    return jsonResult(bound, [](double value) { return QJsonObject{{u"bound"_qs, value}}; });
}

static QJsonObject differenceCase(const QJsonObject &input)
{
    return jsonResult(
        newcombeDifference(tally(input, u"x1", u"n1"), tally(input, u"x2", u"n2"), number(input, u"conf")),
        estimateObject);
}

static QJsonObject pairedCase(const QJsonObject &input)
{
    const PairedCounts counts{count(input, u"both_yes"), count(input, u"first_only"), count(input, u"second_only"),
                              count(input, u"neither")};
    return jsonResult(newcombePaired(counts, number(input, u"conf")), [](const PairedDifference &paired) {
        QJsonObject object = estimateObject(paired.difference);
        object.insert(u"mcnemar_exact_p", json(paired.mcNemarP));
        return object;
    });
}

static QJsonObject ratioCase(const QJsonObject &input)
{
    const auto ratio = riskRatio(tally(input, u"x1", u"n1"), tally(input, u"x2", u"n2"), number(input, u"conf"));
    return jsonResult(ratio, [](const RiskRatio &r) {
        return QJsonObject{{u"estimate"_qs, json(r.estimate)},
                           {u"score_lower"_qs, json(r.scoreLower)},
                           {u"score_upper"_qs, json(r.scoreUpper)},
                           {u"katz_lower"_qs, json(r.katzLower)},
                           {u"katz_upper"_qs, json(r.katzUpper)}};
    });
}

void addProportionAdapters(Adapters &adapters)
{
    adapters.insert(u"wilson"_qs, wilsonCase);
    adapters.insert(u"clopper_pearson"_qs, clopperPearsonCase);
    adapters.insert(u"newcombe_difference"_qs, differenceCase);
    adapters.insert(u"newcombe_paired"_qs, pairedCase);
    adapters.insert(u"risk_ratio"_qs, ratioCase);
}

} // namespace golden
