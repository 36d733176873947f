#include "tests/faults/command.h"

#include "tests/support/smallworkspace.h"

#include <QFile>
#include <QProcess>

namespace verdict {

Ended runCommand(const QString &workspace, const QStringList &words, const QProcessEnvironment &environment)
{
    QProcess process;
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
    const bool sentence = ended.complaint.contains(u'.') || ended.out.contains(u'.');
    return known && (ended.code == 0 || sentence) && !ended.complaint.contains(QStringLiteral("database is locked"));
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
