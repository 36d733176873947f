#pragma once

#include "ui/start/starter.h"
#include "ui/start/startpage.h"

class QLineEdit;

namespace verdict {

class CheckedField;
class FormField;

/// Characters a passphrase must have at least.
inline constexpr int leastPassphrase = 8;

/// Who sits here: name, passphrase, and the folder on this computer.
class YouPage : public StartPage {
    Q_OBJECT

public:
    explicit YouPage(Starter &starter, QWidget *parent = nullptr);

    [[nodiscard]] QString name() const;
    [[nodiscard]] QString passphrase() const;
    [[nodiscard]] QString folder() const;
    void setFolder(const QString &folder);
    /// Forgets the passphrase.
    void forget();
    void focusFirst() override;
    void advance() override;
    void choose() override;

private:
    [[nodiscard]] bool complete();

    QLineEdit *m_name;
    QLineEdit *m_first;
    QLineEdit *m_second;
    FormField *m_nameField;
    FormField *m_firstField;
    FormField *m_secondField;
    CheckedField *m_folder;
};

} // namespace verdict
