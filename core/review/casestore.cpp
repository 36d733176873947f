#include "core/review/casestore.h"

#include "core/case/casefilecodec.h"
#include "core/case/events/fields.h"
#include "core/case/json.h"
#include "core/case/jsonwriter.h"
#include "core/routing/folds/assignmentfold.h"
#include "core/routing/folds/rowcodec.h"
#include "core/storage/journaltable.h"

#include <simdjson.h>

namespace verdict {
namespace {

struct AssignmentRow {
    std::int64_t id = 0;
    ReviewState state = ReviewState::Queued;
    Urgency urgency = Urgency::Later;
    bool queued = false;
    ObjectRef file;
};

std::optional<AssignmentRow> findAssignment(Database &database, Token token)
{
    Statement &query = database.cached(
        "SELECT id, state, class, place, event, offset, length, file FROM assignment WHERE token = ? AND mine");
    query.bind(1, token.value);
    if (!query.step())
        return std::nullopt;
    AssignmentRow row;
    row.id = query.integer(0);
    row.state = static_cast<ReviewState>(query.integer(1));
    row.urgency = static_cast<Urgency>(query.integer(2));
    row.queued = !query.isNull(3) && query.integer(3) == placeQueued;
    row.file = objectRefAt(query, 4);
    query.reset();
    return row;
}

Error unknown(Token token) { return {ErrorKind::NotFound, "There is no case " + token.text() + " in this workspace."}; }

Result<CaseFile> fileOf(const CaseAccess &access, const AssignmentRow &row)
{
    return readCaseFile(access.objects.openAgain(row.file).plaintext);
}

std::string sentence(const ReviewAct &act, bool undone)
{
    switch (act.kind) {
    case ReviewAct::Kind::Decided: return "You filed " + act.decision.label + (undone ? ", and took it back." : ".");
    case ReviewAct::Kind::Amended: return "You amended your decision to " + act.decision.label + ".";
    case ReviewAct::Kind::Undone: return "You took your decision back.";
    case ReviewAct::Kind::Released: return "You gave the case back.";
    case ReviewAct::Kind::SetAside: return "You set the case aside: " + act.rationale;
    case ReviewAct::Kind::Escalated: return "You escalated the case: " + act.rationale;
    }
    return {};
}

/// Own acts on the case, oldest first, into history and filed decisions.
void addActs(const CaseAccess &access, std::int64_t assignment, OpenedCase &opened)
{
    Statement &rows =
        access.database.cached("SELECT event, hash, at, undone FROM act WHERE assignment = ? ORDER BY id");
    rows.bind(1, assignment);
    while (rows.step()) {
        const ReviewAct act = readAct(access.database, access.keys, rows.integer(0));
        const bool undone = rows.integer(3) != 0;
        const Time at{rows.integer(2)};
        if (act.kind != ReviewAct::Kind::Undone)
            opened.history.push_back({at, HistoryEntry::By::Person, sentence(act, undone)});
        const bool decides = act.kind == ReviewAct::Kind::Decided || act.kind == ReviewAct::Kind::Amended;
        if (!decides || undone)
            continue;
        FiledDecision filed{{}, act.decision, at, act.kind == ReviewAct::Kind::Amended};
        const auto hash = rows.bytes(1);
        std::copy_n(hash.begin(), std::min(hash.size(), filed.event.bytes.size()), filed.event.bytes.begin());
        opened.filed.push_back(std::move(filed));
    }
}

void addFacts(OpenedCase &opened)
{
    if (opened.file.received)
        opened.history.push_back({*opened.file.received, HistoryEntry::By::Fact, "Received."});
    if (opened.file.appeal)
        opened.history.push_back({opened.file.received.value_or(Time{}), HistoryEntry::By::Fact,
                                  "Somebody affected asked for a person's decision."});
    if (opened.file.suggestion && opened.file.received)
        opened.history.push_back({*opened.file.received, HistoryEntry::By::Model,
                                  "The model (" + opened.file.suggestion->modelVersion + ") suggested " +
                                      opened.file.suggestion->label + "."});
}

std::string writeDraft(const Draft &draft)
{
    JsonWriter json;
    json.beginObject().key("label").text(draft.label).key("proposedLabel").text(draft.proposedLabel);
    json.key("agreement").text(draft.agreement ? nameOf(*draft.agreement) : "").key("reasons").beginArray();
    for (const auto &reason : draft.reasons)
        json.text(reason);
    json.endArray().key("rationale").text(draft.rationale);
    json.key("confidence").text(draft.confidence ? nameOf(*draft.confidence) : "").endObject();
    return json.take();
}

std::optional<Draft> parseDraft(const std::string &bytes)
{
    StrictJson json;
    JsonFault fault;
    const auto root = json.parse(bytes, fault);
    simdjson::dom::object object;
    if (!root || root->get(object) != simdjson::SUCCESS)
        return std::nullopt;
    PayloadFields fields(object);
    Draft draft;
    draft.label = fields.text("label");
    draft.proposedLabel = fields.text("proposedLabel");
    draft.agreement = agreementFromName(fields.text("agreement"));
    draft.reasons = fields.texts("reasons");
    draft.rationale = fields.text("rationale");
    draft.confidence = ownConfidenceFromName(fields.text("confidence"));
    return fields.ok() ? std::optional(draft) : std::nullopt;
}

} // namespace

ReviewAct readAct(Database &database, const Keyring &keys, std::int64_t eventRow)
{
    const auto stored = readEvent(database, eventRow);
    const auto body = stored ? readBody(stored->event.bodyBytes)
                             : Result<Body>(Error{ErrorKind::Damaged, "A decision's event is missing."});
    if (!body)
        throw DatabaseFailure{body.error()};
    const auto opened =
        openPayload(stored->event, *body, keys.key(body->log, stored->event.epoch).value_or(AudienceKey{}));
    if (!opened)
        throw DatabaseFailure{opened.error()};
    StrictJson json;
    JsonFault fault;
    const auto root = json.parse(opened->plaintext, fault);
    simdjson::dom::object object;
    if (!root || root->get(object) != simdjson::SUCCESS)
        throw DatabaseFailure{{ErrorKind::Damaged, "A decision cannot be read: " + fault.reason + "."}};
    auto act = readReviewAct(object);
    if (!act)
        throw DatabaseFailure{act.error()};
    return std::move(*act);
}

Result<OpenedCase> readOpenedCase(const CaseAccess &access, Token token)
{
    const auto row = findAssignment(access.database, token);
    if (!row)
        return unknown(token);
    auto file = fileOf(access, *row);
    if (!file)
        return file.error();
    OpenedCase opened;
    opened.file = std::move(*file);
    opened.rules = access.policy.of(opened.file.domain);
    opened.state = row->queued ? ReviewState::Queued : row->state;
    opened.urgency = row->urgency;
    opened.graceSeconds = access.policy.graceSeconds;
    addFacts(opened);
    addActs(access, row->id, opened);
    opened.draft = readDraft(access.database, access.workspaceKey, token);
    return opened;
}

Result<std::pair<std::int64_t, AttachmentRef>> findAttachment(const CaseAccess &access, Token token, int evidence)
{
    const auto row = findAssignment(access.database, token);
    if (!row)
        return unknown(token);
    const auto file = fileOf(access, *row);
    if (!file)
        return file.error();
    if (evidence < 0 || evidence >= static_cast<int>(file->evidence.size()) ||
        !file->evidence[static_cast<std::size_t>(evidence)].attachment)
        return Error{ErrorKind::NotFound, "This piece of evidence has no file."};
    return std::pair(row->file.event, *file->evidence[static_cast<std::size_t>(evidence)].attachment);
}

void noteOpened(Database &database, Token token, Time at)
{
    Statement &note =
        database.cached("INSERT INTO review_note(token, opened_at) VALUES(?, ?) ON CONFLICT(token) DO UPDATE SET "
                        "opened_at = coalesce(opened_at, excluded.opened_at)");
    note.bind(1, token.value).bind(2, at.ms).run();
}

std::optional<Time> openedAt(Database &database, Token token)
{
    Statement &query = database.cached("SELECT opened_at FROM review_note WHERE token = ? AND opened_at IS NOT NULL");
    query.bind(1, token.value);
    return query.step() ? std::optional(Time{query.integer(0)}) : std::nullopt;
}

void keepDraft(Database &database, const WorkspaceKey &key, Token token, const Draft &draft)
{
    if (draft == Draft{}) {
        database.cached("UPDATE review_note SET draft = NULL WHERE token = ? AND draft IS NOT NULL")
            .bind(1, token.value)
            .run();
        return;
    }
    Statement &note = database.cached(
        "INSERT INTO review_note(token, draft) VALUES(?, ?) ON CONFLICT(token) DO UPDATE SET draft = excluded.draft");
    const std::string sealed = sealSecret(key.bytes(), "draft", writeDraft(draft));
    note.bind(1, token.value).bindBytes(2, std::string_view(sealed)).run();
}

std::optional<Draft> readDraft(Database &database, const WorkspaceKey &key, Token token)
{
    Statement &query = database.cached("SELECT draft FROM review_note WHERE token = ? AND draft IS NOT NULL");
    query.bind(1, token.value);
    if (!query.step())
        return std::nullopt;
    const auto opened = openSecret(key.bytes(), "draft", query.bytes(0));
    query.reset();
    return opened ? parseDraft(*opened) : std::nullopt;
}

} // namespace verdict
