#include "core/workspace/routing.h"
#include "tests/faults/command.h"
#include "tests/faults/inspect.h"
#include "tests/faults/worker.h"
#include "tests/support/smallworkspace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <functional>
#include <random>

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

constexpr int stretches = 4;

/// One call of each of some stretches of equal length, drawn at random.
std::vector<int> drawn(int calls, std::mt19937 &random)
{
    std::vector<int> at;
    for (int i = 0; i < stretches; ++i)
        at.push_back(std::uniform_int_distribution(1 + i * calls / stretches, (i + 1) * calls / stretches)(random));
    return at;
}

/// What is wrong with a workspace's files; the first sentence, or none.
std::string complaintOf(const Inspection &inspection)
{
    try {
        const auto problems = inspection.problems();
        return problems.empty() ? std::string() : problems.front();
    } catch (const DatabaseFailure &failure) {
        return failure.error.reason;
    }
}

} // namespace

/// The n-th call that writes fails, for every command that writes: with VERDICT_LONG each n until the command no longer
/// comes so far, else some that VERDICT_SEED draws.
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
    int callsMade() const;
    void sweep(int calls, const std::function<void(int, const Fault &)> &failAt);
    void refresh();
    void failOnce(const QStringList &words, int at, const Fault &fault);

    void foundOnce(const QStringList &words, int at, const Fault &fault);

    QTemporaryDir m_folder{quickFolder()};
    std::mt19937 m_random;
    QString m_token;
    bool m_reached = false; ///< whether the last command came so far as the call that was to fail
    std::unique_ptr<Inspection> m_pristine;
};

void NthFault::initTestCase()
{
    const int given = qEnvironmentVariableIntValue("VERDICT_SEED");
    const int seed = given > 0 ? given : static_cast<int>(std::random_device()() >> 1);
    qInfo("Calls are drawn with VERDICT_SEED=%d; VERDICT_LONG=1 takes all of them.", seed);
    m_random.seed(static_cast<unsigned>(seed));
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
    return environment;
}

int NthFault::countCalls(const QStringList &words)
{
    const auto ended = runCommand(path("work"), words, with(0, faults[0]));
    if (ended.code != 0)
        qWarning("%s", qPrintable(ended.complaint));
    return ended.code == 0 ? callsMade() : 0;
}

/// How many calls the last command made.
int NthFault::callsMade() const
{
    QFile count(path("count"));
    return count.open(QIODevice::ReadOnly) ? count.readAll().trimmed().toInt() : 0;
}

void NthFault::sweep(int calls, const std::function<void(int, const Fault &)> &failAt)
{
    for (const auto &fault : faults) {
        if (!qEnvironmentVariableIsSet("VERDICT_LONG")) {
            for (const int at : drawn(calls, m_random))
                if (failAt(at, fault); QTest::currentTestFailed())
                    return;
            continue;
        }
        int at = 0;
        do
            if (failAt(++at, fault); QTest::currentTestFailed())
                return;
        while (m_reached);
        qInfo("%s: %d calls", fault.name, at - 1);
    }
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
    m_reached = callsMade() >= at;
    const auto where = QStringLiteral("%1, %2 at call %3: code %4: %5")
                           .arg(words.front(), QLatin1String(fault.name))
                           .arg(at)
                           .arg(ended.code)
                           .arg(ended.complaint);
    QVERIFY2(endedWell(ended), qPrintable(where));
    const auto after = m_pristine->of(path("work").toStdString());
    const auto problem = complaintOf(after);
    QVERIFY2(problem.empty(), qPrintable(where + QString::fromStdString(problem)));
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
    sweep(calls, [&](int at, const Fault &fault) { failOnce(words, at, fault); });
}

void NthFault::foundOnce(const QStringList &words, int at, const Fault &fault)
{
    fs::remove_all(path("work").toStdString());
    const auto ended = runCommand(path("work"), words, with(at, fault));
    m_reached = callsMade() >= at;
    const auto where = QStringLiteral("%1 at call %2: code %3: %4")
                           .arg(QLatin1String(fault.name))
                           .arg(at)
                           .arg(ended.code)
                           .arg(ended.complaint);
    QVERIFY2(endedWell(ended), qPrintable(where));
    if (ended.code != 0)
        QVERIFY2(runCommand(path("work"), words, with(0, fault)).code == 0, qPrintable(where));
    const auto problem = complaintOf(Inspection(path("work").toStdString()));
    QVERIFY2(problem.empty(), qPrintable(where + QString::fromStdString(problem)));
}

void NthFault::foundingSurvives()
{
    const QStringList words{QStringLiteral("init"), path("work"), QStringLiteral("--name"), QStringLiteral("Ada")};
    fs::remove_all(path("work").toStdString());
    const int calls = countCalls(words);
    QVERIFY(calls > 5);
    sweep(calls, [&](int at, const Fault &fault) { foundOnce(words, at, fault); });
}

QTEST_GUILESS_MAIN(NthFault)

#include "nthfault.moc"
