#include "ui/review/details/highlightspans.h"

#include "ui/text/visible.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <map>

namespace verdict {
namespace {

constexpr qsizetype phraseLimit = 80;
constexpr double strongFrom = 2.0 / 3;
constexpr double mediumFrom = 1.0 / 3;

bool startsCodePoint(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// Lengths of the shown text at each asked code point of the raw one, in one walk.
class ShownOffsets {
public:
    explicit ShownOffsets(const std::string &utf8) : m_utf8(utf8) {}

    /// Call with growing `codePoint`s.
    qsizetype at(int codePoint)
    {
        const std::size_t from = m_byte;
        while (m_codePoint < codePoint && m_byte < m_utf8.size())
            stepOver();
        m_shown += visible(std::string_view(m_utf8).substr(from, m_byte - from)).size();
        return m_shown;
    }

private:
    void stepOver()
    {
        ++m_byte;
        while (m_byte < m_utf8.size() && !startsCodePoint(m_utf8[m_byte]))
            ++m_byte;
        ++m_codePoint;
    }

    const std::string &m_utf8;
    std::size_t m_byte = 0;
    int m_codePoint = 0;
    qsizetype m_shown = 0;
};

std::map<int, qsizetype> shownOffsets(const std::string &utf8, const std::vector<Highlight> &highlights)
{
    std::map<int, qsizetype> offsets;
    for (const Highlight &one : highlights) {
        offsets[one.start] = 0;
        offsets[one.end] = 0;
    }
    ShownOffsets walk(utf8);
    for (auto &[codePoint, shown] : offsets)
        shown = walk.at(codePoint);
    return offsets;
}

Strength strengthOf(double share)
{
    if (share >= strongFrom)
        return Strength::Strong;
    return share >= mediumFrom ? Strength::Medium : Strength::Weak;
}

void numberByWeight(std::vector<HighlightSpan> &spans)
{
    std::vector<HighlightSpan *> heaviest;
    for (HighlightSpan &span : spans)
        heaviest.push_back(&span);
    std::stable_sort(heaviest.begin(), heaviest.end(), [](const HighlightSpan *a, const HighlightSpan *b) {
        return std::abs(a->weight) > std::abs(b->weight);
    });
    const double top = heaviest.empty() ? 0 : std::abs(heaviest.front()->weight);
    int number = 0;
    for (HighlightSpan *span : heaviest) {
        span->number = ++number;
        span->strength = strengthOf(top > 0 ? std::abs(span->weight) / top : 1);
    }
}

} // namespace

HighlightedText highlightedText(const std::string &utf8, const std::vector<Highlight> &highlights)
{
    HighlightedText text{visible(std::string_view(utf8)), {}};
    auto offsets = shownOffsets(utf8, highlights);
    for (const Highlight &one : highlights) {
        const qsizetype start = std::min(offsets[one.start], text.shown.size());
        const qsizetype end = std::min(offsets[one.end], text.shown.size());
        if (start >= end)
            continue;
        QString phrase = text.shown.mid(start, end - start);
        text.spans.push_back({start, end, Strength::Weak, 0, one.weight, visible(one.label, LineBreaks::Join),
                              shortened(visible(phrase, LineBreaks::Join), phraseLimit)});
    }
    std::stable_sort(text.spans.begin(), text.spans.end(),
                     [](const HighlightSpan &a, const HighlightSpan &b) { return a.start < b.start; });
    numberByWeight(text.spans);
    return text;
}

} // namespace verdict
