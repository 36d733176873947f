#include "core/storage/workspaceplace.h"
#include "core/workspace/founding.h"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>

using namespace verdict;
namespace fs = std::filesystem;

/// Where a workspace may lie, and that founding asks.
class WorkspacePlaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsNetworkFileSystems();
    void knowsMarkers();
    void knowsFoldersByName();
    void refusesFoldersKeptInStep_data();
    void refusesFoldersKeptInStep();
    void takesLocalFolders();
    void foundingAsks();
};

void WorkspacePlaceTest::knowsNetworkFileSystems()
{
    QCOMPARE(networkFileSystem(0x6969).value_or(""), std::string("NFS"));
    // Types arrive with their sign spread over the upper half on some machines.
    for (const std::int64_t type : {std::int64_t(0xFF534D42), std::int64_t(static_cast<std::int32_t>(0xFF534D42))})
        QCOMPARE(networkFileSystem(type).value_or(""), std::string("SMB (CIFS)"));
    for (const std::int64_t type : {0x65735546, 0x01021997, 0x517B, 0x00C36400})
        QVERIFY(networkFileSystem(type));
    const std::int64_t local[] = {0xEF53, 0x58465342, 0x9123683E, 0x01021994, 0x794C7630, 0xF2F52010, 0x2FC12FC1};
    for (const auto type : local)
        QVERIFY(!networkFileSystem(type));
}

void WorkspacePlaceTest::knowsMarkers()
{
    QCOMPARE(syncProgramByEntry(".dropbox", false).value_or(""), std::string("Dropbox"));
    QVERIFY(!syncProgramByEntry(".dropbox", true));
    QCOMPARE(syncProgramByEntry(".stfolder", true).value_or(""), std::string("Syncthing"));
    QCOMPARE(syncProgramByEntry(".sync_0123abcd.db", false).value_or(""), std::string("Nextcloud"));
    QCOMPARE(syncProgramByEntry(".owncloudsync.log", false).value_or(""), std::string("ownCloud"));
    QVERIFY(syncProgramByEntry(".sync", true) && syncProgramByEntry(".tmp.driveupload", true));
    for (const char *name : {".sync_.d", ".sync_", ".db", ".dropbox2", "stfolder", ".config", ""})
        QVERIFY(!syncProgramByEntry(name, false));
}

void WorkspacePlaceTest::knowsFoldersByName()
{
    QCOMPARE(syncProgramByFolder("OneDrive - Acme").value_or(""), std::string("OneDrive"));
    QVERIFY(syncProgramByFolder("OneDrive") && syncProgramByFolder("iCloud Drive") &&
            syncProgramByFolder("Google Drive"));
    QVERIFY(!mayHoldWorkspace("/nowhere/OneDrive - Acme/workspace") && mayHoldWorkspace("/nowhere/workspace"));
    QVERIFY(!syncProgramByFolder("OneDriveway") && !syncProgramByFolder("cases") && !syncProgramByFolder(""));
}

void WorkspacePlaceTest::refusesFoldersKeptInStep_data()
{
    QTest::addColumn<QString>("marker");
    QTest::addColumn<QString>("inside");
    const QString deep = QStringLiteral("a/b/workspace");
    QTest::newRow("above") << QStringLiteral(".stfolder/") << deep;
    QTest::newRow("beside") << QStringLiteral("a/b/.dropbox") << deep;
    QTest::newRow("not there yet") << QStringLiteral(".sync_1.db") << QStringLiteral("x/y/z");
    QTest::newRow("through a link") << QStringLiteral("a/b/.stfolder/") << QStringLiteral("link/workspace");
}

void WorkspacePlaceTest::refusesFoldersKeptInStep()
{
    QFETCH(QString, marker);
    QFETCH(QString, inside);
    const QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    fs::create_directories(root / "a/b");
    fs::create_directory_symlink(root / "a/b", root / "link");
    QVERIFY(mayHoldWorkspace(folder.filePath(inside).toStdString()));
    const fs::path path = folder.filePath(marker).toStdString();
    if (marker.endsWith(u'/'))
        fs::create_directories(path.parent_path());
    else
        std::ofstream(path) << "x";
    const auto refused = mayHoldWorkspace(folder.filePath(inside).toStdString());
    QVERIFY(!refused && refused.error().kind == ErrorKind::BadInput);
    QVERIFY(refused.error().reason.find("keeps in step") != std::string::npos);
}

void WorkspacePlaceTest::takesLocalFolders()
{
    const QTemporaryDir folder;
    QVERIFY(mayHoldWorkspace(folder.path().toStdString()));
    QVERIFY(mayHoldWorkspace(folder.filePath(QStringLiteral("none/at/all")).toStdString()));
}

void WorkspacePlaceTest::foundingAsks()
{
    const QTemporaryDir folder;
    fs::create_directory(fs::path(folder.path().toStdString()) / ".stfolder");
    const auto place = folder.filePath(QStringLiteral("workspace")).toStdString();
    const auto refused = foundTeam(place, "Ada", "eight or more", SystemClock());
    QVERIFY(!refused && refused.error().kind == ErrorKind::BadInput);
    QVERIFY(refused.error().reason.find("Syncthing") != std::string::npos);
    QVERIFY(!fs::exists(place));
}

QTEST_GUILESS_MAIN(WorkspacePlaceTest)
#include "test_workspaceplace.moc"
