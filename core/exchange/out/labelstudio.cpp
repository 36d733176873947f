#include "core/exchange/out/labelstudio.h"

#include "core/exchange/out/jsonparts.h"

#include <algorithm>

namespace verdict {
namespace {

/// The text that the labels belong to: the first text evidence, else the title, else the id.
std::string textOf(const DecidedCase &d)
{
    const auto &evidence = d.record.evidence;
    const auto text = std::find_if(evidence.begin(), evidence.end(),
                                   [](const Evidence &e) { return e.kind == EvidenceKind::Text && !e.text.empty(); });
    if (text != evidence.end())
        return text->text;
    return d.record.title.empty() ? d.exportedId() : d.record.title;
}

void putData(JsonWriter &json, const DecidedCase &d)
{
    json.key("data").beginObject().key("text").text(textOf(d)).key("id").text(d.exportedId());
    json.key("domain").text(d.name.domain).key("title").text(d.record.title).key("kind").text(d.record.kind);
    json.key("facts").beginObject();
    for (const auto &fact : d.record.context.facts)
        json.key(fact.path).text(fact.value.text);
    json.endObject().endObject();
}

void putChoice(JsonWriter &json, const std::string &id, const std::string &label, const char *origin)
{
    json.beginObject().key("id").text(id).key("type").text("choices");
    json.key("value").beginObject().key("choices").beginArray().text(label).endArray().endObject();
    json.key("origin").text(origin).key("to_name").text("text").key("from_name").text("label").endObject();
}

void putRationale(JsonWriter &json, const std::string &id, const std::string &rationale)
{
    json.beginObject().key("id").text(id).key("type").text("textarea");
    json.key("value").beginObject().key("text").beginArray().text(rationale).endArray().endObject();
    json.key("origin").text("manual").key("to_name").text("text").key("from_name").text("rationale").endObject();
}

std::string prediction(const DecidedCase &d, std::int64_t task, std::int64_t id)
{
    JsonWriter json;
    json.beginObject().key("id").number(id).key("model_version").text(d.predicted->modelVersion);
    json.key("result").beginArray();
    putChoice(json, "p" + std::to_string(id), d.predicted->label, "prediction");
    json.endArray().key("score").number(d.predicted->confidence).key("task").number(task);
    return json.endObject().take();
}

/// An accepted suggestion is a prediction that was taken over; everything else came from the person's own hand.
const char *originOf(const DecidedCase &d)
{
    return d.arm == Arm::Shown && d.isOverride() == false ? "prediction" : "manual";
}

std::string keyOf(const DecidedCase &d) { return d.name.domain + '\n' + d.exportedId(); }

} // namespace

std::string LabelStudioTasks::take(const DecidedCase &decided)
{
    std::string bytes;
    if (keyOf(decided) != m_open) {
        bytes = closeTask();
        beginTask(decided);
    }
    m_annotations += (m_annotationCount++ ? "," : "") + annotation(decided);
    // An empty answer would mean that the case was left out, so a task under way answers with white space.
    return bytes.empty() ? "\n" : bytes;
}

std::string LabelStudioTasks::tail() { return closeTask() + "\n]\n"; }

void LabelStudioTasks::beginTask(const DecidedCase &decided)
{
    m_open = keyOf(decided);
    m_annotations.clear();
    m_annotationCount = 0;
    ++m_task;
    JsonWriter json;
    json.beginObject();
    putData(json, decided);
    json.key("meta").beginObject().endObject().key("predictions").beginArray();
    if (decided.predicted)
        json.raw(prediction(decided, m_task, ++m_prediction));
    json.endArray().endObject();
    m_rest = json.take().substr(1);
}

std::string LabelStudioTasks::closeTask()
{
    if (m_open.empty())
        return {};
    m_open.clear();
    const std::string count = std::to_string(m_annotationCount);
    return (m_task > 1 ? ",\n" : "\n") + ("{\"id\":" + std::to_string(m_task)) +
           ",\"inner_id\":" + std::to_string(m_task) + ",\"total_annotations\":" + count +
           ",\"cancelled_annotations\":0,\"drafts\":[],\"annotations\":[" + m_annotations + "]," + m_rest;
}

std::string LabelStudioTasks::annotation(const DecidedCase &d)
{
    const auto [reviewer, fresh] =
        m_reviewers.try_emplace(d.reviewer, static_cast<std::int64_t>(m_reviewers.size()) + 1);
    const std::string id = std::to_string(++m_annotation);
    JsonWriter json;
    json.beginObject().key("id").number(m_annotation).key("completed_by").beginObject();
    json.key("id").number(reviewer->second).key("email").text(d.reviewer.value);
    json.key("first_name").text("").key("last_name").text("").endObject().key("result").beginArray();
    putChoice(json, "a" + id, d.decision.proposedLabel.empty() ? d.decision.label : d.decision.proposedLabel,
              originOf(d));
    if (!d.decision.rationale.empty())
        putRationale(json, "r" + id, d.decision.rationale);
    json.endArray().key("was_cancelled").boolean(false).key("ground_truth").boolean(false);
    json.key("created_at").text(toIso(d.decidedAt)).key("updated_at").text(toIso(d.decidedAt));
    json.key("lead_time").number(d.trace.seconds).key("prediction");
    if (d.predicted)
        json.raw(prediction(d, m_task, m_prediction));
    else
        json.beginObject().endObject();
    json.key("task").number(m_task).key("parent_prediction").null().key("parent_annotation").null();
    return json.endObject().take();
}

} // namespace verdict
