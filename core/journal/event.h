#pragma once

#include "core/journal/body.h"
#include "core/journal/logkey.h"
#include "core/journal/seal.h"

#include <string>

namespace verdict {

/// One signed, immutable entry of one log as it is stored and exchanged. `payload` travels beside the signed body.
struct Event {
    std::string bodyBytes; ///< exactly as signed
    EventHash hash;        ///< SHA-256 of bodyBytes
    Signature signature{}; ///< Ed25519 by the log's key over the hash
    int epoch = 0;         ///< audience key's epoch; 0 = the payload is not sealed
    std::string payload;   ///< sealed, or salt ‖ plaintext where epoch is 0
};

/// Where a log ends.
struct Head {
    std::int64_t seq = 0; ///< 0 = nothing yet
    EventHash hash;
    Time clock;

    friend bool operator==(const Head &, const Head &) = default;
};

/// Signs the next event of a log: clock is `now`, but never below the head's. `epoch` 0 leaves the payload unsealed.
Event makeEvent(const LogKey &key, const TeamId &team, const Head &head, Time now, int epoch,
                const AudienceKey &audience, std::string_view payload);

/// Checks what an event says of itself: canonical body, hash, signature. Damaged with the reason otherwise.
Result<Body> checkEvent(const Event &event);

/// The payload's plaintext, checked against the body. Damaged if it does not fit.
Result<Opened> openPayload(const Event &event, const Body &body, const AudienceKey &audience);

} // namespace verdict
