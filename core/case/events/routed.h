#pragma once

#include "core/case/events/ingested.h"

namespace verdict {

/// One case's route and the hidden half of its assignment.
struct RoutedCase {
    enum class Outcome { Automated, Review, Audit };

    KeyedName key{};
    ObjectName record; ///< the version that was routed
    Outcome outcome = Outcome::Review;
    std::string route;          ///< the route as JSON (core/routing/routecodec.h)
    std::optional<Token> token; ///< of the assignment; nothing where no person is asked
    MemberId reviewer;          ///< whom it was given to; empty where no person is asked
};

/// The fields of "cases.routed" in the leads log.
struct Routed {
    int policyVersion = 0;
    std::vector<RoutedCase> cases;
};

void writeRouted(JsonWriter &json, const Routed &routed);
Result<Routed> readRouted(const simdjson::dom::object &payload);

inline constexpr std::string_view routedType = "cases.routed";

} // namespace verdict
