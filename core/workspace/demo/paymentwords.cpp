#include "core/workspace/demo/paymentwords.h"

namespace verdict {
namespace {

constexpr DemoMerchant merchants[] = {
    {"Kestrelby Electronics", "Electronics", 40, 420},
    {"Thistlecombe Garden", "Garden", 15, 120},
    {"Oddvane Cycles", "Sport", 30, 380},
    {"Marrowmere Books", "Books", 8, 60},
    {"Vandermoss Optics", "Optician", 60, 340},
    {"Pinwhistle Toys", "Toys", 12, 90},
    {"Larkensee Air", "Travel", 70, 620},
    {"Brackenholt Furniture", "Furniture", 80, 900},
    {"Quillfjord Outdoor", "Sport", 25, 260},
    {"Saltmarrow Pharmacy", "Pharmacy", 6, 70},
    {"Emberlot Grill", "Restaurant", 14, 85},
    {"Tramontine Tickets", "Tickets", 20, 190},
    {"Ostermoor Jewellers", "Jewellery", 90, 1400},
    {"Cobblehatch Fashion", "Clothing", 20, 230},
    {"Nimbleford Games", "Games", 10, 110},
    {"Hollinbrook Grocers", "Groceries", 18, 140},
    {"Zephyrsund Ferries", "Travel", 40, 310},
    {"Mistelbach & Fenn Audio", "Electronics", 50, 700},
    {"Pellworm Tyres", "Car", 60, 520},
    {"Auberon Lane Hotel", "Hotel", 90, 480},
    {"Dovetail & Rasp Tools", "Hardware", 15, 240},
    {"Hexenlicht Lighting", "Home", 20, 210},
    {"Gannetrock Diving", "Sport", 35, 450},
    {"Wattlebury Teas", "Groceries", 9, 55},
};

constexpr std::string_view cities[] = {"Porto", "Utrecht", "Graz",   "Bologna", "Ghent",  "Tartu",    "Malmö",
                                       "Cork",  "Brno",    "Nantes", "Kraków",  "Aarhus", "Valencia", "Leipzig"};

constexpr std::string_view oldDevices[] = {"Phone, Android 14", "Laptop, same browser", "Phone, iOS 18",
                                           "Tablet, Android 13"};

constexpr std::string_view strangeDevices[] = {"Android 14, emulator flag", "Desktop, private window", "Phone, rooted",
                                               "Laptop, time zone differs", "Phone, new number"};

constexpr SmallSignal signals[] = {
    {"Card age", 2, 70, 0, " months"},
    {"Account age", 1, 160, 0, " months"},
    {"Payments this week", 0, 14, 0, ""},
    {"Payments this month", 2, 48, 0, ""},
    {"Declined this month", 0, 5, 0, ""},
    {"Refunds in a year", 0, 6, 0, ""},
    {"Disputes in two years", 0, 2, 0, ""},
    {"Distance to last payment", 0, 900, 0, " km"},
    {"Minutes since last payment", 2, 4000, 0, " min"},
    {"Time on the payment page", 4, 210, 0, " s"},
    {"Characters pasted", 0, 16, 0, ""},
    {"Basket size", 1, 12, 0, " items"},
    {"Share of gift cards", 0, 0.4, 2, ""},
    {"Merchant's dispute rate", 0.02, 1.9, 2, " %"},
    {"Merchant on this card before", 0, 9, 0, " times"},
    {"Merchant's age here", 1, 130, 0, " months"},
    {"Night payments", 0, 0.35, 2, ""},
    {"Foreign payments", 0, 0.5, 2, ""},
    {"Balance after payment", 20, 6200, 0, " €"},
    {"Credit used", 0.02, 0.97, 2, ""},
    {"Password changed", 1, 700, 0, " days ago"},
    {"Phone number changed", 3, 2000, 0, " days ago"},
    {"Failed log-ins this week", 0, 4, 0, ""},
    {"Address changed", 5, 3000, 0, " days ago"},
    {"Network reputation", 0.1, 0.99, 2, ""},
    {"Delivery speed chosen", 1, 7, 0, " days"},
    {"Round amount", 0, 1, 2, ""},
    {"Same amount this week", 0, 3, 0, " times"},
    {"E-mail address age", 1, 190, 0, " months"},
    {"Name and card match", 0.6, 1, 2, ""},
    {"Postcode match", 0, 1, 2, ""},
    {"Weekday usual", 0.05, 0.6, 2, ""},
    {"Hour usual", 0.02, 0.5, 2, ""},
    {"Contactless share", 0.1, 0.95, 2, ""},
};

} // namespace

std::span<const DemoMerchant> demoMerchants() { return merchants; }
std::span<const std::string_view> demoCities() { return cities; }
std::span<const std::string_view> knownDevices() { return oldDevices; }
std::span<const std::string_view> newDevices() { return strangeDevices; }
std::span<const SmallSignal> paymentSignals() { return signals; }

} // namespace verdict
