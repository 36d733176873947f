#pragma once

#include "core/case/events/ingested.h"
#include "core/routing/folds/casefold.h"
#include "core/storage/reader.h"
#include "core/workspace/parts.h"

namespace verdict {

/// A row of the cases table.
struct CaseRow {
    std::int64_t id = 0;
    CaseState state = CaseState::Unrouted;
    ObjectRef record;
    KeyedName key{};
    Time ingested;
    std::optional<std::int64_t> routeEvent;
    std::optional<Token> token;
};

/// A case by token, `DOMAIN/ID`, or id where only one domain has it. NotFound, or BadInput with the candidates. Throws
/// DatabaseFailure.
Result<CaseRow> findCase(ReadSession &session, const std::string &caseText);

/// The case of an assignment as it stands now; nothing if its record is not held here.
std::optional<CaseRow> caseOfToken(Database &database, Token token);

/// The version of the record that an assignment was composed from, which a later revision does not change; nothing if
/// it is not held here.
std::optional<ObjectRef> recordGiven(Database &database, Token token);

} // namespace verdict
