#include "tests/faults/command.h"

#include "tests/support/smallworkspace.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>

namespace verdict {

Ended runCommand(const QString &workspace, const QStringList &words, QProcessEnvironment environment)
{
    QProcess process;
    environment.insert(QStringLiteral("VERDICT_KEY_PASSPHRASE_FILE"),
                       QFileInfo(workspace).path() + QStringLiteral("/passphrase.txt"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(VERDICTCTL), QStringList{QStringLiteral("--workspace"), workspace} + words);
    process.waitForFinished(-1);
    Ended ended;
    if (process.exitStatus() == QProcess::NormalExit)
        ended.code = process.exitCode();
    ended.out = QString::fromUtf8(process.readAllStandardOutput());
    ended.complaint = QString::fromUtf8(process.readAllStandardError());
    return ended;
}

bool endedWell(const Ended &ended)
{
    const bool known = ended.code == 0 || ended.code == 1 || ended.code == 2 || ended.code == 4;
    const QString said = ended.complaint.trimmed();
    // Neither the words of the database nor an error number that says nothing.
    const bool sentence = said.endsWith(u'.') && said.count(u' ') > 2 &&
                          !said.contains(QStringLiteral("database is locked")) &&
                          !said.contains(QStringLiteral("Success"));
    return known && (ended.code == 0 || sentence);
}

void writePassphrase(const QString &folder)
{
    QFile file(folder + QStringLiteral("/passphrase.txt"));
    if (!file.open(QIODevice::WriteOnly) || file.write(smallPassphrase) < 0)
        qFatal("The passphrase could not be written.");
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace verdict
