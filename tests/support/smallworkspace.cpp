#include "tests/support/smallworkspace.h"

#include "core/workspace/config.h"
#include "core/workspace/founding.h"
#include "core/workspace/ingest.h"
#include "tests/support/fakedecoder.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sodium.h>

namespace verdict {
namespace {

std::string record(int id, std::size_t bytes)
{
    JsonWriter json;
    json.beginObject().key("id").text("case-" + std::to_string(id)).key("domain").text("payments");
    json.key("title").text("Payment " + std::to_string(id)).key("labels").beginArray().text("fraud").text("legitimate");
    json.endArray().key("prediction").beginObject().key("label").text("fraud").key("confidence").number(0.72);
    json.key("modelVersion").text("m-1").endObject().key("keyEvidence").beginArray().beginObject();
    json.key("label").text("Amount").key("value").text(std::to_string(id * 7 % 9000)).endObject().endArray();
    json.key("note").text(std::string(bytes, static_cast<char>('a' + id % 26))).endObject();
    return json.take();
}

/// Wraps the key anew so that the passphrase costs next to nothing: tests open a workspace hundreds of times.
Result<void> makeCheap(const WorkspaceFiles &files)
{
    auto config = readConfig(files);
    if (!config)
        return config.error();
    const auto key = unwrap(config->key, smallPassphrase);
    if (!key)
        return key.error();
    const auto wrapped = wrap(*key, smallPassphrase, {1, crypto_pwhash_MEMLIMIT_MIN});
    if (!wrapped)
        return wrapped.error();
    config->key = *wrapped;
    return writeConfig(files, *config);
}

} // namespace

std::string writeCases(const std::string &path, int first, int count, std::size_t bytes)
{
    std::ofstream out(path, std::ios::binary);
    for (int id = first; id < first + count; ++id)
        out << record(id, bytes) << '\n';
    return path;
}

void foundSmall(const std::string &directory)
{
    const auto founded = foundTeam(directory, "Ada", smallPassphrase, SystemClock());
    const auto done = founded ? makeCheap(WorkspaceFiles{directory}) : Result<void>(founded.error());
    if (done)
        return;
    std::fprintf(stderr, "The test's workspace could not be made: %s\n", done.error().reason.c_str());
    std::exit(99);
}

Result<std::unique_ptr<Workspace>> openSmall(const std::string &directory, std::shared_ptr<const Clock> clock)
{
    if (!clock)
        clock = std::make_shared<SystemClock>();
    return Workspace::open({directory, smallPassphrase, std::make_shared<FakeDecoder>(), clock});
}

Result<IngestCounts> feed(Workspace &workspace, const std::string &path)
{
    const auto report = ingest(workspace.parts(), {path, {}, false, {}}, [](auto, auto) {}, {});
    return report ? Result<IngestCounts>(report->counts) : Result<IngestCounts>(report.error());
}

Decision agreeing()
{
    Decision decision;
    decision.label = "fraud";
    return decision;
}

Result<std::vector<QueueRow>> waiting(Workspace &workspace, int limit)
{
    QueueQuery query;
    query.limit = limit;
    auto page = answerOf(workspace.queuePage(query));
    return page ? Result<std::vector<QueueRow>>(std::move(page->rows)) : Result<std::vector<QueueRow>>(page.error());
}

} // namespace verdict
