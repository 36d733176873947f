// The team and its store in the settings: what a lead can do, what a reviewer sees, and what is asked before.
#include "tests/window/windowfixture.h"

#include "ui/controls/confirmsheet.h"
#include "ui/controls/formfield.h"
#include "ui/controls/sheet.h"
#include "ui/shell/actions.h"
#include "ui/shell/invitesheet.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/syncpane.h"
#include "ui/shell/teampane.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

namespace verdict {

class TeamSettingsTest : public QObject {
    Q_OBJECT

private:
    static TeamPane *pane(WindowFixture &fixture) { return fixture.window().settingsPage()->team(); }

    static void showTeam(WindowFixture &fixture, bool lead = true)
    {
        fixture.hasTeam = true;
        fixture.me.lead = lead;
        fixture.team.rows = smallTeam();
        fixture.team.waiting = {waitingAiko(fixture.clock.now())};
        fixture.show();
        fixture.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    }

    static bool enabled(WindowFixture &fixture, Act act) { return fixture.window().actions()->of(act)->isEnabled(); }

    static void choose(WindowFixture &fixture, const QString &name)
    {
        QTableView *table = pane(fixture)->members();
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (table->model()->index(row, 0).data().toString() == name)
                return table->selectRow(row);
        QFAIL("no such member");
    }

    /// Presses Tab until the field of this name has the focus; false if it never does.
    static bool tabTo(WindowFixture &fixture, const QString &name)
    {
        for (int presses = 0; presses < 40; ++presses) {
            if (QApplication::focusWidget()->accessibleName() == name)
                return true;
            fixture.press(Qt::Key_Tab);
        }
        return false;
    }

private Q_SLOTS:
    void withoutATeamThereIsNothingOfIt()
    {
        WindowFixture fixture;
        fixture.show();
        fixture.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!fixture.window().settingsPage()->isVisible());
        for (const Act act : {Act::SyncNow, Act::Storage, Act::Team, Act::Invite, Act::Admit, Act::EndMembership})
            QVERIFY(!enabled(fixture, act));
    }

    void membersStandBeforeThoseWhoLeft()
    {
        WindowFixture fixture;
        showTeam(fixture);
        const QAbstractItemModel *model = pane(fixture)->members()->model();
        QCOMPARE(model->rowCount(), 4);
        QCOMPARE(model->index(0, TeamModel::Roles).data().toString(), QStringLiteral("Lead, Reviewer"));
        QCOMPARE(model->index(0, TeamModel::Skills).data().toString(), QStringLiteral("cards, German"));
        QCOMPARE(model->index(3, TeamModel::Standing).data().toString(), QStringLiteral("Ended"));
        QCOMPARE(model->index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Ada, Lead, Reviewer, tier 3, 2 devices, Member, has a recovery kit"));
        QVERIFY(pane(fixture)->members()->hasFocus());
    }

    void aReviewerSeesTheTableAlone()
    {
        WindowFixture fixture;
        showTeam(fixture, false);
        QVERIFY(pane(fixture)->members()->isVisible());
        QVERIFY(!pane(fixture)->waiting()->isVisible());
        QVERIFY(!fixture.button(QStringLiteral("Invite…")));
        choose(fixture, QStringLiteral("Ilse Brandt"));
        for (const Act act : {Act::Invite, Act::Admit, Act::MakeRouter, Act::EndMembership})
            QVERIFY(!enabled(fixture, act));
        fixture.press(Qt::Key_Delete, Qt::ControlModifier);
        QVERIFY(!pane(fixture)->confirmSheet()->sheet()->isVisible());
    }

    void admittingComparesTheSixWordsFirst()
    {
        WindowFixture fixture;
        showTeam(fixture);
        fixture.press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(pane(fixture)->confirmSheet()->sheet()->isVisible());
        QVERIFY(fixture.says(QStringLiteral("amber  lantern  river\ncobalt  meadow  signal")));
        fixture.press(Qt::Key_Return); // the focus is on "Not now"
        QVERIFY(!pane(fixture)->confirmSheet()->sheet()->isVisible());
        QVERIFY(fixture.team.asked.empty());
        fixture.press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        fixture.press(Qt::Key_Tab);
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.team.asked, std::vector<std::string>{"admit a1b2c3d4"});
        QVERIFY(fixture.says(QStringLiteral("Aiko Tanaka is admitted with the next sync.")));
        QCOMPARE(pane(fixture)->waiting()->model()->rowCount(), 0);
        QVERIFY(fixture.says(QStringLiteral("Nobody is waiting. Requests come with the next sync.")));
        QVERIFY(!enabled(fixture, Act::Admit));
    }

    void endingAMembershipSaysWhatItDoes()
    {
        WindowFixture fixture;
        showTeam(fixture);
        choose(fixture, QStringLiteral("Ada"));
        QVERIFY(!enabled(fixture, Act::EndMembership)); // nobody ends their own
        choose(fixture, QStringLiteral("Ilse Brandt"));
        fixture.press(Qt::Key_Delete, Qt::ControlModifier);
        QVERIFY(fixture.says(QStringLiteral("End the membership of Ilse Brandt?")));
        fixture.press(Qt::Key_Escape);
        QVERIFY(fixture.team.asked.empty());
        fixture.press(Qt::Key_Delete, Qt::ControlModifier);
        fixture.press(Qt::Key_Tab);
        fixture.press(Qt::Key_Space);
        QCOMPARE(fixture.team.asked, std::vector<std::string>{"revoke m-3333333333333333"});
        choose(fixture, QStringLiteral("Ilse Brandt"));
        QVERIFY(!enabled(fixture, Act::EndMembership));
    }

    void aRefusedDeedIsSaidAndChangesNothing()
    {
        WindowFixture fixture;
        showTeam(fixture);
        choose(fixture, QStringLiteral("Ilse Brandt"));
        fixture.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        fixture.team.failure = Error{ErrorKind::Conflict, "Somebody else changed the roster. Sync and try again."};
        fixture.press(Qt::Key_Tab);
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.team.asked, std::vector<std::string>{"router m-3333333333333333"});
        QVERIFY(fixture.says(QStringLiteral("Somebody else changed the roster. Sync and try again.")));
        QCOMPARE(pane(fixture)->members()->model()->rowCount(), 4);
    }

    void whatASyncBringsIsShown()
    {
        WindowFixture fixture;
        showTeam(fixture);
        fixture.team.waiting.clear();
        SyncState state;
        state.phase = SyncState::Phase::Running;
        fixture.team.setState(state);
        QCOMPARE(pane(fixture)->waiting()->model()->rowCount(), 1);
        state.phase = SyncState::Phase::Idle;
        state.lastSynced = fixture.clock.now();
        fixture.team.setState(state);
        QCOMPARE(pane(fixture)->waiting()->model()->rowCount(), 0);
    }

    void anInvitationIsFilledInByKeys()
    {
        WindowFixture fixture;
        showTeam(fixture);
        fixture.press(Qt::Key_1, Qt::ControlModifier);
        fixture.press(Qt::Key_I, Qt::ControlModifier);
        const Sheet *sheet = pane(fixture)->inviteSheet()->sheet();
        QVERIFY(sheet->isVisible());
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(fixture.says(QStringLiteral("Say who is invited.")));
        QVERIFY(fixture.says(QStringLiteral("Say where the file is to be written.")));
        QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Name"));
        QCOMPARE(QApplication::focusWidget()->accessibleDescription(), QStringLiteral("Say who is invited."));
        fixture.type(QStringLiteral("Aiko Tanaka"));
        fixture.press(Qt::Key_Tab); // Reviewer is on
        fixture.press(Qt::Key_Tab);
        fixture.press(Qt::Key_Space); // Lead
        fixture.press(Qt::Key_Tab);
        fixture.press(Qt::Key_Tab);
        fixture.type(QStringLiteral("cards,  German "));
        QVERIFY(tabTo(fixture, QStringLiteral("File")));
        fixture.type(QStringLiteral("/data/ada/aiko.invitation"));
        fixture.team.holdAnswers();
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(fixture.team.asked, std::vector<std::string>{"invite"});
        QVERIFY(!fixture.button(QStringLiteral("Writing…"))->isEnabled());
        fixture.team.answerAll();
        fixture.settle();
        QCOMPARE(fixture.team.invited.name, std::string("Aiko Tanaka"));
        QCOMPARE(fixture.team.invited.roles, (std::vector<std::string>{"lead", "reviewer"}));
        QCOMPARE(fixture.team.invited.skills, (std::vector<std::string>{"cards", "German"}));
        QCOMPARE(fixture.team.invited.tier, 1);
        QCOMPARE(fixture.team.invited.validDays, 7);
        QCOMPARE(fixture.team.invitedTo, std::string("/data/ada/aiko.invitation"));
        fixture.press(Qt::Key_Return);
        QVERIFY(!sheet->isVisible());
    }

    void aRefusedInvitationKeepsWhatWasTyped()
    {
        WindowFixture fixture;
        showTeam(fixture);
        fixture.press(Qt::Key_I, Qt::ControlModifier);
        fixture.type(QStringLiteral("Aiko"));
        QVERIFY(tabTo(fixture, QStringLiteral("File")));
        fixture.type(QStringLiteral("/nowhere/x"));
        fixture.team.failure = Error{ErrorKind::Storage, "The folder /nowhere is not there."};
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(fixture.says(QStringLiteral("The folder /nowhere is not there.")));
        QCOMPARE(static_cast<QLineEdit *>(QApplication::focusWidget())->text(), QStringLiteral("/nowhere/x"));
    }

    void aSecondDeviceKeepsItsMembersTerms()
    {
        WindowFixture fixture;
        showTeam(fixture);
        fixture.press(Qt::Key_I, Qt::ControlModifier);
        fixture.press(Qt::Key_Tab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("For"));
        fixture.press(Qt::Key_Down);
        fixture.press(Qt::Key_Down); // Mbali
        QVERIFY(tabTo(fixture, QStringLiteral("File")));
        fixture.type(QStringLiteral("/data/ada/mbali"));
        fixture.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(fixture.team.invited.deviceOf, std::string("m-2222222222222222"));
        QCOMPARE(fixture.team.invited.name, std::string("Mbali Nkosi"));
        QCOMPARE(fixture.team.invited.tier, 2);
    }

    void theStoreIsCheckedBeforeItIsKept()
    {
        WindowFixture fixture;
        fixture.hasTeam = true;
        fixture.show();
        fixture.press(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
        auto *address = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(address);
        QCOMPARE(address->text(), QStringLiteral("folder:/mnt/team/verdict"));
        address->selectAll();
        fixture.press(Qt::Key_Backspace);
        fixture.press(Qt::Key_Return);
        QVERIFY(fixture.says(QStringLiteral("Name the folder, or choose it.")));
        fixture.type(QStringLiteral("/mnt/other"));
        fixture.team.failure = Error{ErrorKind::Unreachable, "The folder /mnt/other is not there."};
        fixture.press(Qt::Key_Return);
        QVERIFY(fixture.says(QStringLiteral("The folder /mnt/other is not there.")));
        fixture.team.failure.reset();
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.team.asked.back(), std::string("store /mnt/other"));
        QVERIFY(fixture.says(QStringLiteral("Checked and kept. The next sync goes there.")));
    }

    void whoWaitsFindsTheSixWordsInTheSettings()
    {
        WindowFixture fixture;
        fixture.hasTeam = true;
        fixture.team.words = "amber lantern river cobalt meadow signal";
        fixture.show();
        fixture.press(Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(fixture.says(QStringLiteral("amber lantern river cobalt meadow signal")));
        fixture.team.words.clear();
        fixture.team.setState({});
        QVERIFY(!fixture.says(QStringLiteral("Waiting to be admitted")));
    }
};

} // namespace verdict

QTEST_MAIN(verdict::TeamSettingsTest)
#include "teamsettings.moc"
