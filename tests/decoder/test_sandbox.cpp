#include "app/decoder/sandbox.h"

#include <QProcess>
#include <QTest>

#include <csignal>

namespace verdict::decoder {

/// What the sandbox takes away, tried by a program that shuts itself in.
class TestSandbox : public QObject {
    Q_OBJECT

private:
    struct End {
        bool killed = false;
        int code = 0; ///< the signal's number where killed
    };
    static End tryTo(const QString &deed, const QStringList &more = {})
    {
        QProcess probe;
        probe.start(QStringLiteral(VERDICT_SANDBOX_PROBE), QStringList{deed} + more);
        probe.closeWriteChannel();
        probe.waitForFinished(-1);
        return {probe.exitStatus() == QProcess::CrashExit, probe.exitCode()};
    }

private Q_SLOTS:
    void init()
    {
        if (confinement() != Confinement::Full)
            QSKIP("This build has no system-call filter");
    }

    void workRemainsPossible_data() { rows({"nothing", "memory", "read input"}); }
    void workRemainsPossible()
    {
        QFETCH(QString, deed);
        const End end = tryTo(deed);
        QVERIFY(!end.killed);
        QCOMPARE(end.code, 0);
    }

    void everythingElseKills_data() { rows({"open", "socket", "exec", "fork", "map code", "unlink"}); }
    void everythingElseKills()
    {
        QFETCH(QString, deed);
        const End without = tryTo(deed, {QStringLiteral("free")});
        QVERIFY(!without.killed);
        QCOMPARE(without.code, 0);
        const End within = tryTo(deed);
        QVERIFY(within.killed);
        QCOMPARE(within.code, SIGSYS);
    }

    void memoryIsLimited()
    {
        const End end = tryTo(QStringLiteral("much memory"));
        QVERIFY(!end.killed);
        QCOMPARE(end.code, 7);
    }

private:
    static void rows(std::initializer_list<const char *> deeds)
    {
        QTest::addColumn<QString>("deed");
        for (const char *deed : deeds)
            QTest::newRow(deed) << QString::fromLatin1(deed);
    }
};

} // namespace verdict::decoder

QTEST_GUILESS_MAIN(verdict::decoder::TestSandbox)
#include "test_sandbox.moc"
