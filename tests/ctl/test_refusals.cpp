#include "tests/ctl/shell.h"

#include <QFile>
#include <QTest>
#include <memory>

using namespace verdict::test;

namespace {

/// Control characters and characters that turn text around; nothing of that may reach a terminal.
int driving(const QByteArray &bytes)
{
    int count = 0;
    for (const char32_t c : QString::fromUtf8(bytes).toUcs4())
        count += (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || c == 0xFEFF || c == 0x200E || c == 0x200F ||
                 (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return count;
}

} // namespace

/// What verdictctl refuses, and what it keeps from a terminal.
class RefusalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void refusalsChangeNothing();
    void saysWhatIsLocked();
    void keepsTheTerminal();
    void noticesAFullOutput();

private:
    std::unique_ptr<Shell> m_shell;
    QByteArray m_before;
};

void RefusalsTest::initTestCase()
{
    m_shell = std::make_unique<Shell>();
    m_shell->begin(recordLine("x"));
    m_before = m_shell->json({u"digest"_qs}).out;
    QVERIFY(!m_before.isEmpty());
}

void RefusalsTest::refusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("line");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const QStringList &line, const char *says) {
        QTest::newRow(name) << line << QByteArray(says);
    };
    row("nothing", {}, "verdictctl help");
    row("no such command", {u"destroy"_qs}, "There is no command \"destroy\"");
    row("no such option", {u"queue"_qs, u"--fast"_qs}, "\"--fast\" is no option");
    row("no value", {u"queue"_qs, u"--limit"_qs}, "needs a value");
    row("twice", {u"queue"_qs, u"--limit"_qs, u"1"_qs, u"--limit"_qs, u"2"_qs}, "given twice");
    row("too many", {u"undo"_qs, u"a"_qs, u"b"_qs}, "one word too many");
    row("too few", {u"undo"_qs}, "Usage: verdictctl undo CASE");
    row("empty word", {u"show"_qs, QString()}, "An empty word");
    row("empty folder", {u"init"_qs, QString(), u"--name"_qs, u"Ada"_qs}, "An empty word");
    row("limit of none", {u"queue"_qs, u"--limit"_qs, u"0"_qs}, "from 1 on");
    row("limit in words", {u"queue"_qs, u"--limit"_qs, u"ten"_qs}, "from 1 on");
    row("founder's name", {u"init"_qs, u"other"_qs}, "--name NAME");
    row("founder's role", {u"init"_qs, u"other"_qs, u"--name"_qs, u"Eve"_qs, u"--role"_qs, u"reviewer"_qs},
        "join by invitation");
    row("folder in use", {u"init"_qs, u"."_qs, u"--name"_qs, u"Eve"_qs}, "not empty");
    row("no such case", {u"show"_qs, u"nothing"_qs}, "There is no case");
    row("no such token", {u"decide"_qs, u"C-AAAAAA"_qs, u"--accept"_qs}, "There is no case");
    row("no such section", {u"show"_qs, u"x"_qs, u"--details"_qs, u"gossip"_qs}, "There is no section");
    row("both", {u"decide"_qs, u"x"_qs, u"--accept"_qs, u"--label"_qs, u"a"_qs}, "either --label or --accept");
    row("neither", {u"decide"_qs, u"x"_qs}, "Choose a label");
    row("strange label", {u"decide"_qs, u"x"_qs, u"--label"_qs, u"zebra"_qs}, "zebra");
    row("reason needed", {u"decide"_qs, u"x"_qs, u"--label"_qs, u"b"_qs}, "reason");
    row("strange reason", {u"decide"_qs, u"x"_qs, u"--label"_qs, u"b"_qs, u"--reason"_qs, u"mood"_qs}, "mood");
    row("agreement", {u"decide"_qs, u"x"_qs, u"--accept"_qs, u"--agreement"_qs, u"maybe"_qs},
        "\"--agreement\" is one of");
    row("confidence", {u"decide"_qs, u"x"_qs, u"--accept"_qs, u"--confidence"_qs, u"5"_qs},
        "\"--confidence\" is one of");
    row("seconds", {u"decide"_qs, u"x"_qs, u"--accept"_qs, u"--seconds"_qs, u"-1"_qs}, "0 to 86400");
    row("seconds in words", {u"decide"_qs, u"x"_qs, u"--accept"_qs, u"--seconds"_qs, u"nan"_qs}, "0 to 86400");
    row("undo of nothing", {u"undo"_qs, u"x"_qs}, "no decision");
    row("amend of nothing", {u"amend"_qs, u"x"_qs, u"--label"_qs, u"a"_qs}, "no decision");
    row("past", {u"defer"_qs, u"x"_qs, u"--until"_qs, u"2001-01-01T00:00:00Z"_qs, u"--rationale"_qs, u"r"_qs},
        "in the future");
    row("no time", {u"defer"_qs, u"x"_qs, u"--until"_qs, u"tomorrow"_qs, u"--rationale"_qs, u"r"_qs}, "--until 20");
    row("no rationale", {u"escalate"_qs, u"x"_qs}, "Say why");
    row("format", {u"ingest"_qs, u"-"_qs, u"--format"_qs, u"xml"_qs}, "There is no format \"xml\"");
    row("map", {u"ingest"_qs, u"-"_qs, u"--map"_qs, u"id"_qs}, "ours=theirs");
    row("export", {u"export"_qs, u"secrets"_qs}, "There is no such export");
    row("export's format", {u"export"_qs, u"audit"_qs, u"--format"_qs, u"csv"_qs}, "not exported as \"csv\"");
    row("policy", {u"policy"_qs, u"burn"_qs}, "There is no \"policy burn\"");
    row("policy's version", {u"policy"_qs, u"show"_qs, u"99"_qs}, "99");
    row("folder", {u"--workspace"_qs, u"nowhere"_qs, u"queue"_qs}, "is not a workspace");
    row("workspace", {u"queue"_qs, u"--workspace"_qs}, "needs a folder");
}

void RefusalsTest::refusesWrongUsage()
{
    QFETCH(QStringList, line);
    QFETCH(QByteArray, says);
    const auto ran = m_shell->run(line);
    QCOMPARE(ran.code, 2);
    QCOMPARE(ran.out, QByteArray());
    QVERIFY2(ran.err.contains(says), ran.err.constData());
}

/// After all of the above, at the price of one more run.
void RefusalsTest::refusalsChangeNothing() { QCOMPARE(m_shell->json({u"digest"_qs}).out, m_before); }

void RefusalsTest::saysWhatIsLocked()
{
    Shell shell;
    shell.begin(recordLine("x"));
    shell.write(u"wrong"_qs, "not this one");
    QFile::setPermissions(shell.path(u"wrong"_qs), QFile::ReadOwner);
    shell.setPassphraseFile(u"wrong"_qs);
    const auto locked = shell.json({u"queue"_qs});
    QCOMPARE(locked.code, 4);
    QCOMPARE(locked.out, QByteArray());
    QVERIFY(locked.err.contains("does not open this workspace"));
    QFile::setPermissions(shell.path(u"wrong"_qs), QFile::ReadOwner | QFile::ReadGroup);
    QCOMPARE(shell.run({u"queue"_qs}).code, 2);
    shell.setPassphraseFile(u"passphrase"_qs);
    shell.write(u"team/config.json"_qs, "{");
    QCOMPARE(shell.run({u"queue"_qs}).code, 4);
}

void RefusalsTest::keepsTheTerminal()
{
    Shell shell;
    // ESC, CSI as one character, bell, delete, right-to-left override, isolates, byte-order mark.
    const QByteArray tricks = R"(\u001b]0;owned\u0007\u009b31m\u007f\u202eevil\u2066\ufeff\u200f\r\n\tend)";
    QByteArray line =
        recordLine("x", R"(,"evidence":[{"kind":"text","title":"t)" + tricks + R"(","text":")" + tricks + R"("}])");
    line.replace(R"("title":"x")", R"("title":"x)" + tricks + '"');
    shell.begin(line);
    const QFile real(QStringLiteral(VERDICT_SHARED_DIR "/data/cases/hostile.jsonl"));
    if (real.exists())
        QCOMPARE(shell.json({u"ingest"_qs, real.fileName()}).json()[u"accepted"].toInt(), 515);
    QCOMPARE(shell.run({u"route"_qs}).code, 0);
    for (const auto &how : {QStringList{}, QStringList{u"--json"_qs}}) {
        const auto rows = shell.run(how + QStringList{u"queue"_qs, u"--limit"_qs, u"1000"_qs});
        QCOMPARE(rows.out.count('\n'), real.exists() ? 516 : 1);
        QCOMPARE(driving(rows.out), 0);
        const auto shown = shell.run(how + QStringList{u"show"_qs, u"d/x"_qs, u"--details"_qs, u"all"_qs});
        QVERIFY(shown.out.contains("evil"));
        QCOMPARE(driving(shown.out), 0);
    }
    // Escaped, not lost.
    const auto title = shell.json({u"show"_qs, u"d/x"_qs}).json()[u"title"].toString();
    QVERIFY(title.contains(QChar(0x9B)) && title.contains(QChar(0x202E)));
    QCOMPARE(driving(shell.run({u"show"_qs, QString::fromUtf8("\x1b[31m\xC2\x9B")}).err), 0);
}

void RefusalsTest::noticesAFullOutput()
{
    Shell shell;
    shell.begin(recordLine("x"));
    const auto full =
        shell.runProgram(u"/bin/sh"_qs, {u"-c"_qs, u"exec \"$0\" queue > /dev/full"_qs, QStringLiteral(VERDICTCTL)});
    QCOMPARE(full.code, 1);
    QVERIFY(full.err.contains("could not be written"));
}

QTEST_GUILESS_MAIN(RefusalsTest)
#include "test_refusals.moc"
