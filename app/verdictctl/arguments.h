#pragma once

#include "core/case/result.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace verdict {

/// What a command accepts.
struct CommandShape {
    std::set<std::string> flags;  ///< options without a value, e.g. "--all"
    std::set<std::string> values; ///< options with a value, e.g. "--limit"
    std::set<std::string> lists;  ///< options with a value that may be given several times, e.g. "--reason"
    std::size_t minOperands = 0;
    std::size_t maxOperands = 0;
};

/// A command line taken apart.
class Arguments {
public:
    /// BadInput names the word that does not belong here.
    static Result<Arguments> parse(const std::vector<std::string> &words, const CommandShape &shape);

    [[nodiscard]] bool has(const std::string &flag) const { return m_flags.contains(flag); }
    [[nodiscard]] std::optional<std::string> value(const std::string &option) const;
    [[nodiscard]] std::vector<std::string> list(const std::string &option) const;
    [[nodiscard]] const std::vector<std::string> &operands() const { return m_operands; }

private:
    std::set<std::string> m_flags;
    std::map<std::string, std::vector<std::string>> m_values;
    std::vector<std::string> m_operands;
};

} // namespace verdict
