#include "core/workspace/invitedfold.h"

namespace verdict {
namespace {

class InvitedRun final : public FoldRun {
public:
    explicit InvitedRun(Database &database)
        : m_insert(database, "INSERT OR IGNORE INTO invited(id, event) VALUES(?, ?)")
    {
    }

    void apply(const FoldEvent &event) override
    {
        m_insert.bind(1, textField(event.payload, "id")).bind(2, event.row).run();
    }

private:
    Statement m_insert;
};

} // namespace

std::vector<std::string> InvitedFold::types() const { return {std::string(invitedType)}; }

std::string InvitedFold::schema() const
{
    return "CREATE TABLE invited(id TEXT PRIMARY KEY, event INTEGER NOT NULL) WITHOUT ROWID;";
}

std::vector<std::string> InvitedFold::dumps() const { return {"SELECT id FROM invited ORDER BY id"}; }

std::unique_ptr<FoldRun> InvitedFold::bind(Database &database) const { return std::make_unique<InvitedRun>(database); }

} // namespace verdict
