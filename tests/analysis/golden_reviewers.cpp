#include "core/analysis/funnel.h"
#include "core/analysis/multiplicity.h"
#include "core/analysis/shrinkage.h"
#include "golden_json.h"

using namespace verdict::analysis;

namespace golden {

static QJsonObject funnelCase(const QJsonObject &input)
{
    const auto limits = funnelLimits(number(input, u"target"), count(input, u"n"), numbers(input, u"levels"));
    return jsonResult(limits, [](const std::vector<FunnelLimit> &all) {
        return QJsonObject{{u"limits"_qs, jsonEach(all, [](const FunnelLimit &limit) {
                                return QJsonObject{{u"level"_qs, limit.level},
                                                   {u"lower"_qs, json(limit.lower)},
                                                   {u"upper"_qs, json(limit.upper)}};
                            })}};
    });
}

static QJsonObject reviewerZCase(const QJsonObject &input)
{
    return jsonResult(reviewerZ(tally(input), number(input, u"target")), [](const ReviewerZ &z) {
        return QJsonObject{{u"z"_qs, json(z.z)}, {u"p_two_sided"_qs, json(z.pTwoSided)}};
    });
}

static QJsonObject caseMixCase(const QJsonObject &input)
{
    return jsonResult(caseMixZ(count(input, u"observed"), numbers(input, u"p")), [](const CaseMix &mix) {
        return QJsonObject{{u"expected"_qs, mix.expected},
                           {u"variance"_qs, mix.variance},
                           {u"z"_qs, json(mix.z)},
                           {u"ratio"_qs, json(mix.ratio)}};
    });
}

static QJsonObject overdispersionCase(const QJsonObject &input)
{
    return jsonResult(funnelOverdispersion(tallies(input), number(input, u"winsor")), [](const Overdispersion &result) {
        return QJsonObject{{u"target"_qs, json(result.target)},
                           {u"z"_qs, json(result.z)},
                           {u"z_winsorised"_qs, json(result.winsorised)},
                           {u"phi"_qs, json(result.phi)},
                           {u"tau2"_qs, json(result.tau2)}};
    });
}

static QJsonObject priorObject(const BetaPrior &prior)
{
    return {{u"alpha"_qs, prior.alpha}, {u"beta"_qs, prior.beta}};
}

static QJsonValue fitValue(const std::optional<BetaBinomialFit> &fit)
{
    if (!fit)
        return {};
    QJsonObject object = priorObject(fit->prior);
    object.insert(u"mean", fit->mean);
    object.insert(u"loglik", fit->logLikelihood);
    return object;
}

static QJsonObject shrinkageCase(const QJsonObject &input)
{
    return jsonResult(betaBinomialShrinkage(tallies(input), number(input, u"conf")), [](const Shrinkage &result) {
        const auto posterior = jsonEach(result.posterior, [](const Estimate &one) {
            return QJsonObject{
                {u"mean"_qs, json(one.estimate)}, {u"lower"_qs, json(one.lower)}, {u"upper"_qs, json(one.upper)}};
        });
        return QJsonObject{{u"pooled"_qs, result.pooled},
                           {u"moments"_qs, result.moments ? QJsonValue(priorObject(*result.moments)) : QJsonValue()},
                           {u"ml"_qs, fitValue(result.ml)},
                           {u"posterior"_qs, posterior}};
    });
}

static QJsonObject multiplicityCase(const QJsonObject &input)
{
    const QString name = input.value(u"method").toString();
    const Multiplicity method = name == u"BY"     ? Multiplicity::BenjaminiYekutieli
                                : name == u"holm" ? Multiplicity::Holm
                                                  : Multiplicity::BenjaminiHochberg;
    const auto tests = adjustForMultiplicity(maybes(input.value(u"p")), method, number(input, u"q"));
    return jsonResult(tests, [](const AdjustedTests &all) {
        return QJsonObject{{u"adjusted"_qs, json(all.adjusted)}, {u"rejected"_qs, json(all.rejected)}};
    });
}

void addReviewerAdapters(Adapters &adapters)
{
    adapters.insert(u"funnel_limits"_qs, funnelCase);
    adapters.insert(u"reviewer_z"_qs, reviewerZCase);
    adapters.insert(u"casemix_z"_qs, caseMixCase);
    adapters.insert(u"funnel_overdispersion"_qs, overdispersionCase);
    adapters.insert(u"beta_binomial_eb"_qs, shrinkageCase);
    adapters.insert(u"benjamini_hochberg"_qs, multiplicityCase);
}

} // namespace golden
