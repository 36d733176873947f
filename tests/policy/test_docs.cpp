#include <QFile>
#include <QTest>

#include "core/policy/default.h"
#include "core/policy/reader.h"
#include "core/policy/writer.h"

using namespace verdict;

namespace {

/// The JSON blocks of docs/policy.md, in order.
std::vector<std::string> blocks()
{
    QFile file(QStringLiteral(VERDICT_SOURCE_DIR "/docs/policy.md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const std::string text = file.readAll().toStdString();
    const std::string fence = "```json\n";
    std::vector<std::string> found;
    for (auto at = text.find(fence); at != std::string::npos; at = text.find(fence, at)) {
        at += fence.size();
        found.push_back(text.substr(at, text.find("```", at) - at));
    }
    return found;
}

} // namespace

/// What docs/policy.md says is what the code does.
class PolicyDocs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDefaultIsComplete()
    {
        QVERIFY(!blocks().empty());
        QCOMPARE(blocks().front(), writePolicyPretty(defaultPolicy()));
    }

    void examplesAreAccepted()
    {
        QCOMPARE(blocks().size(), std::size_t{4});
        for (const auto &block : blocks()) {
            const auto read = readPolicy(block);
            QVERIFY2(read, inWords(read.faults).c_str());
        }
        QVERIFY(readPolicy(blocks()[1]).value == readPolicy(blocks()[2]).value);
        QVERIFY(readPolicy(blocks()[1]).value != defaultPolicy());
    }
};

QTEST_APPLESS_MAIN(PolicyDocs)
#include "test_docs.moc"
