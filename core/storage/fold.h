#pragma once

#include "core/case/clock.h"
#include "core/case/simdjsonfwd.h"
#include "core/storage/database.h"
#include "core/team/keyring.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace verdict {

/// An event as a projection sees it: opened, parsed, and known to be valid.
struct FoldEvent {
    std::int64_t row = 0; ///< of the event table
    EventHash hash;
    const LogInfo &log;
    std::string_view type;
    Time at;
    MemberId member;
    const simdjson::dom::object &payload; ///< lives until its StrictJson parses again
};

/// One projection's statements on one connection.
class FoldRun {
public:
    virtual ~FoldRun() = default;
    /// Applies one event. Throws DatabaseFailure; an event whose payload has not the promised form throws it with
    /// Damaged.
    virtual void apply(const FoldEvent &event) = 0;
};

/// A projection: tables that follow from the journal alone and can be dropped and replayed. Each room brings its own.
class Fold {
public:
    virtual ~Fold() = default;
    [[nodiscard]] virtual std::string name() const = 0;
    /// Raised whenever tables or meaning change; the projection is then replayed when the workspace is opened.
    [[nodiscard]] virtual int version() const = 0;
    [[nodiscard]] virtual std::vector<std::string> types() const = 0;
    [[nodiscard]] virtual std::vector<std::string> tables() const = 0;
    [[nodiscard]] virtual std::string schema() const = 0;
    /// Queries that list the columns which the set of events determines, in an order that it determines too.
    [[nodiscard]] virtual std::vector<std::string> dumps() const = 0;
    [[nodiscard]] virtual std::unique_ptr<FoldRun> bind(Database &database) const = 0;
};

/// The projections of a workspace.
using Folds = std::vector<std::shared_ptr<const Fold>>;

/// All projections bound to one connection; hands each event to those that asked for its type.
class BoundFolds {
public:
    BoundFolds(const Folds &folds, Database &database);
    void apply(const FoldEvent &event);
    /// Drops and creates all tables of all projections.
    void reset();

private:
    Folds m_folds;
    Database &m_database;
    struct Bound {
        std::vector<std::string> types;
        std::unique_ptr<FoldRun> run;
    };
    std::vector<Bound> m_bound;
};

/// Creates the tables of projections that are missing; true if any projection must be replayed.
bool prepareFolds(Database &database, const Folds &folds);

/// Drops and creates all tables of all projections.
void resetFolds(Database &database, const Folds &folds);

/// Hash of a canonical dump of all set-determined tables with their versions.
std::string projectionDigest(Database &database, const Folds &folds);

/// Reads fields of a payload that must be there; throws DatabaseFailure with Damaged and the field's name otherwise.
std::string_view textField(const simdjson::dom::object &object, std::string_view key);
std::int64_t integerField(const simdjson::dom::object &object, std::string_view key);
simdjson::dom::array arrayField(const simdjson::dom::object &object, std::string_view key);

} // namespace verdict
