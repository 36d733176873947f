#pragma once

#include "core/workspace/demo/paymentwords.h"

#include <string>

namespace verdict {

/// What happened at the till: the facts of one payment, drawn so that they go with its truth more often than not.
struct PaymentScene {
    DemoMerchant merchant;
    std::string city;
    std::int64_t cents = 0;
    std::int64_t lowCents = 0; ///< 10th percentile of the customer's payments, then median and 90th
    std::int64_t medianCents = 0;
    std::int64_t highCents = 0;
    int lastHour = 1; ///< payments tried in the last hour, this one included
    int declined = 0; ///< of these
    int usualPerHour = 1;
    bool knownDevice = true;
    std::string device;
    int deviceMonths = 0;
    int addressUses = 0; ///< deliveries to this address before
    bool authenticated = true;
    std::string authentication; ///< how
    Time at;

    [[nodiscard]] bool oddAmount() const { return cents > highCents; }
    [[nodiscard]] bool oddPace() const { return lastHour > usualPerHour; }
    [[nodiscard]] bool knownAddress() const { return addressUses > 0; }
};

PaymentScene drawPayment(DemoDraws &draws, const std::string &truth, Time at);

/// How many times the median the amount is, "9 × the median".
std::string timesMedian(const PaymentScene &scene);

/// The facts by which payments are compared, under the same names for each.
std::vector<Field> paymentFacts(const PaymentScene &scene);

} // namespace verdict
