#include "app/decoder/decoderprocess.h"
#include "app/verdictctl/command.h"
#include "core/workspace/demo/demo.h"

#include <charconv>

namespace verdict {
namespace {

std::optional<std::uint64_t> numberOf(const std::string &text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

int demo(CommandContext &context, const Arguments &arguments)
{
    const auto seed = numberOf(arguments.value("--seed").value_or("1"));
    const auto cases = numberOf(arguments.value("--cases").value_or("40"));
    if (!seed || !cases || *cases > 2000)
        return context.output.fail(
            {ErrorKind::BadInput, "\"--seed\" takes a whole number, \"--cases\" one from 1 to 2,000."});
    const DemoRequest request{arguments.operands().front(), *seed, static_cast<int>(*cases),
                              std::make_shared<DecoderProcess>(), std::make_shared<SystemClock>()};
    const auto made = makeDemo(
        request,
        [&](std::int64_t done, std::int64_t total) { context.output.progress("Making the demo", done, total); },
        context.stop);
    context.output.endProgress();
    if (!made)
        return context.output.fail(made.error());
    JsonWriter json;
    json.beginObject().key("workspaces").beginArray();
    for (const auto &workspace : made->workspaces)
        json.text(workspace);
    json.endArray().endObject();
    if (context.output.json())
        context.output.document(json);
    for (const auto &workspace : made->workspaces)
        context.output.line(workspace);
    context.output.note("Its passphrase lies in " + made->passphraseFile + ".");
    return exitDone;
}

} // namespace

std::vector<Command> demoCommands()
{
    CommandShape shape;
    shape.values = {"--seed", "--cases"};
    shape.minOperands = 1;
    shape.maxOperands = 1;
    return {{"demo", "DIR [--seed N] [--cases N]", shape, demo}};
}

} // namespace verdict
