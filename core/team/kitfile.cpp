#include "core/team/recoverykit.h"

#include "core/case/text.h"

#include <algorithm>
#include <optional>

namespace verdict {
namespace {

constexpr std::string_view heading = "Verdict recovery kit";
constexpr std::size_t wordsInRow = 4;
constexpr std::size_t columnWidth = 14;
constexpr std::size_t mostBytes = 64 * 1024;

constexpr std::string_view advice =
    "\nWhat it is for\n"
    "  These 24 words open your place in the team when this machine is lost, or when its\n"
    "  passphrase is forgotten. Type them where Verdict asks for your recovery kit, on this\n"
    "  machine or on a new one: in any case, with or without their numbers.\n"
    "\nWhat to do with it now\n"
    "  Print this page or copy it to a stick, put it where you keep passports and deeds, and\n"
    "  delete the file. Whoever has these words is you, as far as the team can tell: never\n"
    "  send them, never photograph them, and never type them where a message asks for them.\n"
    "\nWarning: as long as this file lies on the machine that it is to save, it saves nothing\n"
    "and gives you away to whoever takes the machine.\n";

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

std::string numberedRows(const std::vector<std::string_view> &words)
{
    std::string rows;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        const bool last = (i + 1) % wordsInRow == 0;
        rows += std::string(number.size() < 2 ? 3 : 2, ' ') + number + ". ";
        rows += last ? std::string(words[i]) + '\n' : padded(std::string(words[i]), columnWidth - 4);
    }
    return rows;
}

std::string_view trimmed(std::string_view line)
{
    const auto first = line.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view()
                                           : line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

/// The trimmed lines of a text.
std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(trimmed(text.substr(0, end)));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

/// What stands behind a name at the beginning of a line.
std::optional<std::string> valueAfter(const std::vector<std::string_view> &lines, std::string_view name)
{
    for (const auto line : lines)
        if (line.starts_with(name) && line.size() > name.size() && line[name.size()] == ' ')
            return std::string(trimmed(line.substr(name.size())));
    return std::nullopt;
}

bool beginsWithNumber(std::string_view line) { return !line.empty() && line.front() >= '0' && line.front() <= '9'; }

std::string wordRows(const std::vector<std::string_view> &lines)
{
    std::string rows;
    for (const auto line : lines)
        if (beginsWithNumber(line))
            rows.append(line).append("\n");
    return rows;
}

Error unreadable(const std::string &what)
{
    return {ErrorKind::BadInput, "This is no whole recovery kit: " + what + '.'};
}

} // namespace

std::string writeKitFile(const KitFile &file)
{
    std::string text(heading);
    text += "\n" + std::string(heading.size(), '=') + "\n\n";
    text += "Team    " + file.team.hex() + '\n';
    text += "Member  " + file.member.value + '\n';
    text += "Name    " + file.memberName + '\n';
    text += "Made    " + toIso(file.made) + "\n\n";
    return text + numberedRows(wordsOf(file.kit)) + std::string(advice);
}

Result<KitFile> readKitFile(std::string_view text)
{
    if (text.size() > mostBytes)
        return unreadable("it is larger than 64 KiB");
    const auto lines = linesOf(text);
    if (std::find(lines.begin(), lines.end(), heading) == lines.end())
        return unreadable("the line \"" + std::string(heading) + "\" is missing");
    const auto team = TeamId::fromHex(valueAfter(lines, "Team").value_or(""));
    const auto member = valueAfter(lines, "Member");
    const auto name = valueAfter(lines, "Name");
    const auto made = fromIso(valueAfter(lines, "Made").value_or(""));
    if (!team)
        return unreadable("behind \"Team\" 64 hexadecimal digits must stand");
    if (!member || !isMemberId(*member))
        return unreadable("behind \"Member\" the member's id must stand (m- and 16 hexadecimal digits)");
    if (!name || validUtf8(*name) != *name || faultOfName(*name))
        return unreadable("behind \"Name\" the member's name must stand");
    if (!made)
        return unreadable("behind \"Made\" a time must stand, as in 2026-11-22T09:30:00.000Z");
    auto kit = kitFromWords(wordRows(lines));
    if (!kit)
        return kit.error();
    return KitFile{*team, MemberId{*member}, *name, *made, *kit};
}

} // namespace verdict
