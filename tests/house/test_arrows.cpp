#include "tests/house/plan.h"
#include "tests/house/tree.h"

#include <QFile>
#include <QLibraryInfo>
#include <QTest>

using namespace verdict::house;

namespace {

bool isQtCore(const std::string &header)
{
    const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    return QFile::exists(headers + QStringLiteral("/QtCore/") + QString::fromStdString(header));
}

std::vector<SourceFile> houseFiles()
{
    std::vector<SourceFile> files;
    for (const char *part : {"core", "ui", "app"})
        for (SourceFile &file : filesBelow(part, {".h", ".cpp"}))
            files.push_back(std::move(file));
    return files;
}

} // namespace

class ArrowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyIncludeFollowsThePlan();
    void noCircleBetweenRooms();
    void aPlantedIncludeIsCaught_data();
    void aPlantedIncludeIsCaught();
    void aPlantedCircleIsCaught();
};

void ArrowsTest::everyIncludeFollowsThePlan()
{
    const std::vector<SourceFile> files = houseFiles();
    QVERIFY(files.size() > 10);
    int against = 0;
    for (const SourceFile &file : files)
        for (const Include &include : includesOf(file.text))
            if (const auto why = objection(file.path, include, isQtCore)) {
                ++against;
                qWarning("%s:%d: %s: %s", file.path.c_str(), include.line, include.target.c_str(), why->c_str());
            }
    QCOMPARE(against, 0);
}

void ArrowsTest::noCircleBetweenRooms()
{
    Arrows arrows;
    for (const SourceFile &file : houseFiles())
        for (const Include &include : includesOf(file.text))
            if (include.quoted && roomOf(include.target) != roomOf(file.path))
                arrows[roomOf(file.path)].insert(roomOf(include.target));
    for (const std::string &room : circles(arrows))
        QFAIL(("a circle of includes goes through " + room).c_str());
}

void ArrowsTest::aPlantedIncludeIsCaught_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *path, const char *line, bool allowed) {
        QTest::addRow("%s %s", path, line) << QString::fromUtf8(path) << QString::fromUtf8(line) << allowed;
    };
    row("core/case/ids.cpp", "#include \"core/case/ids.h\"", true);
    row("core/case/ids.cpp", "#include \"core/policy/policy.h\"", false);
    row("core/analysis/bias.cpp", "#include \"core/case/decision.h\"", true);
    row("core/analysis/bias.cpp", "#include \"core/policy/policy.h\"", false);
    row("core/policy/reader.cpp", "#include \"core/analysis/bias.h\"", false);
    row("core/learning/calibrator.cpp", "#include \"core/analysis/calibration.h\"", true);
    row("core/journal/chain.cpp", "  #  include \"core/storage/database.h\"", false);
    row("core/review/session.cpp", "#include \"core/workspace/desk.h\"", false);
    row("core/workspace/workspace.cpp", "#include \"core/storage/database.h\"", true);
    row("core/workspace/workspace.cpp", "#include \"ui/shell/window.h\"", false);
    row("core/workspace/workspace.cpp", "#include <sqlite3.h>", false);
    row("core/storage/database.cpp", "#include <sqlite3.h>", true);
    row("core/case/picture.cpp", "#include <QImage>", false);
    row("core/case/picture.cpp", "#include <QtWidgets/QLabel>", false);
    row("core/case/picture.cpp", "#include <QtCore/QByteArray>", true);
    row("core/case/picture.cpp", "#include <QByteArray>", true);
    row("core/case/picture.cpp", "#include \"picture.h\"", false);
    row("ui/review/casepage.cpp", "#include \"core/workspace/desk.h\"", true);
    row("ui/review/casepage.cpp", "#include \"core/journal/event.h\"", false);
    row("ui/review/casepage.cpp", "#include \"core/storage/database.h\"", false);
    row("ui/review/casepage.cpp", "#include <sqlite3.h>", false);
    row("ui/review/casepage.cpp", "#include <sodium.h>", false);
    row("app/verdict/main.cpp", "#include \"ui/shell/window.h\"", true);
    row("app/verdictctl/main.cpp", "#include \"ui/shell/window.h\"", false);
    row("core/nowhere/thing.cpp", "#include \"core/case/ids.h\"", false);
}

void ArrowsTest::aPlantedIncludeIsCaught()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    const std::vector<Include> includes = includesOf("#pragma once\n" + line.toStdString() + "\n");
    QCOMPARE(includes.size(), std::size_t(1));
    QCOMPARE(includes.front().line, 2);
    QCOMPARE(!objection(path.toStdString(), includes.front(), isQtCore).has_value(), allowed);
}

void ArrowsTest::aPlantedCircleIsCaught()
{
    QVERIFY(circles({{"blinding", {"routing"}}, {"routing", {"case"}}}).empty());
    const std::vector<std::string> found =
        circles({{"blinding", {"routing"}}, {"routing", {"learning"}}, {"learning", {"blinding"}}});
    QCOMPARE(found.size(), std::size_t(3));
}

QTEST_GUILESS_MAIN(ArrowsTest)
#include "test_arrows.moc"
