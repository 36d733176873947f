#include "tests/faults/inspect.h"

#include "core/routing/folds/policyfold.h"
#include "core/storage/schema.h"
#include "core/storage/secrets.h"
#include "core/workspace/belonging.h"
#include "core/workspace/config.h"
#include "core/workspace/folds.h"
#include "tests/support/smallworkspace.h"

#include <filesystem>

namespace verdict {
namespace {

template <class T> T orThrow(Result<T> result)
{
    if (!result)
        throw DatabaseFailure{result.error()};
    return std::move(*result);
}

} // namespace

Inspection::Inspection(const std::string &directory) : m_files{directory}
{
    const auto config = orThrow(readConfig(m_files));
    m_wrapped = config.key;
    const auto key = orThrow(unwrap(config.key, smallPassphrase));
    Database database(m_files.database(), Database::Access::Read);
    m_key = key;
    m_keys = readSecrets(database, key, config.team).keys;
    m_member = config.member;
}

Inspection Inspection::of(const std::string &directory) const
{
    Inspection other = *this;
    other.m_files.directory = directory;
    return other;
}

Result<Inspection> Inspection::open() const
{
    const auto config = readConfig(m_files);
    if (!config)
        return config.error();
    // The passphrase is stretched only where that can tell anything: it takes most of the time.
    const auto &key = config->key;
    if (key.salt != m_wrapped.salt || key.passes != m_wrapped.passes || key.memoryBytes != m_wrapped.memoryBytes ||
        key.wrapped != m_wrapped.wrapped)
        if (const auto opened = unwrap(key, smallPassphrase); !opened)
            return opened.error();
    const Folds folds = allFolds(config->member);
    Database database(m_files.database(), Database::Access::Write);
    checkJournalTables(database);
    Inspection opened = *this;
    opened.m_member = config->member;
    opened.m_keys = readSecrets(database, m_key, config->team).keys;
    if (const auto belongs = checkBelonging(*config, database, opened.m_keys); !belongs)
        return belongs.error();
    if (const auto heads = checkHeads(database, m_files); !heads)
        return heads.error();
    if (prepareFolds(database, folds)) {
        Transaction transaction(database);
        replay(database, folds, opened.m_keys);
        transaction.commit();
    }
    const auto policy = readPublishedPolicy(database, opened.m_keys, 0);
    return policy ? Result<Inspection>(opened) : Result<Inspection>(policy.error());
}

std::vector<std::string> Inspection::problems() const
{
    Database database(m_files.database(), Database::Access::Write);
    checkJournalTables(database);
    return verifyJournal(database, m_files, m_keys, allFolds(m_member), objectsNamedBy, [](auto) {}, {}).problems;
}

JournalDigest Inspection::digest() const
{
    Database database(m_files.database(), Database::Access::Write);
    return digestOf(database, allFolds(m_member));
}

std::vector<std::string> Inspection::belonging() const
{
    const auto config = orThrow(readConfig(m_files));
    std::vector<std::string> lines{config.member.value, config.team.hex()};
    Database database(m_files.database(), Database::Access::Write);
    for (const auto &[row, log] : readLogs(database))
        lines.push_back(log.info.id.hex() + ' ' + nameOf(log.info.role) + ' ' + log.info.author.value + ' ' +
                        log.info.reviewer.value);
    return lines;
}

std::set<std::string> Inspection::events() const
{
    Database database(m_files.database(), Database::Access::Write);
    Statement rows(database, "SELECT lower(hex(hash)) FROM event");
    std::set<std::string> hashes;
    while (rows.step())
        hashes.emplace(rows.text(0));
    return hashes;
}

std::vector<std::string> Inspection::orphanPacks() const
{
    Database database(m_files.database(), Database::Access::Write);
    Statement named(database, "SELECT 1 FROM pack WHERE file = ?");
    std::vector<std::string> orphans;
    for (const auto &entry : std::filesystem::directory_iterator(m_files.blobs())) {
        const std::string name = entry.path().filename().string();
        named.reset();
        named.bind(1, std::string_view(name));
        if (name.ends_with(".pack") && !named.step())
            orphans.push_back(name);
    }
    return orphans;
}

int Inspection::forks() const
{
    Database database(m_files.database(), Database::Access::Write);
    Statement rows(database, "SELECT count(*) FROM (SELECT 1 FROM event GROUP BY log, seq HAVING count(*) > 1)");
    rows.step();
    return static_cast<int>(rows.integer(0));
}

} // namespace verdict
