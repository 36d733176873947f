#pragma once

#include "core/workspace/demo/demoparts.h"

#include <span>
#include <string_view>

namespace verdict {

/// A shop that does not exist, what it sells, and what people usually pay there, in euros.
struct DemoMerchant {
    std::string_view name;
    std::string_view trade;
    int usualLow = 10;
    int usualHigh = 100;
};

std::span<const DemoMerchant> demoMerchants();
std::span<const std::string_view> demoCities();
std::span<const std::string_view> knownDevices();
std::span<const std::string_view> newDevices();
std::span<const SmallSignal> paymentSignals();

} // namespace verdict
