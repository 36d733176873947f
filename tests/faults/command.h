#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace verdict {

/// How verdictctl ended.
struct Ended {
    int code = -1; ///< −1 = it crashed
    QString out;
    QString complaint; ///< what it said on standard error
};

/// Runs verdictctl on a workspace of smallworkspace.h, with the passphrase file beside it, and waits for its end.
Ended runCommand(const QString &workspace, const QStringList &words,
                 QProcessEnvironment environment = QProcessEnvironment::systemEnvironment());

/// Whether this is how a command ends that survived a fault: done, in part, refused, or storage trouble, and with a
/// sentence unless done.
bool endedWell(const Ended &ended);

/// Writes the passphrase file that commands read, in a folder.
void writePassphrase(const QString &folder);

} // namespace verdict
