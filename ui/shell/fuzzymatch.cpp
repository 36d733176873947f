#include "ui/shell/fuzzymatch.h"

#include <algorithm>

namespace verdict {
namespace {

constexpr int letterPoints = 10;
constexpr int wordStartPoints = 15;
constexpr int runPoints = 12;
constexpr int startPoints = 20;

bool startsWord(const QString &text, qsizetype at) { return at == 0 || !text[at - 1].isLetterOrNumber(); }

} // namespace

int fuzzyScore(const QString &typed, const QString &text)
{
    int score = 1000;
    qsizetype from = 0;
    qsizetype last = -2;
    for (const QChar letter : typed) {
        if (letter.isSpace())
            continue;
        const qsizetype at = text.indexOf(letter, from, Qt::CaseInsensitive);
        if (at < 0)
            return 0;
        score += letterPoints;
        score += startsWord(text, at) ? wordStartPoints : 0;
        score += at == last + 1 ? runPoints : 0;
        score += at == 0 ? startPoints : 0;
        last = at;
        from = at + 1;
    }
    return std::max(1, score - int(std::min<qsizetype>(text.size(), 200)));
}

} // namespace verdict
