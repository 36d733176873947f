// What ends a review or takes the end back. The screen moves on at once; the desk's answer follows.
#include "ui/review/lackwords.h"
#include "ui/review/reviewcontroller.h"
#include "ui/review/timeleft.h"
#include "ui/text/visible.h"

#include <algorithm>

namespace verdict {
namespace {

constexpr std::size_t mostRemembered = 50;

QString nameOfCase(const CaseInHand &hand) { return visible(caseText(hand.file()), LineBreaks::Join); }

QString labelWords(const CaseInHand &hand)
{
    const Draft &draft = hand.draft();
    const std::string words =
        draft.label == otherLabel ? draft.proposedLabel : wordsFor(hand.terms().rules.labels, draft.label);
    return visible(words, LineBreaks::Join);
}

} // namespace

bool ReviewController::allowed(const Result<void> &result)
{
    if (!result)
        Q_EMIT trouble(visible(result.error().reason));
    return bool(result);
}

void ReviewController::accept()
{
    if (!takesKeys() || !m_hand->terms().suggested)
        return;
    m_hand->chooseLabel(*m_hand->terms().suggested);
    m_hand->grade(Agreement::Agree);
    changed();
    file();
}

void ReviewController::file()
{
    if (!takesKeys())
        return;
    if (const std::vector<Lack> open = m_hand->lacks(); !open.empty()) {
        Q_EMIT lacking(open.front().field, lackText(open.front(), m_hand->terms().rules));
        return;
    }
    if (m_hand->isAmending())
        fileAmendment();
    else
        fileDecision();
}

void ReviewController::fileDecision()
{
    ReviewSession before = m_hand->session;
    if (!allowed(m_hand->session.decide(moment())))
        return;
    const QString sentence = tr("Filed %1 as %2.").arg(nameOfCase(*m_hand), labelWords(*m_hand));
    Finished done{*m_hand, std::move(before), sentence, true};
    finish(done, m_desk.decide(done.hand.token(), done.hand.decision(), done.hand.session.trace()));
}

void ReviewController::fileAmendment()
{
    ReviewSession before = m_hand->session;
    if (!allowed(m_hand->session.amend(moment())))
        return;
    const QString sentence =
        tr("Amended %1 to %2. The first decision stays in the log.").arg(nameOfCase(*m_hand), labelWords(*m_hand));
    Finished done{*m_hand, std::move(before), sentence, true};
    finish(done, m_desk.amend(done.hand.token(), done.hand.decision(), done.hand.session.trace()));
}

void ReviewController::escalate(const QString &why)
{
    if (!m_hand)
        return;
    ReviewSession before = m_hand->session;
    if (!allowed(m_hand->session.escalate(moment())))
        return;
    Finished done{*m_hand, std::move(before), tr("Escalated %1 to your lead.").arg(nameOfCase(*m_hand)), false};
    finish(done, m_desk.escalate(done.hand.token(), why.toStdString(), done.hand.session.trace()));
}

void ReviewController::setAside(Time until, const QString &why)
{
    if (!m_hand)
        return;
    ReviewSession before = m_hand->session;
    if (!allowed(m_hand->session.setAside(moment())))
        return;
    const QString sentence = tr("Set aside %1 until %2.").arg(nameOfCase(*m_hand), momentText(until, m_clock.now()));
    Finished done{*m_hand, std::move(before), sentence, false};
    finish(done, m_desk.setAside(done.hand.token(), until, why.toStdString(), done.hand.session.trace()));
}

void ReviewController::release()
{
    if (!m_hand)
        return;
    ReviewSession before = m_hand->session;
    if (!allowed(m_hand->session.release(moment())))
        return;
    Finished done{*m_hand, std::move(before), tr("Gave %1 back for someone else.").arg(nameOfCase(*m_hand)), false};
    finish(done, m_desk.release(done.hand.token(), done.hand.session.trace()));
}

void ReviewController::finish(Finished done, const Answer &answer)
{
    m_draftTimer.stop();
    m_detailsSince.reset();
    const Token token = done.hand.token();
    const int index = m_queue.indexOf(token);
    m_hand.reset();
    m_queue.hold(token);
    m_deed = {token, done.sentence, std::nullopt, false};
    auto pending = answer;
    if (m_queue.part() == QueuePart::Decided)
        showPart(QueuePart::Waiting);
    else if (m_autoAdvance || !done.decision)
        advance(index);
    else
        setStage(Stage::Filed);
    pending.then(this, [this, done = std::move(done)](const Result<Acknowledged> &result) {
        if (result)
            acknowledged(done, *result);
        else
            refused(done, visible(result.error().reason));
    });
}

void ReviewController::acknowledged(const Finished &done, const Acknowledged &answer)
{
    const Token token = done.hand.token();
    m_queue.letBack(token); // the desk's own pages tell from now on
    const auto undoUntil = done.hand.isAmending() ? std::nullopt : answer.undoUntil;
    if (done.decision)
        remember(done.hand, undoUntil);
    m_deed = {token, done.sentence, undoUntil, done.decision};
    Q_EMIT deedDone();
    askSummary();
}

void ReviewController::remember(const CaseInHand &hand, std::optional<Time> undoUntil)
{
    std::erase_if(m_filed, [&](const Filed &one) { return one.hand.token() == hand.token(); });
    m_filed.push_back({hand, undoUntil});
    if (m_filed.size() > mostRemembered)
        m_filed.erase(m_filed.begin());
}

/// Nothing was recorded: the case returns with all that was put in.
void ReviewController::refused(const Finished &done, const QString &sentence)
{
    putAway();
    ++m_ticket;
    m_queue.letBack(done.hand.token());
    m_hand = done.hand;
    m_hand->session = done.before;
    m_wanted = m_hand->token();
    m_painted = false;
    setStage(Stage::Case);
    m_queue.reload();
    Q_EMIT trouble(tr("Not filed: %1").arg(sentence));
}

void ReviewController::undo()
{
    if (m_filed.empty() || !m_filed.back().undoUntil)
        return;
    Filed &last = m_filed.back();
    if (!allowed(last.hand.session.mayUndo(m_clock.now())))
        return;
    const Token token = last.hand.token();
    last.undoUntil.reset();
    m_deed.undoUntil.reset();
    Q_EMIT deedDone();
    m_desk.undo(token).then(this, [this, token](const Result<Acknowledged> &answer) {
        if (answer)
            undone(token);
        else
            Q_EMIT trouble(visible(answer.error().reason));
    });
}

void ReviewController::undone(Token token)
{
    const auto filed =
        std::find_if(m_filed.begin(), m_filed.end(), [&](const Filed &one) { return one.hand.token() == token; });
    if (filed == m_filed.end())
        return;
    putAway();
    CaseInHand hand = std::move(filed->hand);
    m_filed.erase(filed);
    (void)hand.session.undo(moment());
    m_deed = {token, tr("Undone. %1 is open again.").arg(nameOfCase(hand)), std::nullopt, false};
    m_putAway.insert_or_assign(token, std::move(hand));
    m_queue.letBack(token);
    m_ahead.forget(token);
    m_queue.show(QueuePart::Waiting);
    show(token);
    m_queue.reload();
    Q_EMIT deedDone();
}

bool ReviewController::amend()
{
    if (m_filed.empty())
        return false;
    if (!m_hand || !m_hand->isAmending())
        showAmendment(m_filed.back().hand.token());
    return true;
}

/// Leaving the decided ones, an amendment that nobody filed is dropped and the queue's first case opens.
void ReviewController::showPart(QueuePart part)
{
    if (part == m_queue.part())
        return;
    if (m_queue.part() == QueuePart::Decided && (!m_hand || m_hand->isAmending())) {
        putAway();
        ++m_ticket;
        m_wanted = {};
        setStage(Stage::Loading);
    }
    m_queue.show(part);
}

void ReviewController::showAmendment(Token token)
{
    putAway();
    m_wanted = token;
    const int ticket = ++m_ticket;
    setStage(Stage::Loading);
    m_desk.peek(token).then(this, [this, ticket](const Result<OpenedCase> &answer) {
        if (ticket != m_ticket)
            return;
        if (!answer)
            return fail(visible(answer.error().reason));
        m_hand = CaseInHand::amending(std::make_shared<const OpenedCase>(*answer));
        (void)m_hand->session.open(moment());
        m_wanted = m_hand->token();
        m_painted = false;
        setStage(Stage::Case);
    });
}

} // namespace verdict
