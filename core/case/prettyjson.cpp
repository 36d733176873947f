#include "core/case/prettyjson.h"

namespace verdict {
namespace {

constexpr std::size_t lineWidth = 100;

bool opens(char c) { return c == '{' || c == '['; }
bool closes(char c) { return c == '}' || c == ']'; }

class Pretty {
public:
    explicit Pretty(std::string_view json) : m_json(json) {}

    std::string run()
    {
        while (m_at < m_json.size())
            step(m_json[m_at]);
        return m_out + '\n';
    }

private:
    void step(char c)
    {
        if (c == '"')
            return copy(endOfText(m_at));
        if (opens(c))
            return open();
        if (closes(c)) {
            --m_level;
            breakLine();
        }
        m_out += c;
        ++m_at;
        if (c == ',')
            breakLine();
        else if (c == ':')
            m_out += ' ';
    }

    void open()
    {
        const std::size_t end = endOfValue(m_at);
        const std::size_t used = m_out.size() - (m_out.rfind('\n') + 1);
        if (used + (end - m_at) <= lineWidth)
            return copyOneLine(end);
        ++m_level;
        m_out += m_json[m_at++];
        breakLine();
    }

    void copy(std::size_t end)
    {
        m_out += m_json.substr(m_at, end - m_at);
        m_at = end;
    }

    void copyOneLine(std::size_t end)
    {
        while (m_at < end) {
            const char c = m_json[m_at];
            if (c == '"') {
                copy(endOfText(m_at));
                continue;
            }
            m_out += c;
            ++m_at;
            if (c == ',' || c == ':')
                m_out += ' ';
        }
    }

    void breakLine()
    {
        m_out += '\n';
        m_out.append(2 * m_level, ' ');
    }

    [[nodiscard]] std::size_t endOfText(std::size_t at) const
    {
        for (++at; at < m_json.size() && m_json[at] != '"'; ++at)
            at += m_json[at] == '\\';
        return at < m_json.size() ? at + 1 : m_json.size();
    }

    [[nodiscard]] std::size_t endOfValue(std::size_t at) const
    {
        std::size_t depth = 0;
        while (at < m_json.size()) {
            const char c = m_json[at];
            if (c == '"') {
                at = endOfText(at);
                continue;
            }
            ++at;
            depth += opens(c) ? 1 : 0;
            if (closes(c) && --depth == 0)
                return at;
        }
        return at;
    }

    std::string_view m_json;
    std::size_t m_at = 0;
    std::size_t m_level = 0;
    std::string m_out;
};

} // namespace

std::string prettyJson(std::string_view compact) { return Pretty(compact).run(); }

} // namespace verdict
