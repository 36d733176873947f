#include "core/exchange/labelstudiotask.h"

#include "core/case/caselimits.h"
#include "core/case/jsonvalue.h"
#include "core/case/text.h"

#include <algorithm>

namespace verdict {
namespace {

using simdjson::dom::element;

constexpr std::size_t shortestText = 61;
constexpr std::size_t titleBytes = 80;

std::optional<element> member(const element &object, std::string_view name)
{
    element value;
    if (!object.is_object() || object[name].get(value) || value.is_null())
        return std::nullopt;
    return value;
}

std::string textOf(const std::optional<element> &value)
{
    return value && isLeaf(*value) ? scalarOf(*value).text : std::string();
}

std::vector<element> itemsOf(const std::optional<element> &list)
{
    std::vector<element> items;
    if (list && list->is_array())
        for (const element item : arrayOf(*list))
            items.push_back(item);
    return items;
}

bool refuse(Rejection &why, std::string field, std::string reason)
{
    why.field = std::move(field);
    why.reason = std::move(reason);
    return false;
}

/// A label, or the steps of a taxonomy's path with slashes between them.
std::string labelText(const element &value)
{
    if (isLeaf(value))
        return scalarOf(value).text;
    std::string path;
    for (const element &step : itemsOf(value))
        path += (path.empty() ? "" : " / ") + textOf(step);
    return path;
}

/// The label that one result names; empty if it names none.
std::string labelOf(const element &result)
{
    const auto value = member(result, "value");
    if (!value)
        return {};
    const std::string type = textOf(member(result, "type"));
    for (const std::string &name : {type, std::string("labels")}) {
        const auto given = member(*value, name);
        if (given && given->is_number())
            return textOf(given);
        if (const auto items = itemsOf(given); !items.empty())
            return labelText(items.front());
    }
    return {};
}

std::vector<element> resultsOf(const element &prediction) { return itemsOf(member(prediction, "result")); }

/// The first result that names a label.
std::optional<element> labelled(const element &prediction)
{
    const auto results = resultsOf(prediction);
    const auto at = std::find_if(results.begin(), results.end(), [](const element &r) { return !labelOf(r).empty(); });
    return at == results.end() ? std::nullopt : std::optional(*at);
}

/// Code points before a place that Label Studio counts in UTF-16 units; places past the end stay past the end.
int codePointAt(std::string_view text, std::int64_t units)
{
    int points = 0;
    for (std::size_t i = 0; i < text.size() && units > 0; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0) == 0x80)
            continue;
        units -= byte >= 0xF0 ? 2 : 1;
        ++points;
    }
    return points + static_cast<int>(std::clamp<std::int64_t>(units, 0, CaseLimits::longText));
}

bool isLink(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

std::optional<std::int64_t> offset(const element &value, std::string_view name)
{
    const auto given = member(value, name);
    std::int64_t number = 0;
    if (!given || given->get(number))
        return std::nullopt;
    return number;
}

class TaskReader {
public:
    TaskReader(const element &task, Rejection &why) : m_task(task), m_why(why) {}

    bool read(const std::string &domain) { return identity(domain) && prediction() && data(); }

    CaseRecord take() { return std::move(m_record); }

private:
    bool identity(const std::string &domain)
    {
        if (!m_task.is_object())
            return refuse(m_why, "", std::string("a task must be an object, not ") + describe(m_task));
        if (!member(m_task, "data") && member(m_task, "result"))
            return refuse(m_why, "data",
                          "is missing: this is a prediction without its task, so there is nothing to judge by; "
                          "export tasks with their predictions");
        m_record.name.id = textOf(member(m_task, "id"));
        if (m_record.name.id.empty())
            return refuse(m_why, "id", "is missing");
        const std::string project = textOf(member(m_task, "project"));
        m_record.name.domain = !domain.empty() ? domain : project.empty() ? "label-studio" : "label-studio-" + project;
        m_record.received = fromIso(textOf(member(m_task, "created_at")));
        return true;
    }

    bool prediction()
    {
        const auto predictions = itemsOf(member(m_task, "predictions"));
        if (predictions.empty())
            return refuse(m_why, "predictions", "the task has no prediction, so there is nothing to review");
        const auto last =
            std::find_if(predictions.rbegin(), predictions.rend(), [](const element &p) { return labelled(p); });
        if (last == predictions.rend())
            return refuse(m_why, "predictions", "no prediction names a choice, a label, a taxonomy path or a rating");
        m_prediction = *last;
        const element named = *labelled(*last);
        const auto score = member(*last, "score") ? member(*last, "score") : member(named, "score");
        if (!score || !score->is_number())
            return refuse(m_why, "predictions." + std::to_string(predictions.rend() - last - 1) + ".score",
                          score ? "must be a number from 0 to 1" : "is missing");
        m_record.prediction.label = labelOf(named);
        m_record.prediction.confidence = score->get_double().value_unsafe();
        const std::string version = textOf(member(*last, "model_version"));
        m_record.prediction.modelVersion = version.empty() ? "unknown" : version;
        return true;
    }

    bool data()
    {
        const auto data = member(m_task, "data");
        if (!data || !data->is_object())
            return refuse(m_why, "data", data ? "must be an object" : "is missing");
        for (const auto &[key, value] : objectOf(*data))
            if (!field(std::string(key), value))
                return false;
        regions();
        title();
        return true;
    }

    bool field(const std::string &key, const element &value)
    {
        const std::string text = value.is_string() ? scalarOf(value).text : std::string();
        const auto marks = highlights(key, text);
        if (isLink(text)) {
            Evidence &link = add(EvidenceKind::Link, key);
            link.url = text;
        } else if (!marks.empty() || text.size() >= shortestText || text.find('\n') != std::string::npos) {
            Evidence &evidence = add(EvidenceKind::Text, key);
            evidence.text = text;
            evidence.highlights = marks;
        } else if (!appendLeaves(value, &key, CaseLimits::facts, m_record.context.facts)) {
            return refuse(m_why, "data." + key, "holds too many values, or names that are too long");
        }
        return true;
    }

    Evidence &add(EvidenceKind kind, const std::string &title)
    {
        Evidence &evidence = m_record.evidence.emplace_back();
        evidence.kind = kind;
        evidence.title = title;
        return evidence;
    }

    /// The model's marks in one text: those that name the field as their source, or all where only one text can be
    /// meant.
    [[nodiscard]] std::vector<Highlight> highlights(const std::string &key, const std::string &text) const
    {
        std::vector<Highlight> marks;
        if (text.empty())
            return marks;
        for (const element &result : resultsOf(m_prediction)) {
            const auto value = member(result, "value");
            const auto start = value ? offset(*value, "start") : std::nullopt;
            const auto end = value ? offset(*value, "end") : std::nullopt;
            const std::string source = textOf(member(result, "source"));
            const bool meant =
                source.empty() ? key == "text" || textOf(member(result, "to_name")) == key : source == '$' + key;
            if (start && end && meant)
                marks.push_back({codePointAt(text, *start), codePointAt(text, *end), labelOf(result), 1});
        }
        return marks;
    }

    void regions()
    {
        const auto isRegion = [](const element &result) {
            const auto value = member(result, "value");
            return value && (member(*value, "x") || member(*value, "points") || member(*value, "sequence") ||
                             member(*value, "rle") || member(*value, "brushlabels"));
        };
        const auto results = resultsOf(m_prediction);
        if (std::any_of(results.begin(), results.end(), isRegion))
            add(EvidenceKind::Json, "Regions").json = minified(*member(m_prediction, "result"));
    }

    void title()
    {
        m_record.title = "Task " + m_record.name.id;
        const auto text = std::find_if(m_record.evidence.begin(), m_record.evidence.end(),
                                       [](const Evidence &e) { return e.kind == EvidenceKind::Text; });
        if (text != m_record.evidence.end())
            m_record.title = cutUtf8(text->text, std::min(titleBytes, text->text.find('\n')));
    }

    const element &m_task;
    Rejection &m_why;
    element m_prediction;
    CaseRecord m_record;
};

} // namespace

std::optional<CaseRecord> recordOfTask(const element &task, const std::string &domain, Rejection &why)
{
    TaskReader reader(task, why);
    return reader.read(domain) ? std::optional(reader.take()) : std::nullopt;
}

} // namespace verdict
