#include "core/workspace/routing.h"
#include "tests/faults/command.h"
#include "tests/faults/inspect.h"
#include "tests/support/smallworkspace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cerrno>
#include <filesystem>

using namespace verdict;
namespace fs = std::filesystem;

namespace {

struct Fault {
    const char *name;
    int error; ///< 0 = a short write
    bool sticky;
};

constexpr Fault faults[] = {{"disk full once", ENOSPC, false},       {"disk full from then on", ENOSPC, true},
                            {"disk error once", EIO, false},         {"disk error from then on", EIO, true},
                            {"read-only from then on", EROFS, true}, {"short write", 0, false}};

/// The calls at which to fail: all of them with VERDICT_LONG, else some, spread evenly and shifted from fault to fault.
std::vector<int> places(int calls, int shift)
{
    const int wanted = qEnvironmentVariableIsSet("VERDICT_LONG") ? calls : std::min(calls, 5);
    std::vector<int> at;
    for (int i = 0; i < wanted; ++i)
        at.push_back(1 + (i * calls / wanted + shift) % calls);
    return at;
}

} // namespace

/// The n-th call that writes fails, for every command that writes.
class NthFault : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void survives_data();
    void survives();
    void foundingSurvives();

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    QProcessEnvironment with(int at, const Fault &fault) const;
    int countCalls(const QStringList &words);
    void refresh();
    void failOnce(const QStringList &words, int at, const Fault &fault);

    QTemporaryDir m_folder;
    QString m_token;
    std::unique_ptr<Inspection> m_pristine;
};

void NthFault::initTestCase()
{
    writePassphrase(m_folder.path());
    const auto base = path("base").toStdString();
    foundSmall(base);
    auto workspace = openSmall(base);
    QVERIFY(workspace);
    QVERIFY(feed(**workspace, writeCases(path("first.jsonl").toStdString(), 0, 4)));
    QVERIFY(routeAll((*workspace)->parts(), [](auto) {}, {}));
    m_token = QString::fromStdString(waiting(**workspace)->at(0).token.text());
    QVERIFY(feed(**workspace, writeCases(path("unrouted.jsonl").toStdString(), 50, 12, 7000)));
    workspace->reset();
    writeCases(path("more.jsonl").toStdString(), 100, 12, 7000);
    m_pristine = std::make_unique<Inspection>(base);
}

QProcessEnvironment NthFault::with(int at, const Fault &fault) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(IOFAULT));
    environment.insert(QStringLiteral("VERDICT_FAULT_FOLDER"), path("work"));
    environment.insert(QStringLiteral("VERDICT_FAULT_AT"), QString::number(at));
    environment.insert(QStringLiteral("VERDICT_FAULT_ERROR"), QString::number(fault.error));
    environment.insert(QStringLiteral("VERDICT_FAULT_STICKY"),
                       fault.sticky ? QStringLiteral("1") : QStringLiteral("0"));
    environment.insert(QStringLiteral("VERDICT_FAULT_COUNT"), path("count"));
    environment.insert(QStringLiteral("VERDICT_KEY_PASSPHRASE_FILE"), path("passphrase.txt"));
    return environment;
}

int NthFault::countCalls(const QStringList &words)
{
    const auto ended = runCommand(path("work"), words, with(0, faults[0]));
    if (ended.code != 0)
        qWarning("%s", qPrintable(ended.complaint));
    QFile count(path("count"));
    return ended.code == 0 && count.open(QIODevice::ReadOnly) ? count.readAll().trimmed().toInt() : 0;
}

void NthFault::refresh()
{
    fs::remove_all(path("work").toStdString());
    fs::copy(path("base").toStdString(), path("work").toStdString(), fs::copy_options::recursive);
}

void NthFault::failOnce(const QStringList &words, int at, const Fault &fault)
{
    refresh();
    const auto ended = runCommand(path("work"), words, with(at, fault));
    const auto where = QStringLiteral("%1, %2 at call %3: code %4: %5")
                           .arg(words.front(), QLatin1String(fault.name))
                           .arg(at)
                           .arg(ended.code)
                           .arg(ended.complaint);
    QVERIFY2(endedWell(ended), qPrintable(where));
    const auto after = m_pristine->of(path("work").toStdString());
    const auto problems = after.problems();
    QVERIFY2(problems.empty(), problems.empty() ? "" : qPrintable(where + QString::fromStdString(problems.front())));
    const auto held = after.events();
    const auto before = m_pristine->events();
    QVERIFY2(std::includes(held.begin(), held.end(), before.begin(), before.end()), qPrintable(where));
    QVERIFY2(ended.code != 0 || held.size() > before.size(), qPrintable(where));
    const auto again = runCommand(path("work"), words, with(0, fault));
    // Code 2: the decision stands already, though the fault kept the command from saying so.
    QVERIFY2(again.code == 0 || (again.code == 2 && held.size() > before.size()), qPrintable(where + again.complaint));
}

void NthFault::survives_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("decide") << QStringList{QStringLiteral("decide"), m_token, QStringLiteral("--label"),
                                           QStringLiteral("fraud")};
    QTest::newRow("ingest") << QStringList{QStringLiteral("ingest"), path("more.jsonl")};
    QTest::newRow("route") << QStringList{QStringLiteral("route")};
}

void NthFault::survives()
{
    QFETCH(QStringList, words);
    refresh();
    const int calls = countCalls(words);
    QVERIFY2(calls > 5, "The library that makes calls fail saw none.");
    int shift = 0;
    for (const auto &fault : faults)
        for (const int at : places(calls, shift++)) {
            failOnce(words, at, fault);
            if (QTest::currentTestFailed())
                return;
        }
}

void NthFault::foundingSurvives()
{
    const QStringList words{QStringLiteral("init"), path("work"), QStringLiteral("--name"), QStringLiteral("Ada")};
    fs::remove_all(path("work").toStdString());
    const int calls = countCalls(words);
    QVERIFY(calls > 5);
    int shift = 0;
    for (const auto &fault : faults)
        for (const int at : places(calls, shift++)) {
            fs::remove_all(path("work").toStdString());
            const auto ended = runCommand(path("work"), words, with(at, fault));
            const auto where = QStringLiteral("%1 at call %2: code %3: %4")
                                   .arg(QLatin1String(fault.name))
                                   .arg(at)
                                   .arg(ended.code)
                                   .arg(ended.complaint);
            QVERIFY2(endedWell(ended), qPrintable(where));
            if (ended.code != 0)
                QVERIFY2(runCommand(path("work"), words, with(0, fault)).code == 0, qPrintable(where));
            const auto problems = Inspection(path("work").toStdString()).problems();
            QVERIFY2(problems.empty(), qPrintable(where));
        }
}

QTEST_GUILESS_MAIN(NthFault)

#include "nthfault.moc"
