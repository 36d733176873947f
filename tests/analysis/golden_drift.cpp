#include "core/analysis/drift.h"
#include "core/analysis/runlength.h"
#include "golden_json.h"

using namespace verdict::analysis;

namespace golden {

static QJsonObject pChartCase(const QJsonObject &input)
{
    return jsonResult(pChart(tallies(input), number(input, u"k")), [](const PChart &chart) {
        return QJsonObject{{u"center"_qs, json(chart.centre)},       {u"ucl"_qs, json(chart.upper)},
                           {u"lcl"_qs, json(chart.lower)},           {u"signals"_qs, json(chart.signals)},
                           {u"sigma_z"_qs, json(chart.sigmaZ)},      {u"laney_ucl"_qs, json(chart.laneyUpper)},
                           {u"laney_lcl"_qs, json(chart.laneyLower)}};
    });
}

static QJsonObject ewmaCase(const QJsonObject &input)
{
    const auto chart = ewmaChart(maybes(input.value(u"x")), number(input, u"mu0"), number(input, u"sigma"),
                                 number(input, u"lambda"), number(input, u"L"));
    return jsonResult(chart, [](const EwmaChart &found) {
        return QJsonObject{{u"z"_qs, json(found.z)},
                           {u"ucl"_qs, json(found.upper)},
                           {u"lcl"_qs, json(found.lower)},
                           {u"signals"_qs, json(found.signals)}};
    });
}

static QJsonObject cusumCase(const QJsonObject &input)
{
    const auto chart = cusumChart(maybes(input.value(u"x")), number(input, u"mu0"), number(input, u"sigma"),
                                  number(input, u"k"), number(input, u"h"));
    return jsonResult(chart, [](const CusumChart &found) {
        return QJsonObject{{u"c_plus"_qs, json(found.above)},
                           {u"c_minus"_qs, json(found.below)},
                           {u"first_signal"_qs, json(found.firstSignal)}};
    });
}

static verdict::Result<double> runLength(const QJsonObject &input)
{
    const double mu = number(input, u"mu");
    if (input.value(u"chart").toString() == u"ewma")
        return ewmaRunLength(number(input, u"lambda"), number(input, u"L"), mu);
    return cusumRunLength(number(input, u"k"), number(input, u"h"), mu, input.value(u"sides").toString() == u"two");
}

static QJsonObject arlCase(const QJsonObject &input)
{
    return jsonResult(runLength(input), [](double arl) { return QJsonObject{{u"arl"_qs, arl}}; });
}

static QJsonObject psiCase(const QJsonObject &input)
{
    const auto drift =
        distributionDrift(numbers(input, u"reference"), numbers(input, u"current"), numbers(input, u"edges"));
    return jsonResult(drift, [](const DistributionDrift &found) {
        return QJsonObject{{u"ref_share"_qs, json(found.referenceShares)},
                           {u"cur_share"_qs, json(found.currentShares)},
                           {u"psi"_qs, json(found.psi)},
                           {u"ks_d"_qs, json(found.ksD)},
                           {u"ks_p_asymptotic"_qs, json(found.ksP)}};
    });
}

void addDriftAdapters(Adapters &adapters)
{
    adapters.insert(u"p_chart"_qs, pChartCase);
    adapters.insert(u"ewma_chart"_qs, ewmaCase);
    adapters.insert(u"cusum_chart"_qs, cusumCase);
    adapters.insert(u"arl"_qs, arlCase);
    adapters.insert(u"psi_ks"_qs, psiCase);
}

} // namespace golden
