#include "hostilecorpus.h"

#include <fstream>

namespace verdict {
namespace {

std::string repeated(const std::string &what, std::size_t times)
{
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
        text += what;
    return text;
}

std::string bytesOfHex(const std::string &hex)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return bytes;
}

std::string items(std::size_t count)
{
    std::string list;
    for (std::size_t i = 0; i < count; ++i)
        list += (i ? ",\"l" : "\"l") + std::to_string(i) + '"';
    return list;
}

std::string expanded(char what, const std::string &argument)
{
    const std::size_t star = argument.rfind('*');
    switch (what) {
    case 'x': return bytesOfHex(argument);
    case 'n': return items(std::stoul(argument));
    case 'd': return repeated("[", std::stoul(argument)) + repeated("]", std::stoul(argument));
    default: return repeated(argument.substr(0, star), std::stoul(argument.substr(star + 1)));
    }
}

/// The end of `$r{…*3}`: the first brace behind a star and digits, so that what is repeated may hold braces.
std::size_t endOfArgument(const std::string &line, std::size_t begin, char what)
{
    return line.find('}', what == 'r' ? line.find('*', begin) : begin);
}

std::string expandedLine(const std::string &line)
{
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char what = line[i] == '$' && i + 1 < line.size() ? line[i + 1] : '\0';
        if (what == 'I') {
            text += R"("id":"a","domain":"d")";
            ++i;
        } else if (what == 'P') {
            text += R"("prediction":{"label":"x","confidence":0.5,"modelVersion":"m"})";
            ++i;
        } else if (what != '\0' && line.compare(i + 2, 1, "{") == 0) {
            const std::size_t end = endOfArgument(line, i + 3, what);
            text += expanded(what, line.substr(i + 3, end - i - 3));
            i = end;
        } else {
            text += line[i];
        }
    }
    return text;
}

HostileInput expectation(const std::string &line)
{
    HostileInput input;
    input.taken = line == "ok";
    const std::size_t colon = line.find(':');
    input.field = input.taken ? "" : line.substr(0, colon);
    input.reason = input.taken || colon + 2 > line.size() ? "" : line.substr(colon + 2);
    return input;
}

} // namespace

std::vector<HostileInput> readHostileInputs(const std::string &path)
{
    std::vector<HostileInput> inputs;
    std::ifstream file(path);
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (!line.starts_with("= "))
            continue;
        inputs.push_back(expectation(line.substr(2)));
        inputs.back().line = ++number;
        std::getline(file, line);
        inputs.back().input = expandedLine(line);
    }
    return inputs;
}

} // namespace verdict
