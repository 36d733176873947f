#pragma once

#include "core/storage/fold.h"

namespace verdict {

/// The projection of invitations, in the leads log so that any lead can admit: by id, the event that holds each.
class InvitedFold final : public Fold {
public:
    [[nodiscard]] std::string name() const override { return "invitations"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] std::vector<std::string> types() const override;
    [[nodiscard]] std::vector<std::string> tables() const override { return {"invited"}; }
    [[nodiscard]] std::string schema() const override;
    [[nodiscard]] std::vector<std::string> dumps() const override;
    [[nodiscard]] std::unique_ptr<FoldRun> bind(Database &database) const override;
};

inline constexpr std::string_view invitedType = "member.invited"; ///< {"id","deviceOf","invitation": the file as text}

} // namespace verdict
