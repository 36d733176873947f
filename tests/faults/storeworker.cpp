// One act on a shared folder, for a process that may fail or die at any moment: storeworker ACT FOLDER SEGMENT.
// SEGMENT is a file of events outside of the folder. Exit code 0 = done, 1 = refused with a sentence on standard error.
#include "core/journal/publish.h"
#include "core/sync/folderstore.h"
#include "core/sync/segment.h"
#include "tests/sync/samplelog.h"

#include <cstdio>
#include <string>

using namespace verdict;

namespace {

Result<void> appendAll(SharedStore &store, const std::vector<SharedEvent> &events, std::size_t perCall)
{
    for (std::span<const SharedEvent> rest = events; !rest.empty(); rest = rest.subspan(std::min(perCall, rest.size())))
        if (auto done = store.append(rest.first(std::min(perCall, rest.size()))); !done)
            return done;
    return {};
}

Result<void> putPacks(SharedStore &store, const std::vector<SharedEvent> &events)
{
    std::vector<ContentPut> packs;
    for (const auto &event : std::span(events).first(3))
        packs.push_back({ContentName::pack(event.event.hash),
                         {1, SharedStore::chunkBytes + event.seq},
                         [seq = event.seq](std::int64_t offset, std::int64_t length) -> Result<std::string> {
                             return std::string(static_cast<std::size_t>(length), static_cast<char>(seq + offset));
                         }});
    return store.putContent(packs, {});
}

Result<void> readAll(SharedStore &store)
{
    const auto listing = store.list();
    if (!listing)
        return listing.error();
    for (const auto &stretch : listing->stretches)
        if (const auto events = store.read(stretch, 1); !events)
            return events.error();
    return {};
}

Result<void> act(std::string_view what, SharedStore &store, const std::vector<SharedEvent> &events)
{
    if (what == "prepare")
        return store.prepare(TeamId{}, SharedStore::Use::First);
    if (what == "append")
        return appendAll(store, events, 4);
    if (what == "append one by one")
        return appendAll(store, events, 1);
    if (what == "put")
        return putPacks(store, events);
    if (what == "merge")
        return store.merge(events.front().log, [](const SharedEvent &) { return true; });
    if (what == "letter")
        return store.putLetter("join", LetterName{}, "let me in");
    return readAll(store);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    const auto bytes = readFile(argv[3]);
    const auto events = bytes ? readSegment(*bytes) : Result<std::vector<SharedEvent>>(bytes.error());
    if (!events)
        return 2;
    FolderStore store(argv[2]);
    const auto done = act(argv[1], store, *events);
    if (!done)
        std::fprintf(stderr, "%s\n", done.error().reason.c_str());
    return done ? 0 : 1;
}
