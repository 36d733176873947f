#include "app/verdictctl/command.h"
#include "core/workspace/exports.h"

namespace verdict {
namespace {

std::optional<ExportKind> kindOf(const std::string &name)
{
    if (name == "decisions")
        return ExportKind::Decisions;
    if (name == "training")
        return ExportKind::Training;
    if (name == "audit")
        return ExportKind::Audit;
    if (name == "cases")
        return ExportKind::Cases;
    return std::nullopt;
}

Result<ExportFormat> formatFor(ExportKind kind, const std::optional<std::string> &name)
{
    if (!name || *name == "jsonl")
        return ExportFormat::JsonLines;
    if (kind == ExportKind::Decisions && *name == "csv")
        return ExportFormat::Csv;
    if (kind == ExportKind::Decisions && *name == "label-studio")
        return ExportFormat::LabelStudio;
    return Error{ErrorKind::BadInput, "This is not exported as \"" + *name +
                                          "\"; decisions come as jsonl, csv or label-studio, the rest as jsonl."};
}

int exportCommand(CommandContext &context, const Arguments &arguments)
{
    const auto kind = kindOf(arguments.operands().front());
    if (!kind)
        return context.output.fail(
            {ErrorKind::BadInput, "There is no such export; there are training, decisions, audit and cases."});
    const auto format = formatFor(*kind, arguments.value("--format"));
    if (!format)
        return context.output.fail(format.error());
    return withWorkspace(context, [&](Workspace &workspace) {
        const ExportRequest request{*kind, *format, arguments.value("-o").value_or(""), arguments.has("--force")};
        const auto written = exportTo(workspace.parts(), request, context.stop);
        if (!written)
            return context.output.fail(written.error());
        const bool toFile = !request.path.empty() && request.path != "-";
        JsonWriter json;
        json.beginObject().key("written").number(*written).endObject();
        // The records themselves are the one document on standard output where no file was named.
        if (toFile && context.output.json())
            context.output.document(json);
        context.output.note(std::to_string(*written) + " written.");
        return static_cast<int>(exitDone);
    });
}

} // namespace

std::vector<Command> exportCommands()
{
    return {{"export",
             "training|decisions|audit|cases [--format F] [-o FILE] [--force]",
             {{"--force"}, {"--format", "-o"}, {}, 1, 1},
             exportCommand}};
}

} // namespace verdict
