#include "core/exchange/out/casewriter.h"
#include "core/exchange/out/decisions.h"
#include "core/exchange/out/filetarget.h"
#include "tests/exchange_out/sample.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace verdict;

namespace {

QByteArray contentOf(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<nothing>");
}

void put(const std::string &path, const char *bytes)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

Result<void> writeTo(const std::string &path, bool force, std::string_view bytes = "new")
{
    auto target = FileTarget::open(path, force);
    if (!target)
        return target.error();
    if (auto written = target->write(bytes); !written)
        return written;
    return target->finish();
}

} // namespace

class TestFileTarget : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_path = m_directory->filePath(QStringLiteral("out.jsonl")).toStdString();
    }

    void aFileAppearsWithFinishAlone()
    {
        {
            auto target = FileTarget::open(m_path);
            QVERIFY(target);
            QVERIFY(target->write(std::string(200'000, 'x')));
            QVERIFY(!QFileInfo::exists(QString::fromStdString(m_path)));
        }
        QCOMPARE(entries(), QStringList());
        QVERIFY(writeTo(m_path, false));
        QCOMPARE(contentOf(m_path), QByteArray("new"));
        QCOMPARE(entries(), QStringList(u"out.jsonl"_qs));
    }

    void itsOwnerAloneReadsIt()
    {
        const auto mask = ::umask(0);
        QVERIFY(writeTo(m_path, false));
        ::umask(mask);
        struct stat status {};
        QCOMPARE(::stat(m_path.c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777, mode_t(0600));
    }

    void anExistingFileStaysUnlessForced()
    {
        put(m_path, "old");
        const auto refused = writeTo(m_path, false);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        QCOMPARE(contentOf(m_path), QByteArray("old"));
        QVERIFY(writeTo(m_path, true));
        QCOMPARE(contentOf(m_path), QByteArray("new"));
    }

    void aFileMadeMeanwhileStays()
    {
        auto target = FileTarget::open(m_path);
        QVERIFY(target && target->write("new"));
        put(m_path, "theirs");
        const auto refused = target->finish();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        QCOMPARE(contentOf(m_path), QByteArray("theirs"));
    }

    void aSymbolicLinkIsRefusedEvenWithForce()
    {
        const auto aim = m_directory->filePath(QStringLiteral("aim")).toStdString();
        put(aim, "old");
        QCOMPARE(::symlink(aim.c_str(), m_path.c_str()), 0);
        for (const bool force : {false, true}) {
            const auto refused = writeTo(m_path, force);
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::NotAllowed);
        }
        QCOMPARE(contentOf(aim), QByteArray("old"));
    }

    void aLinkMadeMeanwhileIsRefused()
    {
        const auto aim = m_directory->filePath(QStringLiteral("aim")).toStdString();
        auto target = FileTarget::open(m_path, true);
        QVERIFY(target && target->write("new"));
        QCOMPARE(::symlink(aim.c_str(), m_path.c_str()), 0);
        QVERIFY(!target->finish());
        QVERIFY(!QFileInfo::exists(QString::fromStdString(aim)));
    }

    void onlyPlainFilesAreReplaced()
    {
        QVERIFY(QDir().mkdir(QString::fromStdString(m_path)));
        const auto refused = writeTo(m_path, true);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::NotAllowed);
    }

    void aMissingFolderIsASentence()
    {
        const auto refused = writeTo(m_path + "/deeper", false);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
        QVERIFY(QString::fromStdString(refused.error().reason).endsWith(u"."_qs));
    }

    void aRelativeNameLiesInTheCurrentFolder()
    {
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_directory->path()));
        const auto done = writeTo("out.jsonl", false);
        QVERIFY(QDir::setCurrent(before));
        QVERIFY(done);
        QCOMPARE(contentOf(m_path), QByteArray("new"));
    }

    void aFullDiskIsASentence()
    {
        if (!QFileInfo::exists(QStringLiteral("/dev/full")))
            QSKIP("There is no /dev/full here.");
        const int kept = ::dup(STDOUT_FILENO);
        QVERIFY(freopen("/dev/full", "w", stdout));
        const auto refused = writeTo("-", false);
        ::dup2(kept, STDOUT_FILENO);
        ::close(kept);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
        QVERIFY(refused.error().reason.starts_with("Standard output could not be written"));
    }

    void casesStreamIntoTheFile()
    {
        auto target = FileTarget::open(m_path);
        QVERIFY(target);
        DecisionTable table;
        CaseExport exporting(table, *target);
        for (int i = 0; i < 3; ++i)
            QVERIFY(exporting.take(test::fullCase()));
        const auto written = exporting.finish();
        QVERIFY(written);
        QCOMPARE(*written, std::int64_t(3));
        QCOMPARE(contentOf(m_path).count("\r\n"), 4);
    }

    void anEmptyExportStillHasItsHead()
    {
        auto target = FileTarget::open(m_path);
        QVERIFY(target);
        DecisionTable table;
        QCOMPARE(*CaseExport(table, *target).finish(), std::int64_t(0));
        QCOMPARE(contentOf(m_path).count("\r\n"), 1);
    }

private:
    [[nodiscard]] QStringList entries() const
    {
        return QDir(m_directory->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::string m_path;
};

QTEST_APPLESS_MAIN(TestFileTarget)
#include "test_filetarget.moc"
