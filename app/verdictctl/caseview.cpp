#include "app/verdictctl/caseview.h"

#include "core/case/casefilecodec.h"
#include "core/case/json.h"

#include <cstdio>
#include <simdjson.h>

namespace verdict {
namespace {

std::string nameOfCase(const CaseFile &file) { return file.id.empty() ? file.token.text() : file.id; }

std::string decimal(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

/// One member of the case file as its own codec writes it, so that `show` can never print what the file does not hold.
std::string memberOf(const std::string &fileJson, std::string_view key, std::string_view fallback)
{
    StrictJson json;
    JsonFault fault;
    const auto root = json.parse(fileJson, fault);
    simdjson::dom::element member;
    if (!root || (*root)[key].get(member) != simdjson::SUCCESS)
        return std::string(fallback);
    return simdjson::minify(member);
}

bool wants(const ShownDetails &details, std::string_view section)
{
    return details.section == "all" || details.section == section;
}

void writeSuggestion(JsonWriter &json, const CaseFile &file)
{
    json.key("suggestion");
    if (!file.suggestion) {
        json.null();
        return;
    }
    const Suggestion &said = *file.suggestion;
    json.beginObject()
        .key("label")
        .text(said.label)
        .key("confidence")
        .number(said.confidence)
        .key("modelVersion")
        .text(said.modelVersion);
    json.key("probabilities").beginObject();
    for (const auto &[label, probability] : said.probabilities)
        json.key(label).number(probability);
    json.endObject().key("why").beginArray();
    for (const auto &sentence : said.why)
        json.text(sentence);
    json.endArray().endObject();
}

void writeHistory(JsonWriter &json, const OpenedCase &opened)
{
    json.key("history").beginArray();
    for (const auto &entry : opened.history)
        json.beginObject().key("at").text(toIso(entry.at)).key("what").text(entry.what).endObject();
    json.endArray();
}

void writeDetails(JsonWriter &json, const OpenedCase &opened, const ShownDetails &details, const std::string &file)
{
    if (wants(details, "signals"))
        json.key("signals").raw(memberOf(file, "signals", "[]"));
    if (wants(details, "similar"))
        json.key("similar").raw(memberOf(file, "similar", "[]"));
    if (wants(details, "other"))
        json.key("facts").raw(memberOf(file, "facts", "[]")).key("other").raw(memberOf(file, "other", "[]"));
    if (wants(details, "history"))
        writeHistory(json, opened);
}

std::string evidenceLine(const CaseFileEvidence &piece)
{
    std::string line = "  [" + std::string(nameOf(piece.evidence.kind)) + "] " + piece.evidence.title;
    if (piece.attachment)
        line += " (" + piece.attachment->mediaType + ", " + std::to_string(piece.attachment->bytes) + " bytes)";
    return line;
}

void addEvidence(std::vector<std::string> &lines, const CaseFile &file)
{
    for (const auto &piece : file.evidence) {
        lines.push_back(evidenceLine(piece));
        if (!piece.evidence.text.empty())
            lines.push_back("    " + piece.evidence.text);
        for (const auto &row : piece.evidence.rows) {
            std::string line = "   ";
            for (const auto &cell : row)
                line += " | " + cell;
            lines.push_back(line);
        }
    }
}

} // namespace

JsonWriter caseAsJson(const OpenedCase &opened, const ShownDetails &details)
{
    const CaseFile &file = opened.file;
    const std::string fileJson = writeCaseFile(file);
    JsonWriter json;
    json.beginObject().key("case").text(nameOfCase(file)).key("title").text(file.title).key("domain").text(file.domain);
    json.key("kind").text(file.kind).key("subtitle").text(file.subtitle).key("stakes").text(nameOf(file.stakes));
    json.key("state").text(nameOf(opened.state)).key("requiredBy");
    file.deadline ? json.text(toIso(*file.deadline)) : json.null();
    json.key("labels").beginArray();
    for (const auto &label : file.labels)
        json.text(label);
    json.endArray().key("arm");
    file.suggestion ? json.text(nameOf(file.arm)) : json.null();
    writeSuggestion(json, file);
    json.key("keyEvidence").raw(memberOf(fileJson, "keyEvidence", "[]"));
    json.key("evidence").raw(wants(details, "input") ? memberOf(fileJson, "evidence", "[]") : "[]");
    writeDetails(json, opened, details, fileJson);
    json.endObject();
    return json;
}

std::vector<std::string> caseAsText(const OpenedCase &opened, const ShownDetails &details)
{
    const CaseFile &file = opened.file;
    std::vector<std::string> lines{file.title, nameOfCase(file) + " · " + file.domain + " · stakes " +
                                                   nameOf(file.stakes) + " · " + nameOf(opened.state)};
    if (file.deadline)
        lines.push_back("due " + toIso(*file.deadline));
    for (const auto &evidence : file.keyEvidence)
        lines.push_back("  " + evidence.label + ": " + evidence.value +
                        (evidence.compare.empty() ? "" : " (" + evidence.compare + ")"));
    if (wants(details, "input"))
        addEvidence(lines, file);
    if (wants(details, "history"))
        for (const auto &entry : opened.history)
            lines.push_back("  " + toIso(entry.at) + "  " + entry.what);
    if (file.suggestion) {
        lines.push_back("◇ The model suggests " + file.suggestion->label + ", confidence " +
                        decimal(file.suggestion->confidence));
        for (const auto &sentence : file.suggestion->why)
            lines.push_back("  " + sentence);
    }
    std::string labels = "Labels:";
    for (const auto &label : file.labels)
        labels += " \"" + label + "\"";
    lines.push_back(labels);
    return lines;
}

} // namespace verdict
