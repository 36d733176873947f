#include "ui/text/visible.h"

#include <QCoreApplication>
#include <QStringList>
#include <QTextBoundaryFinder>
#include <algorithm>
#include <array>

namespace verdict {
namespace {

constexpr qsizetype tipLimit = 1000;
constexpr qsizetype tipLine = 72;

QString marked(char32_t character)
{
    if (character < 0x20)
        return QChar(char16_t(0x2400 + character));
    if (character == 0x7F)
        return QChar(u'\u2421');
    const QString digits = QString::number(uint(character), 16).toUpper().rightJustified(4, u'0');
    return QStringLiteral("‹U+%1›").arg(digits);
}

/// Signs that Unicode calls formats but that have a shape of their own or that writing needs.
bool isHarmlessFormat(char32_t character)
{
    static constexpr std::array harmless{0x00ADU, 0x06DDU, 0x070FU, 0x08E2U, 0x200CU, 0x200DU};
    return std::find(harmless.begin(), harmless.end(), character) != harmless.end() ||
           (character >= 0x0600 && character <= 0x0605);
}

bool isLineBreak(char32_t character)
{
    return character == '\n' || character == 0x85 || character == 0x2028 || character == 0x2029;
}

bool needsMark(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control: return character != '\t';
    case QChar::Other_Format: return !isHarmlessFormat(character);
    default: return false;
    }
}

void append(QString &shown, char32_t character, LineBreaks breaks)
{
    if (isLineBreak(character))
        shown += breaks == LineBreaks::Keep ? QChar(u'\n') : QChar(u'↵');
    else if (QChar::isSurrogate(character) || QChar::isNonCharacter(character))
        shown += QChar(QChar::ReplacementCharacter);
    else if (needsMark(character))
        shown += marked(character);
    else if (character == '\t')
        shown += u' ';
    else
        shown += QChar::fromUcs4(character);
}

/// The next character at `at`, which moves past it; a surrogate without its partner is returned as it is.
char32_t next(const QString &text, qsizetype &at)
{
    const QChar first = text.at(at++);
    if (!first.isHighSurrogate() || at == text.size() || !text.at(at).isLowSurrogate())
        return first.unicode();
    return QChar::surrogateToUcs4(first, text.at(at++));
}

qsizetype boundaryBefore(const QString &text, qsizetype limit)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(limit);
    const qsizetype at = finder.isAtBoundary() ? limit : finder.toPreviousBoundary();
    // A heap of combining marks can be one endless grapheme; then a code point boundary has to do.
    if (at > 0)
        return at;
    return text.at(limit).isLowSurrogate() ? limit - 1 : limit;
}

qsizetype lineEnd(const QString &text, qsizetype from)
{
    if (text.size() - from <= tipLine)
        return text.size();
    const qsizetype space = text.lastIndexOf(u' ', from + tipLine);
    return space > from ? space + 1 : boundaryBefore(text.mid(from), tipLine) + from;
}

void appendWrapped(QStringList &lines, const QString &paragraph)
{
    qsizetype at = 0;
    do {
        const qsizetype end = lineEnd(paragraph, at);
        lines += paragraph.mid(at, end - at).trimmed();
        at = end;
    } while (at < paragraph.size());
}

} // namespace

QString visible(const QString &text, LineBreaks breaks)
{
    QString shown;
    shown.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const char32_t character = next(text, at);
        if (character == '\r' && at < text.size() && text.at(at) == u'\n')
            continue;
        append(shown, character == '\r' ? U'\n' : character, breaks);
    }
    return shown;
}

QString visible(std::string_view utf8, LineBreaks breaks)
{
    return visible(QString::fromUtf8(utf8.data(), qsizetype(utf8.size())), breaks);
}

QString shortened(const QString &text, qsizetype limit)
{
    if (text.size() <= limit)
        return text;
    const qsizetype kept = boundaryBefore(text, limit);
    const int left = int(std::min<qsizetype>(text.size() - kept, std::numeric_limits<int>::max()));
    return text.left(kept) + u' ' + QCoreApplication::translate("Text", "… (%Ln more characters)", nullptr, left);
}

QString escaped(const QString &text) { return text.toHtmlEscaped(); }

QString toolTipText(const QString &text)
{
    QStringList lines;
    for (const QString &paragraph : shortened(visible(text), tipLimit).split(u'\n'))
        appendWrapped(lines, paragraph);
    return lines.join(u'\n');
}

} // namespace verdict
