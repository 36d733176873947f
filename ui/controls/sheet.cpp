#include "ui/controls/sheet.h"

#include "ui/controls/accessible.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <utility>

namespace verdict {
namespace {

constexpr int margin = 24;   ///< px between the panel and the window's edge
constexpr int hanging = 120; ///< px from the top of the window to a sheet at the top

/// The line inside a spin box takes no focus of its own: it hands it to the box.
bool takesTab(const QWidget *widget)
{
    return !widget->focusProxy() && (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled() &&
           widget->isVisible();
}

} // namespace

Sheet::Sheet(const QString &title, QWidget *over)
    : QWidget(over), m_panel(new QWidget(this)), m_content(new QVBoxLayout(m_panel))
{
    installAccessibles();
    setAccessibleName(title);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(0);
    hide();
    over->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { holdFocus(now); });
    followTheme(this);
}

void Sheet::setPlace(Place place)
{
    m_place = place;
    arrange();
}

void Sheet::setPanelWidth(int width)
{
    m_panelWidth = width;
    arrange();
}

void Sheet::open(QWidget *first)
{
    if (isVisible())
        return;
    QWidget *focus = QApplication::focusWidget();
    m_before = focus && focus->window() == window() ? focus : window()->focusWidget();
    arrange();
    raise();
    show();
    QWidget *target = first ? first : neighbour(this, true);
    (target ? target : this)->setFocus(Qt::OtherFocusReason);
    Q_EMIT opened();
}

void Sheet::dismiss()
{
    if (isHidden())
        return;
    hide();
    if (const QPointer<QWidget> before = std::exchange(m_before, nullptr))
        before->setFocus(Qt::OtherFocusReason);
    Q_EMIT dismissed();
}

bool Sheet::event(QEvent *event)
{
    // Claimed before the window's own Esc command can see it; it then arrives as a key press.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::event(event);
}

bool Sheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        arrange();
    return QWidget::eventFilter(watched, event);
}

bool Sheet::focusNextPrevChild(bool next)
{
    QWidget *from = QApplication::focusWidget();
    if (QWidget *target = neighbour(from && isAncestorOf(from) ? from : this, next)) {
        target->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return true;
    }
    return false;
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return dismiss();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        if (auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget()))
            return event->isAutoRepeat() ? void() : button->click();
    QWidget::keyPressEvent(event);
}

void Sheet::mousePressEvent(QMouseEvent *event) { event->accept(); }

void Sheet::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.scrim());
    paintBox(painter, m_panel->geometry(),
             {theme.color(Color::Raised), theme.color(Color::LineControl), theme.stroke(Stroke::Hairline),
              theme.radius(Radius::Sheet)});
}

void Sheet::arrange()
{
    setGeometry(parentWidget()->rect());
    const int width = std::min(m_panelWidth, this->width() - 2 * margin);
    const int wanted =
        m_content->hasHeightForWidth() ? m_content->totalHeightForWidth(width) : m_content->totalSizeHint().height();
    const int height = std::min(wanted, this->height() - 2 * margin);
    const int top =
        m_place == Place::Top ? std::min(hanging, this->height() - height - margin) : (this->height() - height) / 2;
    m_panel->setGeometry((this->width() - width) / 2, std::max(margin, top), width, height);
    update();
}

/// Focus that something else takes inside this window comes back; popups are windows of their own and may have it.
void Sheet::holdFocus(QWidget *now)
{
    if (!isVisible() || !now || now->window() != window() || now == this || isAncestorOf(now))
        return;
    QWidget *target = neighbour(this, true);
    (target ? target : this)->setFocus(Qt::OtherFocusReason);
}

QWidget *Sheet::neighbour(QWidget *from, bool next) const
{
    const auto step = [next](QWidget *widget) {
        return next ? widget->nextInFocusChain() : widget->previousInFocusChain();
    };
    for (QWidget *at = step(from); at != from; at = step(at))
        if (isAncestorOf(at) && takesTab(at))
            return at;
    return nullptr;
}

} // namespace verdict
