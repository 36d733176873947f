#include "tests/house/rules.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <sstream>

namespace verdict::house {

namespace {

QRegularExpression pattern(const char *text) { return QRegularExpression(QString::fromUtf8(text)); }

bool matches(const QRegularExpression &expression, const std::string &text)
{
    return expression.match(QString::fromStdString(text)).hasMatch();
}

/// Something that no line may hold in the files whose path matches.
struct LineRule {
    QRegularExpression path;
    QRegularExpression line;
    const char *sentence;
};

const std::vector<LineRule> &lineRules()
{
    static const std::vector<LineRule> rules{
        {pattern(R"re(.)re"), pattern(R"re((^|[\s"'(=`<])/(work|home|root|Users)/[a-z])re"),
         "a path of one machine does not belong into the tree"},
        {pattern(R"re(\.(cpp|h|cmake|txt|md|sql)$|/run$)re"), pattern(R"re(\b(TO)(DO)\b|\b(FIX)(ME)\b)re"),
         "work to be done belongs into an issue"},
        {pattern(R"re(^(ui/(?!text/)|app/).*\.(cpp|h)$)re"),
         pattern(R"re(\bnew QLabel\b|\bpublic QLabel\b|\bQLabel(::setText|\s+\w+\s*[;({=]))re"),
         "a QLabel reads strangers' text as markup: use the PlainLabel of ui/text"},
        {pattern(R"re(\.(cpp|h)$)re"), pattern(R"re(^\s*#\s*include\s*<Qt(Core|Gui|Widgets|Test|Svg)>)re"),
         "a header of a whole Qt module costs seconds a file: include what is used"},
    };
    return rules;
}

} // namespace

std::vector<std::string> breaches(const SourceFile &file)
{
    std::vector<std::string> found;
    if (file.path.ends_with(".h") && file.text.find("#pragma once") == std::string::npos)
        found.push_back(file.path + ": a header begins with #pragma once");
    std::istringstream lines(file.text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number)
        for (const LineRule &rule : lineRules())
            if (matches(rule.path, file.path) && matches(rule.line, line))
                found.push_back(file.path + ":" + std::to_string(number) + ": " + rule.sentence);
    return found;
}

std::vector<std::string> typesDefinedTwice(const std::vector<SourceFile> &headers)
{
    static const std::regex space(R"re(^namespace ([\w:]+))re");
    static const std::regex definition(R"re(^(?:class|struct|enum class) (\w+)(?: final)?(?: ?:.*)? ?\{)re");
    std::map<std::string, std::string> firstSeen;
    std::vector<std::string> twice;
    for (const SourceFile &file : headers) {
        std::istringstream lines(file.text);
        std::string inside;
        std::smatch found;
        for (std::string line; std::getline(lines, line);) {
            if (std::regex_search(line, found, space))
                inside = found[1];
            if (!std::regex_search(line, found, definition))
                continue;
            const std::string name = inside + "::" + found[1].str();
            if (const auto [known, isNew] = firstSeen.emplace(name, file.path); !isNew)
                twice.push_back(file.path + ": " + name + " is another type in " + known->second);
        }
    }
    return twice;
}

bool mayStandInRoot(const std::string &name)
{
    static constexpr std::array names{
        "CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "app", "core", "ui", "resources",
        "tests",          "installer",         "docs",      "build"};
    return name.starts_with(".") || std::find(names.begin(), names.end(), name) != names.end();
}

bool saysNothing(const std::string &folder)
{
    static const QRegularExpression idle = pattern(R"re((^|/)(utils?|helpers?|misc|common|stuff)$)re");
    return matches(idle, folder);
}

} // namespace verdict::house
