#pragma once

#include "core/case/events/ingested.h"

namespace verdict {

/// A sealed attachment that travels with a case file.
struct AssignedBlob {
    ObjectName object;
    std::int64_t sealedBytes = 0;
};

/// One case given to one reviewer. The case file itself is a sealed object of the same event.
struct AssignedCase {
    Token token;
    ObjectName file;
    std::int64_t sealedBytes = 0; ///< in the event's pack, in the order of the manifest
    std::string domain;
    std::int64_t priorityPpm = 0; ///< as this reviewer's machine may see it, in millionths, 0 to 1,000,000
    std::optional<Time> deadline;
    std::vector<AssignedBlob> blobs;
};

/// The fields of "cases.assigned" in the router's log to one reviewer.
struct Assigned {
    int policyVersion = 0;
    int atRiskMinutes = 0; ///< the policy's urgency limits when these were assigned
    int soonMinutes = 0;
    std::vector<AssignedCase> cases;
    std::vector<Token> takenBack; ///< earlier assignments of this reviewer that ask for nothing more
};

void writeAssigned(JsonWriter &json, const Assigned &assigned);
Result<Assigned> readAssigned(const simdjson::dom::object &payload);

inline constexpr std::string_view assignedType = "cases.assigned";

} // namespace verdict
