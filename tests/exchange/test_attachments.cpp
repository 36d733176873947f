#include "test_attachments.h"

#include "core/case/json.h"
#include "core/case/jsonwriter.h"
#include "core/exchange/attachmentpath.h"
#include "core/exchange/native.h"
#include "core/exchange/opencases.h"
#include "core/exchange/rejects.h"
#include "reading.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <simdjson.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace verdict;

namespace {

/// A folder "in" with files to read, beside a secret that must stay unread.
class Place {
public:
    Place()
    {
        QDir(m_root.path()).mkpath(QStringLiteral("in/sub"));
        put("secret", "secret");
        put("in/a.jpg", "picture");
        put("in/sub/b.pdf", "document");
        put("in/\u00e9 \u202e.txt", "odd name");
        link("../secret", "in/out");
        link("a.jpg", "in/inside");
        link("..", "in/up");
        link("sub", "in/down");
        link("loop", "in/loop");
        ::mkfifo(path("in/fifo").c_str(), 0600);
    }

    [[nodiscard]] std::string path(const std::string &name) const { return m_root.path().toStdString() + '/' + name; }

    void put(const std::string &name, const QByteArray &bytes) const
    {
        QFile file(QString::fromStdString(path(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write to the temporary folder");
    }

    [[nodiscard]] std::shared_ptr<const AttachmentFolder> folder() const
    {
        return *AttachmentFolder::of(path("in/cases.jsonl"));
    }

private:
    void link(const char *to, const std::string &name) const
    {
        if (::symlink(to, path(name).c_str()) != 0)
            qFatal("cannot make a link");
    }

    QTemporaryDir m_root;
};

std::string withPath(const std::string &id, const std::string &path)
{
    return recordLine(id, R"(,"evidence":[{"kind":"image","path":")" + path + R"("}])");
}

std::string contentOf(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

void AttachmentsTest::readsFilesInTheFolder()
{
    const Place place;
    for (const auto &[path, bytes] :
         {std::pair("a.jpg", "picture"), std::pair("./a.jpg", "picture"), std::pair("sub/b.pdf", "document"),
          std::pair("sub//b.pdf", "document"), std::pair("\u00e9 \u202e.txt", "odd name")}) {
        const auto size = place.folder()->sizeOf(path);
        QVERIFY2(size, path);
        QCOMPARE(*place.folder()->load(path, *size), std::string(bytes));
    }
}

void AttachmentsTest::refusesPathTricks_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *path, const char *why) {
        QTest::newRow(path) << QString::fromUtf8(path) << QString::fromUtf8(why);
    };
    row("../secret", "lies outside the folder of its record");
    row("sub/../../secret", "lies outside the folder of its record");
    row("/etc/passwd", "lies outside the folder of its record");
    row("//etc/passwd", "lies outside the folder of its record");
    row("/proc/self/environ", "lies outside the folder of its record");
    row("..", "lies outside the folder of its record");
    row("../in/a.jpg", "lies outside the folder of its record");
    row("./../secret", "lies outside the folder of its record");
    row("sub/../../in/a.jpg", "lies outside the folder of its record");
    row("out", "is, or lies behind, a symbolic link");
    row("inside", "is, or lies behind, a symbolic link");
    row("up/secret", "is, or lies behind, a symbolic link");
    row("down/b.pdf", "is, or lies behind, a symbolic link");
    row("loop", "is, or lies behind, a symbolic link");
    row("loop/x", "is, or lies behind, a symbolic link");
    row("fifo", "is no regular file");
    row(".", "is a folder");
    row("sub", "is a folder");
    row("sub/", "is a folder");
    row("a.jpg/x", "lies below something that is no folder");
    row("a.jpg/..", "lies below something that is no folder");
    row("none.jpg", "does not exist");
    row("A.JPG", "does not exist");
    row("..\\secret", "does not exist");
    row("%2e%2e/secret", "does not exist");
    row("~/secret", "does not exist");
    row("C:\\secret", "does not exist");
    row("file:../secret", "does not exist");
}

void AttachmentsTest::refusesPathTricks()
{
    QFETCH(QString, path);
    QFETCH(QString, why);
    const Place place;
    const std::string expected = "the file \"" + path.toStdString() + "\" " + why.toStdString();
    const auto size = place.folder()->sizeOf(path.toStdString());
    QVERIFY(!size);
    QCOMPARE(size.error().reason, expected);
    QCOMPARE(place.folder()->load(path.toStdString(), 6).error().reason, expected);
}

void AttachmentsTest::refusesFilesThatAreTooLarge()
{
    const Place place;
    place.put("in/big", "");
    QCOMPARE(::truncate(place.path("in/big").c_str(), maxAttachmentBytes), 0);
    QCOMPARE(*place.folder()->sizeOf("big"), maxAttachmentBytes);
    QCOMPARE(::truncate(place.path("in/big").c_str(), maxAttachmentBytes + 1), 0);
    QCOMPARE(place.folder()->sizeOf("big").error().reason, std::string("the file \"big\" is larger than 256 MiB"));
}

void AttachmentsTest::noticesAFileThatChanged()
{
    const Place place;
    place.put("in/cases.jsonl", QByteArray::fromStdString(withPath("a", "a.jpg")));
    const CaseBatch batch = readAll(*openCases(place.path("in/cases.jsonl"), {})->source);
    const IncomingAttachment &attachment = batch.cases.at(0).attachments.at(0);
    QCOMPARE(*attachment.load(), std::string("picture"));
    place.put("in/a.jpg", "another picture");
    QCOMPARE(attachment.load().error().reason, std::string("the file \"a.jpg\" changed since its record was read"));
    QVERIFY(QFile::remove(QString::fromStdString(place.path("in/a.jpg"))));
    QCOMPARE(attachment.load().error().reason, std::string("the file \"a.jpg\" does not exist"));
}

void AttachmentsTest::rejectsRecordsWhoseFilesCannotBeTaken()
{
    const Place place;
    const std::string text =
        withPath("a", "a.jpg") + '\n' + withPath("b", "none.jpg") + '\n' + withPath("c", "out") + '\n';
    const CaseBatch batch = readAll(*nativeSource(bytesOf(text), place.folder(), ""));
    QCOMPARE(ids(batch), std::string("a"));
    QCOMPARE(summary(batch), std::string("2 evidence.0.path: the file \"none.jpg\" does not exist\n"
                                         "3 evidence.0.path: the file \"out\" is, or lies behind, a symbolic link"));
    QCOMPARE(batch.cases[0].attachments.at(0).evidenceIndex, 0);
}

void AttachmentsTest::refusesFilesOfRecordsWithoutAFolder()
{
    const CaseBatch batch = readAll(*nativeSource(bytesOf(withPath("a", "etc/passwd")), nullptr, ""));
    QVERIFY(batch.cases.empty());
    QCOMPARE(batch.rejections.at(0).field, std::string("evidence.0.path"));
    QVERIFY(batch.rejections.at(0).reason.starts_with("names a file, but only a record that stands in a file"));
}

void AttachmentsTest::writesRejectsForTheirOwnerAlone()
{
    const QTemporaryDir folder;
    RejectsWriter writer(folder.path().toStdString(), "cases.jsonl");
    QVERIFY(writer.add({17, "prediction.confidence", "must be a number", "{\"a\":\"\xFF\"}"}));
    QVERIFY(writer.add({18, "", "this is not well-formed JSON", "{"}));
    const std::string path = *writer.finish();
    QCOMPARE(path, folder.path().toStdString() + "/cases.jsonl.rejects.jsonl");
    QCOMPARE(contentOf(path),
             std::string(R"({"line":17,"field":"prediction.confidence","reason":"must be a number","record":"{\"a\":\")"
                         "\uFFFD"
                         R"(\"}"})"
                         "\n"
                         R"({"line":18,"field":"","reason":"this is not well-formed JSON","record":"{"})"
                         "\n"));
    struct stat state {};
    QCOMPARE(::stat(path.c_str(), &state), 0);
    QCOMPARE(state.st_mode & 0777, mode_t{0600});
}

void AttachmentsTest::neverReplacesARejectsFile()
{
    const QTemporaryDir folder;
    const std::string root = folder.path().toStdString();
    const auto write = [&] {
        RejectsWriter writer(root, "c");
        return writer.add({1, "", "r", ""}) ? *writer.finish() : std::string();
    };
    QCOMPARE(write(), root + "/c.rejects.jsonl");
    QCOMPARE(::symlink("elsewhere", (root + "/c.rejects-2.jsonl").c_str()), 0);
    QCOMPARE(write(), root + "/c.rejects-3.jsonl");
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("elsewhere"))));
    RejectsWriter lost(root + "/none", "c");
    QVERIFY(lost.add({1, "", "r", ""}).error().reason.ends_with("cannot be made: No such file or directory"));
}

void AttachmentsTest::makesNoFileWithoutARejection()
{
    const QTemporaryDir folder;
    QCOMPARE(*RejectsWriter(folder.path().toStdString(), "c").finish(), std::string());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void AttachmentsTest::cutsRecordsAtACharacter()
{
    QCOMPARE(cutRecord("abc"), std::string("abc"));
    const std::string cut = cutRecord(std::string(4095, 'a') + "\u00e9");
    QCOMPARE(cut, std::string(4095, 'a'));
    QCOMPARE(cutRecord(std::string(8000, '\xFF')).size(), std::size_t{4095});
    StrictJson json;
    JsonFault fault;
    QVERIFY(json.parse(JsonWriter().text(cutRecord(std::string("\xC3\0\x01\xED\xA0\x80", 6))).bytes(), fault) ||
            fault.reason == "the text holds a NUL character");
}

QTEST_APPLESS_MAIN(AttachmentsTest)
