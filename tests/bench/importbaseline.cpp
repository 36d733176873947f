#include "tests/bench/importbaseline.h"

#include "tests/bench/place.h"
#include "tests/bench/sampledata.h"

#include <cstdio>

namespace verdict::bench {

double importWithSqlite(const std::string &database, const std::string &rowFile)
{
    const double begin = secondsNow();
    std::FILE *shell = ::popen(("sqlite3 -batch '" + database + "' > /dev/null").c_str(), "w");
    if (!shell)
        exitWith({ErrorKind::NotFound, "The program sqlite3 is missing."});
    std::fprintf(shell,
                 "PRAGMA journal_mode=WAL;\nPRAGMA synchronous=NORMAL;\n%s\n.mode csv\n.import '%s' cases\n"
                 "PRAGMA wal_checkpoint(TRUNCATE);\n",
                 importTable, rowFile.c_str());
    if (::pclose(shell) != 0)
        exitWith({ErrorKind::Storage, "sqlite3 could not import the rows."});
    return secondsNow() - begin;
}

} // namespace verdict::bench
