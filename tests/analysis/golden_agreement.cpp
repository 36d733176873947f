#include "core/analysis/agreement.h"
#include "core/analysis/krippendorff.h"
#include "golden_json.h"

using namespace verdict::analysis;

namespace golden {

static CountTable table(const QJsonValue &value)
{
    return each(value, [](const QJsonValue &row) { return numbers(row); });
}

static Ratings ratings(const QJsonObject &input)
{
    return each(input.value(u"ratings"), [](const QJsonValue &row) { return maybes(row); });
}

static RatingLevel level(const QJsonObject &input)
{
    static const QMap<QString, RatingLevel> levels{{u"nominal"_qs, RatingLevel::Nominal},
                                                   {u"ordinal"_qs, RatingLevel::Ordinal},
                                                   {u"interval"_qs, RatingLevel::Interval},
                                                   {u"ratio"_qs, RatingLevel::Ratio}};
    return levels.value(input.value(u"level").toString());
}

static QJsonObject cohenCase(const QJsonObject &input)
{
    static const QMap<QString, KappaWeights> weights{{u"none"_qs, KappaWeights::None},
                                                     {u"linear"_qs, KappaWeights::Linear},
                                                     {u"quadratic"_qs, KappaWeights::Quadratic},
                                                     {u"custom"_qs, KappaWeights::Custom}};
    const auto kappa = cohenKappa(table(input.value(u"table")), weights.value(input.value(u"weights").toString()),
                                  table(input.value(u"weight_matrix")));
    return jsonResult(kappa, [](const Kappa &result) {
        return QJsonObject{{u"p_observed"_qs, json(result.observed)},
                           {u"kappa"_qs, json(result.kappa)},
                           {u"se"_qs, json(result.se)},
                           {u"lower"_qs, json(result.lower)},
                           {u"upper"_qs, json(result.upper)},
                           {u"se0"_qs, json(result.seZero)}};
    });
}

static QJsonObject fleissCase(const QJsonObject &input)
{
    return jsonResult(fleissKappa(table(input.value(u"counts"))), [](const FleissKappa &result) {
        return QJsonObject{
            {u"kappa"_qs, json(result.kappa)}, {u"p_bar"_qs, json(result.observed)}, {u"pe"_qs, json(result.expected)}};
    });
}

static QJsonObject alphaCase(const QJsonObject &input)
{
    return jsonResult(krippendorffAlpha(ratings(input), level(input)), [](const KrippendorffAlpha &result) {
        return QJsonObject{{u"alpha"_qs, json(result.alpha)}, {u"n_pairable"_qs, json(result.pairable)}};
    });
}

static QJsonObject gwetCase(const QJsonObject &input)
{
    return jsonResult(gwetAc1(ratings(input), numbers(input, u"categories")), [](const GwetAc1 &result) {
        return QJsonObject{{u"ac1"_qs, json(result.ac1)}, {u"p_observed"_qs, json(result.observed)}};
    });
}

static QJsonObject bootstrapCase(const QJsonObject &input)
{
    const auto resamples =
        each(input.value(u"resamples"), [](const QJsonValue &row) { return integers<std::size_t>(row); });
    const auto interval = bootstrapAlpha(ratings(input), level(input), resamples, number(input, u"conf"));
    return jsonResult(interval, [](const BootstrapInterval &result) {
        return QJsonObject{{u"values"_qs, json(result.values)},
                           {u"lower"_qs, json(result.lower)},
                           {u"upper"_qs, json(result.upper)},
                           {u"n_undefined"_qs, json(result.undefined)}};
    });
}

void addAgreementAdapters(Adapters &adapters)
{
    adapters.insert(u"cohen_kappa"_qs, cohenCase);
    adapters.insert(u"fleiss_kappa"_qs, fleissCase);
    adapters.insert(u"krippendorff_alpha"_qs, alphaCase);
    adapters.insert(u"gwet_ac1"_qs, gwetCase);
    adapters.insert(u"bootstrap_percentile"_qs, bootstrapCase);
}

} // namespace golden
