#include "tests/window/scriptedstarter.h"

namespace verdict {

void ScriptedStarter::answerAll()
{
    m_holding = false;
    while (!m_held.empty()) {
        const auto next = std::move(m_held.front());
        m_held.pop_front();
        next();
    }
}

template <class T> QFuture<Result<T>> ScriptedStarter::answer(Result<T> value)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
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

QFuture<Result<std::string>> ScriptedStarter::check(const std::string &place, const std::string &sentence)
{
    asked.push_back("check " + place);
    return answer<std::string>(badPlace ? Result<std::string>(*badPlace) : Result<std::string>(sentence));
}

QFuture<Result<std::string>> ScriptedStarter::checkFolder(const std::string &directory)
{
    return check(directory, "A new folder on this computer, 212 GB free.");
}

QFuture<Result<std::string>> ScriptedStarter::checkStore(const std::string &address)
{
    return check(address, "Read and write work. The folder is empty.");
}

QFuture<Result<std::string>> ScriptedStarter::checkInvitation(const std::string &file)
{
    return check(file, "For Aiko Tanaka, reviewer, valid until 29 Nov. The team shares in /mnt/team/verdict.");
}

QFuture<Result<StartedTeam>> ScriptedStarter::found(const std::string &directory, const std::string &name,
                                                    const std::string &passphrase, const std::string &store)
{
    asked.push_back("found " + directory + " " + name + " " + passphrase + " " + store);
    return answer<StartedTeam>(failure ? Result<StartedTeam>(*failure) : Result<StartedTeam>(made));
}

QFuture<Result<StartedTeam>> ScriptedStarter::join(const std::string &directory, const std::string &invitation,
                                                   const std::string &name, const std::string &passphrase)
{
    asked.push_back("join " + directory + " " + invitation + " " + name + " " + passphrase);
    return answer<StartedTeam>(failure ? Result<StartedTeam>(*failure) : Result<StartedTeam>(made));
}

QFuture<Result<void>> ScriptedStarter::open(const std::string &directory, const std::string &given)
{
    asked.push_back("open " + directory);
    if (given != passphrase)
        return answer<void>(Error{ErrorKind::Locked, "This passphrase does not open the workspace."});
    return answer<void>(Result<void>());
}

QFuture<Result<std::string>> ScriptedStarter::lookAgain()
{
    asked.emplace_back("look");
    return answer<std::string>(failure ? Result<std::string>(*failure) : Result<std::string>(waiting));
}

} // namespace verdict
