#include "ui/shell/unlock.h"

#include "ui/text/plainlabel.h"
#include "ui/text/visible.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace verdict {
namespace {

constexpr int dialogWidth = 460;
constexpr int inset = 24;

struct UnlockWords {
    Q_DECLARE_TR_FUNCTIONS(Unlock)
};

/// A small window: title, folder, a sentence; the caller adds what belongs between them and the buttons.
QVBoxLayout *fillDialog(QDialog &dialog, const QString &title, const QString &folder, const QString &why)
{
    dialog.setWindowTitle(UnlockWords::tr("Verdict"));
    dialog.setMinimumWidth(dialogWidth);
    auto *column = new QVBoxLayout(&dialog);
    column->setContentsMargins(inset, inset, inset, inset);
    column->setSpacing(12);
    column->addWidget(new PlainLabel(title, TypeStyle::Title));
    column->addWidget(new PlainLabel(visible(folder, LineBreaks::Join), TypeStyle::Label, Color::TextSecondary));
    if (!why.isEmpty())
        column->addWidget(new PlainLabel(why, TypeStyle::Body, Color::Crit));
    return column;
}

} // namespace

std::optional<std::string> askPassphrase(const QString &folder, const QString &why)
{
    QDialog dialog;
    QVBoxLayout *column = fillDialog(dialog, UnlockWords::tr("Open the workspace"), folder, why);
    auto *field = new QLineEdit;
    field->setEchoMode(QLineEdit::Password);
    field->setAccessibleName(UnlockWords::tr("Passphrase"));
    field->setPlaceholderText(UnlockWords::tr("Passphrase"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
    column->addWidget(field);
    column->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    field->setFocus();
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return field->text().toStdString();
}

void tellCannotOpen(const QString &folder, const QString &why)
{
    QDialog dialog;
    QVBoxLayout *column = fillDialog(dialog, UnlockWords::tr("The workspace does not open"), folder, why);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    column->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    dialog.exec();
}

} // namespace verdict
