#include "core/exchange/out/decisions.h"

#include "core/exchange/out/csv.h"
#include "core/exchange/out/jsonparts.h"

#include <charconv>

namespace verdict {
namespace {

void putDetails(JsonWriter &json, const std::vector<DetailView> &details)
{
    json.key("details").beginArray();
    for (const auto &view : details)
        json.beginObject().key("section").text(view.section).key("seconds").number(view.seconds).endObject();
    json.endArray();
}

void putJudgments(JsonWriter &json, const DecidedCase &d)
{
    put(json, "firstLabel", d.first ? std::optional(d.first->label) : std::nullopt);
    put(json, "firstConfidence", d.first ? nameOrNothing(d.first->confidence) : std::nullopt);
    json.key("label").text(d.decision.label);
    put(json, "agreement", nameOrNothing(d.decision.agreement));
    put(json, "reasons", d.decision.reasons);
    json.key("rationale").text(d.decision.rationale);
    put(json, "ownConfidence", nameOrNothing(d.decision.confidence));
}

void putPrediction(JsonWriter &json, const DecidedCase &d)
{
    put(json, "predicted", d.predicted ? std::optional(d.predicted->label) : std::nullopt);
    put(json, "confidence", d.predicted ? std::optional(d.predicted->confidence) : std::nullopt);
    put(json, "override", d.isOverride());
}

void putRecord(JsonWriter &json, const DecidedCase &d)
{
    put(json, "priority", d.priority);
    put(json, "check", d.check);
    put(json, "truth", d.truth);
    json.key("decidedAt").text(toIso(d.decidedAt));
    put(json, "supersedes", hexOrNothing(d.supersedes));
    put(json, "modelVersion", d.predicted ? std::optional(d.predicted->modelVersion) : std::nullopt);
    json.key("policyVersion").number(std::int64_t{d.policyVersion});
}

std::string joined(const std::vector<std::string> &values)
{
    std::string text;
    for (const auto &value : values)
        text += (text.empty() ? "" : "; ") + value;
    return text;
}

std::string joined(const std::vector<DetailView> &details)
{
    std::vector<std::string> views;
    for (const auto &view : details) {
        char digits[40];
        const auto end = std::to_chars(digits, digits + sizeof digits, view.seconds).ptr;
        views.push_back(view.section + ' ' + std::string(digits, end));
    }
    return joined(views);
}

} // namespace

std::string DecisionLines::take(const DecidedCase &d)
{
    JsonWriter json;
    json.beginObject().key("id").text(d.exportedId()).key("domain").text(d.name.domain);
    json.key("reviewer").text(d.reviewer.value);
    put(json, "arm", nameOrNothing(d.arm));
    putJudgments(json, d);
    putPrediction(json, d);
    json.key("seconds").number(d.trace.seconds);
    putDetails(json, d.trace.details);
    putRecord(json, d);
    if (!d.decision.proposedLabel.empty())
        json.key("proposedLabel").text(d.decision.proposedLabel);
    return json.endObject().take() + '\n';
}

std::string DecisionTable::head()
{
    return "id,domain,reviewer,arm,firstLabel,firstConfidence,label,agreement,reasons,rationale,ownConfidence,"
           "predicted,"
           "confidence,override,seconds,details,priority,check,truth,decidedAt,supersedes,modelVersion,policyVersion,"
           "proposedLabel\r\n";
}

std::string DecisionTable::take(const DecidedCase &d)
{
    const FirstJudgment first = d.first.value_or(FirstJudgment{});
    const PredictedLabel predicted = d.predicted.value_or(PredictedLabel{});
    CsvLine row;
    row.text(d.exportedId()).text(d.name.domain).text(d.reviewer.value).text(nameOrNothing(d.arm).value_or(""));
    row.text(first.label).text(nameOrNothing(first.confidence).value_or("")).text(d.decision.label);
    row.text(nameOrNothing(d.decision.agreement).value_or(""))
        .text(joined(d.decision.reasons))
        .text(d.decision.rationale);
    row.text(nameOrNothing(d.decision.confidence).value_or("")).text(predicted.label);
    row.number(d.predicted ? std::optional(predicted.confidence) : std::nullopt).boolean(d.isOverride());
    row.number(d.trace.seconds).text(joined(d.trace.details)).number(d.priority).boolean(d.check);
    row.text(d.truth.value_or("")).text(toIso(d.decidedAt)).text(hexOrNothing(d.supersedes).value_or(""));
    row.text(predicted.modelVersion).number(d.policyVersion).text(d.decision.proposedLabel);
    return row.take();
}

} // namespace verdict
