#include "tests/exchange_out/trail.h"

#include "core/case/json.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <simdjson.h>

#include <functional>
#include <random>

using namespace verdict;
using verdict::test::Trail;

namespace {

struct Answer {
    int exitCode = -1;
    QString text;
};

QString scriptPath() { return QStringLiteral(VERDICT_SOURCE_DIR "/docs/verify_export.py"); }

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Answer verify(const std::string &trail, const QStringList &more = {})
{
    QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("trail.jsonl")));
    if (!file.open(QIODevice::WriteOnly) || file.write(trail.data(), qint64(trail.size())) != qint64(trail.size()))
        return {};
    file.close();
    QProcess python;
    python.start(QStringLiteral(PYTHON), QStringList{scriptPath(), file.fileName()} + more);
    python.waitForFinished(-1);
    return {python.exitCode(), QString::fromUtf8(python.readAllStandardOutput() + python.readAllStandardError())};
}

using Random = std::mt19937;

std::size_t below(Random &random, std::size_t limit)
{
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

std::string replaced(std::string text, const std::string &from, const std::string &to)
{
    const auto at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

AuditEvent &anyWithPayload(Trail &trail, Random &random)
{
    for (;;)
        if (auto &event = trail.events[below(random, trail.events.size())]; event.payload)
            return event;
}

std::string editPayload(Trail trail, Random &random)
{
    auto &payload = *anyWithPayload(trail, random).payload;
    payload = replaced(payload, "decided", "decidEd");
    return trail.bytes();
}

std::string editBody(Trail trail, Random &random)
{
    auto &body = trail.events[below(random, trail.events.size())].body;
    body = replaced(body, "\"clock\":17", "\"clock\":18");
    return trail.bytes();
}

std::string editBodyAndHash(Trail trail, Random &random)
{
    auto &event = trail.events[below(random, trail.events.size())];
    const auto signature = event.signature;
    trail.sign(event, replaced(event.body, "\"clock\":17", "\"clock\":18"), 0);
    event.signature = signature;
    return trail.bytes();
}

std::string editSignature(Trail trail, Random &random)
{
    auto &event = trail.events[below(random, trail.events.size())];
    event.signature[below(random, 64)] ^= static_cast<std::uint8_t>(1u << below(random, 8));
    return trail.bytes();
}

std::string editSalt(Trail trail, Random &random)
{
    anyWithPayload(trail, random).salt[below(random, 32)] ^= 1;
    return trail.bytes();
}

std::string editObject(Trail trail, Random &random)
{
    auto &objects = trail.events[4].objects;
    *objects[below(random, objects.size())].content += "x";
    return trail.bytes();
}

std::string drop(Trail trail, Random &random)
{
    const auto lines = trail.linesOf(int(below(random, 3)));
    trail.events.erase(trail.events.begin() + std::ptrdiff_t(lines[below(random, lines.size() - 1)]));
    return trail.bytes();
}

std::string swapTwo(Trail trail, Random &random)
{
    const auto lines = trail.linesOf(int(below(random, 3)));
    const auto first = below(random, lines.size() - 1);
    std::swap(trail.events[lines[first]], trail.events[lines[first + 1]]);
    return trail.bytes();
}

std::string repeatOne(Trail trail, Random &random)
{
    const auto event = trail.events[below(random, trail.events.size())];
    trail.events.insert(trail.events.begin() + std::ptrdiff_t(1 + below(random, trail.events.size())), event);
    return trail.bytes();
}

std::string cutInALine(Trail trail, Random &random)
{
    const std::string bytes = trail.bytes();
    const auto cut = 1 + below(random, bytes.size() - 2);
    // A cut right behind a line is no cut within one.
    const bool atEdge = bytes[cut - 1] == '\n' || bytes[cut] == '\n';
    return bytes.substr(0, atEdge ? cut - 2 : cut);
}

std::string cutTheMiddle(Trail trail, Random &random)
{
    const auto lines = trail.linesOf(int(below(random, 3)));
    trail.events.erase(trail.events.begin() + std::ptrdiff_t(lines[1]),
                       trail.events.begin() + std::ptrdiff_t(lines[3]));
    return trail.bytes();
}

std::string signWithAnotherKey(Trail trail, Random &random)
{
    auto &event = trail.events[below(random, trail.events.size())];
    const auto key = LogKey::generate();
    event.signature = key.sign(event.hash);
    if (below(random, 2))
        event.key = key.id();
    return trail.bytes();
}

std::string moveToAnotherKey(Trail trail, Random &random)
{
    auto &event = trail.events[3 + below(random, trail.events.size() - 3)];
    event = Trail::underAnotherKey(event);
    return trail.bytes();
}

std::string doubleKeyInBody(Trail trail, Random &random)
{
    const int log = int(below(random, 3));
    auto &event = trail.events[trail.linesOf(log).back()];
    trail.sign(event, replaced(event.body, "{", "{\"clock\":1,"), log);
    return trail.bytes();
}

std::string doubleKeyInLine(Trail trail, Random &random)
{
    const auto event = trail.events[below(random, trail.events.size())];
    const auto line = auditLine(event);
    return replaced(trail.bytes(), line, replaced(line, "{", "{\"payload\":\"{}\","));
}

std::string spaceInBody(Trail trail, Random &random)
{
    const int log = int(below(random, 3));
    auto &event = trail.events[trail.linesOf(log).back()];
    trail.sign(event, replaced(event.body, ",", ", "), log);
    return trail.bytes();
}

using Tamper = std::string (*)(Trail, Random &);

struct NamedTamper {
    const char *name;
    Tamper tamper;
};

constexpr NamedTamper tampers[] = {
    {"edit of a payload", editPayload},
    {"edit of a body", editBody},
    {"edit of a body and its hash", editBodyAndHash},
    {"edit of a signature", editSignature},
    {"edit of a salt", editSalt},
    {"edit of an object", editObject},
    {"an event dropped", drop},
    {"two events swapped", swapTwo},
    {"an event repeated", repeatOne},
    {"cut in a line", cutInALine},
    {"the middle cut out", cutTheMiddle},
    {"signed by another key", signWithAnotherKey},
    {"moved to another key", moveToAnotherKey},
    {"a key twice in a body", doubleKeyInBody},
    {"a key twice in a line", doubleKeyInLine},
    {"white space in a body", spaceInBody},
};

} // namespace

class TestAudit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aValidTrailPasses()
    {
        const Trail trail;
        const auto answer = verify(trail.bytes());
        QVERIFY2(answer.exitCode == 0, qPrintable(answer.text));
        QCOMPARE(answer.text.count(u"5 events up to"_qs), 3);
        QVERIFY(answer.text.contains(QString::fromStdString("team " + trail.team() + ": 0 problems")));
        QCOMPARE(verify(trail.bytes(), {QString::fromStdString(trail.team())}).exitCode, 0);
    }

    void aTamperedTrailIsRefused_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<unsigned>("seed");
        for (std::size_t kind = 0; kind < std::size(tampers); ++kind)
            for (unsigned seed = 1; seed <= 4; ++seed)
                QTest::addRow("%s, seed %u", tampers[kind].name, seed) << int(kind) << seed;
    }

    void aTamperedTrailIsRefused()
    {
        QFETCH(int, kind);
        QFETCH(unsigned, seed);
        const Trail trail;
        Random random(seed);
        const auto bytes = tampers[kind].tamper(trail, random);
        QVERIFY(bytes != trail.bytes());
        const auto answer = verify(bytes);
        QVERIFY2(answer.exitCode == 1, qPrintable(answer.text));
        QVERIFY2(answer.text.contains(u"line "_qs), qPrintable(answer.text));
    }

    void problemsAreNamedWithTheirLine()
    {
        Trail trail;
        *trail.events[5].payload += " ";
        QVERIFY(verify(trail.bytes()).text.contains(u"line 6: a content does not fit its name"_qs));
    }

    void aTrailOfAnotherTeamIsRefused()
    {
        const Trail ours;
        const Trail theirs;
        QCOMPARE(verify(theirs.bytes(), {QString::fromStdString(ours.team())}).exitCode, 1);
    }

    void anEmptyTrailIsRefused() { QCOMPARE(verify({}).exitCode, 1); }

    void textsComeBackByteForByte()
    {
        AuditEvent event;
        std::string text;
        for (char c = 1; c < 127; ++c)
            text += c;
        text += "ß\xE2\x80\xA8\xE2\x80\xA9\xF0\x9F\x98\x80</script>";
        event.payload = text;
        const std::string line = auditLine(event);
        QCOMPARE(line.find('\n'), line.size() - 1);
        StrictJson json;
        JsonFault fault;
        const auto parsed = json.parse(line, fault);
        QVERIFY2(parsed, fault.reason.c_str());
        QCOMPARE(std::string(parsed->at_key("payload").get_string().value()), text);
    }

    void theDocsQuoteTheScript()
    {
        const QByteArray page = contentOf(QStringLiteral(VERDICT_SOURCE_DIR "/docs/audit.md"));
        const QByteArray script = contentOf(scriptPath());
        QVERIFY(script.startsWith("#!/usr/bin/env python3\n"));
        QVERIFY(script.count('\n') < 60);
        QVERIFY(page.contains("```python\n" + script + "```\n"));
    }

    void theScriptNeedsTheStandardLibraryAlone()
    {
        const QByteArray script = contentOf(scriptPath());
        QCOMPARE(script.count("import"), 1);
        QVERIFY(script.contains("\nimport base64, hashlib, json, sys\n"));
    }
};

QTEST_GUILESS_MAIN(TestAudit)
#include "test_audit.moc"
