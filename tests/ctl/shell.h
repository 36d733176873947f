#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace verdict::test {

/// What a run of the program left behind.
struct Ran {
    int code = -1; ///< −1 = it crashed
    QByteArray out;
    QByteArray err;

    /// The only document on standard output; empty unless there is exactly one line and it is an object.
    [[nodiscard]] QJsonObject json() const;
    /// One object a line; empty if any line is none.
    [[nodiscard]] QList<QJsonObject> lines() const;
};

/// A new user's home with nothing in it but a passphrase file.
class Shell {
public:
    Shell();

    /// Runs verdictctl there on the workspace "team".
    Ran run(const QStringList &words, const QByteArray &input = {}) const;
    /// The same with --json.
    Ran json(const QStringList &words, const QByteArray &input = {}) const;
    Ran runProgram(const QString &program, const QStringList &words, const QByteArray &input = {}) const;
    [[nodiscard]] QString path(const QString &name) const { return m_home.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray read(const QString &name) const;
    void setPassphraseFile(const QString &name) { m_passphrase = name; }

    /// Founds, publishes a policy without grace, takes in and routes `cases`. The test fails if that does.
    void begin(const QByteArray &cases) const;
    /// The waiting case with this title.
    [[nodiscard]] QString token(const QString &title) const;

private:
    Ran must(const QStringList &words, const QByteArray &input = {}) const;

    QTemporaryDir m_home;
    QString m_passphrase;
};

/// The words of a line.
QStringList words(const QString &line);

/// It ended well, with one document on standard output that has these keys at least.
bool has(const Ran &ran, const QString &keys);

QByteArray recordLine(const QByteArray &id, const QByteArray &more = {});

} // namespace verdict::test
