#include "app/verdictctl/arguments.h"

namespace verdict {
namespace {

Error usage(const std::string &what) { return {ErrorKind::BadInput, what}; }

} // namespace

Result<Arguments> Arguments::parse(const std::vector<std::string> &words, const CommandShape &shape)
{
    Arguments arguments;
    bool onlyOperands = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        if (word.empty())
            return usage("An empty word stands where a name is expected.");
        if (onlyOperands || word.size() < 2 || word[0] != '-') {
            arguments.m_operands.push_back(word);
        } else if (word == "--") {
            onlyOperands = true;
        } else if (shape.flags.contains(word)) {
            arguments.m_flags.insert(word);
        } else if (shape.values.contains(word) || shape.lists.contains(word)) {
            if (i + 1 == words.size())
                return usage("\"" + word + "\" needs a value.");
            auto &values = arguments.m_values[word];
            if (!values.empty() && shape.values.contains(word))
                return usage("\"" + word + "\" is given twice.");
            values.push_back(words[++i]);
        } else {
            return usage("\"" + word + "\" is no option of this command.");
        }
    }
    if (arguments.m_operands.size() < shape.minOperands)
        return usage("Something is missing after the command.");
    if (arguments.m_operands.size() > shape.maxOperands)
        return usage("\"" + arguments.m_operands[shape.maxOperands] + "\" is one word too many.");
    return arguments;
}

std::optional<std::string> Arguments::value(const std::string &option) const
{
    const auto found = m_values.find(option);
    return found == m_values.end() ? std::nullopt : std::optional(found->second.front());
}

std::vector<std::string> Arguments::list(const std::string &option) const
{
    const auto found = m_values.find(option);
    return found == m_values.end() ? std::vector<std::string>() : found->second;
}

} // namespace verdict
