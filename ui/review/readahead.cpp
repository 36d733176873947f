#include "ui/review/readahead.h"

#include <algorithm>

namespace verdict {

ReadAhead::ReadAhead(Desk &desk, QObject *parent) : QObject(parent), m_desk(desk) {}

void ReadAhead::wish(const std::vector<Token> &tokens)
{
    std::erase_if(m_read, [&](const auto &entry) {
        return std::find(tokens.begin(), tokens.end(), entry.first) == tokens.end();
    });
    for (const Token token : tokens)
        if (!m_read.contains(token))
            ask(token);
}

std::shared_ptr<const OpenedCase> ReadAhead::find(Token token) const
{
    const auto hit = m_read.find(token);
    return hit == m_read.end() ? nullptr : hit->second;
}

void ReadAhead::forget(Token token) { m_read.erase(token); }

void ReadAhead::ask(Token token)
{
    m_read[token] = nullptr;
    m_desk.peek(token).then(this, [this, token](const Result<OpenedCase> &answer) {
        const auto hit = m_read.find(token);
        if (hit == m_read.end() || hit->second)
            return;
        if (answer)
            hit->second = std::make_shared<const OpenedCase>(*answer);
        else
            m_read.erase(hit); // opening it will tell why
    });
}

} // namespace verdict
