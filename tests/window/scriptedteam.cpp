#include "tests/window/scriptedteam.h"

namespace verdict {

void ScriptedTeam::setState(const SyncState &now)
{
    state = now;
    Q_EMIT syncChanged();
}

void ScriptedTeam::answerAll()
{
    m_holding = false;
    while (!m_held.empty()) {
        const auto next = std::move(m_held.front());
        m_held.pop_front();
        next();
    }
}

template <class T> QFuture<Result<T>> ScriptedTeam::answer(Result<T> value)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    if (failure)
        value = *failure;
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

QFuture<Result<void>> ScriptedTeam::note(const std::string &what)
{
    asked.push_back(what);
    return answer<void>({});
}

QFuture<Result<std::string>> ScriptedTeam::syncNow()
{
    asked.emplace_back("sync");
    return answer<std::string>(outcome);
}

QFuture<Result<void>> ScriptedTeam::setStore(const std::string &address) { return note("store " + address); }

QFuture<Result<std::vector<TeamRow>>> ScriptedTeam::team() { return answer<std::vector<TeamRow>>(rows); }

QFuture<Result<void>> ScriptedTeam::invite(const InviteTerms &terms, const std::string &path)
{
    invited = terms;
    invitedTo = path;
    return note("invite");
}

QFuture<Result<std::vector<WaitingRequest>>> ScriptedTeam::requests()
{
    return answer<std::vector<WaitingRequest>>(waiting);
}

QFuture<Result<void>> ScriptedTeam::admit(const std::string &invitation)
{
    if (!failure)
        std::erase_if(waiting, [&](const WaitingRequest &one) { return one.invitation == invitation; });
    return note("admit " + invitation);
}

QFuture<Result<void>> ScriptedTeam::revoke(const MemberId &member)
{
    for (TeamRow &row : rows)
        row.ended = row.ended || (!failure && row.member.id == member);
    return note("revoke " + member.value);
}

QFuture<Result<void>> ScriptedTeam::nameRouter(const MemberId &member) { return note("router " + member.value); }

std::vector<TeamRow> smallTeam()
{
    std::vector<TeamRow> rows(4);
    rows[0].member = {{"m-0123456789abcdef"}, "Ada", true, false, true};
    rows[0].skills = {"cards", "German"};
    rows[0].tier = 3;
    rows[0].devices = 2;
    rows[0].hasRecoveryKit = true;
    rows[1].member = {{"m-1111111111111111"}, "Tom\xC3\xA1s Reyes", false, false, true};
    rows[1].ended = true;
    rows[1].devices = 0;
    rows[2].member = {{"m-2222222222222222"}, "Mbali Nkosi", false, true, true};
    rows[2].skills = {"cards", "transfers"};
    rows[2].tier = 2;
    rows[3].member = {{"m-3333333333333333"}, "Ilse Brandt", false, false, true};
    rows[3].skills = {"images"};
    return rows;
}

WaitingRequest waitingAiko(Time now)
{
    return {"a1b2c3d4",        "Aiko Tanaka", {"reviewer"}, "amber lantern river cobalt meadow signal",
            now + -9 * 60'000, false};
}

} // namespace verdict
