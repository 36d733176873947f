#include "core/workspace/upkeep.h"
#include "tests/faults/inspect.h"
#include "tests/faults/worker.h"
#include "tests/support/smallworkspace.h"

#include <QTemporaryDir>
#include <QTest>
#include <random>
#include <unistd.h>

using namespace verdict;

namespace {

constexpr int killsEach = 25; ///< a workspace is used again this often before the next one
constexpr int casesEach = 12;

int setting(const char *name, int otherwise)
{
    const int given = qEnvironmentVariableIntValue(name);
    return given > 0 ? given : otherwise;
}

/// One workspace, killed at again and again.
class Victim {
public:
    Victim() : m_directory(m_folder.filePath(QStringLiteral("w")).toStdString())
    {
        foundSmall(m_directory);
        m_inspection.emplace(m_directory);
    }

    /// Lets a worker begin, kills it somewhere in its work, and looks at what it left.
    void killOnce(std::mt19937 &random)
    {
        QProcess worker;
        startWorker(worker, task(random));
        const auto lines = std::uniform_int_distribution(0, 6)(random);
        bool ended = false;
        for (int i = 0; i <= lines && !ended; ++i)
            ended = take(nextLine(worker));
        ::usleep(std::uniform_int_distribution<useconds_t>(0, 6000)(random));
        worker.kill();
        while (!ended)
            ended = take(nextLine(worker));
        worker.waitForFinished(-1);
        lookAround();
    }

    /// Feeds everything again, decides everything, and looks a last time.
    void complete()
    {
        auto workspace = openSmall(m_directory);
        QVERIFY2(workspace, workspace ? "" : workspace.error().reason.c_str());
        std::int64_t cases = 0;
        for (const auto &file : m_files) {
            const auto counts = feed(**workspace, file.toStdString());
            QVERIFY2(counts, counts ? "" : counts.error().reason.c_str());
            QCOMPARE(counts->accepted + counts->duplicates, casesEach);
            const auto again = feed(**workspace, file.toStdString());
            QVERIFY(again);
            QCOMPARE(again->duplicates, casesEach);
            cases += casesEach;
        }
        const auto before = digestOfWorkspace((*workspace)->parts());
        const auto rebuilt = rebuildWorkspace((*workspace)->parts());
        QVERIFY2(rebuilt, rebuilt ? "" : rebuilt.error().reason.c_str());
        const auto after = digestOfWorkspace((*workspace)->parts());
        QCOMPARE(after->projection, before->projection);
        workspace->reset();
        QCOMPARE(m_inspection->orphanPacks().size(), 0U);
        lookAround();
        QVERIFY(cases > 0);
    }

private:
    /// Ingests more often at first, so that there is something to route and decide.
    QStringList task(std::mt19937 &random)
    {
        const auto directory = QString::fromStdString(m_directory);
        const int choice = m_files.isEmpty() ? 0 : std::uniform_int_distribution(0, 5)(random);
        if (choice <= 1)
            return QStringList{QStringLiteral("ingest"), directory} + newFiles(random);
        if (choice <= 3)
            return {QStringLiteral("route"), directory};
        return {QStringLiteral("decide"), directory, QStringLiteral("0"), QStringLiteral("1")};
    }

    /// Files whose packs lie in the database or, for the larger ones, beside it.
    QStringList newFiles(std::mt19937 &random)
    {
        QStringList files;
        for (int i = 0; i < 5; ++i) {
            const auto path = m_folder.filePath(QStringLiteral("cases-%1.jsonl").arg(m_files.size()));
            const std::size_t bytes = std::uniform_int_distribution(0, 1)(random) == 0 ? 200 : 7000;
            writeCases(path.toStdString(), static_cast<int>(m_files.size()) * casesEach, casesEach, bytes);
            m_files.push_back(path);
            files.push_back(path);
        }
        return files;
    }

    /// Notes what a line says; true if it was the last.
    bool take(const QString &line)
    {
        if (line.startsWith(QStringLiteral("ack ")))
            m_acknowledged.insert(line.mid(4).toStdString());
        if (line.startsWith(QStringLiteral("error ")))
            m_errors.push_back(line);
        return line.isEmpty() || line == QStringLiteral("end");
    }

    void lookAround()
    {
        QCOMPARE(m_errors.join(u'\n'), QString());
        const auto problems = m_inspection->problems();
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
        const auto held = m_inspection->events();
        for (const auto &hash : m_acknowledged)
            QVERIFY2(held.contains(hash), ("The acknowledged event " + hash + " is gone.").c_str());
    }

    QTemporaryDir m_folder{quickFolder()};
    std::string m_directory;
    std::optional<Inspection> m_inspection;
    QStringList m_files;
    QStringList m_errors;
    std::set<std::string> m_acknowledged;
};

} // namespace

class Kill9 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingAcknowledgedIsLost();
};

void Kill9::nothingAcknowledgedIsLost()
{
    const int kills = setting("VERDICT_KILLS", 200);
    const int seed = setting("VERDICT_SEED", static_cast<int>(std::random_device()() >> 1));
    qInfo("%d kills with seed %d; to repeat: VERDICT_SEED=%d VERDICT_KILLS=%d", kills, seed, seed, kills);
    std::mt19937 random(static_cast<unsigned>(seed));
    for (int done = 0; done < kills;) {
        Victim victim;
        for (int i = 0; i < killsEach && done < kills; ++i, ++done) {
            victim.killOnce(random);
            if (QTest::currentTestFailed())
                return qWarning("After kill %d of seed %d.", done + 1, seed);
        }
        victim.complete();
        if (QTest::currentTestFailed())
            return qWarning("While completing after kill %d of seed %d.", done, seed);
    }
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 2 && qstrcmp(argv[1], workerArgument) == 0)
        return runWorker(application.arguments().mid(2));
    Kill9 test;
    return QTest::qExec(&test, argc, argv);
}

#include "kill9.moc"
