#include "tests/house/tree.h"

#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>
#include <sstream>

using verdict::house::textOf;

namespace {

const std::set<std::string> purposes{"build", "library", "run", "test", "check", "fuzz"};

/// Package → purpose. A line that is no pair gives an empty purpose, a package named twice the purpose "twice".
std::map<std::string, std::string> listedPackages(const std::string &list)
{
    std::map<std::string, std::string> packages;
    std::istringstream lines(list);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string name, purpose, more;
        if (line.starts_with("#") || !(words >> name))
            continue;
        words >> purpose;
        if (words >> more)
            purpose.clear();
        packages[name] = packages.contains(name) ? "twice" : purpose;
    }
    return packages;
}

/// The packages in backticks in the rows of a document's tables.
std::set<std::string> packagesInTables(const std::string &document)
{
    static const QRegularExpression pattern(QStringLiteral("`([a-z0-9][a-z0-9.+-]*-dev)`"));
    std::set<std::string> packages;
    std::istringstream lines(document);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("|"))
            for (const auto &match : pattern.globalMatch(QString::fromStdString(line)))
                packages.insert(match.captured(1).toStdString());
    return packages;
}

} // namespace

class PackagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLineIsAPackageWithAPurpose();
    void theReadmeNamesEveryLibrary();
    void theListHoldsWhatTheReadmeNames();
    void aPlantedMistakeIsCaught();
};

void PackagesTest::everyLineIsAPackageWithAPurpose()
{
    const auto packages = listedPackages(textOf("installer/packages.txt"));
    QVERIFY(packages.size() > 10);
    for (const auto &[name, purpose] : packages)
        QVERIFY2(purposes.contains(purpose), (name + ": " + purpose).c_str());
}

void PackagesTest::theReadmeNamesEveryLibrary()
{
    const auto named = packagesInTables(textOf("README.md"));
    for (const auto &[name, purpose] : listedPackages(textOf("installer/packages.txt")))
        if (purpose == "library")
            QVERIFY2(named.contains(name), name.c_str());
}

void PackagesTest::theListHoldsWhatTheReadmeNames()
{
    const auto packages = listedPackages(textOf("installer/packages.txt"));
    const auto named = packagesInTables(textOf("README.md"));
    QVERIFY(named.size() >= 5);
    for (const std::string &name : named)
        QVERIFY2(packages.contains(name), name.c_str());
}

void PackagesTest::aPlantedMistakeIsCaught()
{
    const auto packages = listedPackages("# list\n\na build\nb two words\nc run\nc test\nd\n");
    QCOMPARE(packages.at("a"), std::string("build"));
    QCOMPARE(packages.at("b"), std::string());
    QCOMPARE(packages.at("c"), std::string("twice"));
    QCOMPARE(packages.at("d"), std::string());
    QCOMPARE(packagesInTables("`x-dev`\n| Sodium | `libsodium-dev`, `a-dev` |\n"),
             (std::set<std::string>{"libsodium-dev", "a-dev"}));
}

QTEST_GUILESS_MAIN(PackagesTest)
#include "test_packages.moc"
