#include "tests/house/plan.h"

#include <QRegularExpression>

#include <sstream>

namespace verdict::house {

namespace {

/// How high a room stands; arrows go down, or sideways. Analysis stands apart: it may know case alone.
const std::map<std::string, int> heights{
    {"case", 0},        {"policy", 1},       {"journal", 2},        {"team", 3},
    {"storage", 4},     {"routing", 5},      {"blinding", 5},       {"learning", 5},
    {"exchange", 6},    {"sync", 6},         {"review", 6},         {"dispatch", 6},
    {"workspace", 7},   {"ui", 8},           {"app/verdict", 9},    {"app/verdictctl", 9},
    {"app/decoder", 9}, {"app/keychain", 9}, {"app/passphrase", 9},
};

const std::set<std::string> seenByUi{"ui", "workspace", "review", "policy", "case", "analysis"};

constexpr int lowestThatKnowsAnalysis = 5;

std::optional<std::string> arrowObjection(const std::string &from, const std::string &to)
{
    if (from == to)
        return std::nullopt;
    if (to != "analysis" && !heights.contains(to))
        return "\"" + to + "\" is no room of the plan";
    if (from == "analysis")
        return to == "case" ? std::nullopt : std::optional<std::string>("analysis may know case alone");
    if (!heights.contains(from))
        return "\"" + from + "\" is no room of the plan";
    if (from == "ui" && !seenByUi.contains(to))
        return "ui may not know " + to;
    if (from.starts_with("app/") && from != "app/verdict" && to == "ui")
        return from + " works without a screen and may not know ui";
    const int height = to == "analysis" ? lowestThatKnowsAnalysis : heights.at(to);
    if (heights.at(from) < height)
        return from + " may not know " + to + ", which stands above it";
    return std::nullopt;
}

std::optional<std::string> libraryObjection(const std::string &path, const std::string &header,
                                            const IsQtCore &isQtCore)
{
    if (header == "sqlite3.h" && roomOf(path) != "storage")
        return "only core/storage speaks to SQLite";
    if (roomOf(path) == "ui" && (header == "sodium.h" || header.starts_with("openssl/")))
        return "ui handles no key";
    if (!path.starts_with("core/") || !header.starts_with("Q"))
        return std::nullopt;
    const std::string bare = header.starts_with("QtCore/") ? header.substr(7) : header;
    if (!isQtCore(bare))
        return "core may use Qt Core alone, and " + header + " is not part of it";
    return std::nullopt;
}

bool reaches(const Arrows &arrows, const std::string &from, const std::string &wanted, std::set<std::string> &seen)
{
    const auto found = arrows.find(from);
    if (found == arrows.end())
        return false;
    for (const std::string &next : found->second) {
        if (next == wanted)
            return true;
        if (seen.insert(next).second && reaches(arrows, next, wanted, seen))
            return true;
    }
    return false;
}

} // namespace

std::vector<Include> includesOf(std::string_view text)
{
    static const QRegularExpression pattern(QStringLiteral(R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re"));
    std::vector<Include> includes;
    std::istringstream lines{std::string(text)};
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number)
        if (const auto match = pattern.match(QString::fromStdString(line)); match.hasMatch())
            includes.push_back({number, match.captured(2).toStdString(), match.captured(1) == QStringLiteral("\"")});
    return includes;
}

std::string roomOf(const std::string &path)
{
    static const QRegularExpression pattern(QStringLiteral(R"re(^(?:core/([^/]+)|(ui)|(app/[^/.]+))/)re"));
    const auto match = pattern.match(QString::fromStdString(path));
    return (match.captured(1) + match.captured(2) + match.captured(3)).toStdString();
}

std::optional<std::string> objection(const std::string &path, const Include &include, const IsQtCore &isQtCore)
{
    if (!include.quoted)
        return libraryObjection(path, include.target, isQtCore);
    if (include.target.ends_with(".moc"))
        return std::nullopt;
    const std::string to = roomOf(include.target);
    if (to.empty())
        return "include paths start at the root of the tree";
    return arrowObjection(roomOf(path), to);
}

std::vector<std::string> circles(const Arrows &arrows)
{
    std::vector<std::string> found;
    for (const auto &[room, targets] : arrows) {
        std::set<std::string> seen;
        if (reaches(arrows, room, room, seen))
            found.push_back(room);
    }
    return found;
}

} // namespace verdict::house
