#pragma once

#include "ui/start/starter.h"

#include <QWidget>
#include <functional>

class QAction;
class QStackedWidget;
class QVBoxLayout;

namespace verdict {

class ActionButton;
class BeginPage;
class KitPage;
class PlainLabel;
class SentencePage;
class SharePage;
class StartPage;
class StartSide;
class UnlockPage;
class WaitingPage;
class YouPage;
enum class StartKey;

/// What stands before the main window: founding or joining a team, waiting to be admitted, or the passphrase of a
/// workspace that is there already. It asks the Starter, touches no disk itself, and ends with `finished`.
class StartWindow : public QWidget {
    Q_OBJECT

public:
    /// `starter` outlives the window.
    explicit StartWindow(Starter &starter, QWidget *parent = nullptr);

    /// The first run; a new workspace would lie in `directory` unless the person names another folder.
    void begin(const QString &directory);
    /// Asks for the passphrase of the workspace in `directory`.
    void unlock(const QString &directory);
    /// The workspace is open and its member waits to be admitted.
    void wait(const QString &directory, const QString &sixWords);

Q_SIGNALS:
    /// The Starter has opened the workspace in `directory`, and the person wants to go on.
    void finished(const QString &directory);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeFoot();
    QWidget *makeGuided();
    void makeActions();
    QAction *onKey(StartKey key, std::function<void()> act);
    void addPage(StartPage *page);
    void bring(StartPage *page);
    /// The page in view; null while the passphrase is asked for.
    [[nodiscard]] StartPage *current() const;
    [[nodiscard]] int stepOf(const StartPage *page) const;
    void refreshFoot();
    void refreshSide();
    void setBusy(bool busy);
    void next();
    void back();
    void goOn();
    void workOffline();
    void found(const QString &store);
    void join();
    void started(const Result<StartedTeam> &answer);
    void open(const std::string &passphrase);
    void opened(const Result<void> &answer);
    void look();
    void looked(const Result<std::string> &answer);

    Starter &m_starter;
    QStackedWidget *m_whole;
    QList<StartPage *> m_pages;
    QVBoxLayout *m_column;
    StartPage *m_current = nullptr; ///< of the pages
    StartSide *m_side;
    UnlockPage *m_unlock;
    BeginPage *m_begin;
    YouPage *m_you;
    SharePage *m_share;
    SentencePage *m_invitation;
    KitPage *m_kit;
    WaitingPage *m_waiting;
    ActionButton *m_back;
    ActionButton *m_offline;
    ActionButton *m_next;
    PlainLabel *m_state;
    QWidget *m_foot;
    QString m_directory;
    QString m_sixWords;
    bool m_busy = false;
    bool m_admitted = false;
};

} // namespace verdict
