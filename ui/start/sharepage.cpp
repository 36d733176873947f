#include "ui/start/sharepage.h"

#include "ui/controls/actionbutton.h"
#include "ui/start/checkedfield.h"
#include "ui/start/startkeys.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QVBoxLayout>

namespace verdict {

SharePage::SharePage(Starter &starter, QWidget *parent)
    : StartPage(tr("Where does your team share cases?"), tr("You can choose or change this later in Settings."),
                parent),
      m_store(new CheckedField(tr("Shared folder"),
                               tr("A network drive or a synced folder that everybody in the team can read and write. "
                                  "What lies there is encrypted."),
                               tr("Name the folder, or work offline for now."),
                               [&starter](const std::string &address) { return starter.checkStore(address); }))
{
    auto *pick = new ActionButton(tr("Choose…"));
    pick->setKey(startKey(StartKey::Choose));
    m_store->addBeside(pick);
    column()->addWidget(m_store);
    connect(pick, &ActionButton::clicked, this, &SharePage::choose);
    connect(m_store, &CheckedField::busyChanged, this, &SharePage::busyChanged);
}

QString SharePage::store() const { return m_store->text(); }

void SharePage::refuse(const QString &sentence)
{
    m_store->setError(sentence);
    focusFirst();
}

void SharePage::focusFirst() { m_store->edit()->setFocus(Qt::OtherFocusReason); }

void SharePage::advance()
{
    m_store->check([this] { Q_EMIT ready(); });
}

void SharePage::choose()
{
    auto *dialog = new QFileDialog(this, tr("Shared folder"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, m_store, &CheckedField::setText);
    dialog->open();
}

} // namespace verdict
