#include "ui/review/details/jsontext.h"

namespace verdict {
namespace {

/// One walk over the document; commas and brackets inside texts are text.
class Indenter {
public:
    explicit Indenter(std::string_view compact) : m_in(compact) { m_out.reserve(compact.size() * 2); }

    std::string run()
    {
        for (m_at = 0; m_at < m_in.size(); ++m_at) {
            if (m_inText)
                text();
            else
                structure();
        }
        return std::move(m_out);
    }

private:
    void text()
    {
        m_out += m_in[m_at];
        if (m_in[m_at] == '\\' && m_at + 1 < m_in.size())
            m_out += m_in[++m_at];
        else if (m_in[m_at] == '"')
            m_inText = false;
    }

    void structure()
    {
        const char sign = m_in[m_at];
        if (sign == '}' || sign == ']')
            close();
        m_out += sign;
        if (sign == '"')
            m_inText = true;
        else if (sign == ':')
            m_out += ' ';
        else if (sign == ',')
            line();
        else if (sign == '{' || sign == '[')
            open();
    }

    void open()
    {
        ++m_depth;
        if (m_at + 1 < m_in.size() && m_in[m_at + 1] != '}' && m_in[m_at + 1] != ']')
            line();
    }

    void close()
    {
        if (m_depth > 0)
            --m_depth;
        if (m_at > 0 && m_in[m_at - 1] != '{' && m_in[m_at - 1] != '[')
            line();
    }

    void line() { m_out.append(1, '\n').append(2 * m_depth, ' '); }

    std::string_view m_in;
    std::string m_out;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
    bool m_inText = false;
};

} // namespace

std::string indentedJson(std::string_view compact) { return Indenter(compact).run(); }

} // namespace verdict
