#include "core/storage/epochfold.h"

#include "core/storage/credentials.h"

namespace verdict {
namespace {

constexpr const char *tables = R"sql(
-- audience = hash of the box keys to which this epoch's key of a log is sealed.
CREATE TABLE epoch(log BLOB NOT NULL, epoch INTEGER NOT NULL, audience BLOB NOT NULL, PRIMARY KEY(log, epoch)) WITHOUT ROWID;
)sql";

class EpochRun final : public FoldRun {
public:
    explicit EpochRun(Database &database)
        : m_epoch(database, "INSERT OR REPLACE INTO epoch(log, epoch, audience) VALUES(?, ?, ?)")
    {
    }

    void apply(const FoldEvent &event) override
    {
        const auto boxes = readBoxedKeys(event.payload);
        if (!boxes)
            throw DatabaseFailure{boxes.error()};
        std::map<int, std::vector<BoxKey>> recipients;
        for (const auto &box : *boxes)
            if (box.log == event.log.id)
                recipients[box.epoch].push_back(box.to);
        for (auto &[epoch, keys] : recipients) {
            const Digest digest = audienceDigest(std::move(keys));
            m_epoch.bindBytes(1, std::span(event.log.id.bytes)).bind(2, epoch).bindBytes(3, std::span(digest)).run();
        }
    }

private:
    Statement m_epoch;
};

} // namespace

std::vector<std::string> EpochFold::types() const
{
    return {std::string(teamFoundedType), std::string(logOpenedType), std::string(keysRenewedType)};
}

std::string EpochFold::schema() const { return verdict::tables; }

std::vector<std::string> EpochFold::dumps() const
{
    return {"SELECT log, epoch, audience FROM epoch ORDER BY log, epoch"};
}

std::unique_ptr<FoldRun> EpochFold::bind(Database &database) const { return std::make_unique<EpochRun>(database); }

} // namespace verdict
