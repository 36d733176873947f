#include "core/storage/fold.h"

#include "core/journal/hash.h"

#include <algorithm>
#include <simdjson.h>

namespace verdict {
namespace {

[[noreturn]] void malformed(std::string_view key)
{
    throw DatabaseFailure{
        {ErrorKind::Damaged, "An event's payload lacks \"" + std::string(key) + "\", or it has another form."}};
}

void addColumn(Sha256 &hash, const Statement &row, int column)
{
    const std::string_view bytes = row.isNull(column) ? std::string_view("\x01") : row.bytes(column);
    const std::string size = std::to_string(bytes.size()) + (row.isNull(column) ? "n" : ":");
    hash.add(size).add(bytes);
}

void addRows(Sha256 &hash, Database &database, const std::string &query)
{
    Statement rows(database, query);
    while (rows.step()) {
        for (int column = 0; column < rows.columns(); ++column)
            addColumn(hash, rows, column);
        hash.add("\n");
    }
}

} // namespace

BoundFolds::BoundFolds(const Folds &folds, Database &database) : m_folds(folds), m_database(database)
{
    for (const auto &fold : folds)
        m_bound.push_back({fold->types(), fold->bind(database)});
}

void BoundFolds::apply(const FoldEvent &event)
{
    for (auto &bound : m_bound)
        if (std::find(bound.types.begin(), bound.types.end(), event.type) != bound.types.end())
            bound.run->apply(event);
}

void BoundFolds::reset() { resetFolds(m_database, m_folds); }

bool prepareFolds(Database &database, const Folds &folds)
{
    bool stale = false;
    for (const auto &fold : folds) {
        const std::string name = fold->name();
        Statement query(database, "SELECT version FROM fold WHERE name = ?");
        query.bind(1, std::string_view(name));
        const bool known = query.step();
        stale = stale || !known || query.integer(0) != fold->version();
    }
    return stale;
}

void resetFolds(Database &database, const Folds &folds)
{
    // A table on a row of which a statement stands cannot be dropped.
    database.endWalks();
    for (const auto &fold : folds) {
        for (const auto &table : fold->tables())
            database.run("DROP TABLE IF EXISTS " + table);
        database.run(fold->schema());
        const std::string name = fold->name();
        Statement(database, "INSERT OR REPLACE INTO fold(name, version) VALUES(?, ?)")
            .bind(1, std::string_view(name))
            .bind(2, fold->version())
            .run();
    }
}

std::string projectionDigest(Database &database, const Folds &folds)
{
    Sha256 hash;
    for (const auto &fold : folds) {
        hash.add(fold->name() + ' ' + std::to_string(fold->version()) + '\n');
        for (const auto &query : fold->dumps())
            addRows(hash, database, query);
    }
    const Digest digest = hash.finish();
    return toHex(digest.data(), digest.size());
}

std::string_view textField(const simdjson::dom::object &object, std::string_view key)
{
    std::string_view value;
    if (object[key].get(value) != simdjson::SUCCESS)
        malformed(key);
    return value;
}

std::int64_t integerField(const simdjson::dom::object &object, std::string_view key)
{
    std::int64_t value = 0;
    if (object[key].get(value) != simdjson::SUCCESS)
        malformed(key);
    return value;
}

simdjson::dom::array arrayField(const simdjson::dom::object &object, std::string_view key)
{
    simdjson::dom::array value;
    if (object[key].get(value) != simdjson::SUCCESS)
        malformed(key);
    return value;
}

} // namespace verdict
