#include "core/workspace/workspace.h"

#include "core/policy/default.h"
#include "core/review/acts.h"
#include "core/review/queuestore.h"
#include "core/routing/folds/policyfold.h"
#include "core/storage/replay.h"
#include "core/storage/schema.h"
#include "core/storage/verification.h"
#include "core/workspace/belonging.h"
#include "core/workspace/config.h"
#include "core/workspace/folds.h"

#include <QDateTime>
#include <filesystem>

namespace verdict {
namespace {

constexpr auto watchInterval = std::chrono::milliseconds(500);

struct Unlocked {
    SharedCredentials credentials;
    Policy policy;
    std::vector<std::string> notices;
};

constexpr const char *headsRepaired =
    "The head file was damaged, as a power cut may leave it. Everything in the database verifies, so the file was "
    "written anew. If your newest decisions are missing, restore a backup.";

std::string kitStillHere(const WorkspaceFiles &files)
{
    return "The recovery kit still lies in \"" + files.recoveryKit() +
           "\". Print it, or move it off this machine: whoever reads it can act as you.";
}

/// Holds the lock while projections are replayed: nobody may write meanwhile.
void replayIfStale(Database &database, const WorkspaceFiles &files, const Folds &folds, const Keyring &keys)
{
    if (!prepareFolds(database, folds))
        return;
    WriterLock lock(files.lock());
    if (const auto locked = lock.acquire(); !locked)
        throw DatabaseFailure{locked.error()};
    Transaction transaction(database);
    replay(database, folds, keys);
    transaction.commit();
}

Result<Unlocked> unlock(const WorkspaceFiles &files, const WorkspaceConfig &config, const std::string &passphrase,
                        const Folds &folds)
{
    const auto key = unwrap(config.key, passphrase);
    if (!key)
        return key.error();
    if (!std::filesystem::exists(files.database()))
        return Error{ErrorKind::Damaged, "The workspace's database is missing. Restore it from a backup."};
    try {
        Database database(files.database(), Database::Access::Write);
        checkJournalTables(database);
        Unlocked unlocked{loadCredentials(database, *key, config.team, config.member), {}, {}};
        const Keyring &keys = unlocked.credentials->keys();
        if (const auto belongs = checkBelonging(config, database, keys); !belongs)
            return belongs.error();
        const auto heads = checkHeads(database, files);
        if (!heads)
            return heads.error();
        replayIfStale(database, files, folds, keys);
        if (*heads == HeadFileState::Torn) {
            if (const auto repaired = repairHeads(database, files, keys, folds, objectsNamedBy); !repaired)
                return repaired.error();
            unlocked.notices.emplace_back(headsRepaired);
        }
        auto policy = readPublishedPolicy(database, keys, 0);
        // Whoever has joined and waits to be admitted holds no policy yet.
        if (!policy && policy.error().kind != ErrorKind::NotFound)
            return policy.error();
        unlocked.policy = policy ? std::move(*policy) : defaultPolicy();
        if (std::filesystem::exists(files.recoveryKit()))
            unlocked.notices.push_back(kitStillHere(files));
        return unlocked;
    } catch (const DatabaseFailure &failure) {
        return failure.error;
    }
}

Time startOfToday(Time now)
{
    const auto day = QDateTime::fromMSecsSinceEpoch(now.ms).date();
    return Time{day.startOfDay().toMSecsSinceEpoch()};
}

ReviewAct makeAct(ReviewAct::Kind kind, Token token, const ReviewTrace &trace)
{
    ReviewAct act;
    act.kind = kind;
    act.token = token;
    act.trace = trace;
    return act;
}

CaseAccess accessOf(const ReadSession &session, const Policy &policy)
{
    return {session.database, session.objects, session.credentials.keys(), policy.open,
            session.credentials.workspaceKey};
}

} // namespace

Result<std::unique_ptr<Workspace>> Workspace::open(const OpenOptions &options)
{
    const WorkspaceFiles files{std::filesystem::absolute(options.directory).lexically_normal().string()};
    const auto config = readConfig(files);
    if (!config)
        return config.error();
    const Folds folds = allFolds(config->member);
    auto unlocked = unlock(files, *config, options.passphrase, folds);
    if (!unlocked)
        return unlocked.error();
    const auto credentials = std::make_shared<InForce<Credentials>>(unlocked->credentials);
    std::unique_ptr<WorkspaceParts> parts(new WorkspaceParts{
        files, credentials, folds, options.clock, options.decoder, PolicyInForce(std::move(unlocked->policy)),
        Writer(WriterSetup{files, credentials, folds, options.clock}), Reader(files, credentials),
        Reader(files, credentials)});
    std::unique_ptr<Workspace> workspace(new Workspace(std::move(parts)));
    workspace->m_notices = std::move(unlocked->notices);
    return workspace;
}

Workspace::Workspace(std::unique_ptr<WorkspaceParts> parts) : m_parts(std::move(parts)) {}

Workspace::~Workspace() = default;

MemberInfo Workspace::member() const { return m_parts->member(); }

QFuture<Result<QueuePage>> Workspace::queuePage(const QueueQuery &query)
{
    return m_parts->screen.submit<QueuePage>([parts = m_parts.get(), query](ReadSession &session) -> Result<QueuePage> {
        return readQueuePage(session, parts->policy.get()->open, query);
    });
}

QFuture<Result<QueueSummary>> Workspace::queueSummary()
{
    return m_parts->screen.submit<QueueSummary>(
        [now = m_parts->clock->now()](ReadSession &session) -> Result<QueueSummary> {
            return readQueueSummary(session.database, now, startOfToday(now));
        });
}

QFuture<Result<OpenedCase>> Workspace::peek(Token token)
{
    return m_parts->screen.submit<OpenedCase>(
        [parts = m_parts.get(), token](ReadSession &session) -> Result<OpenedCase> {
            const auto policy = parts->policy.get();
            return readOpenedCase(accessOf(session, *policy), token);
        });
}

QFuture<Result<OpenedCase>> Workspace::open(Token token)
{
    m_parts->writer.submit<bool>(Writer::Class::Decision, [token](JournalSession &session) -> Result<bool> {
        noteOpened(session.database(), token, session.now());
        return true;
    });
    return peek(token);
}

QFuture<Result<Bitmap>> Workspace::picture(Token token, const PictureRequest &request)
{
    return m_parts->bulk.submit<Bitmap>(
        [parts = m_parts.get(), token, request](ReadSession &session) -> Result<Bitmap> {
            const auto policy = parts->policy.get();
            const auto found = findAttachment(accessOf(session, *policy), token, request.evidence);
            if (!found)
                return found.error();
            if (!parts->decoder)
                return Error{ErrorKind::NotAllowed, "Pictures cannot be opened here: the picture helper is missing."};
            const auto opened = session.objects.openBlob(found->first, found->second.object);
            return parts->decoder->decode(opened.plaintext, request.maxWidth, request.maxHeight, request.region);
        });
}

QFuture<Result<std::string>> Workspace::attachment(Token token, int evidence)
{
    return m_parts->bulk.submit<std::string>(
        [parts = m_parts.get(), token, evidence](ReadSession &session) -> Result<std::string> {
            const auto policy = parts->policy.get();
            const auto found = findAttachment(accessOf(session, *policy), token, evidence);
            if (!found)
                return found.error();
            return session.objects.openBlob(found->first, found->second.object).plaintext;
        });
}

QFuture<Result<Acknowledged>> Workspace::act(ReviewAct act)
{
    return m_parts->writer
        .submit<Acknowledged>(
            Writer::Class::Decision,
            [parts = m_parts.get(), act = std::move(act)](JournalSession &session) -> Result<Acknowledged> {
                const auto policy = parts->policy.get();
                return appendAct(session, {policy->open, policy->version}, act);
            })
        .then([this](const Result<Acknowledged> &done) {
            // Runs on the writer's thread: the signal is handed to the screen's.
            if (done)
                QMetaObject::invokeMethod(this, &Desk::queueChanged, Qt::QueuedConnection);
            return done;
        });
}

QFuture<Result<Acknowledged>> Workspace::decide(Token token, const Decision &decision, const ReviewTrace &trace)
{
    ReviewAct filed = makeAct(ReviewAct::Kind::Decided, token, trace);
    filed.decision = decision;
    return act(std::move(filed));
}

QFuture<Result<Acknowledged>> Workspace::undo(Token token) { return act(makeAct(ReviewAct::Kind::Undone, token, {})); }

QFuture<Result<Acknowledged>> Workspace::amend(Token token, const Decision &decision, const ReviewTrace &trace)
{
    ReviewAct filed = makeAct(ReviewAct::Kind::Amended, token, trace);
    filed.decision = decision;
    return act(std::move(filed));
}

QFuture<Result<Acknowledged>> Workspace::release(Token token, const ReviewTrace &trace)
{
    return act(makeAct(ReviewAct::Kind::Released, token, trace));
}

QFuture<Result<Acknowledged>> Workspace::escalate(Token token, const std::string &rationale, const ReviewTrace &trace)
{
    ReviewAct passed = makeAct(ReviewAct::Kind::Escalated, token, trace);
    passed.rationale = rationale;
    return act(std::move(passed));
}

QFuture<Result<Acknowledged>> Workspace::setAside(Token token, Time until, const std::string &rationale,
                                                  const ReviewTrace &trace)
{
    ReviewAct aside = makeAct(ReviewAct::Kind::SetAside, token, trace);
    aside.rationale = rationale;
    aside.until = until;
    return act(std::move(aside));
}

QFuture<Result<void>> Workspace::keepDraft(Token token, const Draft &draft)
{
    return m_parts->writer
        .submit<bool>(Writer::Class::Decision,
                      [token, draft](JournalSession &session) -> Result<bool> {
                          verdict::keepDraft(session.database(), session.credentials().workspaceKey, token, draft);
                          return true;
                      })
        .then([](const Result<bool> &done) { return done ? Result<void>() : Result<void>(done.error()); });
}

Result<void> Workspace::catchUp()
{
    const Time now = m_parts->clock->now();
    for (;;) {
        const auto due = answerOf(m_parts->screen.submit<bool>([now](ReadSession &session) -> Result<bool> {
            const auto next = nextTick(session.database);
            return next && *next <= now;
        }));
        if (!due)
            return due.error();
        if (!*due)
            return {};
        const auto moved =
            answerOf(m_parts->writer.submit<int>(Writer::Class::Bulk, [now](JournalSession &session) -> Result<int> {
                return tick(session.database(), now);
            }));
        if (!moved)
            return moved.error();
    }
}

void Workspace::watch()
{
    connect(&m_watch, &QTimer::timeout, this, &Workspace::look);
    m_watch.start(watchInterval);
    // Later, so that a window that is just coming up can show it.
    for (const auto &notice : m_notices)
        QMetaObject::invokeMethod(
            this, [this, notice] { Q_EMIT trouble(QString::fromStdString(notice)); }, Qt::QueuedConnection);
}

/// Asks, off the screen's thread, whether something changed; moves due rows through the writer.
void Workspace::look()
{
    if (m_looking)
        return;
    m_looking = true;
    const Time now = m_parts->clock->now();
    struct Seen {
        std::int64_t version = 0;
        bool due = false;
    };
    m_parts->screen
        .submit<Seen>([now](ReadSession &session) -> Result<Seen> {
            Statement &version = session.database.cached("PRAGMA data_version");
            version.step();
            const auto seen = version.integer(0);
            version.reset();
            const auto next = nextTick(session.database);
            return Seen{seen, next && *next <= now};
        })
        .then(this, [this, now](const Result<Seen> &seen) {
            m_looking = false;
            if (!seen)
                return Q_EMIT trouble(QString::fromStdString(seen.error().reason));
            if (seen->due)
                m_parts->writer.submit<int>(Writer::Class::Bulk, [now](JournalSession &session) -> Result<int> {
                    return tick(session.database(), now);
                });
            if (m_seenVersion != 0 && seen->version != m_seenVersion)
                refresh();
            m_seenVersion = seen->version;
        });
}

/// Another program wrote: a policy may have been published beside new cases or decisions.
void Workspace::refresh()
{
    m_parts->bulk
        .submit<bool>([parts = m_parts.get()](ReadSession &session) -> Result<bool> {
            auto policy = readPublishedPolicy(session.database, session.credentials.keys(), 0);
            if (policy && policy->version != parts->policy.get()->version)
                parts->policy.set(std::move(*policy));
            return true;
        })
        .then(this, [this](const Result<bool> &) { Q_EMIT queueChanged(); });
}

} // namespace verdict
