#include "tests/ctl/shell.h"

#include <QFile>
#include <QProcess>
#include <QTest>
#include <stdexcept>

namespace verdict::test {

QJsonObject Ran::json() const
{
    const auto all = lines();
    return all.size() == 1 ? all.first() : QJsonObject();
}

QList<QJsonObject> Ran::lines() const
{
    QList<QJsonObject> objects;
    if (!out.endsWith('\n'))
        return objects;
    for (const auto &line : out.chopped(1).split('\n')) {
        const auto document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            return {};
        objects.push_back(document.object());
    }
    return objects;
}

Shell::Shell() : m_passphrase(QStringLiteral("passphrase"))
{
    write(m_passphrase, "eight or more\n");
    QFile::setPermissions(path(m_passphrase), QFile::ReadOwner | QFile::WriteOwner);
}

Ran Shell::runProgram(const QString &program, const QStringList &words, const QByteArray &input) const
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("VERDICT_HOME"), path(QStringLiteral("team")));
    environment.insert(QStringLiteral("VERDICT_KEY_PASSPHRASE_FILE"), path(m_passphrase));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_home.path());
    process.start(program, words);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(-1);
    const bool ended = process.exitStatus() == QProcess::NormalExit && process.error() == QProcess::UnknownError;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

Ran Shell::run(const QStringList &words, const QByteArray &input) const
{
    return runProgram(QStringLiteral(VERDICTCTL), words, input);
}

Ran Shell::json(const QStringList &words, const QByteArray &input) const
{
    return run(QStringList{QStringLiteral("--json")} + words, input);
}

Ran Shell::must(const QStringList &words, const QByteArray &input) const
{
    const auto ran = run(words, input);
    if (ran.code != 0)
        QTest::qFail(qPrintable(QStringLiteral("verdictctl %1 ended with code %2: %3")
                                    .arg(words.join(u' '))
                                    .arg(ran.code)
                                    .arg(QString::fromUtf8(ran.err))),
                     __FILE__, __LINE__);
    return ran;
}

void Shell::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        throw std::runtime_error("a test file could not be written");
}

QByteArray Shell::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void Shell::begin(const QByteArray &cases) const
{
    must({QStringLiteral("init"), path(QStringLiteral("team")), QStringLiteral("--name"), QStringLiteral("Ada")});
    auto policy = must({QStringLiteral("--json"), QStringLiteral("policy"), QStringLiteral("show")}).out;
    policy.replace("\"graceSeconds\":10", "\"graceSeconds\":0");
    must({QStringLiteral("policy"), QStringLiteral("publish"), QStringLiteral("-")}, policy);
    must({QStringLiteral("ingest"), QStringLiteral("-")}, cases);
    must({QStringLiteral("route")});
}

QString Shell::token(const QString &title) const
{
    for (const auto &row : json({QStringLiteral("queue"), QStringLiteral("--all")}).lines())
        if (row[u"title"].toString() == title)
            return row[u"case"].toString();
    return QStringLiteral("no such case");
}

QStringList words(const QString &line) { return line.split(u' ', Qt::SkipEmptyParts); }

bool has(const Ran &ran, const QString &keys)
{
    const auto object = ran.json();
    for (const auto &key : words(keys))
        if (!object.contains(key))
            return false;
    return ran.code == 0;
}

QByteArray recordLine(const QByteArray &id, const QByteArray &more)
{
    return R"({"id":")" + id + R"(","domain":"d","title":")" + id +
           R"(","labels":["a","b"],"prediction":{"label":"a","confidence":0.7,"modelVersion":"m1"})" + more + "}\n";
}

} // namespace verdict::test
