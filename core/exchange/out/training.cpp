#include "core/exchange/out/training.h"

#include "core/exchange/out/jsonparts.h"
#include "core/learning/examples.h"

namespace verdict {
namespace {

void putProvenance(JsonWriter &json, const ExampleProvenance &provenance)
{
    json.key("provenance").beginObject().key("event").text(provenance.event.hex());
    put(json, "supersedes", hexOrNothing(provenance.supersedes));
    json.key("factors").beginArray();
    for (const auto &factor : provenance.factors)
        json.beginObject().key("name").text(factor.name).key("factor").number(factor.factor).endObject();
    json.endArray();
    put(json, "truth", provenance.truth);
    json.key("seconds").number(provenance.seconds).endObject();
}

void putInput(JsonWriter &json, const std::string &input)
{
    json.key("input");
    if (input.empty())
        json.null();
    else
        json.raw(oneLine(input));
}

std::string line(const TrainingExample &e)
{
    JsonWriter json;
    json.beginObject().key("id").text(e.id).key("domain").text(e.domain);
    putInput(json, e.input);
    json.key("label").text(e.label).key("weight").number(e.weight);
    put(json, "predicted", e.predicted ? std::optional(e.predicted->label) : std::nullopt);
    put(json, "confidence", e.predicted ? std::optional(e.predicted->confidence) : std::nullopt);
    put(json, "override", e.override);
    put(json, "agreement", nameOrNothing(e.agreement));
    put(json, "reasons", e.reasons);
    json.key("rationale").text(e.rationale).key("reviewer").text(e.reviewer.value);
    json.key("decidedAt").text(toIso(e.decidedAt));
    put(json, "modelVersion", e.predicted ? std::optional(e.predicted->modelVersion) : std::nullopt);
    json.key("policyVersion").number(std::int64_t{e.policyVersion});
    put(json, "arm", nameOrNothing(e.arm));
    put(json, "check", e.check);
    putProvenance(json, e.provenance);
    return json.endObject().take() + '\n';
}

} // namespace

std::string TrainingLines::take(const DecidedCase &decided)
{
    const auto example = exampleOf(decided, m_weights, m_withChecks);
    return example ? line(*example) : std::string();
}

} // namespace verdict
