#include "ui/review/reviewcontroller.h"

#include "ui/text/visible.h"

#include <QElapsedTimer>
#include <algorithm>

namespace verdict {
namespace {

constexpr int casesAhead = 3;
constexpr int draftDelayMs = 400;

std::function<Steady()> machineClock()
{
    QElapsedTimer timer;
    timer.start();
    return [timer] { return Steady{timer.elapsed()}; };
}

} // namespace

ReviewController::ReviewController(Desk &desk, const Clock &clock, QueueModel &queue, QObject *parent)
    : QObject(parent), m_desk(desk), m_clock(clock), m_queue(queue), m_ahead(desk), m_steady(machineClock())
{
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(draftDelayMs);
    connect(&m_draftTimer, &QTimer::timeout, this, &ReviewController::keepDraft);
    connect(&m_queue, &QueueModel::pageArrived, this, &ReviewController::takeQueue);
    connect(&m_queue, &QueueModel::failed, this, &ReviewController::fail);
    connect(&desk, &Desk::queueChanged, this, &ReviewController::askSummary);
    connect(&desk, &Desk::trouble, this, [this](const QString &sentence) { Q_EMIT trouble(visible(sentence)); });
}

ReviewController::~ReviewController() = default;

void ReviewController::start()
{
    setStage(Stage::Loading);
    askSummary();
    m_queue.reload();
}

Moment ReviewController::moment() const { return {m_clock.now(), m_steady()}; }

void ReviewController::setStage(Stage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged();
}

void ReviewController::changed()
{
    m_draftTimer.start();
    touch();
    Q_EMIT inputChanged();
}

void ReviewController::painted(Token token)
{
    if (m_hand && m_hand->token() == token)
        m_painted = true;
}

bool ReviewController::takesKeys() const { return m_stage == Stage::Case && m_hand && m_painted; }

void ReviewController::show(Token token)
{
    if (m_hand && m_stage == Stage::Case && m_hand->token() == token)
        return;
    if (m_queue.part() == QueuePart::Decided)
        return showAmendment(token);
    putAway();
    m_wanted = token;
    const int ticket = ++m_ticket;
    if (const auto read = m_ahead.find(token))
        present(read);
    else
        setStage(Stage::Loading);
    m_desk.open(token).then(this, [this, ticket](const Result<OpenedCase> &answer) {
        if (ticket != m_ticket)
            return;
        if (!answer)
            fail(visible(answer.error().reason));
        else if (m_stage == Stage::Case)
            refreshOpened(*answer);
        else
            present(std::make_shared<const OpenedCase>(*answer));
    });
}

void ReviewController::step(int by)
{
    const int here = m_queue.indexOf(m_wanted);
    const QueueRow *row = m_queue.row(here < 0 ? 0 : here + by);
    if (row)
        show(row->token);
}

void ReviewController::retry()
{
    const Token token = m_wanted;
    m_hand.reset();
    m_ahead.forget(token);
    if (m_queue.indexOf(token) >= 0)
        show(token);
    else
        start();
}

void ReviewController::present(std::shared_ptr<const OpenedCase> opened)
{
    const auto kept = m_putAway.find(opened->file.token);
    if (kept != m_putAway.end()) {
        m_hand.emplace(std::move(kept->second));
        m_putAway.erase(kept);
        m_hand->refresh(std::move(opened));
        m_hand->session.resume(moment().steady);
    } else {
        m_hand.emplace(std::move(opened));
        (void)m_hand->session.open(moment());
    }
    m_painted = false;
    setStage(Stage::Case);
    readOn();
}

/// The desk's own reading is here; the page changes only if what was read ahead is no longer so.
void ReviewController::refreshOpened(const OpenedCase &opened)
{
    const OpenedCase &old = m_hand->opened();
    const bool draftNews = opened.draft && !old.draft && m_hand->draft() == Draft{};
    if (opened.file == old.file && opened.state == old.state && opened.rules == old.rules && !draftNews)
        return;
    m_hand->refresh(std::make_shared<const OpenedCase>(opened));
    if (draftNews)
        m_hand->restore(*opened.draft);
    m_painted = false;
    setStage(Stage::Case);
}

void ReviewController::fail(const QString &sentence)
{
    m_failure = sentence;
    setStage(Stage::Failed);
}

/// Leaves the case unfinished: its time stands still and its input stays.
void ReviewController::putAway()
{
    if (!m_hand)
        return;
    if (m_stage == Stage::Case) {
        if (m_draftTimer.isActive())
            keepDraft();
        closeDetails();
        m_hand->session.pause(moment().steady);
        if (!m_hand->isAmending())
            m_putAway.insert_or_assign(m_hand->token(), std::move(*m_hand));
    }
    m_hand.reset();
}

void ReviewController::readOn()
{
    const int here = m_queue.indexOf(m_wanted);
    std::vector<Token> next;
    for (int i = here + 1; i <= here + casesAhead; ++i)
        if (const QueueRow *row = m_queue.row(i))
            next.push_back(row->token);
    m_ahead.wish(next);
}

/// Shows the row that has moved to this place, or the one before at the end of the queue.
void ReviewController::advance(int index)
{
    const QueueRow *row = m_queue.row(std::max(index, 0));
    if (!row && index > 0)
        row = m_queue.row(0);
    if (row)
        return show(row->token);
    m_wanted = {};
    setStage(m_queue.canFetchMore({}) || !m_queue.loaded() ? Stage::Loading : Stage::Empty);
    m_queue.reload();
}

void ReviewController::takeQueue()
{
    if (m_stage == Stage::Case || m_stage == Stage::Filed)
        return readOn();
    if (const QueueRow *row = m_queue.row(0)) {
        if (m_stage != Stage::Loading || m_wanted == Token{})
            show(row->token);
    } else if (m_stage != Stage::Empty || m_wanted == Token{}) {
        m_wanted = {};
        setStage(Stage::Empty);
    }
}

void ReviewController::askSummary()
{
    m_desk.queueSummary().then(this, [this](const Result<QueueSummary> &answer) {
        if (!answer)
            return;
        m_summary = *answer;
        Q_EMIT summaryChanged();
    });
}

void ReviewController::touch()
{
    if (m_hand)
        m_hand->session.touch(moment().steady);
}

void ReviewController::setActive(bool active)
{
    if (!m_hand)
        return;
    if (active)
        m_hand->session.resume(moment().steady);
    else
        m_hand->session.pause(moment().steady);
}

void ReviewController::keepDraft()
{
    m_draftTimer.stop();
    if (!m_hand || m_hand->isAmending())
        return;
    m_desk.keepDraft(m_hand->token(), m_hand->draft()).then(this, [this](const Result<void> &answer) {
        if (!answer)
            Q_EMIT trouble(visible(answer.error().reason));
    });
}

} // namespace verdict
