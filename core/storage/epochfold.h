#pragma once

#include "core/storage/fold.h"

namespace verdict {

/// The projection of keys: to whom each epoch of each log is sealed.
class EpochFold final : public Fold {
public:
    [[nodiscard]] std::string name() const override { return "epochs"; }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] std::vector<std::string> types() const override;
    [[nodiscard]] std::vector<std::string> tables() const override { return {"epoch"}; }
    [[nodiscard]] std::string schema() const override;
    [[nodiscard]] std::vector<std::string> dumps() const override;
    [[nodiscard]] std::unique_ptr<FoldRun> bind(Database &database) const override;
};

} // namespace verdict
