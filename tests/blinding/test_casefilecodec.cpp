#include <QDir>
#include <QFile>
#include <QTest>

#include "core/case/casefilecodec.h"
#include "core/case/caserecordreader.h"
#include "tests/blinding/samplecase.h"
#include "tests/routing/arbitraryrecord.h"

using namespace verdict;

namespace {

std::string json() { return writeCaseFile(sample::compose(sample::fullRecord(), sample::policy(), Arm::Shown)); }

/// Composes each acceptable record of a file in each arm and compares what is read back; how many records that were.
int composeAll(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    CaseRecordReader reader;
    Rejection why;
    int composed = 0;
    while (!file.atEnd() && composed < 300) {
        const auto record = reader.read(file.readLine().toStdString(), why);
        if (!record)
            continue;
        ++composed;
        for (const Arm arm : {Arm::Shown, Arm::Blind}) {
            const CaseFile caseFile = sample::compose(*record, sample::policy(), arm);
            const auto read = readCaseFile(writeCaseFile(caseFile));
            if (!read || *read != caseFile)
                qFatal("%s: %s", record->name.id.c_str(), read ? "reads back different" : read.error().reason.c_str());
        }
    }
    return composed;
}

} // namespace

class CaseFileCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFullFileReadsBackEqual()
    {
        for (const Arm arm : {Arm::Shown, Arm::Blind, Arm::Withheld}) {
            const CaseFile file = sample::compose(sample::fullRecord(), sample::policy(), arm);
            const auto read = readCaseFile(writeCaseFile(file));
            QVERIFY2(read, read ? "" : read.error().reason.c_str());
            QVERIFY(*read == file);
        }
    }

    void anEmptyFileReadsBackEqual()
    {
        const auto read = readCaseFile(writeCaseFile(CaseFile{}));
        QVERIFY2(read, read ? "" : read.error().reason.c_str());
        QVERIFY(*read == CaseFile{});
    }

    void anyComposedFileReadsBackEqual()
    {
        QVERIFY(rc::check("write, then read", [] {
            const Arm arm = *rc::gen::element(Arm::Shown, Arm::Blind, Arm::Withheld);
            const CaseFile file = sample::compose(arbitrary::record(), arbitrary::policy(), arm);
            const auto read = readCaseFile(writeCaseFile(file));
            RC_ASSERT(static_cast<bool>(read));
            RC_ASSERT(*read == file);
        }));
    }

    void everyRecordOfTheSharedDataReadsBackEqual()
    {
        const QDir folder(QStringLiteral(VERDICT_SHARED_DIR "/data/cases"));
        if (!folder.exists())
            QSKIP("The shared data are not on this machine.");
        int composed = 0;
        for (const QString &name : folder.entryList({QStringLiteral("*.jsonl")}))
            composed += composeAll(folder.filePath(name));
        QVERIFY(composed > 100);
    }

    void noMutationCrashesTheReader()
    {
        QVERIFY(rc::check("a mutated case file is read or refused", [] {
            std::string text = json();
            const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
            if (*rc::gen::arbitrary<bool>())
                text[at] = *rc::gen::arbitrary<char>();
            else
                text.insert(at, *rc::gen::element<std::string>("[", "]", "{}", "null,", "1e999", "\"\""));
            const auto read = readCaseFile(text);
            RC_ASSERT((read ? *readCaseFile(writeCaseFile(*read)) == *read : !read.error().reason.empty()));
        }));
    }

    void strangersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const char *from, const char *to, const char *reason) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(reason);
        };
        row("key", R"({"token")", R"({"isCheck":true,"token")", "isCheck: is not a field that is known here.");
        row("deep key", R"("mediaType")", R"("path":"x","mediaType")",
            "evidence.1.attachment.path: is not a field that is known here.");
        row("token", R"("C-)", R"("D-)", "token: must be \"C-\" and six base32 characters.");
        row("time", "2026-11-22T13:30:00.000Z", "soon", "deadline: must be an ISO 8601 time in UTC.");
        row("arm", R"("arm":"shown",)", "", "arm: is missing.");
        row("object", R"("object":"010203)", R"("object":"01020G)",
            "evidence.1.attachment.object: must be 64 lowercase hexadecimal digits.");
        row("direction", R"("direction":-1)", R"("direction":2)",
            "keyEvidence.0.direction: must be a whole number from -1 to 1.");
        row("cell", R"("31.10")", "31.10", "evidence.2.rows.0: must hold texts alone.");
        row("no JSON", R"({"token")", R"("token")", "this is not well-formed JSON.");
    }

    void strangersAreRefused()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, reason);
        QByteArray text = QByteArray::fromStdString(json());
        QVERIFY(text.contains(from));
        text.replace(from, to);
        const auto read = readCaseFile(text.toStdString());
        QVERIFY(!read);
        QCOMPARE(QByteArray::fromStdString(read.error().reason), "The case file cannot be read: " + reason);
    }
};

QTEST_APPLESS_MAIN(CaseFileCodec)
#include "test_casefilecodec.moc"
