#pragma once

#include <QProcess>
#include <QStringList>

namespace verdict {

/// The first argument that turns a test program into a worker of its own.
inline constexpr const char *workerArgument = "--worker";

/// What a worker does, in a process of its own, on a workspace that smallworkspace.h made. It prints "open" when it
/// begins, "ack HASH" for each act once that is acknowledged (for ingest and route the newest event), "refused
/// SENTENCE" or "error SENTENCE", and "end".
///   ingest DIR FILE…           takes each file in
///   route DIR                  routes everything
///   decide DIR SHARE SHARES    decides those waiting cases whose place modulo SHARES is SHARE
///   hold DIR                   holds the writer's lock until its input closes
int runWorker(const QStringList &arguments);

/// Starts this very program as a worker.
void startWorker(QProcess &process, const QStringList &arguments);

/// The next line that a worker prints; empty once it has ended and everything was read.
QString nextLine(QProcess &process);

/// Where temporary folders of tests go that need no real disk: in memory where the machine offers that.
QString quickFolder();

} // namespace verdict
