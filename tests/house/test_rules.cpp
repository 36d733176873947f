#include "tests/house/rules.h"

#include <QTest>

using namespace verdict::house;

class RulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileKeepsTheRules();
    void everyTypeHasANameOfItsOwn();
    void theRootHoldsOnlyWhatItShould();
    void everyFolderSaysItsJob();
    void aPlantedBreachIsCaught_data();
    void aPlantedBreachIsCaught();
};

void RulesTest::everyFileKeepsTheRules()
{
    int against = 0;
    for (const char *part : {"core", "ui", "app", "tests", "docs", "installer", "resources"})
        for (const SourceFile &file : filesBelow(part, {".h", ".cpp", ".txt", ".cmake", ".md", ".sql", "/run"})) {
            if (file.path == "tests/house/test_rules.cpp")
                continue;
            for (const std::string &sentence : breaches(file)) {
                ++against;
                qWarning("%s", sentence.c_str());
            }
        }
    QCOMPARE(against, 0);
}

void RulesTest::everyTypeHasANameOfItsOwn()
{
    std::vector<SourceFile> headers;
    for (const char *part : {"core", "ui", "app"})
        for (SourceFile &file : filesBelow(part, {".h"}))
            headers.push_back(std::move(file));
    for (const std::string &sentence : typesDefinedTwice(headers))
        QFAIL(sentence.c_str());
    const SourceFile one{"core/case/a.h", "namespace verdict {\nclass Row {\n"};
    const SourceFile same{"core/case/b.h", "namespace verdict {\nstruct Row final : Base {\n"};
    const SourceFile elsewhere{"core/case/c.h", "namespace verdict::other {\nclass Row {\n"};
    QCOMPARE(typesDefinedTwice({one, same}).size(), std::size_t{1});
    QVERIFY(typesDefinedTwice({one, elsewhere}).empty());
}

void RulesTest::theRootHoldsOnlyWhatItShould()
{
    for (const std::string &name : topEntries())
        QVERIFY2(mayStandInRoot(name), name.c_str());
    QVERIFY(!mayStandInRoot("scripts"));
}

void RulesTest::everyFolderSaysItsJob()
{
    for (const std::string &folder : folders())
        QVERIFY2(!saysNothing(folder), folder.c_str());
    QVERIFY(saysNothing("core/utils"));
    QVERIFY(!saysNothing("core/case"));
}

void RulesTest::aPlantedBreachIsCaught_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("count");
    const auto row = [](const char *name, const char *path, const char *line, int count) {
        QTest::newRow(name) << QString::fromUtf8(path) << QString::fromUtf8(line) << count;
    };
    row("nothing", "core/case/a.cpp", "int a = 1; // what it is for", 0);
    row("machine path", "docs/a.md", "see /home/anna/notes", 1);
    row("web address", "docs/a.md", "see https://example.org/home/anna", 0);
    row("unfinished", "core/case/a.cpp", "// TODO: more", 1);
    row("markup", "ui/review/a.cpp", "auto *title = new QLabel(text);", 1);
    row("markup in a member", "ui/review/a.h", "#pragma once QLabel m_title;", 1);
    row("a look at a label", "ui/theme/a.cpp", "qobject_cast<QLabel *>(widget)", 0);
    row("plain text", "ui/text/a.cpp", "class PlainLabel : public QLabel {", 0);
    row("whole module", "tests/case/a.cpp", "#include <QtTest>", 1);
    row("one header", "tests/case/a.cpp", "#include <QTest>", 0);
    row("guard", "core/case/a.h", "int a();", 1);
}

void RulesTest::aPlantedBreachIsCaught()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(int, count);
    QCOMPARE(int(breaches({path.toStdString(), line.toStdString()}).size()), count);
}

QTEST_GUILESS_MAIN(RulesTest)
#include "test_rules.moc"
