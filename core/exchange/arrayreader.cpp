#include "core/exchange/arrayreader.h"

#include <algorithm>

namespace verdict {
namespace {

constexpr std::size_t shownOfLong = 4096;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

} // namespace

ArrayReader::ArrayReader(std::unique_ptr<ByteSource> bytes, std::size_t longest, std::size_t block)
    : m_bytes(std::move(bytes)), m_longest(longest), m_block(block)
{
}

Result<bool> ArrayReader::fill(const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled, "reading was stopped"};
    const auto got = m_bytes->read(m_block.data(), m_block.size());
    if (!got)
        return got.error();
    m_at = 0;
    m_end = *got;
    return *got > 0;
}

Result<std::optional<ArrayItem>> ArrayReader::next(const std::stop_token &stop)
{
    while (m_state != At::Done) {
        if (m_at == m_end) {
            const auto more = fill(stop);
            if (!more)
                return more.error();
            if (!*more)
                return atEnd();
        }
        const char c = m_block[m_at++];
        ++m_bytesRead;
        auto item = m_state == At::InItem ? take(c) : takeOutside(c);
        m_line += c == '\n';
        if (item)
            return item;
    }
    return std::optional<ArrayItem>();
}

std::optional<ArrayItem> ArrayReader::takeOutside(char c)
{
    if (isSpace(c))
        return std::nullopt;
    switch (m_state) {
    case At::BeforeList:
        if (c != '[')
            return broken("the file is no JSON list");
        m_state = At::BetweenItems;
        return std::nullopt;
    case At::BetweenItems:
        if (c == ']')
            m_state = At::BehindList;
        else if (c != ',')
            begin(c);
        return std::nullopt;
    default: return broken("something stands behind the end of the list");
    }
}

void ArrayReader::begin(char c)
{
    m_state = At::InItem;
    m_item.clear();
    m_itemLine = m_line;
    m_depth = 0;
    m_inText = m_escaped = m_tooLong = false;
    take(c);
}

std::optional<ArrayItem> ArrayReader::take(char c)
{
    if (m_inText) {
        m_inText = m_escaped || c != '"';
        m_escaped = !m_escaped && c == '\\';
        add(c);
        return std::nullopt;
    }
    if (m_depth == 0 && (c == ',' || c == ']')) {
        m_state = c == ']' ? At::BehindList : At::BetweenItems;
        return finish();
    }
    m_inText = c == '"';
    m_depth = std::max(0, m_depth + (c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0));
    add(c);
    return std::nullopt;
}

void ArrayReader::add(char c)
{
    if (m_tooLong)
        return;
    m_item += c;
    if (m_item.size() <= m_longest)
        return;
    m_tooLong = true;
    m_item.resize(shownOfLong);
    m_item.shrink_to_fit();
}

std::optional<ArrayItem> ArrayReader::finish()
{
    m_given.swap(m_item);
    return ArrayItem{m_given, m_itemLine, m_tooLong ? "the task is longer than 16 MiB and was not read" : ""};
}

std::optional<ArrayItem> ArrayReader::broken(std::string fault)
{
    m_state = At::Done;
    return ArrayItem{{}, m_line, std::move(fault)};
}

std::optional<ArrayItem> ArrayReader::atEnd()
{
    if (m_state == At::BehindList || m_state == At::BeforeList) {
        m_state = At::Done;
        return std::nullopt;
    }
    const bool inside = m_state == At::InItem;
    m_state = At::Done;
    if (!inside)
        return broken("the list is not closed");
    auto item = finish();
    item->fault = "the file ends in the middle of this task";
    return item;
}

} // namespace verdict
