#include "core/analysis/truth.h"
#include "golden_json.h"

using namespace verdict::analysis;

namespace golden {

static QJsonObject majorityCase(const QJsonObject &input)
{
    const QJsonArray classes = input.value(u"classes").toArray();
    const auto number = [&](const QJsonValue &label) {
        return int(std::find(classes.begin(), classes.end(), label) - classes.begin());
    };
    const auto votes = each(input.value(u"votes"), [&](const QJsonValue &ballot) { return each(ballot, number); });
    return jsonResult(majorityVote(votes, int(classes.size())), [&](const MajorityVote &result) {
        const auto name = [&](int label) { return classes[label]; };
        return QJsonObject{
            {u"label"_qs,
             jsonEach(result.label, [&](std::optional<int> label) { return label ? name(*label) : QJsonValue(); })},
            {u"share"_qs, json(result.share)},
            {u"tied"_qs, jsonEach(result.tied, [&](const std::vector<int> &tied) { return jsonEach(tied, name); })}};
    });
}

// A pattern lists the class each rater gave, then how often the pattern occurred.
static std::vector<ItemRating> ratingsOf(const QJsonArray &patterns, std::vector<double> &weights)
{
    std::vector<ItemRating> ratings;
    for (qsizetype item = 0; item < patterns.size(); ++item) {
        const QJsonArray pattern = patterns[item].toArray();
        for (qsizetype rater = 0; rater + 1 < pattern.size(); ++rater)
            ratings.push_back({std::size_t(item), std::size_t(rater), pattern[rater].toInt()});
        weights.push_back(pattern.last().toDouble());
    }
    return ratings;
}

static QJsonObject dawidSkeneCase(const QJsonObject &input)
{
    std::vector<double> weights;
    auto ratings = each(input.value(u"triples"), [](const QJsonValue &row) {
        return ItemRating{std::size_t(row[0].toInt()), std::size_t(row[1].toInt()), row[2].toInt()};
    });
    if (input.contains(u"patterns"))
        ratings = ratingsOf(input.value(u"patterns").toArray(), weights);
    const DawidSkeneOptions options{number(input, u"tol"), int(count(input, u"max_iter")), 0};
    const auto fit = dawidSkene(ratings, int(count(input, u"n_classes")), options, weights);
    return jsonResult(fit, [](const DawidSkene &result) {
        return QJsonObject{{u"prior"_qs, json(result.prior)},
                           {u"confusion"_qs, jsonEach(result.confusion, [](const auto &rater) { return json(rater); })},
                           {u"posterior"_qs, json(result.posterior)},
                           {u"loglik"_qs, result.logLikelihood},
                           {u"label"_qs, json(result.label)}};
    });
}

void addTruthAdapters(Adapters &adapters)
{
    adapters.insert(u"majority_vote"_qs, majorityCase);
    adapters.insert(u"dawid_skene"_qs, dawidSkeneCase);
}

} // namespace golden
