#include "core/routing/folds/policyfold.h"

#include "core/policy/reader.h"
#include "core/storage/journaltable.h"

#include <simdjson.h>

namespace verdict {
namespace {

constexpr const char *table =
    "CREATE TABLE policy(version INTEGER NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL, open_event INTEGER, "
    "leads_event INTEGER, PRIMARY KEY(version, by)) WITHOUT ROWID;";

class PolicyRun final : public FoldRun {
public:
    explicit PolicyRun(Database &database) : m_database(database) {}

    void apply(const FoldEvent &event) override
    {
        simdjson::dom::object document;
        if (event.payload["policy"].get(document) != simdjson::SUCCESS)
            throw DatabaseFailure{{ErrorKind::Damaged, "A published policy has no document."}};
        const auto version = integerField(document, "version");
        const bool open = event.type == openPolicyType;
        const std::string column = open ? "open_event" : "leads_event";
        // The two parts of a version come in two logs of its author; the same version by two leads is two policies.
        Statement insert(m_database, "INSERT INTO policy(version, at, by, " + column +
                                         ") VALUES(?,?,?,?) ON CONFLICT(version, by) DO UPDATE SET " + column +
                                         " = excluded." + column + ", at = max(at, excluded.at)");
        insert.bind(1, version)
            .bind(2, event.at.ms)
            .bind(3, std::string_view(event.member.value))
            .bind(4, event.row)
            .run();
    }

private:
    Database &m_database;
};

/// The policy document inside the payload of an event.
Result<std::string> documentIn(Database &database, const Keyring &keys, std::int64_t row)
{
    const auto stored = readEvent(database, row);
    const auto logs = readLogs(database);
    if (!stored || !logs.contains(stored->logRow))
        return Error{ErrorKind::Damaged, "The event of a published policy is missing."};
    const auto body = readBody(stored->event.bodyBytes);
    const auto key = keys.key(logs.at(stored->logRow).info.id, stored->event.epoch);
    if (!body || !key)
        return Error{ErrorKind::NotAllowed, "This part of the policy is for leads alone."};
    const auto opened = openPayload(stored->event, *body, *key);
    if (!opened)
        return opened.error();
    StrictJson json;
    JsonFault fault;
    const auto root = json.parse(opened->plaintext, fault);
    simdjson::dom::element document;
    if (!root || (*root)["policy"].get(document) != simdjson::SUCCESS)
        return Error{ErrorKind::Damaged, "A published policy cannot be read."};
    return simdjson::minify(document);
}

} // namespace

std::vector<std::string> PolicyFold::types() const
{
    return {std::string(openPolicyType), std::string(leadsPolicyType)};
}

std::string PolicyFold::schema() const { return table; }

std::vector<std::string> PolicyFold::dumps() const
{
    return {"SELECT version, at, by FROM policy ORDER BY version, by"};
}

std::unique_ptr<FoldRun> PolicyFold::bind(Database &database) const { return std::make_unique<PolicyRun>(database); }

std::vector<PublishedPolicy> publishedPolicies(Database &database)
{
    std::vector<PublishedPolicy> list;
    Statement rows(database, "SELECT version, at, by FROM policy ORDER BY version, by");
    while (rows.step())
        list.push_back({static_cast<int>(rows.integer(0)), Time{rows.integer(1)}, MemberId{std::string(rows.text(2))}});
    return list;
}

Result<Policy> readPublishedPolicy(Database &database, const Keyring &keys, int version)
{
    Statement query(
        database,
        "SELECT version, open_event, leads_event FROM policy WHERE (version = ? OR ? = 0) AND open_event IS NOT NULL "
        "ORDER BY version DESC, by DESC LIMIT 1");
    query.bind(1, version).bind(2, version);
    if (!query.step())
        return Error{ErrorKind::NotFound, "There is no policy of version " + std::to_string(version) + "."};
    const auto open = documentIn(database, keys, query.integer(1));
    if (!open)
        return open.error();
    const auto openPart = readOpenPart(*open);
    if (!openPart)
        return Error{ErrorKind::Damaged, "A published policy cannot be read: " + inWords(openPart.faults)};
    Policy policy{static_cast<int>(query.integer(0)), openPart.value.policy, {}};
    // A reviewer's machine never holds the leads' part.
    if (query.isNull(2))
        return policy;
    const auto leads = documentIn(database, keys, query.integer(2));
    if (!leads)
        return leads.error();
    const auto leadsPart = readLeadsPart(*leads);
    if (!leadsPart)
        return Error{ErrorKind::Damaged, "A published policy cannot be read: " + inWords(leadsPart.faults)};
    policy.leads = leadsPart.value.policy;
    return policy;
}

} // namespace verdict
