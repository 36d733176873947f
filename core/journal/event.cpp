#include "core/journal/event.h"

#include <algorithm>
#include <cstring>

namespace verdict {
namespace {

Error damaged(const char *what) { return {ErrorKind::Damaged, what}; }

} // namespace

Event makeEvent(const LogKey &key, const TeamId &team, const Head &head, Time now, int epoch,
                const AudienceKey &audience, std::string_view payload)
{
    const Salted salted = saltAndName(payload);
    Body body;
    body.clock = std::max(now, head.clock);
    body.log = key.id();
    body.payload = salted.name;
    body.prev = head.hash;
    body.seq = head.seq + 1;
    body.team = team;
    Event event;
    event.bodyBytes = writeBody(body);
    event.hash = EventHash{sha256(event.bodyBytes)};
    event.signature = key.sign(event.hash);
    event.epoch = epoch;
    if (epoch == 0)
        event.payload = std::string(asText(salted.salt)).append(payload);
    else
        event.payload = seal(audience, salted, payload);
    return event;
}

Result<Body> checkEvent(const Event &event)
{
    auto body = readBody(event.bodyBytes);
    if (!body)
        return Error{ErrorKind::Damaged, body.error().reason};
    if (EventHash{sha256(event.bodyBytes)} != event.hash)
        return damaged("The event's hash does not fit its body.");
    if (!verifySignature(body->log, event.hash, event.signature))
        return damaged("The event's signature is not its log's.");
    return body;
}

Result<Opened> openPayload(const Event &event, const Body &body, const AudienceKey &audience)
{
    if (event.epoch != 0)
        return open(audience, body.payload, event.payload);
    Opened opened;
    if (event.payload.size() < opened.salt.size())
        return damaged("The event's payload is cut short.");
    std::memcpy(opened.salt.data(), event.payload.data(), opened.salt.size());
    opened.plaintext = event.payload.substr(opened.salt.size());
    if (nameOf(opened.salt, opened.plaintext) != body.payload)
        return damaged("The event's payload does not fit its body.");
    return opened;
}

} // namespace verdict
