#include "ui/shell/rail.h"

#include "ui/controls/paintedbutton.h"
#include "ui/theme/icons.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QPainter>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr int brandRoom = 56;
constexpr int buttonHeight = 52;
constexpr int chosenBar = 3;

/// Icon above word; the chosen one in human ink with a bar at its left.
class RailButton : public PaintedButton {
public:
    RailButton(const QString &text, QString icon, QWidget *parent)
        : PaintedButton(text, parent), m_icon(std::move(icon))
    {
        setCheckable(true);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const Theme &theme = Theme::current();
        return {theme.size(Size::Rail), buttonHeight + theme.lineHeight(TypeStyle::Micro) - 16};
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(6, 0, -6, 0);
        const ButtonState state = buttonState();
        if (state.checked || state.hovered)
            paintBox(painter, box,
                     {theme.color(state.checked ? Color::Selected : Color::Hover), QColor(), 0,
                      theme.radius(Radius::Control)});
        if (state.checked)
            painter.fillRect(QRectF(0, 12, chosenBar, height() - 24.0), theme.color(Color::Human));
        const QColor ink = theme.color(state.checked ? Color::Human : Color::TextSecondary);
        const int line = theme.lineHeight(TypeStyle::Micro);
        paintIcon(painter, QRectF(width() / 2.0 - 10, height() / 2.0 - line / 2.0 - 11, 20, 20), m_icon, ink);
        paintLine(painter, QRectF(0, height() / 2.0 + 4, width(), line), text(),
                  theme.font(TypeStyle::Micro, state.checked ? 600 : 400), ink, Qt::AlignHCenter);
    }

private:
    QString m_icon;
};

} // namespace

Rail::Rail(QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    setFixedWidth(Theme::current().size(Size::Rail));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, brandRoom, 0, 12);
    column->setSpacing(4);
    auto *review = new RailButton(tr("Review"), QStringLiteral("review"), this);
    auto *settings = new RailButton(tr("Settings"), QStringLiteral("settings"), this);
    column->addWidget(review);
    column->addStretch(1);
    column->addWidget(settings);
    m_group->addButton(review, 0);
    m_group->addButton(settings, 1);
    review->setChecked(true);
    connect(m_group, &QButtonGroup::idClicked, this, &Rail::chosen);
    followTheme(this);
}

void Rail::setCurrent(int screen)
{
    if (QAbstractButton *button = m_group->button(screen))
        button->setChecked(true);
}

void Rail::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.color(Color::LineSubtle));
    paintBrand(painter, QRectF(width() / 2.0 - 14, 16, 28, 28));
}

} // namespace verdict
