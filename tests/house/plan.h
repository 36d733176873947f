#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace verdict::house {

/// One #include line.
struct Include {
    int line = 0;
    std::string target; ///< what stands between the quotes or angle brackets
    bool quoted = false;

    friend bool operator==(const Include &, const Include &) = default;
};

/// The #include lines of a source text.
std::vector<Include> includesOf(std::string_view text);

/// The room of a file: "case" for core/case/…, otherwise its program or part: "ui", "app/verdictctl". Empty for others.
std::string roomOf(const std::string &path);

/// Answers whether Qt Core has this header, e.g. "QString".
using IsQtCore = std::function<bool(const std::string &)>;

/// Why the file may not include this, as a sentence; nothing where the plan of docs/architecture.md allows it.
std::optional<std::string> objection(const std::string &path, const Include &include, const IsQtCore &isQtCore);

/// Rooms and the rooms they include.
using Arrows = std::map<std::string, std::set<std::string>>;

/// The rooms that can reach themselves. Rooms side by side in the plan may know each other, but only one way.
std::vector<std::string> circles(const Arrows &arrows);

} // namespace verdict::house
