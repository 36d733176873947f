#pragma once

#include "core/policy/policy.h"
#include "core/storage/fold.h"
#include "core/storage/reader.h"

namespace verdict {

/// The projection of published policies: one row a version, with the events that brought its two parts.
class PolicyFold final : public Fold {
public:
    [[nodiscard]] std::string name() const override { return "policies"; }
    [[nodiscard]] int version() const override { return 2; }
    [[nodiscard]] std::vector<std::string> types() const override;
    [[nodiscard]] std::vector<std::string> tables() const override { return {"policy"}; }
    [[nodiscard]] std::string schema() const override;
    [[nodiscard]] std::vector<std::string> dumps() const override;
    [[nodiscard]] std::unique_ptr<FoldRun> bind(Database &database) const override;
};

inline constexpr std::string_view openPolicyType = "policy.published"; ///< in the team log: {"policy": open part}
inline constexpr std::string_view leadsPolicyType =
    "policy.leads-published"; ///< in the leads log: {"policy": leads' part}

/// A published version with its time and author.
struct PublishedPolicy {
    int version = 0;
    Time at;
    MemberId by;
};

/// All published versions, oldest first. Throws DatabaseFailure.
std::vector<PublishedPolicy> publishedPolicies(Database &database);

/// A version as published; 0 = the newest. Without a leads' part where this machine does not hold it. NotFound if there
/// is none.
Result<Policy> readPublishedPolicy(Database &database, const Keyring &keys, int version);

} // namespace verdict
