#include "ui/controls/radiocard.h"

#include "ui/text/flow.h"
#include "ui/theme/icons.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace verdict {
namespace {

constexpr int inset = 16;
constexpr int markSide = 16;
constexpr int textLeft = inset + markSide + 8;
constexpr int iconSide = 20;
constexpr int textRight = inset + iconSide + 8;
constexpr int usualWidth = 312;
constexpr int leastWidth = 220;

TextFlow flowOf(const QString &text, TypeStyle style)
{
    const Theme &theme = Theme::current();
    return {text, theme.font(style), theme.lineHeight(style), 0, Qt::AlignLeft};
}

double textHeight(const QString &text, TypeStyle style, int width)
{
    return flowSize(flowOf(text, style), width - textLeft - textRight).height();
}

} // namespace

RadioCard::RadioCard(const QString &text, const QString &note, QString icon, QWidget *parent)
    : QRadioButton(text, parent), m_note(note), m_icon(std::move(icon))
{
    setAccessibleDescription(note);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setProperty("focusRadius", Theme::current().radius(Radius::Panel));
    followTheme(this);
}

QSize RadioCard::sizeHint() const { return {usualWidth, heightForWidth(usualWidth)}; }

QSize RadioCard::minimumSizeHint() const { return {leastWidth, heightForWidth(usualWidth)}; }

int RadioCard::heightForWidth(int width) const
{
    return int(2 * inset + textHeight(text(), TypeStyle::BodyStrong, width) + 4 +
               textHeight(m_note, TypeStyle::Label, width));
}

void RadioCard::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = isChecked();
    paintBox(painter, rect(),
             {theme.color(on             ? Color::HumanTint
                          : underMouse() ? Color::Hover
                                         : Color::Surface),
              theme.color(on ? Color::Human : Color::LineControl),
              theme.stroke(on ? Stroke::Selected : Stroke::Hairline), theme.radius(Radius::Panel)});
    const double title = textHeight(text(), TypeStyle::BodyStrong, width());
    QStyleOption mark;
    mark.rect = QRect(inset, inset + (theme.lineHeight(TypeStyle::BodyStrong) - markSide) / 2, markSide, markSide);
    mark.state = QStyle::State_Enabled | (on ? QStyle::State_On : QStyle::State_Off);
    drawRadioMark(painter, mark, theme);
    const QRectF room(textLeft, inset, width() - textLeft - textRight, height() - 2 * inset);
    painter.setPen(theme.color(Color::TextPrimary));
    paintFlow(painter, room, flowOf(text(), TypeStyle::BodyStrong));
    painter.setPen(theme.color(Color::TextSecondary));
    paintFlow(painter, room.adjusted(0, title + 4, 0, 0), flowOf(m_note, TypeStyle::Label));
    paintIcon(painter, QRectF(width() - inset - iconSide, inset, iconSide, iconSide), m_icon,
              theme.color(Color::TextSecondary));
}

} // namespace verdict
