#include "tests/journal/nearlycanonical.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

namespace verdict::test {
namespace {

/// A member of the object as text: key with quotes, value as written.
struct Member {
    std::string key;
    std::string value;
};

using Members = std::vector<Member>;

Members membersOf(std::string_view canonical)
{
    Members members;
    for (std::size_t at = 1; at < canonical.size();) {
        const auto colon = canonical.find(':', at);
        const auto end = std::min(canonical.find(',', colon), canonical.size() - 1);
        members.push_back(
            {std::string(canonical.substr(at, colon - at)), std::string(canonical.substr(colon + 1, end - colon - 1))});
        at = end + 1;
    }
    return members;
}

std::string joined(const Members &members)
{
    std::string out;
    for (const auto &[key, value] : members)
        out.append(out.empty() ? "{" : ",").append(key).append(":").append(value);
    return out + '}';
}

class Slips {
public:
    explicit Slips(const std::string &canonical) : m_canonical(canonical), m_members(membersOf(canonical)) {}

    std::set<std::string> all()
    {
        insertions();
        omissions();
        order();
        extraKeys();
        for (std::size_t i = 0; i < m_members.size(); ++i) {
            keys(i);
            m_members[i].value.front() == '"' ? texts(i) : numbers(i);
        }
        around();
        m_found.erase(m_canonical);
        return std::move(m_found);
    }

private:
    void add(std::string body) { m_found.insert(std::move(body)); }

    void withValue(std::size_t member, const std::string &value)
    {
        Members changed = m_members;
        changed[member].value = value;
        add(joined(changed));
    }

    void withKey(std::size_t member, const std::string &key)
    {
        Members changed = m_members;
        changed[member].key = key;
        add(joined(changed));
    }

    void insertions()
    {
        for (std::size_t at = 0; at <= m_canonical.size(); ++at)
            for (const char *piece : {" ", "\t", "\n", "\r", "/**/"})
                add(std::string(m_canonical).insert(at, piece));
    }

    void omissions()
    {
        for (std::size_t at = 0; at < m_canonical.size(); ++at) {
            add(std::string(m_canonical).erase(at, 1));
            add(m_canonical.substr(0, at));
        }
    }

    void order()
    {
        for (std::size_t i = 0; i < m_members.size(); ++i) {
            for (std::size_t j = i + 1; j < m_members.size(); ++j) {
                Members swapped = m_members;
                std::swap(swapped[i], swapped[j]);
                add(joined(swapped));
            }
            Members missing = m_members;
            missing.erase(missing.begin() + static_cast<std::ptrdiff_t>(i));
            add(joined(missing));
        }
    }

    void extraKeys()
    {
        for (std::size_t at = 0; at <= m_members.size(); ++at) {
            Members more = m_members;
            more.insert(more.begin() + static_cast<std::ptrdiff_t>(at), {"\"x\"", "1"});
            add(joined(more));
            for (const auto &again : m_members) {
                Members twice = m_members;
                twice.insert(twice.begin() + static_cast<std::ptrdiff_t>(at), again);
                add(joined(twice));
            }
        }
    }

    void keys(std::size_t member)
    {
        const std::string name = m_members[member].key.substr(1, m_members[member].key.size() - 2);
        withKey(member, name);
        withKey(member, '\'' + name + '\'');
        withKey(member, '"' + name + " \"");
        withKey(member, "\"\\u00" + std::string(1, "67"[name[0] > 'o']) + "0123456789abcdef"[name[0] & 15] +
                            name.substr(1) + '"');
        std::string upper = name;
        std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
        withKey(member, '"' + upper + '"');
    }

    void numbers(std::size_t member)
    {
        const std::string &value = m_members[member].value;
        for (const std::string &slip : std::vector<std::string>{"0" + value,
                                                                "00",
                                                                "+" + value,
                                                                "-" + value,
                                                                std::string("-0"),
                                                                value + ".0",
                                                                value + ".",
                                                                value + "e0",
                                                                value + "E+0",
                                                                std::string("1e3"),
                                                                std::string("0x1"),
                                                                '"' + value + '"',
                                                                '[' + value + ']',
                                                                "{\"n\":" + value + '}',
                                                                std::string("null"),
                                                                std::string("true"),
                                                                std::string("NaN"),
                                                                std::string(),
                                                                std::string("9007199254740992"),
                                                                std::string("9223372036854775808"),
                                                                std::string("18446744073709551617"),
                                                                std::string(400, '9'),
                                                                std::string("\xD9\xA1"),
                                                                std::string("\xEF\xBC\x91"),
                                                                value + "_0",
                                                                value + "n"})
            withValue(member, slip);
        if (m_members[member].key != "\"clock\"")
            withValue(member, "0");
        if (m_members[member].key == "\"v\"")
            withValue(member, "2");
    }

    void texts(std::size_t member)
    {
        const std::string digits = m_members[member].value.substr(1, 64);
        for (const std::string &slip :
             {digits.substr(1), digits + '0', "0x" + digits.substr(2), std::string(), ' ' + digits.substr(1),
              digits.substr(0, 63) + 'g', digits.substr(0, 63) + '\\', digits.substr(0, 62) + "\xC3\xA9",
              "\\u0061" + digits.substr(1), "\\/" + digits.substr(1), digits.substr(0, 63) + std::string(1, '\0')})
            withValue(member, '"' + slip + '"');
        for (const std::string &slip : {std::string("null"), std::string("0"), digits, '\'' + digits + '\'',
                                        "[\"" + digits + "\"]", "{\"hex\":\"" + digits + "\"}"})
            withValue(member, slip);
        for (std::size_t i = 0; i < digits.size(); ++i)
            if (digits[i] >= 'a')
                withValue(member,
                          '"' + digits.substr(0, i) + static_cast<char>(digits[i] - 32) + digits.substr(i + 1) + '"');
    }

    void around()
    {
        for (const char *before : {"\xEF\xBB\xBF", "[", "{", "\x1E", "//\n", "\xFE\xFF"})
            add(before + m_canonical);
        for (const char *after : {"]", "}", ",", ";", "{}", "null", "\x04", "\xC2\xA0", "\xE2\x80\xA8"})
            add(m_canonical + after);
        add(m_canonical + std::string(1, '\0'));
        add(m_canonical + m_canonical);
        add('[' + m_canonical + ']');
        add("{\"body\":" + m_canonical + '}');
        add(m_canonical.substr(0, m_canonical.size() - 1) + ",}");
        add(m_canonical + std::string(70'000, ' '));
        add("{}");
        add("");
    }

    const std::string &m_canonical;
    Members m_members;
    std::set<std::string> m_found;
};

} // namespace

std::set<std::string> nearlyCanonical(const std::string &canonical) { return Slips(canonical).all(); }

} // namespace verdict::test
