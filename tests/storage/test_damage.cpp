#include "core/journal/publish.h"
#include "core/storage/blobs.h"
#include "tests/workspace/records.h"

#include <QTest>
#include <filesystem>
#include <functional>

using namespace verdict;
using namespace verdict::test;

namespace {

namespace fs = std::filesystem;

bool says(const std::string &text, const std::string &words) { return text.find(words) != std::string::npos; }

/// A team with some of everything: small packs in the database, a large one in a file, acts of all kinds.
void fill(SoloTeam &team)
{
    team.take(recordLine("canary-id-1", withText("canary-evidence " + std::string(90'000, 'x'))));
    team.take(recordLine("two") + recordLine("three") + recordLine("four"));
    team.route();
    const Token token = team.token("canary-id-1");
    team.decide(token);
    orThrow(team.desk().amend(token, complete("b"), {}));
    orThrow(team.desk().setAside(team.token("two"), team.clock().now() + hour, "canary-rationale", {}));
    orThrow(team.desk().release(team.token("three"), {}));
    orThrow(team.desk().escalate(team.token("four"), "canary-rationale", {}));
    team.route();
}

/// What verification says of a workspace folder; where it does not even open, the reason for that.
std::string findings(const std::string &folder)
{
    const auto desk = Workspace::open({folder, "eight or more", nullptr, std::make_shared<StepClock>(monday())});
    if (!desk)
        return desk.error().reason;
    const auto found = verifyWorkspace((*desk)->parts(), [](std::int64_t) {}, {});
    if (!found)
        return found.error().reason;
    std::string all;
    for (const auto &problem : found->problems)
        all += problem + '\n';
    return all;
}

void edit(const std::string &folder, const std::string &sql)
{
    Database database(WorkspaceFiles{folder}.database(), Database::Access::Write);
    database.run("PRAGMA foreign_keys=OFF");
    database.run(sql);
    if (database.changes() == 0)
        throw std::runtime_error("nothing was planted by " + sql);
}

std::string onlyPack(const std::string &folder)
{
    for (const auto &entry : fs::directory_iterator(WorkspaceFiles{folder}.blobs()))
        if (entry.path().extension() == ".pack")
            return entry.path().string();
    throw std::runtime_error("there is no pack file");
}

} // namespace

class DamageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsNothingInAGoodOne();
    void findsWhatWasPlanted_data();
    void findsWhatWasPlanted();
    void findsDamagedContentFiles();
    void repairsATornHeadFile();
    void aTornHeadFileHidesNoLoss();
    void configBelongsToItsDatabase();
    void rebuildsTheSameTables();
    void opensForItsOwnerAlone();
    void hidesEveryWordAtRest();
    void backupsOpenAndVerify();
    void removesOldLeftoversAlone();

private:
    std::string copy();
    std::unique_ptr<SoloTeam> m_team;
    int m_copies = 0;
};

void DamageTest::initTestCase()
{
    m_team = std::make_unique<SoloTeam>();
    fill(*m_team);
    m_team->close();
}

std::string DamageTest::copy()
{
    const std::string folder = m_team->folder() + "/copy" + std::to_string(++m_copies);
    fs::copy(m_team->files().directory, folder, fs::copy_options::recursive);
    return folder;
}

void DamageTest::findsNothingInAGoodOne() { QCOMPARE(findings(copy()), std::string()); }

void DamageTest::findsWhatWasPlanted_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *sql, const char *words) {
        QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(words);
    };
    constexpr const char *ingest = "(SELECT min(event) FROM pack)";
    const auto at = [&](const char *sql) { return std::string(sql) + ingest; };
    row("payload", at("UPDATE event SET payload = zeroblob(length(payload)) WHERE id = ").c_str(), "does not open");
    row("payload of a team's first event", "UPDATE event SET payload = payload || x'20' WHERE epoch = 0 AND id = 1",
        "payload does not fit its body");
    row("signature", at("UPDATE event SET sig = zeroblob(64) WHERE id = ").c_str(), "signature is not its log's");
    row("hash", at("UPDATE event SET hash = zeroblob(32) WHERE id = ").c_str(), "hash does not fit its body");
    row("body", at("UPDATE event SET body = body || ' ' WHERE id = ").c_str(), "not canonical");
    row("epoch", at("UPDATE event SET epoch = 0 WHERE id = ").c_str(), "payload does not fit its body");
    row("sequence", at("UPDATE event SET seq = seq + 1000 WHERE id = ").c_str(),
        "does not follow its log's previous event");
    row("swapped rows",
        "UPDATE event SET id = CASE id WHEN 2 THEN -1 ELSE id END; UPDATE event SET id = 2 WHERE id = 3; UPDATE event "
        "SET id = 3 WHERE id = -1",
        "");
    row("another log", at("UPDATE event SET log = 4 WHERE id = ").c_str(), "filed under another log");
    row("deleted in between", at("DELETE FROM event WHERE id = ").c_str(), "does not follow its log's previous event");
    row("newest deleted", "DELETE FROM event WHERE id = (SELECT max(id) FROM event)", "lost its newest entries");
    row("log's head", "UPDATE log SET head_seq = head_seq + 1, head_hash = zeroblob(32) WHERE role = 'leads'",
        "head is not its newest event");
    row("log's clock", "UPDATE log SET head_clock = head_clock + 1 WHERE role = 'leads'",
        "head is not its newest event");
    row("log's author", "UPDATE log SET author = 'm-0000000000000000' WHERE role = 'leads'",
        "another role, author or reviewer");
    row("log's reviewer", "UPDATE log SET reviewer = 'm-0000000000000000' WHERE role = 'to-reviewer'",
        "another role, author or reviewer");
    row("small pack", "UPDATE pack SET bytes = zeroblob(length(bytes)) WHERE file IS NULL", "damaged");
    row("cut pack", "UPDATE pack SET bytes = substr(bytes, 1, length(bytes) - 1) WHERE file IS NULL", "cut short");
    row("pack's size",
        "UPDATE pack SET size = size - 1, bytes = substr(bytes, 1, length(bytes) - 1) WHERE file IS NULL",
        "outside its pack");
    row("pack's file", "UPDATE pack SET file = 'none.pack' WHERE file IS NOT NULL", "none.pack");
    row("pack gone", "DELETE FROM pack WHERE file IS NULL", "outside its pack");
    row("queue", "UPDATE assignment SET rank = rank - 1", "do not follow from the journal");
    row("act", "UPDATE act SET at = at + 1", "do not follow from the journal");
    row("case", "UPDATE cases SET state = 4", "do not follow from the journal");
    row("policy", "DELETE FROM policy", "");
}

void DamageTest::findsWhatWasPlanted()
{
    QFETCH(QString, sql);
    QFETCH(QString, words);
    const std::string folder = copy();
    edit(folder, sql.toStdString());
    const std::string found = findings(folder);
    QVERIFY(!found.empty());
    QVERIFY2(says(found, words.toStdString()), found.c_str());
}

void DamageTest::findsDamagedContentFiles()
{
    const std::string cut = copy();
    fs::resize_file(onlyPack(cut), fs::file_size(onlyPack(cut)) / 2);
    QVERIFY(says(findings(cut), "cut short"));
    const std::string gone = copy();
    fs::remove(onlyPack(gone));
    QVERIFY(says(findings(gone), "missing"));
    const std::string flipped = copy();
    std::string bytes = *readFile(onlyPack(flipped));
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    QVERIFY(publish(onlyPack(flipped), bytes));
    QVERIFY(says(findings(flipped), "does not fit its name"));
}

/// A power cut may tear a slot of the head file: that alone locks nobody out, and hides no loss.
void DamageTest::repairsATornHeadFile()
{
    const std::string folder = copy();
    for (const char *slots : {"", ".other"}) {
        QVERIFY(publish(WorkspaceFiles{folder}.heads() + slots, "generation 7\nnon"));
        const auto desk = Workspace::open({folder, "eight or more", nullptr, std::make_shared<StepClock>(monday())});
        QVERIFY(desk);
        QCOMPARE((*desk)->notices().size(), 1U);
        QVERIFY(says((*desk)->notices().front(), "head file was damaged"));
    }
    QCOMPARE(findings(folder), std::string());
    const auto again = Workspace::open({folder, "eight or more", nullptr, std::make_shared<StepClock>(monday())});
    QVERIFY(again && (*again)->notices().empty());
    // It was written anew from the database, so that it knows what it must know.
    edit(folder, "DELETE FROM event WHERE id = (SELECT max(id) FROM event)");
    QVERIFY(says(findings(folder), "lost its newest entries"));
}

void DamageTest::aTornHeadFileHidesNoLoss()
{
    const std::string cut = copy();
    edit(cut, "DELETE FROM event WHERE id = (SELECT max(id) FROM event)");
    QVERIFY(publish(WorkspaceFiles{cut}.heads() + ".other", "generation 99\nnon"));
    QVERIFY(says(findings(cut), "lost its newest entries"));
    // With neither slot, the database must at least be sound in itself.
    QVERIFY(publish(WorkspaceFiles{cut}.heads(), "nonsense"));
    QVERIFY(says(findings(cut), "so is the database"));
    QCOMPARE(*readFile(WorkspaceFiles{cut}.heads()), std::string("nonsense"));
}

void DamageTest::configBelongsToItsDatabase()
{
    const auto changed = [&](const std::string &key, int at) {
        const std::string folder = copy();
        std::string bytes = *readFile(WorkspaceFiles{folder}.config());
        char &byte = bytes[bytes.find('"' + key + "\":\"") + key.size() + 4 + std::size_t(at)];
        byte = byte == '0' ? '1' : '0';
        if (!publish(WorkspaceFiles{folder}.config(), bytes))
            throw std::runtime_error("config.json could not be written");
        return findings(folder);
    };
    QVERIFY(says(changed("member", 5), "names another member"));
    QVERIFY(says(changed("team", 5), "names another team"));
}

void DamageTest::rebuildsTheSameTables()
{
    m_team->reopen();
    const auto before = orThrow(digestOfWorkspace(m_team->desk().parts()));
    const auto titles = m_team->titles();
    const auto events = orThrow(rebuildWorkspace(m_team->desk().parts()));
    QVERIFY(events > 10);
    const auto after = orThrow(digestOfWorkspace(m_team->desk().parts()));
    QCOMPARE(after.digest, before.digest);
    QCOMPARE(after.projection, before.projection);
    QVERIFY(m_team->desk().catchUp());
    QCOMPARE(m_team->titles(), titles);
    m_team->close();
    // What a bug or a flipped bit changed is made anew.
    const std::string folder = copy();
    edit(folder, "UPDATE assignment SET rank = rank - 1");
    edit(folder, "DELETE FROM fold");
    QCOMPARE(findings(folder), std::string());
}

void DamageTest::opensForItsOwnerAlone()
{
    const auto locked = m_team->open("another phrase");
    QVERIFY(!locked && locked.error().kind == ErrorKind::Locked);
    const std::string newer = copy();
    edit(newer, "UPDATE log SET head_seq = head_seq; PRAGMA user_version=3");
    QVERIFY(says(findings(newer), "newer Verdict"));
    const std::string gone = copy();
    fs::remove(WorkspaceFiles{gone}.database());
    QVERIFY(says(findings(gone), "database is missing"));
    const std::string blank = copy();
    QVERIFY(publish(WorkspaceFiles{blank}.database(), std::string(8192, 'x')));
    QVERIFY(says(findings(blank), "database is damaged"));
    const std::string key = copy();
    edit(key, "UPDATE secret SET sealed = zeroblob(length(sealed)) WHERE name = 'draws'");
    QVERIFY(says(findings(key), "\"draws\" is damaged"));
    const std::string plain = copy();
    fs::remove(WorkspaceFiles{plain}.config());
    QVERIFY(says(findings(plain), "config.json"));
    QVERIFY(publish(WorkspaceFiles{plain}.config(), "{}"));
    QVERIFY(says(findings(plain), "config.json is damaged"));
    QVERIFY(says(findings(m_team->folder() + "/nothing"), "is not a workspace"));
}

void DamageTest::hidesEveryWordAtRest()
{
    int files = 0;
    const auto look = [&] {
        for (const auto &entry : fs::recursive_directory_iterator(m_team->files().directory)) {
            if (!entry.is_regular_file())
                continue;
            ++files;
            const std::string bytes = *readFile(entry.path().string());
            for (const char *word : {"canary-id-1", "canary-evidence", "canary-rationale", "canary-label",
                                     "canary-fact", "Ada Founder", "eight or more"})
                QVERIFY2(!says(bytes, word), (entry.path().string() + ": " + word).c_str());
        }
    };
    m_team->reopen();
    m_team->take(
        R"({"id":"canary-id-1","domain":"e","title":"canary-id-1","labels":["canary-label","b"],"prediction":{"label":"canary-label",)"
        R"("confidence":0.5,"modelVersion":"m"},"context":{"facts":{"f":"canary-fact"}}})"
        "\n");
    m_team->route();
    Decision decision;
    decision.label = "canary-label";
    decision.rationale = "canary-rationale";
    orThrow(m_team->desk().decide(m_team->token("canary-id-1"), decision, {}));
    look();
    m_team->close();
    look();
    QVERIFY(files > 6);
}

void DamageTest::backupsOpenAndVerify()
{
    m_team->reopen();
    const auto before = orThrow(digestOfWorkspace(m_team->desk().parts()));
    const std::string target = m_team->folder() + "/safe/backup";
    fs::create_directories(target + ".part/mine");
    QVERIFY(backupTo(m_team->desk().parts(), target));
    QVERIFY(fs::exists(target + ".part/mine"));
    QVERIFY((fs::status(target).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
    const auto again = backupTo(m_team->desk().parts(), target);
    QVERIFY(!again && again.error().kind == ErrorKind::BadInput);
    QCOMPARE(findings(target), std::string());
    const auto copy =
        orThrow(Workspace::open({target, "eight or more", nullptr, std::make_shared<StepClock>(monday())}));
    const auto after = orThrow(digestOfWorkspace(copy->parts()));
    QCOMPARE(after.digest, before.digest);
    QCOMPARE(after.projection, before.projection);
    QCOMPARE(m_team->titles(copy.get()), m_team->titles());
    const auto nowhere = backupTo(m_team->desk().parts(), "/dev/null/backup");
    QVERIFY(!nowhere && nowhere.error().kind == ErrorKind::Storage);
    QCOMPARE(std::distance(fs::directory_iterator(m_team->folder() + "/safe"), {}), 2);
    m_team->close();
}

void DamageTest::removesOldLeftoversAlone()
{
    const WorkspaceFiles files = m_team->files();
    const std::string young = files.blobs() + "/young.blob";
    const std::string old = files.blobs() + "/old.blob";
    for (const auto &path : {young, old})
        QVERIFY(publish(path, "left over"));
    const std::string needed = onlyPack(files.directory);
    for (const auto &path : {old, needed})
        fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(48));
    Database database(files.database(), Database::Access::Write);
    collectGarbage(database, files);
    QVERIFY(fs::exists(young));
    QVERIFY(fs::exists(needed));
    QVERIFY(!fs::exists(old));
}

QTEST_GUILESS_MAIN(DamageTest)
#include "test_damage.moc"
