#include "ui/controls/segmented.h"

#include "ui/controls/accessible.h"
#include "ui/controls/paintedbutton.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QPainter>
#include <cmath>

namespace verdict {
namespace {

constexpr int padding = 13;

/// One segment; it paints its share of the frame that all segments have together.
class Segment : public PaintedButton {
public:
    Segment(const QString &text, QWidget *parent) : PaintedButton(text, parent)
    {
        setCheckable(true);
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const Theme &theme = Theme::current();
        const QFontMetricsF metrics(theme.font(TypeStyle::Label, QFont::DemiBold));
        return {int(std::ceil(metrics.horizontalAdvance(text()))) + 2 * padding, theme.height(Size::ControlSmall)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::current();
        paintShare(painter, theme);
        const Color ink = isChecked() ? Color::TextOnHuman : isEnabled() ? Color::TextPrimary : Color::TextTertiary;
        paintLine(painter, rect(), text(), theme.font(TypeStyle::Label, isChecked() ? QFont::DemiBold : QFont::Medium),
                  theme.color(ink), Qt::AlignHCenter);
    }

private:
    void paintShare(QPainter &painter, const Theme &theme)
    {
        const QRectF whole(-x(), 0, parentWidget()->width(), height());
        const double line = theme.stroke(Stroke::Hairline);
        paintBox(painter, whole,
                 {theme.color(ground()), theme.color(Color::LineControl), line, theme.radius(Radius::Control)});
        if (x() > 0 && !isChecked())
            painter.fillRect(QRectF(0, line, line, height() - 2 * line), theme.color(Color::LineMedium));
    }

    [[nodiscard]] Color ground() const
    {
        if (isChecked())
            return Color::Human;
        return underMouse() && isEnabled() ? Color::Hover : Color::Surface;
    }
};

} // namespace

SegmentedControl::SegmentedControl(const QStringList &segments, QWidget *parent)
    : QWidget(parent), m_group(new QButtonGroup(this))
{
    installAccessibles();
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (const QString &text : segments) {
        auto *segment = new Segment(text, this);
        row->addWidget(segment);
        m_group->addButton(segment, int(m_group->buttons().size()));
    }
    connect(m_group, &QButtonGroup::idClicked, this, [this](int index) {
        setCurrent(index);
        Q_EMIT chosen(index);
    });
}

int SegmentedControl::current() const { return m_current; }

int SegmentedControl::count() const { return int(m_group->buttons().size()); }

void SegmentedControl::setCurrent(int index)
{
    // An exclusive group refuses to have nothing checked, so it is opened while the choice is set.
    m_group->setExclusive(false);
    for (QAbstractButton *button : m_group->buttons())
        button->setChecked(m_group->id(button) == index);
    m_group->setExclusive(true);
    if (std::exchange(m_current, index) != index)
        Q_EMIT currentChanged(index);
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled)
{
    if (QAbstractButton *button = m_group->button(index))
        button->setEnabled(enabled);
}

} // namespace verdict
