#include "tests/window/scripteddesk.h"

#include <algorithm>

namespace verdict {
namespace {

Bitmap drawnPicture(int width, int height, const std::optional<PictureRegion> &region)
{
    Bitmap bitmap{width, height, {}};
    bitmap.rgba.reserve(std::size_t(width) * std::size_t(height) * 4);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const int u = region ? region->x + x * region->width / width : x * 1200 / width;
            const int v = region ? region->y + y * region->height / height : y * 900 / height;
            const int d = (u - 600) * (u - 600) + (v - 450) * (v - 450) * 2;
            const bool lesion = d < 120'000 + 9'000 * ((u / 37 + v / 53) % 5);
            bitmap.rgba.push_back(lesion ? std::uint8_t(96 + (u / 9 + v / 7) % 24) : 205);
            bitmap.rgba.push_back(lesion ? 62 : 160);
            bitmap.rgba.push_back(lesion ? 48 : 140);
            bitmap.rgba.push_back(255);
        }
    return bitmap;
}

ReviewState stateOf(QueuePart part)
{
    switch (part) {
    case QueuePart::Waiting: return ReviewState::Queued;
    case QueuePart::SetAside: return ReviewState::SetAside;
    case QueuePart::Decided: break;
    }
    return ReviewState::Decided;
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return text;
}

} // namespace

void ScriptedDesk::lay(OpenedCase one) { m_cases.push_back(std::move(one)); }

OpenedCase *ScriptedDesk::find(Token token)
{
    const auto hit =
        std::find_if(m_cases.begin(), m_cases.end(), [&](const OpenedCase &one) { return one.file.token == token; });
    return hit == m_cases.end() ? nullptr : &*hit;
}

void ScriptedDesk::answerNext()
{
    if (m_held.empty())
        return;
    const auto next = std::move(m_held.front());
    m_held.pop_front();
    next();
}

void ScriptedDesk::answerAll()
{
    m_holding = false;
    while (!m_held.empty())
        answerNext();
}

template <class T> QFuture<T> ScriptedDesk::answer(T value)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    const auto finish = [promise, value = std::move(value)] {
        promise->addResult(value);
        promise->finish();
    };
    if (m_holding)
        m_held.push_back(finish);
    else
        finish();
    return promise->future();
}

QueueRow ScriptedDesk::rowOf(const OpenedCase &one) const
{
    QueueRow row;
    row.token = one.file.token;
    row.caseText = one.file.id.empty() ? one.file.token.text() : one.file.id;
    row.title = one.file.title;
    row.kind = one.file.kind;
    row.domain = one.file.domain;
    row.domainName = one.rules.name;
    row.stakes = one.file.stakes;
    row.appeal = one.file.appeal;
    row.deadline = one.file.deadline;
    row.state = one.state;
    if (!one.filed.empty())
        row.decidedAt = one.filed.back().at;
    return row;
}

QFuture<Result<QueuePage>> ScriptedDesk::queuePage(const QueueQuery &query)
{
    ++m_pagesAsked;
    QueuePage page;
    const std::int64_t from = query.after ? query.after->row + 1 : 0;
    for (std::size_t i = std::size_t(from); i < m_cases.size(); ++i) {
        const OpenedCase &one = m_cases[i];
        const ReviewState wanted = stateOf(query.part);
        const QueueRow row = rowOf(one);
        const std::string find = lower(query.find);
        if (one.state != wanted ||
            (lower(row.title).find(find) == std::string::npos && lower(row.caseText).find(find) == std::string::npos))
            continue;
        if (int(page.rows.size()) == query.limit) {
            page.next = QueueCursor{0, 0, 0, std::int64_t(i) - 1};
            break;
        }
        page.rows.push_back(row);
    }
    return answer<Result<QueuePage>>(page);
}

QFuture<Result<QueueSummary>> ScriptedDesk::queueSummary()
{
    QueueSummary summary;
    for (const OpenedCase &one : m_cases) {
        summary.waiting += one.state == ReviewState::Queued ? 1 : 0;
        summary.setAside += one.state == ReviewState::SetAside ? 1 : 0;
    }
    summary.decidedToday = 142 + m_decided;
    return answer<Result<QueueSummary>>(summary);
}

Result<OpenedCase> ScriptedDesk::read(Token token)
{
    if (!m_openFailure.empty())
        return Error{ErrorKind::Damaged, m_openFailure};
    const OpenedCase *one = find(token);
    if (!one)
        return Error{ErrorKind::NotFound, "There is no such case here."};
    return *one;
}

QFuture<Result<OpenedCase>> ScriptedDesk::peek(Token token) { return answer(read(token)); }

QFuture<Result<OpenedCase>> ScriptedDesk::open(Token token)
{
    ++m_openings;
    return answer(read(token));
}

QFuture<Result<Bitmap>> ScriptedDesk::picture(Token /*token*/, const PictureRequest &request)
{
    m_pictureRequests.push_back(request);
    if (!m_pictureFailure.empty())
        return answer<Result<Bitmap>>(Error{ErrorKind::Damaged, m_pictureFailure});
    const int width = std::min(request.maxWidth, request.region ? request.region->width : 1200);
    const int height =
        request.region ? std::max(1, width * request.region->height / request.region->width) : width * 3 / 4;
    return answer<Result<Bitmap>>(drawnPicture(width, height, request.region));
}

QFuture<Result<std::string>> ScriptedDesk::attachment(Token /*token*/, int /*evidence*/)
{
    return answer<Result<std::string>>(std::string("%PDF-1.7"));
}

QFuture<Result<Acknowledged>> ScriptedDesk::act(Act act, ReviewState state)
{
    if (!m_failure.empty())
        return answer<Result<Acknowledged>>(Error{ErrorKind::Storage, m_failure});
    OpenedCase *one = find(act.token);
    one->state = state;
    m_acts.push_back(std::move(act));
    const bool grace = m_acts.back().kind == "decide";
    auto done = answer<Result<Acknowledged>>(
        Acknowledged{{}, m_clock.now(), grace ? std::optional(m_clock.now() + 10'000) : std::nullopt});
    Q_EMIT queueChanged();
    return done;
}

QFuture<Result<Acknowledged>> ScriptedDesk::decide(Token token, const Decision &decision, const ReviewTrace &trace)
{
    if (m_failure.empty()) {
        find(token)->filed.push_back({{}, decision, m_clock.now(), false});
        ++m_decided;
    }
    return act({"decide", token, decision, trace, {}, {}}, ReviewState::Decided);
}

QFuture<Result<Acknowledged>> ScriptedDesk::undo(Token token)
{
    if (m_failure.empty()) {
        find(token)->filed.pop_back();
        --m_decided;
    }
    return act({"undo", token, {}, {}, {}, {}}, ReviewState::Queued);
}

QFuture<Result<Acknowledged>> ScriptedDesk::amend(Token token, const Decision &decision, const ReviewTrace &trace)
{
    return act({"amend", token, decision, trace, {}, {}}, ReviewState::Decided);
}

QFuture<Result<Acknowledged>> ScriptedDesk::release(Token token, const ReviewTrace &trace)
{
    return act({"release", token, {}, trace, {}, {}}, ReviewState::Released);
}

QFuture<Result<Acknowledged>> ScriptedDesk::escalate(Token token, const std::string &rationale,
                                                     const ReviewTrace &trace)
{
    return act({"escalate", token, {}, trace, rationale, {}}, ReviewState::Escalated);
}

QFuture<Result<Acknowledged>> ScriptedDesk::setAside(Token token, Time until, const std::string &rationale,
                                                     const ReviewTrace &trace)
{
    return act({"set-aside", token, {}, trace, rationale, until}, ReviewState::SetAside);
}

QFuture<Result<void>> ScriptedDesk::keepDraft(Token token, const Draft &draft)
{
    if (OpenedCase *one = find(token))
        one->draft = draft == Draft{} ? std::nullopt : std::optional(draft);
    return answer<Result<void>>(Result<void>());
}

} // namespace verdict
