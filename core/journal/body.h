#pragma once

#include "core/case/clock.h"
#include "core/case/ids.h"
#include "core/case/result.h"

#include <string>
#include <string_view>

namespace verdict {

/// The signed part of an event: who, where in the chain, and the hash of what it says. Names nothing personal.
struct Body {
    static constexpr int version = 1;
    static constexpr std::size_t maxBytes = 64 * 1024;

    Time clock;           ///< the author's wall clock, never below the previous event's; 0 to 2^53 − 1 ms
    LogId log;            ///< the log's public key
    ObjectName payload;   ///< SHA-256(salt ‖ plaintext)
    EventHash prev;       ///< the log's previous event; zero for the first
    std::int64_t seq = 1; ///< 1, 2, 3 … without a gap
    TeamId team;          ///< hash of the founding body; zero in that body itself

    friend bool operator==(const Body &, const Body &) = default;
};

/// The one canonical form: a line of JSON with sorted keys, integers and strings only.
std::string writeBody(const Body &body);

/// Reads exactly the bytes that writeBody() writes and no others: no white space, other order, leading zero, escape,
/// upper-case digit or further key. BadInput says at which byte and why.
Result<Body> readBody(std::string_view bytes);

} // namespace verdict
