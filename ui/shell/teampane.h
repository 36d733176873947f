#pragma once

#include "core/workspace/teamdesk.h"
#include "ui/shell/teammodel.h"

#include <QPointer>
#include <QWidget>

class QTableView;

namespace verdict {

class ActionButton;
class ConfirmSheet;
class InviteSheet;
class PlainLabel;

/// The team in the settings: who belongs to it; for leads also who waits, and what a lead can do. Everything that
/// cannot be taken back is asked about first.
class TeamPane : public QWidget {
    Q_OBJECT

public:
    /// The sheets open over `window`.
    TeamPane(const Clock &clock, QWidget *window, QWidget *parent = nullptr);
    ~TeamPane() override;

    /// Null = none; only a lead sees more than the table.
    void setTeam(TeamDesk *team, const MemberInfo &me);
    /// Reads team and requests anew.
    void reload();
    void focusFirst();

    void invite();
    void admit();
    void endMembership();
    void makeRouter();
    [[nodiscard]] bool isLead() const { return m_team && m_me.lead; }
    [[nodiscard]] bool canAdmit() const;
    [[nodiscard]] bool canEnd() const;
    [[nodiscard]] bool canMakeRouter() const;
    [[nodiscard]] QTableView *members() const { return m_members; }
    [[nodiscard]] QTableView *waiting() const { return m_waiting; }
    [[nodiscard]] InviteSheet *inviteSheet() const { return m_invite; }
    [[nodiscard]] ConfirmSheet *confirmSheet() const { return m_confirm; }

Q_SIGNALS:
    /// What can be done may have changed.
    void changed();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeWaiting();
    void followSync();
    void connectTables();
    void showMembers(const Result<std::vector<TeamRow>> &answer);
    void showRequests(const Result<std::vector<WaitingRequest>> &answer);
    void act(QFuture<Result<void>> deed, const QString &done);
    void refresh();
    [[nodiscard]] const TeamRow *chosen() const;

    QPointer<TeamDesk> m_team;
    MemberInfo m_me;
    TeamModel m_teamModel;
    RequestModel m_requestModel;
    QTableView *m_members;
    QTableView *m_waiting;
    PlainLabel *m_state;
    PlainLabel *m_outcome;
    PlainLabel *m_waitingState;
    QWidget *m_forLeads;
    QWidget *m_waitingPart;
    ActionButton *m_inviteButton;
    ActionButton *m_endButton;
    ActionButton *m_routerButton;
    ActionButton *m_admitButton;
    ActionButton *m_lookButton;
    InviteSheet *m_invite;
    ConfirmSheet *m_confirm;
    bool m_busy = false;
    bool m_syncing = false;
};

} // namespace verdict
