#include "ui/review/plainfield.h"

#include "ui/theme/theme.h"

#include <QMimeData>
#include <QTextBlock>
#include <QTextDocument>
#include <algorithm>

namespace verdict {
namespace {

constexpr int leastLines = 2;
constexpr int mostLines = 5;

} // namespace

PlainField::PlainField(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    document()->setDocumentMargin(6);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, &PlainField::fit);
    connect(&Theme::current(), &Theme::changed, this, &PlainField::fit);
    fit();
}

void PlainField::fit()
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines <= mostLines; block = block.next())
        lines += std::max(1, block.layout()->lineCount());
    const int line = fontMetrics().lineSpacing();
    const int shown = std::clamp(lines, leastLines, mostLines);
    setFixedHeight(shown * line + 2 * int(document()->documentMargin()) + 2 * frameWidth() + 4);
}

void PlainField::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(source->text());
}

void PlainField::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void PlainField::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason)
        moveCursor(QTextCursor::End);
}

} // namespace verdict
