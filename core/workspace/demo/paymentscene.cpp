#include "core/workspace/demo/paymentscene.h"

#include <array>
#include <cmath>

namespace verdict {
namespace {

bool isFraudOfOthers(const std::string &truth) { return truth == "stolen-card" || truth == "account-takeover"; }

void drawAmount(DemoDraws &draws, bool odd, PaymentScene &scene)
{
    scene.lowCents = scene.merchant.usualLow * 100 + draws.whole(0, 400);
    scene.highCents = scene.merchant.usualHigh * 100 - draws.whole(0, 500);
    scene.medianCents = scene.lowCents +
                        std::llround(draws.between(0.15, 0.45) * static_cast<double>(scene.highCents - scene.lowCents));
    const double euros =
        odd ? static_cast<double>(scene.highCents) * draws.between(1.3, 6.0) / 100
            : draws.between(static_cast<double>(scene.lowCents), static_cast<double>(scene.highCents)) / 100;
    const std::array<int, 3> endings{0, 90, 99};
    scene.cents =
        static_cast<std::int64_t>(euros) * 100 + (draws.chance(0.7) ? draws.pick(endings) : draws.whole(1, 98));
}

void drawPace(DemoDraws &draws, bool odd, PaymentScene &scene)
{
    scene.usualPerHour = draws.chance(0.7) ? 1 : 2;
    scene.lastHour = odd ? draws.whole(3, 8) : draws.whole(1, scene.usualPerHour);
    scene.declined = odd ? draws.whole(1, scene.lastHour - 1) : 0;
}

void drawDevice(DemoDraws &draws, bool odd, PaymentScene &scene)
{
    scene.knownDevice = !odd;
    scene.device = odd ? draws.pick(newDevices()) : draws.pick(knownDevices());
    scene.deviceMonths = odd ? 0 : draws.whole(2, 40);
}

void drawAuthentication(DemoDraws &draws, bool odd, PaymentScene &scene)
{
    constexpr std::array<std::string_view, 3> passed{"banking app", "fingerprint", "one-time code"};
    constexpr std::array<std::string_view, 3> missing{"exempt, low risk", "timed out once", "not asked by the shop"};
    scene.authenticated = !odd;
    scene.authentication = odd ? draws.pick(missing) : draws.pick(passed);
}

std::string addressText(const PaymentScene &scene)
{
    return scene.knownAddress() ? "Used before, " + std::to_string(scene.addressUses) + " times" : "Never used";
}

} // namespace

PaymentScene drawPayment(DemoDraws &draws, const std::string &truth, Time at)
{
    // Each fact goes with the truth on its own, so that two strong signals may point opposite ways.
    const bool fraud = isFraudOfOthers(truth);
    const auto odd = [&](double ifFraud, double ifNot) { return draws.chance(fraud ? ifFraud : ifNot); };
    PaymentScene scene;
    scene.merchant = draws.pick(demoMerchants());
    scene.city = draws.pick(demoCities());
    scene.at = at;
    drawAmount(draws, truth == "merchant-error" || odd(0.75, 0.35), scene);
    drawPace(draws, odd(0.65, 0.15), scene);
    drawDevice(draws, odd(0.7, 0.2), scene);
    scene.addressUses = odd(0.6, 0.2) ? 0 : draws.whole(1, 24);
    drawAuthentication(draws, odd(0.5, 0.15), scene);
    return scene;
}

std::string timesMedian(const PaymentScene &scene)
{
    const double times = static_cast<double>(scene.cents) / static_cast<double>(scene.medianCents);
    return digits(times, times < 3 ? 1 : 0) + " × the median";
}

std::vector<Field> paymentFacts(const PaymentScene &scene)
{
    const std::string pace = std::to_string(scene.lastHour) +
                             (scene.declined > 0 ? ", " + std::to_string(scene.declined) + " declined" : "");
    return {textField("Amount", euros(scene.cents)),
            textField("Against usual", timesMedian(scene)),
            textField("Payments in the last hour", pace),
            textField("Device",
                      scene.knownDevice ? "Known, " + std::to_string(scene.deviceMonths) + " months" : "First seen"),
            textField("Delivery address", addressText(scene)),
            textField("Strong authentication", (scene.authenticated ? "Passed, " : "Missing, ") + scene.authentication),
            textField("Trade", std::string(scene.merchant.trade)),
            textField("Time of day", clockTime(scene.at))};
}

} // namespace verdict
