#pragma once

#include "core/workspace/desk.h"

#include <QObject>
#include <map>
#include <vector>

namespace verdict {

/// Reads the cases that come next before they are wanted, all kinds alike, so that the next case is there within a
/// frame.
class ReadAhead : public QObject {
    Q_OBJECT

public:
    explicit ReadAhead(Desk &desk, QObject *parent = nullptr);

    /// The cases that may be wanted next, nearest first; others are forgotten.
    void wish(const std::vector<Token> &tokens);
    /// The case, if it has been read; it stays here until it is no longer wished for.
    [[nodiscard]] std::shared_ptr<const OpenedCase> find(Token token) const;
    /// Forgets what was read of a case, because something happened to it.
    void forget(Token token);

private:
    void ask(Token token);

    Desk &m_desk;
    std::map<Token, std::shared_ptr<const OpenedCase>> m_read; ///< null while asked for
};

} // namespace verdict
