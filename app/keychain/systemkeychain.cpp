#include "app/keychain/systemkeychain.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QSemaphore>
#include <QThread>
#include <qt6keychain/keychain.h>

#include <functional>

namespace verdict {
namespace {

/// What came of a job, kept beyond it.
struct Answer {
    QKeychain::Error error = QKeychain::OtherError;
    QString details;
    QByteArray secret;
};

using Start = std::function<void(const std::function<void()> &done)>;

/// Starts a job in the application's thread and waits until it is done.
void runInApplication(const Start &start)
{
    auto *application = QCoreApplication::instance();
    if (QThread::currentThread() == application->thread()) {
        QEventLoop loop;
        bool finished = false;
        start([&] {
            finished = true;
            loop.quit();
        });
        if (!finished)
            loop.exec();
        return;
    }
    QSemaphore done;
    QMetaObject::invokeMethod(
        application, [&] { start([&] { done.release(); }); }, Qt::QueuedConnection);
    done.acquire();
}

/// One job from its making to its answer. `prepare(job)` may add to it, `take(job)` answers the secret it brought.
template <class Job, class Prepare, class Take>
Answer ask(const QString &service, std::string_view name, Prepare prepare, Take take)
{
    Answer answer;
    runInApplication([&](const std::function<void()> &done) {
        auto *job = new Job(service); // deletes itself once it has finished
        job->setInsecureFallback(false);
        job->setKey(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
        prepare(*job);
        QObject::connect(job, &QKeychain::Job::finished, job, [&answer, job, take, done] {
            answer = {job->error(), job->errorString(), take(*job)};
            done();
        });
        job->start();
    });
    return answer;
}

Error errorOf(const Answer &answer, std::string_view name)
{
    switch (answer.error) {
    case QKeychain::EntryNotFound:
        return {ErrorKind::NotFound, "The keychain holds nothing under the name \"" + std::string(name) + "\"."};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorKind::Locked, "The keychain is locked, or Verdict was refused. Unlock it and try again."};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {ErrorKind::Locked, "No keychain answers in this session. A passphrase can take its place."};
    default: break;
    }
    return {ErrorKind::Locked, "The keychain does not answer as it should (" + answer.details.toStdString() +
                                   "). A passphrase can take its place."};
}

Result<void> outcomeOf(const Answer &answer, std::string_view name)
{
    return answer.error == QKeychain::NoError ? Result<void>() : errorOf(answer, name);
}

constexpr auto nothingMore = [](const QKeychain::Job &) {};
constexpr auto noSecret = [](const QKeychain::Job &) { return QByteArray(); };

} // namespace

SystemKeychain::SystemKeychain(QString service) : m_service(std::move(service)) {}

Result<void> SystemKeychain::store(std::string_view name, std::string_view secret)
{
    const auto prepare = [&](QKeychain::WritePasswordJob &job) {
        job.setBinaryData(QByteArray(secret.data(), static_cast<qsizetype>(secret.size())));
    };
    return outcomeOf(ask<QKeychain::WritePasswordJob>(m_service, name, prepare, noSecret), name);
}

Result<std::string> SystemKeychain::load(std::string_view name)
{
    const auto take = [](const QKeychain::ReadPasswordJob &job) { return job.binaryData(); };
    const Answer answer = ask<QKeychain::ReadPasswordJob>(m_service, name, nothingMore, take);
    if (const auto read = outcomeOf(answer, name); !read)
        return read.error();
    return answer.secret.toStdString();
}

Result<void> SystemKeychain::erase(std::string_view name)
{
    // Some keychains call the erasure of nothing a success.
    if (const auto held = load(name); !held)
        return held.error();
    return outcomeOf(ask<QKeychain::DeletePasswordJob>(m_service, name, nothingMore, noSecret), name);
}

} // namespace verdict
