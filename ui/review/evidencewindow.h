#pragma once

#include <QKeyEvent>
#include <QWidget>

namespace verdict {

/// The details in a window of their own, for a second screen. It holds the pane while it is wanted and gives nothing
/// away while no case is open; what its content does not take of the keys is handed on.
class EvidenceWindow : public QWidget {
    Q_OBJECT

public:
    explicit EvidenceWindow(QWidget *parent);

    /// Takes in what it shows; it can be taken out again by giving it another parent.
    void hold(QWidget *pane);
    /// Names the case in the title. Nothing of the case stands here until then.
    void setCase(const QString &name);
    /// Another case is on its way: what is held is hidden.
    void clear();
    /// Shows the window; `active` = it takes the keys too.
    void present(bool active);
    /// Takes the window off the screen and out of reach of assistive programs, or brings it back if it is wanted.
    void setAway(bool away);

Q_SIGNALS:
    void closeWanted();
    /// A key that nothing in here wanted.
    void keyLeft(QKeyEvent *event);

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void findPlace();

    QWidget *m_pane = nullptr;
    bool m_away = false;
    bool m_wanted = false; ///< to be shown once it is no longer away
};

} // namespace verdict
