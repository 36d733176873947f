#include "core/storage/writerlock.h"
#include "core/workspace/routing.h"
#include "tests/faults/inspect.h"
#include "tests/faults/worker.h"
#include "tests/support/smallworkspace.h"

#include <QTemporaryDir>
#include <QTest>
#include <array>

using namespace verdict;

namespace {

constexpr int deciders = 4;
constexpr int ingesters = 4;
constexpr int actsEach = 60;

/// What one worker said.
struct Account {
    std::set<std::string> acknowledged;
    QStringList complaints;
};

void listen(QProcess &worker, Account &account)
{
    for (QString line = nextLine(worker); !line.isEmpty(); line = nextLine(worker)) {
        if (line.startsWith(QStringLiteral("ack ")))
            account.acknowledged.insert(line.mid(4).toStdString());
        else if (line != QStringLiteral("open") && line != QStringLiteral("end"))
            account.complaints.push_back(line);
    }
    worker.waitForFinished(-1);
    if (worker.exitStatus() != QProcess::NormalExit || worker.exitCode() != 0)
        account.complaints.push_back(QStringLiteral("ended with code %1").arg(worker.exitCode()));
}

} // namespace

class Contend : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eightProcessesWriteAtOnce();
    void othersWaitForTheHolder();
    void theNameOfTheHolderIsTold();
    void cleanup();

private:
    QString pathOf(const QString &name) const { return m_folder->filePath(name); }
    void fill(int cases);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_workspace;
};

void Contend::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = pathOf(QStringLiteral("w"));
    foundSmall(m_workspace.toStdString());
}

void Contend::cleanup() { m_folder.reset(); }

void Contend::fill(int cases)
{
    auto workspace = openSmall(m_workspace.toStdString());
    QVERIFY(workspace);
    const auto counts = feed(**workspace, writeCases(pathOf(QStringLiteral("first.jsonl")).toStdString(), 0, cases));
    QVERIFY(counts);
    QCOMPARE(counts->accepted, cases);
    const auto routed = routeAll((*workspace)->parts(), [](auto) {}, {});
    QVERIFY(routed);
    QCOMPARE(routed->assigned, cases);
}

void Contend::eightProcessesWriteAtOnce()
{
    fill(deciders * actsEach);
    std::array<QProcess, deciders + ingesters> workers;
    int next = 100'000;
    for (int i = 0; i < deciders; ++i)
        startWorker(workers[std::size_t(i)],
                    {QStringLiteral("decide"), m_workspace, QString::number(i), QString::number(deciders)});
    for (int i = 0; i < ingesters; ++i) {
        QStringList task{QStringLiteral("ingest"), m_workspace};
        for (int k = 0; k < actsEach; ++k, next += 3)
            task.push_back(QString::fromStdString(
                writeCases(pathOf(QStringLiteral("%1-%2.jsonl").arg(i).arg(k)).toStdString(), next, 3)));
        startWorker(workers[std::size_t(deciders + i)], task);
    }
    std::set<std::string> acknowledged;
    for (auto &worker : workers) {
        Account account;
        listen(worker, account);
        QCOMPARE(account.complaints.join(u'\n'), QString());
        acknowledged.merge(account.acknowledged);
    }
    const Inspection inspection(m_workspace.toStdString());
    const auto held = inspection.events();
    for (const auto &hash : acknowledged)
        QVERIFY2(held.contains(hash), hash.c_str());
    QVERIFY(acknowledged.size() >= std::size_t(deciders * actsEach));
    QVERIFY(held.size() >= std::size_t((deciders + ingesters) * actsEach));
    QCOMPARE(inspection.forks(), 0);
    const auto problems = inspection.problems();
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
}

void Contend::othersWaitForTheHolder()
{
    QProcess holder;
    startWorker(holder, {QStringLiteral("hold"), m_workspace});
    QCOMPARE(nextLine(holder), QStringLiteral("open"));
    QCOMPARE(Inspection(m_workspace.toStdString()).problems().size(), 0U);
    const auto file = QString::fromStdString(writeCases(pathOf(QStringLiteral("more.jsonl")).toStdString(), 0, 3));
    QProcess waiter;
    startWorker(waiter, {QStringLiteral("ingest"), m_workspace, file});
    QCOMPARE(nextLine(waiter), QStringLiteral("open"));
    WriterLock lock(WorkspaceFiles{m_workspace.toStdString()}.lock());
    QVERIFY(!lock.acquire(std::chrono::milliseconds(0)));
    QVERIFY(QTest::qWaitFor([&] { return lock.isWanted(); }, 60'000));
    holder.closeWriteChannel();
    QVERIFY(nextLine(waiter).startsWith(QStringLiteral("ack ")));
    waiter.waitForFinished(-1);
    holder.waitForFinished(-1);
}

void Contend::theNameOfTheHolderIsTold()
{
    QProcess holder;
    startWorker(holder, {QStringLiteral("hold"), m_workspace});
    QCOMPARE(nextLine(holder), QStringLiteral("open"));
    WriterLock lock(WorkspaceFiles{m_workspace.toStdString()}.lock());
    const auto held = lock.acquire(std::chrono::milliseconds(20));
    QVERIFY(!held);
    QCOMPARE(held.error().kind, ErrorKind::Busy);
    const auto reason = QString::fromStdString(held.error().reason);
    QVERIFY2(reason.contains(QStringLiteral("(process %1)").arg(holder.processId())), qPrintable(reason));
    QVERIFY2(!reason.contains(QStringLiteral("database is locked")), qPrintable(reason));
    holder.kill();
    holder.waitForFinished(-1);
    QVERIFY(lock.acquire());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 2 && qstrcmp(argv[1], workerArgument) == 0)
        return runWorker(application.arguments().mid(2));
    Contend test;
    return QTest::qExec(&test, argc, argv);
}

#include "contend.moc"
