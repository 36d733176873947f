#pragma once

#include "ui/start/starter.h"

#include <QPromise>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace verdict {

/// A starter that a test tells what to answer; what was asked is written down, passphrases included.
class ScriptedStarter : public Starter {
public:
    std::vector<std::string> asked;
    std::optional<Error> failure;  ///< what found, join and lookAgain answer with
    std::optional<Error> badPlace; ///< what the checks answer with
    StartedTeam made;
    std::string passphrase = "correct horse"; ///< that opens it
    std::string waiting;                      ///< what lookAgain answers

    void holdAnswers() { m_holding = true; }
    void answerAll();

    QFuture<Result<std::string>> checkFolder(const std::string &directory) override;
    QFuture<Result<std::string>> checkStore(const std::string &address) override;
    QFuture<Result<std::string>> checkInvitation(const std::string &file) override;
    QFuture<Result<StartedTeam>> found(const std::string &directory, const std::string &name,
                                       const std::string &passphrase, const std::string &store) override;
    QFuture<Result<StartedTeam>> join(const std::string &directory, const std::string &invitation,
                                      const std::string &name, const std::string &passphrase) override;
    QFuture<Result<void>> open(const std::string &directory, const std::string &given) override;
    QFuture<Result<std::string>> lookAgain() override;

private:
    template <class T> QFuture<Result<T>> answer(Result<T> value);
    QFuture<Result<std::string>> check(const std::string &place, const std::string &sentence);

    std::deque<std::function<void()>> m_held;
    bool m_holding = false;
};

} // namespace verdict
