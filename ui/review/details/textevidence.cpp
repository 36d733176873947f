#include "ui/review/details/textevidence.h"

#include "ui/text/visible.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <algorithm>

namespace verdict {
namespace {

constexpr qsizetype mostShown = 1'000'000; ///< UTF-16 units; the rest is counted
constexpr int margin = 14;

/// The part of one line that lies between two places of the text, or an empty rectangle.
QRectF lineShare(const QTextLine &line, int from, int to)
{
    const int start = std::max(from, line.textStart());
    const int end = std::min(to, line.textStart() + line.textLength());
    if (start >= end)
        return {};
    const double left = line.cursorToX(start);
    const double right = line.cursorToX(end);
    return QRectF(QPointF(std::min(left, right), line.y()), QPointF(std::max(left, right), line.y() + line.height()));
}

QPen underline(Strength strength, const Theme &theme)
{
    const QColor ink = theme.color(Color::Model);
    if (strength == Strength::Weak)
        return {ink, 1.5, Qt::DashLine};
    return {ink, strength == Strength::Strong ? 3.0 : 2.0};
}

} // namespace

TextEvidence::TextEvidence(QWidget *parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    setAcceptRichText(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    document()->setDocumentMargin(margin);
    document()->setUndoRedoEnabled(false);
    connect(&Theme::current(), &Theme::changed, this, &TextEvidence::format);
}

void TextEvidence::setText(const HighlightedText &text)
{
    m_spans = text.spans;
    m_source = false;
    place(text.shown);
}

void TextEvidence::setSource(const QString &source)
{
    m_spans.clear();
    m_source = true;
    place(source);
}

void TextEvidence::place(const QString &text)
{
    m_shown = shortened(text, mostShown);
    setPlainText(m_shown);
    format();
    moveCursor(QTextCursor::Start);
}

void TextEvidence::format()
{
    const Theme &theme = Theme::current();
    setFont(m_source ? theme.fixedFont(TypeStyle::Body) : theme.font(TypeStyle::Evidence));
    QTextBlockFormat lines;
    lines.setLineHeight(theme.lineHeight(m_source ? TypeStyle::Body : TypeStyle::Evidence),
                        QTextBlockFormat::FixedHeight);
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.mergeBlockFormat(lines);
    viewport()->update();
}

void TextEvidence::showHighlights(bool on)
{
    m_on = on;
    viewport()->update();
}

/// Nothing in a text from outside ever fetches anything.
QVariant TextEvidence::loadResource(int /*type*/, const QUrl & /*name*/) { return {}; }

std::vector<QRectF> TextEvidence::linesOf(const HighlightSpan &span) const
{
    std::vector<QRectF> lines;
    const QPointF scroll(horizontalScrollBar()->value(), verticalScrollBar()->value());
    for (QTextBlock block = document()->findBlock(int(span.start)); block.isValid() && block.position() < span.end;
         block = block.next()) {
        const QPointF origin = document()->documentLayout()->blockBoundingRect(block).topLeft() - scroll;
        for (int i = 0; i < block.layout()->lineCount(); ++i) {
            const QRectF part = lineShare(block.layout()->lineAt(i), int(span.start) - block.position(),
                                          int(span.end) - block.position());
            if (!part.isEmpty())
                lines.push_back(part.translated(origin));
        }
    }
    return lines;
}

/// The card that the text lies on; its edge shows the focus.
void TextEvidence::paintCard()
{
    const Theme &theme = Theme::current();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(painter, viewport()->rect(),
             {theme.color(Color::Surface), theme.color(hasFocus() ? Color::Human : Color::LineMedium),
              theme.stroke(hasFocus() ? Stroke::Focus : Stroke::Hairline), theme.radius(Radius::Panel)});
}

void TextEvidence::paintEvent(QPaintEvent *event)
{
    const Theme &theme = Theme::current();
    paintCard();
    if (m_on) {
        QPainter under(viewport());
        for (const HighlightSpan &span : m_spans)
            if (span.strength != Strength::Weak)
                for (const QRectF &line : linesOf(span))
                    under.fillRect(line, theme.color(Color::ModelTint));
    }
    QTextEdit::paintEvent(event);
    if (!m_on)
        return;
    QPainter over(viewport());
    over.setRenderHint(QPainter::Antialiasing);
    over.setFont(theme.font(TypeStyle::Micro, 600));
    for (const HighlightSpan &span : m_spans) {
        const std::vector<QRectF> lines = linesOf(span);
        over.setPen(underline(span.strength, theme));
        for (const QRectF &line : lines)
            over.drawLine(line.bottomLeft() - QPointF(0, 1.5), line.bottomRight() - QPointF(0, 1.5));
        if (!lines.empty())
            over.drawText(lines.back().topRight() + QPointF(1, over.fontMetrics().ascent() - 7),
                          QString::number(span.number));
    }
}

/// Letters are commands here, not the beginning of a search or an edit; copying stays.
bool TextEvidence::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (!key->matches(QKeySequence::Copy) && !key->matches(QKeySequence::SelectAll)) {
            event->ignore();
            return false;
        }
    }
    return QTextEdit::event(event);
}

void TextEvidence::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter)
        return event->ignore();
    QTextEdit::keyPressEvent(event);
}

} // namespace verdict
