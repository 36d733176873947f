#include "ui/text/plainlabel.h"

#include "ui/text/visible.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>

namespace verdict {
namespace {

constexpr qsizetype longest = 20'000;
constexpr int preferredWidth = 480; ///< px a paragraph asks for when nothing else decides
constexpr double endless = 1e6;     ///< px that no line reaches
constexpr int narrowest = 8;        ///< line heights a column of text may be narrowed to; captions stay whole

/// Where text of a height stands in a label that was given more room.
QRectF placed(const QLabel &label, double height)
{
    const double spare = std::max(0.0, label.height() - height);
    const bool top = label.alignment() & Qt::AlignTop;
    const bool bottom = label.alignment() & Qt::AlignBottom;
    return {0, top ? 0 : bottom ? spare : std::floor(spare / 2), double(label.width()), height};
}

} // namespace

PlainLabel::PlainLabel(TypeStyle style, Color color, QWidget *parent) : QLabel(parent), m_style(style), m_color(color)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::NoTextInteraction);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    followTheme(this);
}

PlainLabel::PlainLabel(const QString &text, TypeStyle style, Color color, QWidget *parent)
    : PlainLabel(style, color, parent)
{
    setText(text);
}

void PlainLabel::setText(const QString &text)
{
    const QString shown = shortened(visible(text), longest);
    if (shown == this->text()) // the clock says the same each second, which is no news for any layout
        return;
    QLabel::setText(shown);
    updateGeometry();
}

void PlainLabel::setStyle(TypeStyle style)
{
    m_style = style;
    updateGeometry();
    update();
}

void PlainLabel::setColor(Color color)
{
    m_color = color;
    update();
}

void PlainLabel::setWeight(int weight)
{
    m_weight = weight;
    updateGeometry();
    update();
}

void PlainLabel::setMaxLines(int lines)
{
    m_maxLines = lines;
    updateGeometry();
    update();
}

TextFlow PlainLabel::flow() const
{
    const Theme &theme = Theme::current();
    return {text(), m_weight == 0 ? theme.font(m_style) : theme.font(m_style, m_weight), theme.lineHeight(m_style),
            m_maxLines, alignment() & Qt::AlignHorizontal_Mask};
}

double PlainLabel::lineWidth() const { return m_layouts.size(flow(), endless).width(); }

QSize PlainLabel::sizeHint() const { return m_layouts.size(flow(), preferredWidth).toSize(); }

QSize PlainLabel::minimumSizeHint() const
{
    const TextFlow text = flow();
    return {std::min(sizeHint().width(), narrowest * text.lineHeight), text.lineHeight};
}

int PlainLabel::heightForWidth(int width) const { return qRound(m_layouts.size(flow(), width).height()); }

void PlainLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Theme::current().color(isEnabled() ? m_color : Color::TextTertiary));
    const TextFlow text = flow();
    m_layouts.paint(painter, placed(*this, m_layouts.size(text, width()).height()), text);
}

ElidedLabel::ElidedLabel(const QString &text, TypeStyle style, Color color, QWidget *parent)
    : PlainLabel(style, color, parent)
{
    setText(text);
}

void ElidedLabel::setText(const QString &text)
{
    const QString shown = shortened(visible(text, LineBreaks::Join), longest);
    if (shown == this->text()) // the clock says the same each second, which is no news for any layout
        return;
    QLabel::setText(shown);
    updateGeometry();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

QSize ElidedLabel::sizeHint() const { return {int(std::ceil(lineWidth())) + 1, flow().lineHeight}; }

QSize ElidedLabel::minimumSizeHint() const
{
    const int line = flow().lineHeight;
    return {std::min(sizeHint().width(), 2 * line), line};
}

QString ElidedLabel::elided() const
{
    if (lineWidth() <= width())
        return text();
    return QFontMetricsF(flow().font).elidedText(text(), m_mode, width());
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty() || elided() == text())
        return PlainLabel::event(event);
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), toolTipText(text()), this);
    return true;
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Theme::current().color(isEnabled() ? color() : Color::TextTertiary));
    TextFlow line = flow();
    line.text = elided();
    paintFlow(painter, placed(*this, line.lineHeight).adjusted(0, 0, 1, 0), line);
}

} // namespace verdict
