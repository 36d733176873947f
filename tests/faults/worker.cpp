#include "tests/faults/worker.h"

#include "core/storage/writerlock.h"
#include "core/workspace/routing.h"
#include "tests/support/smallworkspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <unistd.h>

namespace verdict {
namespace {

/// Straight into the pipe: what is printed was acknowledged, and what was acknowledged is printed.
void say(const std::string &line)
{
    const std::string text = line + '\n';
    if (::write(STDOUT_FILENO, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        ::_exit(98);
}

void sayError(const Error &error) { say((error.kind == ErrorKind::NotAllowed ? "refused " : "error ") + error.reason); }

void sayNewest(Workspace &workspace)
{
    const auto newest =
        answerOf(workspace.parts().bulk.submit<std::string>([](ReadSession &session) -> Result<std::string> {
            Statement query(session.database, "SELECT lower(hex(hash)) FROM event ORDER BY id DESC LIMIT 1");
            query.step();
            return std::string(query.text(0));
        }));
    newest ? say("ack " + *newest) : sayError(newest.error());
}

void ingestAll(Workspace &workspace, const QStringList &files)
{
    for (const auto &file : files) {
        const auto done = feed(workspace, file.toStdString());
        done ? sayNewest(workspace) : sayError(done.error());
    }
}

void route(Workspace &workspace)
{
    const auto done = routeAll(workspace.parts(), [](auto) {}, {});
    done ? sayNewest(workspace) : sayError(done.error());
}

void decideShare(Workspace &workspace, int share, int shares)
{
    const auto rows = waiting(workspace);
    if (!rows)
        return sayError(rows.error());
    // By token, not by place: the queue may have moved before this process looked at it.
    for (const auto &row : *rows) {
        if (static_cast<int>(row.token.value % static_cast<std::uint32_t>(shares)) != share)
            continue;
        const auto done = answerOf(workspace.decide(row.token, agreeing(), {}));
        done ? say("ack " + done->event.hex()) : sayError(done.error());
    }
}

int hold(const std::string &directory)
{
    WriterLock lock(WorkspaceFiles{directory}.lock());
    const auto held = lock.acquire();
    held ? say("open") : sayError(held.error());
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) > 0) {
    }
    say("end");
    return 0;
}

} // namespace

int runWorker(const QStringList &arguments)
{
    const QString mode = arguments.at(0);
    const std::string directory = arguments.at(1).toStdString();
    if (mode == u"hold")
        return hold(directory);
    auto workspace = openSmall(directory);
    if (!workspace) {
        sayError(workspace.error());
        return 1;
    }
    say("open");
    if (mode == u"ingest")
        ingestAll(**workspace, arguments.mid(2));
    else if (mode == u"route")
        route(**workspace);
    else if (mode == u"decide")
        decideShare(**workspace, arguments.at(2).toInt(), arguments.at(3).toInt());
    workspace->reset();
    say("end");
    return 0;
}

void startWorker(QProcess &process, const QStringList &arguments)
{
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  QStringList{QString::fromLatin1(workerArgument)} + arguments);
}

QString quickFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/verdict-XXXXXX");
}

QString nextLine(QProcess &process)
{
    while (!process.canReadLine() && process.waitForReadyRead(-1)) {
    }
    return QString::fromUtf8(process.readLine()).trimmed();
}

} // namespace verdict
