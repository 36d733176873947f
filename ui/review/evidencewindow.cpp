#include "ui/review/evidencewindow.h"

#include <QCloseEvent>
#include <QScreen>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr int inset = 24;
constexpr QSize least{560, 420};
constexpr QSize usual{1000, 820};

} // namespace

EvidenceWindow::EvidenceWindow(QWidget *parent) : QWidget(parent, Qt::Window)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(inset, 16, inset, 20);
    setMinimumSize(least);
    resize(usual);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setWindowTitle(tr("Evidence"));
    setAccessibleName(tr("Evidence in a window of its own"));
}

void EvidenceWindow::hold(QWidget *pane)
{
    m_pane = pane;
    layout()->addWidget(pane);
}

void EvidenceWindow::setCase(const QString &name)
{
    setWindowTitle(tr("Evidence of %1").arg(name));
    if (m_pane)
        m_pane->show();
}

void EvidenceWindow::clear()
{
    setWindowTitle(tr("Evidence"));
    if (m_pane)
        m_pane->hide();
}

void EvidenceWindow::present(bool active)
{
    m_wanted = true;
    if (m_away)
        return;
    if (isVisible())
        return;
    findPlace();
    setAttribute(Qt::WA_ShowWithoutActivating, !active);
    show();
    if (active)
        activateWindow();
}

void EvidenceWindow::setAway(bool away)
{
    if (m_away == away)
        return;
    m_away = away;
    if (away) {
        m_wanted = isVisible();
        hide();
        destroy(); // a window that is only hidden is still listed, with its title
    } else if (m_wanted) {
        present(false);
    }
}

/// The first time, another screen than the one of the parent's window if there is one.
void EvidenceWindow::findPlace()
{
    if (testAttribute(Qt::WA_Moved))
        return;
    const QScreen *taken = parentWidget()->screen();
    for (const QScreen *other : taken->virtualSiblings()) {
        if (other == taken)
            continue;
        const QRect room = other->availableGeometry();
        const QSize size = this->size().boundedTo(room.size());
        setGeometry(QRect(room.center() - QPoint(size.width() / 2, size.height() / 2), size));
        return;
    }
}

void EvidenceWindow::closeEvent(QCloseEvent *event)
{
    event->accept();
    Q_EMIT closeWanted();
}

void EvidenceWindow::keyPressEvent(QKeyEvent *event) { Q_EMIT keyLeft(event); }

} // namespace verdict
