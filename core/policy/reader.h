#pragma once

#include "core/case/json.h"
#include "core/policy/policy.h"

#include <string>
#include <string_view>
#include <vector>

namespace verdict {

/// A value read from JSON, or every fault found in it; the value counts only when there is none.
template <class T> struct Read {
    T value;
    std::vector<JsonFault> faults;

    explicit operator bool() const { return faults.empty(); }
};

/// Policies above this size are refused unread, in bytes.
constexpr std::size_t maxPolicyBytes = 1024 * 1024;

/// Reads a whole policy as `policy show` prints it. A field that is left out has its value of the default policy; an
/// unknown field, a value out of its range and a field named "command" (anywhere: commands are local configuration) are
/// faults.
Read<Policy> readPolicy(std::string_view json);

/// The open part with the version it belongs to, as writeOpenPart() makes it.
struct OpenPart {
    int version = 1;
    OpenPolicy policy;

    friend bool operator==(const OpenPart &, const OpenPart &) = default;
};

/// The leads' part with the version it belongs to, as writeLeadsPart() makes it.
struct LeadsPart {
    int version = 1;
    LeadsPolicy policy;

    friend bool operator==(const LeadsPart &, const LeadsPart &) = default;
};

Read<OpenPart> readOpenPart(std::string_view json);
Read<LeadsPart> readLeadsPart(std::string_view json);

/// All faults as one text for a person, one line each: "leads.urgency.soonMinutes: must be …".
std::string inWords(const std::vector<JsonFault> &faults);

} // namespace verdict
