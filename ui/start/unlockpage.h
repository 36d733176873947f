#pragma once

#include <QWidget>
#include <string>

class QLineEdit;

namespace verdict {

class ActionButton;
class FormField;
class PlainLabel;

/// Asks for the passphrase and shows nothing else: at the start, and over the window while it is locked.
class UnlockPage : public QWidget {
    Q_OBJECT

public:
    explicit UnlockPage(QWidget *parent = nullptr);

    /// `where` names the workspace; empty = nothing is named.
    void ask(const QString &title, const QString &where);
    /// The passphrase did not open it; a sentence. What was typed is forgotten.
    void refuse(const QString &sentence);
    /// Forgets what was typed, and whatever was wrong with it.
    void clear();
    [[nodiscard]] bool isBusy() const { return m_busy; }
    void focusField();

Q_SIGNALS:
    /// Somebody gave a passphrase; the page is busy until `refuse` or `clear`.
    void unlockWanted(const std::string &passphrase);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void give();
    void setBusy(bool busy);

    PlainLabel *m_title;
    PlainLabel *m_where;
    QLineEdit *m_passphrase;
    FormField *m_field;
    ActionButton *m_unlock;
    bool m_busy = false;
};

} // namespace verdict
