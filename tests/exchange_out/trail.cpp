#include "tests/exchange_out/trail.h"

#include "core/journal/hash.h"
#include "core/journal/seal.h"

#include <simdjson.h>

namespace verdict::test {
namespace {

constexpr int logs = 3;
constexpr int rounds = 5;

std::string asBytes(const Salt &salt) { return std::string(salt.begin(), salt.end()); }

AuditObject objectOf(const std::string &content)
{
    const Salted salted = saltAndName(content);
    return {salted.name, asBytes(salted.salt), content};
}

void signWith(const LogKey &key, AuditEvent &event, const std::string &body)
{
    event.body = body;
    event.hash = EventHash{sha256(body)};
    event.signature = key.sign(event.hash);
    event.key = key.id();
}

} // namespace

Trail::Trail() : m_seqs(logs, 0), m_heads(logs)
{
    for (int log = 0; log < logs; ++log)
        m_keys.push_back(LogKey::generate());
    for (int round = 0; round < rounds; ++round)
        for (int log = 0; log < logs; ++log)
            append(
                log,
                R"({"type":"decided","case":null,"at":"2026-11-22T09:30:00.000Z","member":"m-0","text":"Größe \"x\" )" +
                    std::string("\\u0001 \xE2\x80\xA8 ") + std::to_string(round) + "\"}");
    events[4].objects = {objectOf("{\"id\":\"tx-1\"}"), objectOf(std::string("\x89PNG\x00\xFF", 6)), objectOf("")};
    events[7].payload.reset();
    events[7].salt.clear();
}

void Trail::append(int log, const std::string &payload)
{
    const auto i = static_cast<std::size_t>(log);
    const Salted salted = saltAndName(payload);
    Body body{Time{1'700'000'000'000 + m_seqs[i]}, m_keys[i].id(), salted.name, m_heads[i], ++m_seqs[i], m_team};
    AuditEvent event;
    signWith(m_keys[i], event, writeBody(body));
    event.payload = payload;
    event.salt = asBytes(salted.salt);
    if (events.empty())
        m_team = TeamId{event.hash.bytes};
    m_heads[i] = event.hash;
    events.push_back(event);
}

std::string Trail::bytes() const
{
    std::string all;
    for (const auto &event : events)
        all += auditLine(event);
    return all;
}

std::vector<std::size_t> Trail::linesOf(int log) const
{
    std::vector<std::size_t> lines;
    for (std::size_t i = 0; i < events.size(); ++i)
        if (events[i].key == m_keys[static_cast<std::size_t>(log)].id())
            lines.push_back(i);
    return lines;
}

void Trail::sign(AuditEvent &event, const std::string &body, int log) const
{
    signWith(m_keys[static_cast<std::size_t>(log)], event, body);
}

AuditEvent Trail::underAnotherKey(const AuditEvent &event)
{
    const LogKey key = LogKey::generate();
    const auto body = readBody(event.body);
    Body changed = *body;
    changed.log = key.id();
    AuditEvent forged = event;
    signWith(key, forged, writeBody(changed));
    return forged;
}

} // namespace verdict::test
