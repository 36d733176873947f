#pragma once

#include "core/exchange/out/audit.h"
#include "core/journal/body.h"
#include "core/journal/logkey.h"

#include <string>
#include <vector>

namespace verdict::test {

/// A small valid audit trail of three logs that tests can tamper with.
class Trail {
public:
    Trail();

    /// The trail as a file's bytes.
    [[nodiscard]] std::string bytes() const;
    /// The lines of the log of this index, in order.
    [[nodiscard]] std::vector<std::size_t> linesOf(int log) const;
    [[nodiscard]] std::string team() const { return m_team.hex(); }
    /// Writes another body into an event, hashes it and signs it with the log's own key.
    void sign(AuditEvent &event, const std::string &body, int log) const;
    /// The same event under another key, with its body and signature made to fit.
    static AuditEvent underAnotherKey(const AuditEvent &event);

    std::vector<AuditEvent> events;

private:
    void append(int log, const std::string &payload);

    std::vector<LogKey> m_keys;
    std::vector<std::int64_t> m_seqs;
    std::vector<EventHash> m_heads;
    TeamId m_team;
};

} // namespace verdict::test
