#include "core/case/casefilecodec.h"

#include "core/case/evidencecodec.h"

#include <limits>

namespace verdict {
namespace {

void put(JsonWriter &json, std::string_view name, const std::optional<Time> &time)
{
    if (time)
        json.key(name).text(toIso(*time));
}

void readTime(JsonObjectReader &reader, std::string_view name, std::optional<Time> &into)
{
    std::string text;
    reader.text(name, text);
    if (text.empty())
        return;
    into = fromIso(text);
    if (!into)
        reader.fault(name, "must be an ISO 8601 time in UTC");
}

void readToken(JsonObjectReader &reader, Token &into)
{
    std::string text;
    reader.require("token");
    reader.text("token", text);
    if (const auto token = Token::fromText(text))
        into = *token;
    else
        reader.fault("token", "must be \"C-\" and six base32 characters");
}

void putEnsemble(JsonWriter &json, const std::vector<std::vector<LabelProbability>> &ensemble)
{
    if (ensemble.empty())
        return;
    json.key("ensemble").beginArray();
    for (const auto &member : ensemble) {
        json.beginObject();
        putAll(json, "probabilities", member);
        json.endObject();
    }
    json.endArray();
}

void write(JsonWriter &json, const Suggestion &suggestion)
{
    json.beginObject().key("label").text(suggestion.label).key("confidence").number(suggestion.confidence);
    verdict::put(json, "modelVersion", suggestion.modelVersion);
    putAll(json, "probabilities", suggestion.probabilities);
    if (suggestion.range)
        verdict::write(json.key("range"), *suggestion.range);
    verdict::put(json, "novelty", suggestion.novelty);
    putEnsemble(json, suggestion.ensemble);
    verdict::put(json, "why", suggestion.why);
    if (suggestion.reviewBand)
        verdict::write(json.key("reviewBand"), *suggestion.reviewBand);
    json.endObject();
}

void read(JsonObjectReader &reader, Suggestion &suggestion)
{
    reader.require("label");
    reader.require("confidence");
    reader.text("label", suggestion.label);
    reader.number("confidence", suggestion.confidence, 0, 1);
    reader.text("modelVersion", suggestion.modelVersion);
    readAll(reader, "probabilities", suggestion.probabilities);
    reader.object("range", [&](JsonObjectReader &range) { verdict::read(range, suggestion.range.emplace()); });
    reader.number("novelty", suggestion.novelty);
    reader.objects("ensemble", [&](JsonObjectReader &member) {
        readAll(member, "probabilities", suggestion.ensemble.emplace_back());
    });
    reader.texts("why", suggestion.why);
    reader.object("reviewBand", [&](JsonObjectReader &band) { verdict::read(band, suggestion.reviewBand.emplace()); });
}

void writeHead(JsonWriter &json, const CaseFile &file)
{
    json.key("token").text(file.token.text());
    verdict::put(json, "id", file.id);
    json.key("domain").text(file.domain);
    verdict::put(json, "title", file.title);
    verdict::put(json, "subtitle", file.subtitle);
    verdict::put(json, "kind", file.kind);
    json.key("stakes").text(nameOf(file.stakes));
    json.key("appeal").boolean(file.appeal);
    put(json, "received", file.received);
    put(json, "deadline", file.deadline);
    verdict::put(json, "labels", file.labels);
    json.key("policyVersion").number(std::int64_t{file.policyVersion});
    json.key("arm").text(nameOf(file.arm));
}

void readHead(JsonObjectReader &reader, CaseFile &file)
{
    for (const char *name : {"domain", "stakes", "appeal", "policyVersion", "arm"})
        reader.require(name);
    readToken(reader, file.token);
    reader.text("id", file.id);
    reader.text("domain", file.domain);
    reader.text("title", file.title);
    reader.text("subtitle", file.subtitle);
    reader.text("kind", file.kind);
    reader.choice("stakes", file.stakes, {Stakes::Low, Stakes::Medium, Stakes::High});
    reader.boolean("appeal", file.appeal);
    readTime(reader, "received", file.received);
    readTime(reader, "deadline", file.deadline);
    reader.texts("labels", file.labels);
    reader.integer("policyVersion", file.policyVersion, 0, std::numeric_limits<int>::max());
    reader.choice("arm", file.arm, {Arm::Shown, Arm::Blind, Arm::Withheld});
}

void readBody(JsonObjectReader &reader, CaseFile &file)
{
    readAll(reader, "keyEvidence", file.keyEvidence);
    readAll(reader, "evidence", file.evidence);
    readAll(reader, "facts", file.facts);
    readAll(reader, "signals", file.signalList);
    readAll(reader, "similar", file.similar);
    readAll(reader, "other", file.other);
    reader.object("suggestion", [&](JsonObjectReader &suggestion) { read(suggestion, file.suggestion.emplace()); });
}

Error errorOf(const JsonFault &fault)
{
    const std::string place = fault.path.empty() ? "" : fault.path + ": ";
    return {ErrorKind::BadInput, "The case file cannot be read: " + place + fault.reason + '.'};
}

} // namespace

std::string writeCaseFile(const CaseFile &file)
{
    JsonWriter json;
    writeHead(json.beginObject(), file);
    putAll(json, "keyEvidence", file.keyEvidence);
    putAll(json, "evidence", file.evidence);
    putAll(json, "facts", file.facts);
    putAll(json, "signals", file.signalList);
    putAll(json, "similar", file.similar);
    putAll(json, "other", file.other);
    if (file.suggestion)
        write(json.key("suggestion"), *file.suggestion);
    return json.endObject().take();
}

Result<CaseFile> readCaseFile(std::string_view json)
{
    StrictJson parser;
    JsonFault broken;
    const auto root = parser.parse(json, broken);
    if (!root)
        return errorOf(broken);
    CaseFile file;
    std::vector<JsonFault> faults;
    JsonObjectReader reader(*root, {}, faults);
    readHead(reader, file);
    readBody(reader, file);
    reader.refuseOthers();
    if (!faults.empty())
        return errorOf(faults.front());
    return file;
}

} // namespace verdict
