#include "core/analysis/selection.h"
#include "golden_json.h"

using namespace verdict::analysis;

namespace golden {

static QJsonObject uncertaintyCase(const QJsonObject &input)
{
    const auto rows = each(input.value(u"probs"), [](const QJsonValue &row) { return numbers(row); });
    return jsonResult(uncertainty(rows), [](const Uncertainty &result) {
        return QJsonObject{{u"least_confidence"_qs, json(result.leastConfidence)},
                           {u"margin"_qs, json(result.margin)},
                           {u"entropy"_qs, json(result.entropy)},
                           {u"entropy_norm"_qs, json(result.entropyNormalised)},
                           {u"rank_lc"_qs, json(result.byLeastConfidence)},
                           {u"rank_margin"_qs, json(result.byMargin)},
                           {u"rank_entropy"_qs, json(result.byEntropy)}};
    });
}

static QJsonObject diversityCase(const QJsonObject &input)
{
    const auto x = each(input.value(u"x"), [](const QJsonValue &row) { return numbers(row); });
    const auto labelled = integers<std::size_t>(input, u"labelled");
    const auto shares = batchShares(count(input, u"k"), number(input, u"random_share"));
    const auto centres = kCentreGreedy(x, labelled, count(input, u"k"));
    const auto density = informationDensity(x, numbers(input, u"uncertainty"), number(input, u"beta"));
    if (!shares || !centres)
        return jsonError(shares ? centres.error() : shares.error());
    return jsonResult(density, [&](const InformationDensity &result) {
        return QJsonObject{{u"kcenter"_qs, json(*centres)},
                           {u"density"_qs, json(result.density)},
                           {u"weighted"_qs, json(result.weighted)},
                           {u"n_random"_qs, json(shares->random)},
                           {u"n_top"_qs, json(shares->top)}};
    });
}

void addSelectionAdapters(Adapters &adapters)
{
    adapters.insert(u"uncertainty"_qs, uncertaintyCase);
    adapters.insert(u"diversity"_qs, diversityCase);
}

} // namespace golden
