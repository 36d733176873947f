#include "core/workspace/routing.h"
#include "tests/faults/command.h"
#include "tests/faults/inspect.h"
#include "tests/support/smallworkspace.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <sys/mount.h>

using namespace verdict;

namespace {

constexpr const char *insideArgument = "--inside";
constexpr int skipped = 77; ///< what ctest takes for a test that was skipped

bool includes(const std::set<std::string> &held, const std::set<std::string> &before)
{
    return std::includes(held.begin(), held.end(), before.begin(), before.end());
}

QString complaintOf(const Ended &ended) { return QStringLiteral("code %1: %2").arg(ended.code).arg(ended.complaint); }

} // namespace

/// Runs as root of a user namespace of its own, where it may mount a small disk.
class FullDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ingestUntilFull();
    void decideUntilFull();
    void readOnly();
    void readOnlyContent();
    void cleanup();

private:
    QString disk(const char *name) const { return m_disk + u'/' + QLatin1String(name); }
    QString outside(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    void prepare(int cases);
    void fillUp();
    void freeUp() { QFile::remove(disk("ballast")); }
    void soundAndHolding(const std::set<std::string> &before);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_disk;
    std::string m_workspace;
};

void FullDisk::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_disk = outside("disk");
    QVERIFY(QDir().mkdir(m_disk));
    QCOMPARE(::mount("none", m_disk.toLocal8Bit().constData(), "tmpfs", 0, "size=6m"), 0);
    writePassphrase(m_disk);
    m_workspace = disk("w").toStdString();
    foundSmall(m_workspace);
}

void FullDisk::cleanup()
{
    ::umount(m_disk.toLocal8Bit().constData());
    m_folder.reset();
}

void FullDisk::prepare(int cases)
{
    auto workspace = openSmall(m_workspace);
    QVERIFY(workspace);
    QVERIFY(feed(**workspace, writeCases(outside("first.jsonl").toStdString(), 0, cases)));
    QVERIFY(routeAll((*workspace)->parts(), [](auto) {}, {}));
}

/// Leaves not one free block.
void FullDisk::fillUp()
{
    QFile ballast(disk("ballast"));
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const QByteArray block(4096, 'x');
    while (ballast.write(block) == block.size()) {
    }
}

void FullDisk::soundAndHolding(const std::set<std::string> &before)
{
    const Inspection inspection(m_workspace);
    QVERIFY(includes(inspection.events(), before));
    const auto problems = inspection.problems();
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
}

void FullDisk::ingestUntilFull()
{
    Ended ended{0, {}, {}};
    std::set<std::string> before;
    QString file;
    int files = 0;
    for (; ended.code == 0 && files < 100; ++files) {
        before = Inspection(m_workspace).events();
        file = QString::fromStdString(writeCases(outside("more.jsonl").toStdString(), files * 40, 40, 8000));
        ended = runCommand(disk("w"), {QStringLiteral("ingest"), file});
    }
    QVERIFY2(ended.code == 4, qPrintable(complaintOf(ended)));
    QVERIFY2(files > 2, "The disk was full from the beginning.");
    QVERIFY2(ended.complaint.contains(QStringLiteral("space")) || ended.complaint.contains(QStringLiteral("full")),
             qPrintable(complaintOf(ended)));
    QCOMPARE(::mount("none", m_disk.toLocal8Bit().constData(), "tmpfs", MS_REMOUNT, "size=16m"), 0);
    soundAndHolding(before);
    const auto again = runCommand(disk("w"), {QStringLiteral("ingest"), file});
    QVERIFY2(again.code == 0, qPrintable(complaintOf(again)));
    QCOMPARE(Inspection(m_workspace).orphanPacks().size(), 0U);
    soundAndHolding(before);
}

void FullDisk::decideUntilFull()
{
    prepare(60);
    auto workspace = openSmall(m_workspace);
    QVERIFY(workspace);
    const auto rows = waiting(**workspace);
    QVERIFY(rows);
    fillUp();
    std::set<std::string> acknowledged;
    std::size_t next = 0;
    std::optional<Error> error;
    for (; next < rows->size() && !error; ++next) {
        const auto done = answerOf((*workspace)->decide(rows->at(next).token, agreeing(), {}));
        if (done)
            acknowledged.insert(done->event.hex());
        else
            error = done.error();
    }
    QVERIFY2(error, "The disk was not full.");
    QCOMPARE(error->kind, ErrorKind::Storage);
    QVERIFY2(QString::fromStdString(error->reason).contains(QStringLiteral("The disk is full.")),
             error->reason.c_str());
    const auto command =
        runCommand(disk("w"), {QStringLiteral("decide"), QString::fromStdString(rows->at(next).token.text()),
                               QStringLiteral("--label"), QStringLiteral("fraud")});
    QVERIFY2(command.code == 4 && endedWell(command), qPrintable(complaintOf(command)));
    freeUp();
    const auto again = answerOf((*workspace)->decide(rows->at(next - 1).token, agreeing(), {}));
    QVERIFY2(again, again ? "" : again.error().reason.c_str());
    acknowledged.insert(again->event.hex());
    workspace->reset();
    soundAndHolding(acknowledged);
}

void FullDisk::readOnly()
{
    prepare(3);
    const auto before = Inspection(m_workspace).events();
    const auto disk8 = m_disk.toLocal8Bit();
    QCOMPARE(::mount("none", disk8.constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=6m"), 0);
    const auto shown = runCommand(disk("w"), {QStringLiteral("queue")});
    QVERIFY2((shown.code == 0 || shown.code == 4) && endedWell(shown), qPrintable(complaintOf(shown)));
    const auto fed = runCommand(disk("w"), {QStringLiteral("ingest"), outside("first.jsonl")});
    QVERIFY2(fed.code == 4 && endedWell(fed), qPrintable(complaintOf(fed)));
    const auto founded =
        runCommand(disk("w"), {QStringLiteral("init"), disk("other"), QStringLiteral("--name"), QStringLiteral("Eve")});
    QVERIFY2(founded.code == 4 && endedWell(founded), qPrintable(complaintOf(founded)));
    QCOMPARE(::mount("none", disk8.constData(), "tmpfs", MS_REMOUNT, "size=6m"), 0);
    QCOMPARE(runCommand(disk("w"), {QStringLiteral("ingest"), outside("first.jsonl")}).code, 0);
    soundAndHolding(before);
}

/// The database may be written, but not the folder for larger content.
void FullDisk::readOnlyContent()
{
    prepare(3);
    const auto before = Inspection(m_workspace).events();
    const auto blobs = disk("w/blobs").toLocal8Bit();
    QCOMPARE(::mount(blobs.constData(), blobs.constData(), nullptr, MS_BIND, nullptr), 0);
    QCOMPARE(::mount(nullptr, blobs.constData(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr), 0);
    const auto large = QString::fromStdString(writeCases(outside("large.jsonl").toStdString(), 10, 12, 9000));
    const auto fed = runCommand(disk("w"), {QStringLiteral("ingest"), large});
    QCOMPARE(::umount(blobs.constData()), 0);
    QVERIFY2(fed.code == 4 && endedWell(fed), qPrintable(complaintOf(fed)));
    soundAndHolding(before);
    QCOMPARE(runCommand(disk("w"), {QStringLiteral("ingest"), large}).code, 0);
    soundAndHolding(before);
}

namespace {

/// Starts this program anew as root of a namespace of its own; nothing if the machine does not allow that.
std::optional<int> runInside(const QStringList &arguments)
{
    if (QProcess::execute(QStringLiteral("unshare"), {QStringLiteral("-rm"), QStringLiteral("true")}) != 0)
        return std::nullopt;
    return QProcess::execute(
        QStringLiteral("unshare"),
        QStringList{QStringLiteral("-rm"), QCoreApplication::applicationFilePath(), QLatin1String(insideArgument)} +
            arguments);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], insideArgument) == 0) {
        FullDisk test;
        argv[1] = argv[0];
        return QTest::qExec(&test, argc - 1, argv + 1);
    }
    if (const auto code = runInside(application.arguments().mid(1)))
        return *code;
    std::puts("SKIP: this machine permits no user namespaces (unshare -rm), so no small disk can be mounted.");
    return skipped;
}

#include "fulldisk.moc"
