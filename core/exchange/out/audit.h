#pragma once

#include "core/case/ids.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace verdict {

/// One object that an event's manifest names, opened for the audit trail.
struct AuditObject {
    ObjectName name;                    ///< SHA-256(salt ‖ content)
    std::string salt;                   ///< 32 bytes; empty if erased
    std::optional<std::string> content; ///< nothing if erased
};

/// One event as the audit trail shows it: everything that a stranger needs to check it.
struct AuditEvent {
    std::string body;                         ///< exactly as signed
    EventHash hash;                           ///< SHA-256 of body
    std::array<std::uint8_t, 64> signature{}; ///< Ed25519 by `key` over the 32 bytes of `hash`
    LogId key;
    std::optional<std::string> payload; ///< plaintext; nothing if erased
    std::string salt;                   ///< 32 bytes; empty if erased
    std::vector<AuditObject> objects;
};

/// The event as one line of the audit trail (docs/audit.md), with its line break. Texts must be UTF-8; an object that
/// is none is given in base64.
std::string auditLine(const AuditEvent &event);

} // namespace verdict
