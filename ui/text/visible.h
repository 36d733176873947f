#pragma once

#include <QString>
#include <string_view>

namespace verdict {

/// What becomes of line breaks in text from outside.
enum class LineBreaks {
    Keep, ///< kept, every kind as \n
    Join, ///< shown as ↵, for titles and other single lines
};

/// Text from outside made safe to look at: controls, bidirectional overrides and invisible characters appear as marks
/// (␀, ‹U+202E›), lone surrogates as U+FFFD. Joiners that scripts and emoji need (U+200C, U+200D) and soft hyphens
/// stay.
QString visible(const QString &text, LineBreaks breaks = LineBreaks::Keep);

/// The same from UTF-8; bytes that are not UTF-8 become U+FFFD, and NUL does not end the text.
QString visible(std::string_view utf8, LineBreaks breaks = LineBreaks::Keep);

/// At most `limit` UTF-16 units, never cutting a character in two; what is left out is counted at the end in words.
QString shortened(const QString &text, qsizetype limit);

/// Text as literal HTML: what a person sees in a rich text widget is exactly `text`, and nothing in it is a tag.
QString escaped(const QString &text);

/// The text of a tool tip: visible, shortened and broken into lines. VerdictStyle shows every tool tip as plain text.
QString toolTipText(const QString &text);

} // namespace verdict
