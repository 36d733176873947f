#include "ui/shell/lockcover.h"

#include "ui/controls/sheet.h"
#include "ui/start/unlockpage.h"

#include <QApplication>
#include <QDialog>
#include <QMainWindow>
#include <QToolTip>

namespace verdict {

LockCover::LockCover(QMainWindow &window) : QObject(&window), m_window(window), m_page(new UnlockPage(&window))
{
    m_page->hide();
}

LockCover::~LockCover() { delete m_work; }

void LockCover::cover()
{
    if (isCovered())
        return;
    closeWhatFloats();
    m_focus = m_window.focusWidget();
    m_work = m_window.takeCentralWidget();
    m_page->ask(tr("Verdict is locked"), tr("What you were doing is kept as it was."));
    m_window.setCentralWidget(m_page);
    m_page->show();
    m_page->focusField();
}

void LockCover::uncover()
{
    if (!isCovered())
        return;
    m_page->clear();
    m_window.takeCentralWidget();
    QWidget *work = m_work;
    m_work = nullptr;
    m_window.setCentralWidget(work);
    work->show();
    m_page->setParent(&m_window);
    m_page->hide();
    if (m_focus)
        m_focus->setFocus(Qt::OtherFocusReason);
}

/// Popovers, menus, sheets, dialogs and tool tips stand over the window, not in it.
void LockCover::closeWhatFloats()
{
    while (QWidget *popup = QApplication::activePopupWidget())
        if (!popup->close())
            break;
    QToolTip::hideText();
    for (Sheet *sheet : m_window.findChildren<Sheet *>())
        sheet->dismiss();
    for (QDialog *dialog : m_window.findChildren<QDialog *>())
        dialog->reject();
}

} // namespace verdict
