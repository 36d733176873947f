#include "ui/controls/labelbutton.h"

#include "ui/controls/keycap.h"
#include "ui/controls/marks.h"
#include "ui/text/flow.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace verdict {
namespace {

constexpr double inset = 11;     ///< px from the edge to the key cap and from the marks to the edge
constexpr double gap = 8;        ///< px between key cap, text and marks
constexpr double markAt100 = 10; ///< px a mark measures beside text of 100 %
constexpr int twoLines = 2;
constexpr int around = 24;     ///< px above and below two lines together
constexpr int aroundTight = 8; ///< px of the same in low windows

double capsRoom(const LabelFace &face, const Theme &theme)
{
    const double caps = keyCapsSize(face.keys, theme).width();
    return caps == 0 ? 0 : caps + gap;
}

/// Room for both marks is always kept, so that choosing a label never moves or rewraps its text.
double marksRoom(const Theme &theme) { return 2 * theme.scaled(markAt100) + 2 * gap; }

QRectF textRect(const QRectF &rect, const LabelFace &face, const Theme &theme)
{
    return rect.adjusted(inset + capsRoom(face, theme), 0, -inset - marksRoom(theme) + gap, 0);
}

/// The strong weight decides the lines, because a chosen label is set in it.
TextFlow labelFlow(const LabelFace &face, const Theme &theme)
{
    return {face.text, theme.font(TypeStyle::BodyStrong), qRound(theme.lineHeight(TypeStyle::Control) * 0.8), twoLines,
            Qt::AlignLeft};
}

bool fitsOneLine(double width, const LabelFace &face, const Theme &theme)
{
    return QFontMetricsF(theme.font(TypeStyle::BodyStrong)).horizontalAdvance(face.text) <= width;
}

Box labelBox(const ButtonState &state, const Theme &theme)
{
    const Color fill = state.checked    ? Color::HumanTint
                       : !state.enabled ? Color::Window
                       : state.pressed  ? Color::Sunken
                       : state.hovered  ? Color::Hover
                                        : Color::Surface;
    const Color edge = state.checked ? Color::Human : state.enabled ? Color::LineControl : Color::LineMedium;
    return {theme.color(fill), theme.color(edge), theme.stroke(state.checked ? Stroke::Selected : Stroke::Hairline),
            theme.radius(Radius::Control)};
}

void paintText(QPainter &painter, const QRectF &rect, const LabelFace &face, const Theme &theme)
{
    TextFlow flow = labelFlow(face, theme);
    if (!face.state.checked)
        flow.font = theme.font(TypeStyle::Control);
    const double height = flowSize(labelFlow(face, theme), rect.width()).height();
    const double top = std::round(rect.center().y() - height / 2);
    painter.setPen(theme.color(face.state.enabled ? Color::TextPrimary : Color::TextTertiary));
    paintFlow(painter, {rect.left(), top, rect.width(), height}, flow);
}

void paintMarks(QPainter &painter, const QRectF &rect, const LabelFace &face, const Theme &theme)
{
    const double markSide = theme.scaled(markAt100);
    double right = rect.right() - inset;
    const auto add = [&](Mark mark) {
        paintMark(painter, {right - markSide, rect.center().y() - markSide / 2, markSide, markSide}, mark, theme);
        right -= markSide + gap;
    };
    if (face.state.checked)
        add(Mark::Chosen);
    if (face.suggested)
        add(Mark::Suggested);
}

} // namespace

void paintLabelButton(QPainter &painter, const QRectF &rect, const LabelFace &face, const Theme &theme)
{
    paintBox(painter, rect, labelBox(face.state, theme));
    paintKeyCaps(painter, rect.adjusted(inset, 0, 0, 0), face.keys,
                 face.state.enabled ? KeyCapLook::Normal : KeyCapLook::Muted, theme);
    paintText(painter, textRect(rect, face, theme), face, theme);
    paintMarks(painter, rect, face, theme);
}

LabelButton::LabelButton(const QString &label, QWidget *parent) : PaintedButton(label, parent)
{
    setCheckable(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum); // one row has one height
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LabelButton::setSuggested(bool suggested)
{
    m_suggested = suggested;
    update();
}

void LabelButton::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
}

QString LabelButton::spokenName() const
{
    QStringList parts{keyCapSpoken(key()), text()};
    parts.removeAll(QString());
    if (m_suggested)
        parts += tr("suggested");
    if (isChecked())
        parts += tr("chosen");
    return parts.join(QStringLiteral(", "));
}

LabelFace LabelButton::face() const { return {text(), keyCaps(), m_suggested, buttonState()}; }

QSize LabelButton::sizeHint() const
{
    const Theme &theme = Theme::current();
    const double text = QFontMetricsF(theme.font(TypeStyle::BodyStrong)).horizontalAdvance(this->text());
    const double edges = 2 * inset + capsRoom(face(), theme) + marksRoom(theme);
    return {int(std::ceil(edges + text)), heightForWidth(int(std::ceil(edges + text)))};
}

QSize LabelButton::minimumSizeHint() const
{
    const Theme &theme = Theme::current();
    const double edges = 2 * inset + capsRoom(face(), theme) + marksRoom(theme);
    double longest = 0;
    for (const QString &word : text().split(u' '))
        longest = std::max(longest, QFontMetricsF(labelFlow(face(), theme).font).horizontalAdvance(word));
    const double text = std::min(longest, 12.0 * theme.lineHeight(TypeStyle::Control));
    return {int(std::ceil(edges + text)), theme.height(m_compact ? Size::TableRow : Size::Label)};
}

int LabelButton::heightForWidth(int width) const
{
    const Theme &theme = Theme::current();
    const int usual = theme.height(m_compact ? Size::TableRow : Size::Label);
    const QRectF text = textRect(QRectF(0, 0, width, usual), face(), theme);
    if (fitsOneLine(text.width(), face(), theme))
        return usual;
    const int lines = qRound(flowSize(labelFlow(face(), theme), text.width()).height());
    return std::max(usual, lines + (m_compact ? aroundTight : around));
}

void LabelButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintLabelButton(painter, rect(), face(), Theme::current());
}

} // namespace verdict
