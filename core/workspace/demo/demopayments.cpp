#include "core/workspace/demo/demopayments.h"

#include "core/case/jsonwriter.h"
#include "core/workspace/demo/demopolicy.h"
#include "core/workspace/demo/demoprediction.h"
#include "core/workspace/demo/paymentscene.h"

#include <algorithm>
#include <array>

namespace verdict {
namespace {

constexpr int firstNumber = 20400;
constexpr const char *modelVersion = "card-risk 7.2";
constexpr std::array<double, 5> truthWeights{0.52, 0.21, 0.12, 0.09, 0.06}; ///< in the order of the policy's labels

std::string idOf(int number) { return "C-" + std::to_string(firstNumber + number); }

bool isFraudOfOthers(const std::string &label) { return label == "stolen-card" || label == "account-takeover"; }

/// Writes key evidence with its direction: an odd fact speaks for fraud, a usual one against it.
class Signals {
public:
    Signals(DemoDraws &draws, const std::string &predicted) : m_draws(draws), m_fraud(isFraudOfOthers(predicted)) {}

    void add(KeyEvidence key, bool odd, double strongest)
    {
        key.direction = odd == m_fraud ? 1 : -1;
        key.weight = rounded(strongest * m_draws.between(0.35, 1), 2);
        m_list.push_back(std::move(key));
    }

    std::vector<KeyEvidence> take() { return std::move(m_list); }

private:
    DemoDraws &m_draws;
    bool m_fraud;
    std::vector<KeyEvidence> m_list;
};

UsualRange amountRange(const PaymentScene &scene)
{
    return {static_cast<double>(scene.cents) / 100, static_cast<double>(scene.lowCents) / 100,
            static_cast<double>(scene.medianCents) / 100, static_cast<double>(scene.highCents) / 100};
}

UsualRange paceRange(const PaymentScene &scene)
{
    return {static_cast<double>(scene.lastHour), 0, 1, static_cast<double>(scene.usualPerHour)};
}

std::vector<KeyEvidence> keyEvidenceOf(DemoDraws &draws, const PaymentScene &scene, const std::string &predicted)
{
    Signals signals(draws, predicted);
    signals.add({"Amount", euros(scene.cents), timesMedian(scene),
                 "usual " + euros(scene.lowCents) + "–" + euros(scene.highCents), "", amountRange(scene)},
                scene.oddAmount(), 0.34);
    const std::string declined = scene.declined > 0 ? std::to_string(scene.declined) + " declined" : "none declined";
    signals.add({"Payments in the last hour", std::to_string(scene.lastHour), declined,
                 "usual 0–" + std::to_string(scene.usualPerHour), "", paceRange(scene)},
                scene.oddPace(), 0.28);
    const std::string seen =
        scene.knownDevice ? "Known for " + std::to_string(scene.deviceMonths) + " months" : "First seen today";
    signals.add({"Device", seen, scene.device, "usual: known devices", scene.knownDevice ? "Within usual" : "New here"},
                !scene.knownDevice, 0.2);
    const std::string uses =
        scene.knownAddress() ? "Used before, " + std::to_string(scene.addressUses) + " times" : "Never used";
    signals.add(
        {"Delivery address", uses, scene.city, "usual: one of two", scene.knownAddress() ? "Within usual" : "New here"},
        !scene.knownAddress(), 0.18);
    signals.add({"Strong authentication", scene.authenticated ? "Passed, " + clockTime(scene.at) : "Missing",
                 scene.authentication, "usual: passed", scene.authenticated ? "Within usual" : "Unusual"},
                !scene.authenticated, 0.14);
    return signals.take();
}

SeriesPoint pointAt(Time at, std::int64_t cents, std::string label)
{
    return {toIso(at), static_cast<double>(cents) / 100, std::move(label)};
}

/// Earlier payments, then the burst with its declined attempts, then the payment itself.
Evidence activityOf(DemoDraws &draws, const PaymentScene &scene)
{
    Evidence activity;
    activity.kind = EvidenceKind::Series;
    activity.title = "Card activity, last 3 hours";
    for (int i = draws.whole(0, 3); i > 0; --i) {
        const Time at = scene.at + -draws.whole(62, 178) * minuteMs;
        activity.points.push_back(pointAt(at, draws.whole(300, 6000), "approved"));
    }
    std::int64_t back = 0;
    const std::int64_t tried = scene.cents / 8 + 500;
    for (int i = 1; i < scene.lastHour; ++i) {
        back += draws.whole(3, 58 / scene.lastHour) * minuteMs;
        const bool declined = i <= scene.declined;
        activity.points.push_back(
            pointAt(scene.at + -back, declined ? tried : tried / 2, declined ? "declined" : "approved"));
    }
    activity.points.push_back(pointAt(scene.at, scene.cents, "this payment"));
    std::sort(activity.points.begin(), activity.points.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
    return activity;
}

Evidence lastPayments(DemoDraws &draws, const PaymentScene &scene)
{
    Evidence table;
    table.kind = EvidenceKind::Table;
    table.title = "Last payments";
    table.columns = {"When", "Shop", "Trade", "Amount", "Result"};
    Time when = scene.at;
    for (int i = 0; i < 9; ++i) {
        when = when + -draws.whole(300, 4200) * minuteMs;
        const auto &shop = draws.pick(demoMerchants());
        const std::int64_t cents = draws.whole(shop.usualLow * 100, shop.usualHigh * 60);
        table.rows.push_back({dayOf(when) + ' ' + clockTime(when), std::string(shop.name), std::string(shop.trade),
                              euros(cents), draws.chance(0.93) ? "approved" : "declined"});
    }
    return table;
}

Evidence rawRequest(DemoDraws &draws, const PaymentScene &scene, const std::string &id)
{
    JsonWriter json;
    json.beginObject().key("request").text(id).key("type").text("card-not-present");
    json.key("amount").beginObject().key("minor").number(scene.cents).key("currency").text("EUR").endObject();
    json.key("merchant").beginObject().key("name").text(scene.merchant.name).key("trade").text(scene.merchant.trade);
    json.key("city").text(scene.city).endObject();
    json.key("device")
        .beginObject()
        .key("known")
        .boolean(scene.knownDevice)
        .key("about")
        .text(scene.device)
        .endObject();
    json.key("authentication")
        .beginObject()
        .key("passed")
        .boolean(scene.authenticated)
        .key("how")
        .text(scene.authentication)
        .endObject();
    json.key("attempt")
        .number(std::int64_t{scene.declined + 1})
        .key("latencyMs")
        .number(std::int64_t{draws.whole(38, 240)});
    json.key("at").text(toIso(scene.at)).endObject();
    Evidence raw;
    raw.kind = EvidenceKind::Json;
    raw.title = "Raw request";
    raw.json = json.take();
    return raw;
}

std::string outcomeWords(DemoDraws &draws, const std::string &label, Time at)
{
    const std::string day = dayOf(at + draws.whole(4, 26) * dayMs);
    if (label == "stolen-card")
        return "chargeback confirmed " + day;
    if (label == "account-takeover")
        return "customer reported a takeover " + day;
    if (label == "friendly-fraud")
        return "dispute withdrawn " + day;
    if (label == "merchant-error")
        return "shop refunded " + day;
    return draws.chance(0.5) ? "customer confirmed " + day : "no chargeback in 30 days";
}

SimilarCase similarTo(DemoDraws &draws, const PaymentScene &scene, const std::string &label, int number,
                      double similarity)
{
    const Time at = scene.at + -draws.whole(43'000, 172'000) * minuteMs;
    PaymentScene other = drawPayment(draws, label, at);
    if (draws.chance(0.6))
        other.merchant = scene.merchant;
    SimilarCase similar{idOf(number), euros(other.cents) + " to " + std::string(other.merchant.name), similarity,
                        label};
    similar.outcome = outcomeWords(draws, label, at);
    similar.facts = paymentFacts(other);
    return similar;
}

/// Neighbours that mostly carry the predicted label.
std::vector<SimilarCase> similarTo(DemoDraws &draws, const PaymentScene &scene, const std::string &predicted,
                                   int number)
{
    std::vector<SimilarCase> list;
    double similarity = draws.between(0.9, 0.97);
    const auto labels = demoLabels(paymentsDomain);
    for (int i = 0; i < 5; ++i, similarity -= draws.between(0.01, 0.04)) {
        const std::string label = draws.chance(0.6) ? predicted : labels[draws.weighted(truthWeights)];
        list.push_back(similarTo(draws, scene, label, -draws.whole(900, 9000) + number, rounded(similarity, 2)));
    }
    return list;
}

Stakes stakesOf(const PaymentScene &scene)
{
    return scene.cents >= 100'000 ? Stakes::High : scene.cents >= 20'000 ? Stakes::Medium : Stakes::Low;
}

CaseContext contextOf(DemoDraws &draws, const PaymentScene &scene)
{
    CaseContext context;
    context.stakes = stakesOf(scene);
    context.subject = "customer-" + std::to_string(draws.whole(1000, 9999));
    context.financialImpact = static_cast<double>(scene.cents) / 100;
    context.appeal = draws.chance(0.07);
    if (draws.chance(0.08))
        context.history.emplace_back("previous-error");
    context.facts = paymentFacts(scene);
    return context;
}

} // namespace

DemoCase paymentCase(const DemoOrder &order)
{
    DemoDraws draws(order.seed, paymentsDomain, static_cast<std::uint64_t>(order.number));
    const auto labels = demoLabels(paymentsDomain);
    DemoCase made;
    made.truth = labels[draws.weighted(truthWeights)];
    const PaymentScene scene = drawPayment(draws, made.truth, order.received);
    CaseRecord &record = made.record;
    record.name = {paymentsDomain, idOf(order.number)};
    record.title = euros(scene.cents) + " to " + std::string(scene.merchant.name);
    record.kind = "Card payment";
    record.subtitle = "Card not present, " + scene.city;
    record.received = order.received;
    record.requiredBy = order.requiredBy;
    record.prediction = overconfidentPrediction(draws, labels, made.truth);
    record.prediction.modelVersion = modelVersion;
    record.keyEvidence = keyEvidenceOf(draws, scene, record.prediction.label);
    record.prediction.topFeatures = signalsOf(record.keyEvidence);
    for (auto &signal : drawSignals(draws, paymentSignals(), draws.whole(17, 34)))
        record.prediction.topFeatures.push_back(std::move(signal));
    record.prediction.similar = similarTo(draws, scene, record.prediction.label, order.number);
    record.context = contextOf(draws, scene);
    record.evidence = {activityOf(draws, scene), lastPayments(draws, scene), rawRequest(draws, scene, record.name.id)};
    return made;
}

} // namespace verdict
