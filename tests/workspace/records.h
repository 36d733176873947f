#pragma once

#include "tests/workspace/soloteam.h"

namespace verdict::test {

/// A record whose title differs from its id.
inline std::string titled(const std::string &id, const std::string &title)
{
    std::string line = recordLine(id);
    const std::string before = "\"title\":\"" + id + '"';
    return line.replace(line.find(before), before.size(), "\"title\":\"" + title + '"');
}

/// The member that sets a deadline this long after the team's first Monday.
inline std::string dueAfter(std::int64_t milliseconds)
{
    return ",\"requiredBy\":\"" + toIso(monday() + milliseconds) + '"';
}

/// The member that adds one piece of text as evidence.
inline std::string withText(const std::string &text)
{
    return ",\"evidence\":[{\"kind\":\"text\",\"title\":\"t\",\"text\":\"" + text + "\"}]";
}

} // namespace verdict::test
