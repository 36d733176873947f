#include "ui/start/youpage.h"

#include "ui/controls/actionbutton.h"
#include "ui/start/checkedfield.h"
#include "ui/start/startkeys.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace verdict {

YouPage::YouPage(Starter &starter, QWidget *parent)
    : StartPage(tr("Who are you?"), tr("Your team sees this name with what you decide."), parent),
      m_name(new QLineEdit), m_first(new QLineEdit), m_second(new QLineEdit),
      m_nameField(new FormField(tr("Name"), m_name)),
      m_firstField(new FormField(tr("Passphrase"), m_first,
                                 tr("At least %1 characters. It opens your keys on this computer; nobody can reset it.")
                                     .arg(leastPassphrase))),
      m_secondField(new FormField(tr("Passphrase again"), m_second)),
      m_folder(new CheckedField(tr("Folder on this computer"), tr("A new or empty folder, not a shared one."),
                                tr("Name a folder for your workspace."),
                                [&starter](const std::string &place) { return starter.checkFolder(place); }))
{
    auto *pick = new ActionButton(tr("Choose…"));
    pick->setKey(startKey(StartKey::Choose));
    m_folder->addBeside(pick);
    for (QLineEdit *field : {m_first, m_second})
        field->setEchoMode(QLineEdit::Password);
    auto *pair = new QHBoxLayout;
    pair->setSpacing(16);
    pair->addWidget(m_firstField, 1, Qt::AlignTop);
    pair->addWidget(m_secondField, 1, Qt::AlignTop);
    column()->addWidget(m_nameField);
    column()->addLayout(pair);
    column()->addWidget(m_folder);
    connect(pick, &ActionButton::clicked, this, &YouPage::choose);
    connect(m_folder, &CheckedField::busyChanged, this, &YouPage::busyChanged);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameField->setError({}); });
    connect(m_first, &QLineEdit::textEdited, this, [this] { m_firstField->setError({}); });
    connect(m_second, &QLineEdit::textEdited, this, [this] { m_secondField->setError({}); });
}

QString YouPage::name() const { return m_name->text().trimmed(); }

QString YouPage::passphrase() const { return m_first->text(); }

QString YouPage::folder() const { return m_folder->text(); }

void YouPage::setFolder(const QString &folder) { m_folder->edit()->setText(folder); }

void YouPage::forget()
{
    m_first->clear();
    m_second->clear();
}

void YouPage::focusFirst() { m_name->setFocus(Qt::OtherFocusReason); }

/// Says at each field what it lacks and goes to the first that lacks something.
bool YouPage::complete()
{
    const bool tooShort = m_first->text().size() < leastPassphrase;
    const bool differs = !tooShort && m_first->text() != m_second->text();
    m_nameField->setError(name().isEmpty() ? tr("Type your name.") : QString());
    m_firstField->setError(
        tooShort ? tr("Too short: %1 of at least %2 characters.").arg(m_first->text().size()).arg(leastPassphrase)
                 : QString());
    m_secondField->setError(differs ? tr("This differs from the first one.") : QString());
    if (name().isEmpty())
        m_name->setFocus(Qt::OtherFocusReason);
    else if (tooShort)
        m_first->setFocus(Qt::OtherFocusReason);
    else if (differs)
        m_second->setFocus(Qt::OtherFocusReason);
    else
        return true;
    return false;
}

void YouPage::advance()
{
    if (complete())
        m_folder->check([this] { Q_EMIT ready(); });
}

void YouPage::choose()
{
    auto *dialog = new QFileDialog(this, tr("Folder on this computer"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &CheckedField::setText);
    dialog->open();
}

} // namespace verdict
