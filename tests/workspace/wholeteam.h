#pragma once

#include "core/workspace/members.h"
#include "core/workspace/syncing.h"
#include "tests/workspace/soloteam.h"

#include <map>

namespace verdict::test {

/// A team of several members who meet in a shared folder, each with a workspace of its own; everything goes with it.
/// What is expected to succeed throws std::runtime_error with the reason if it does not.
class WholeTeam {
public:
    /// Founds the team; its founder is called "lead".
    WholeTeam();

    [[nodiscard]] StepClock &clock() { return *m_clock; }
    [[nodiscard]] std::string folder() const { return m_folder.path().toStdString(); }
    [[nodiscard]] std::string storeFolder() const { return folder() + "/store"; }
    [[nodiscard]] std::string folderOf(const std::string &name) const { return folder() + '/' + name; }
    [[nodiscard]] Workspace &desk(const std::string &name) { return *m_desks.at(name); }
    [[nodiscard]] MemberId idOf(const std::string &name) { return desk(name).member().id; }

    /// Invites, joins, admits and syncs both sides.
    void admit(const std::string &name, const std::vector<std::string> &roles, const std::string &by = "lead");
    /// Joins, without being admitted yet.
    void join(const std::string &name, const std::vector<std::string> &roles, const std::string &by = "lead");

    SyncReport sync(const std::string &name);
    /// Several syncs of each, until nothing moves any more.
    void syncAll();
    void take(const std::string &lines, const std::string &by = "lead");
    RouteCounts route(const std::string &by = "lead");
    std::vector<QueueRow> queue(const std::string &name);
    void decide(const std::string &name, Token token, const std::string &label);
    /// Decides the first case of the member's queue.
    Token decideNext(const std::string &name, const std::string &label = "a");

    void close(const std::string &name) { m_desks.erase(name); }
    void open(const std::string &name);
    /// A second copy of a workspace's folder, as a thief or a backup has it. The workspace must be closed.
    void copyFolder(const std::string &from, const std::string &to);
    void moveFolder(const std::string &from, const std::string &to);

    /// Decisions in force as this member's machine tells them: token and label.
    std::map<Token, std::vector<std::string>> decisions(const std::string &name);
    std::string digest(const std::string &name);
    std::vector<std::string> problems(const std::string &name);

private:
    QTemporaryDir m_folder;
    std::shared_ptr<StepClock> m_clock;
    std::map<std::string, std::unique_ptr<Workspace>> m_desks;
    int m_files = 0;
};

} // namespace verdict::test
