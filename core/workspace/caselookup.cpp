#include "core/workspace/caselookup.h"

#include "core/exchange/ingestbatch.h"
#include "core/routing/folds/rowcodec.h"

namespace verdict {
namespace {

constexpr const char *columns =
    "SELECT id, state, event, offset, length, record, key_high, key_low, ingested, route_event, token FROM cases ";

void spread(KeyedName &key, std::int64_t high, std::int64_t low)
{
    for (std::size_t i = 0; i < 8; ++i) {
        key[7 - i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(high) >> (8 * i));
        key[15 - i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(low) >> (8 * i));
    }
}

CaseRow rowOf(const Statement &row)
{
    CaseRow found;
    found.id = row.integer(0);
    found.state = static_cast<CaseState>(row.integer(1));
    found.record = objectRefAt(row, 2);
    spread(found.key, row.integer(6), row.integer(7));
    found.ingested = Time{row.integer(8)};
    if (!row.isNull(9))
        found.routeEvent = row.integer(9);
    if (!row.isNull(10))
        found.token = Token{static_cast<std::uint32_t>(row.integer(10))};
    return found;
}

std::optional<CaseRow> byName(Database &database, const AudienceKey &leads, const CaseName &name)
{
    const KeyPair pair = pairOf(caseKey(leads, name));
    Statement query(database, std::string(columns) + "WHERE key_high = ? AND key_low = ?");
    query.bind(1, pair.high).bind(2, pair.low);
    return query.step() ? std::optional(rowOf(query)) : std::nullopt;
}

std::vector<std::string> domains(Database &database)
{
    std::vector<std::string> names;
    Statement rows(database, "SELECT name FROM domain ORDER BY name");
    while (rows.step())
        names.emplace_back(rows.text(0));
    return names;
}

Result<CaseRow> byIdAlone(Database &database, const AudienceKey &leads, const std::string &id)
{
    std::vector<CaseRow> found;
    std::string candidates;
    for (const auto &domain : domains(database)) {
        if (auto row = byName(database, leads, {domain, id})) {
            found.push_back(*row);
            candidates += (candidates.empty() ? "" : ", ") + domain + "/" + id;
        }
    }
    if (found.empty())
        return Error{ErrorKind::NotFound, "There is no case \"" + id + "\" in this workspace."};
    if (found.size() > 1)
        return Error{ErrorKind::BadInput,
                     "Several cases have the id \"" + id + "\": " + candidates + ". Name the domain too."};
    return found.front();
}

/// DOMAIN/ID where either part may itself hold slashes: every cut is tried.
std::optional<CaseRow> byFullName(Database &database, const AudienceKey &leads, const std::string &text)
{
    for (auto cut = text.find('/'); cut != std::string::npos; cut = text.find('/', cut + 1))
        if (auto row = byName(database, leads, {text.substr(0, cut), text.substr(cut + 1)}))
            return row;
    return std::nullopt;
}

} // namespace

std::optional<CaseRow> caseOfToken(Database &database, Token token)
{
    Statement query(database, std::string(columns) + "WHERE id = (SELECT case_row FROM given WHERE token = ?)");
    query.bind(1, token.value);
    return query.step() ? std::optional(rowOf(query)) : std::nullopt;
}

std::optional<ObjectRef> recordGiven(Database &database, Token token)
{
    Statement query(database, "SELECT event, offset, length, record FROM given WHERE token = ?");
    query.bind(1, token.value);
    return query.step() ? std::optional(objectRefAt(query, 0)) : std::nullopt;
}

Result<CaseRow> findCase(ReadSession &session, const std::string &caseText)
{
    if (const auto token = Token::fromText(caseText))
        if (auto row = caseOfToken(session.database, *token))
            return std::move(*row);
    const auto &names = session.credentials.secrets.caseNames;
    if (!names)
        return Error{ErrorKind::NotFound, "There is no case \"" + caseText +
                                              "\" among those given to you. Name it by its "
                                              "token, such as C-7QK2MA."};
    if (auto row = byFullName(session.database, *names, caseText))
        return std::move(*row);
    return byIdAlone(session.database, *names, caseText);
}

} // namespace verdict
