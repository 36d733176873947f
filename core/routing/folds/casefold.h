#pragma once

#include "core/storage/fold.h"

namespace verdict {

/// Where a case stands for leads and the router; the values are stored.
enum class CaseState { Unrouted = 0, Automated = 1, InReview = 2, InAudit = 3, Decided = 4 };

/// The projection of ingests and routes: one row a case, found by a keyed name, never by its id in clear. Reads the
/// assignments (core/routing/folds/assignmentfold.h), so it comes after them.
class CaseFold final : public Fold {
public:
    [[nodiscard]] std::string name() const override { return "cases"; }
    [[nodiscard]] int version() const override { return 3; }
    [[nodiscard]] std::vector<std::string> types() const override;
    [[nodiscard]] std::vector<std::string> tables() const override
    {
        return {"cases", "version", "domain", "domain_label", "given"};
    }
    [[nodiscard]] std::string schema() const override;
    [[nodiscard]] std::vector<std::string> dumps() const override;
    [[nodiscard]] std::unique_ptr<FoldRun> bind(Database &database) const override;
};

} // namespace verdict
