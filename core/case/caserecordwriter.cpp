#include "core/case/caserecordwriter.h"

#include "core/case/jsonwriter.h"

#include <algorithm>

namespace verdict {
namespace {

/// The name behind the last dot of an UnknownField's path, and the path before it.
struct SplitPath {
    std::string_view parent;
    std::string name;
};

bool isEscaped(std::string_view path, std::size_t at)
{
    std::size_t slashes = 0;
    while (slashes < at && path[at - slashes - 1] == '\\')
        ++slashes;
    return slashes % 2 == 1;
}

std::string unescaped(std::string_view text)
{
    std::string name;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            ++i;
        name += text[i];
    }
    return name;
}

SplitPath split(std::string_view path)
{
    std::size_t dot = path.rfind('.');
    while (dot != std::string_view::npos && isEscaped(path, dot))
        dot = dot == 0 ? std::string_view::npos : path.rfind('.', dot - 1);
    if (dot == std::string_view::npos)
        return {{}, unescaped(path)};
    return {path.substr(0, dot), unescaped(path.substr(dot + 1))};
}

/// An unknown field and where it belongs.
struct Placed {
    SplitPath place;
    const UnknownField *field;
};

struct ByParent {
    bool operator()(const Placed &a, const Placed &b) const { return a.place.parent < b.place.parent; }
    bool operator()(const Placed &a, std::string_view b) const { return a.place.parent < b; }
    bool operator()(std::string_view a, const Placed &b) const { return a < b.place.parent; }
};

class RecordWriter {
public:
    explicit RecordWriter(const CaseRecord &record) : m_record(record)
    {
        for (const UnknownField &field : record.unknown)
            m_unknown.push_back({split(field.path), &field});
        std::stable_sort(m_unknown.begin(), m_unknown.end(), ByParent{});
    }

    std::string write()
    {
        m_out.beginObject();
        m_out.key("id").text(m_record.name.id).key("domain").text(m_record.name.domain);
        optional("title", m_record.title);
        optional("subtitle", m_record.subtitle);
        optional("kind", m_record.kind);
        optional("received", m_record.received);
        optional("requiredBy", m_record.requiredBy);
        if (!m_record.labels.empty())
            texts("labels", m_record.labels);
        prediction();
        context();
        if (!m_record.keyEvidenceMade && (!m_record.keyEvidence.empty() || !m_record.prediction.topFeatures.empty()))
            list("keyEvidence", "keyEvidence", m_record.keyEvidence,
                 [this](const auto &k, auto &at) { keyEvidence(k, at); });
        if (!m_record.evidence.empty())
            list("evidence", "evidence", m_record.evidence, [this](const auto &e, auto &at) { evidence(e, at); });
        unknownOf({});
        m_out.endObject();
        return m_out.take();
    }

private:
    void optional(std::string_view key, const std::string &text)
    {
        if (!text.empty())
            m_out.key(key).text(text);
    }

    void optional(std::string_view key, const std::optional<double> &number)
    {
        if (number)
            m_out.key(key).number(*number);
    }

    void optional(std::string_view key, const std::optional<Time> &time)
    {
        if (time)
            m_out.key(key).text(toIso(*time));
    }

    void texts(std::string_view key, const std::vector<std::string> &items)
    {
        m_out.key(key).beginArray();
        for (const std::string &item : items)
            m_out.text(item);
        m_out.endArray();
    }

    /// A list of objects; `write` fills one, whose path is `path` and its index.
    template <class T, class Write>
    void list(std::string_view key, const std::string &path, const std::vector<T> &items, Write write)
    {
        m_out.key(key).beginArray();
        for (std::size_t i = 0; i < items.size(); ++i) {
            const std::string at = path + '.' + std::to_string(i);
            write(items[i], at);
        }
        m_out.endArray();
    }

    void unknownOf(std::string_view parent)
    {
        const auto [first, last] = std::equal_range(m_unknown.begin(), m_unknown.end(), parent, ByParent{});
        for (auto at = first; at != last; ++at)
            m_out.key(at->place.name).raw(at->field->json);
    }

    [[nodiscard]] bool hasUnknown(std::string_view parent) const
    {
        return std::binary_search(m_unknown.begin(), m_unknown.end(), parent, ByParent{});
    }

    void scalar(const Scalar &value)
    {
        switch (value.kind) {
        case Scalar::Kind::Null: m_out.null(); return;
        case Scalar::Kind::Text: m_out.text(value.text); return;
        case Scalar::Kind::Bool:
        case Scalar::Kind::Number: m_out.raw(value.text); return;
        }
    }

    void facts(std::string_view key, const std::vector<Field> &fields)
    {
        if (fields.empty())
            return;
        m_out.key(key).beginObject();
        for (const Field &field : fields) {
            m_out.key(field.path);
            scalar(field.value);
        }
        m_out.endObject();
    }

    void probabilities(const std::vector<LabelProbability> &items)
    {
        m_out.beginObject();
        for (const LabelProbability &item : items)
            m_out.key(item.label).number(item.probability);
        m_out.endObject();
    }

    void feature(const Feature &f, const std::string &at)
    {
        m_out.beginObject().key("feature").text(f.name);
        optional("value", f.value);
        optional("importance", f.importance);
        unknownOf(at);
        m_out.endObject();
    }

    void similar(const SimilarCase &s, const std::string &at)
    {
        m_out.beginObject().key("id").text(s.id);
        optional("similarity", s.similarity);
        optional("label", s.label);
        optional("title", s.title);
        optional("outcome", s.outcome);
        facts("facts", s.facts);
        unknownOf(at);
        m_out.endObject();
    }

    void uncertainty(const Prediction &p)
    {
        constexpr std::string_view path = "prediction.uncertainty";
        if (p.ensemble.empty() && !p.range && !p.novelty && !hasUnknown(path))
            return;
        m_out.key("uncertainty").beginObject();
        if (!p.ensemble.empty()) {
            m_out.key("ensemble").beginArray();
            for (const auto &member : p.ensemble)
                probabilities(member);
            m_out.endArray();
        }
        if (p.range) {
            m_out.key("range").beginObject().key("low").number(p.range->low).key("high").number(p.range->high);
            unknownOf("prediction.uncertainty.range");
            m_out.endObject();
        }
        optional("novelty", p.novelty);
        unknownOf(path);
        m_out.endObject();
    }

    void prediction()
    {
        const Prediction &p = m_record.prediction;
        m_out.key("prediction").beginObject().key("label").text(p.label).key("confidence").number(p.confidence);
        if (!p.probabilities.empty()) {
            m_out.key("probabilities");
            probabilities(p.probabilities);
        }
        m_out.key("modelVersion").text(p.modelVersion);
        if (!p.topFeatures.empty())
            list("topFeatures", "prediction.topFeatures", p.topFeatures,
                 [this](const auto &f, auto &at) { feature(f, at); });
        if (!p.similar.empty())
            list("similar", "prediction.similar", p.similar, [this](const auto &s, auto &at) { similar(s, at); });
        uncertainty(p);
        unknownOf("prediction");
        m_out.endObject();
    }

    void context()
    {
        const CaseContext &c = m_record.context;
        m_out.key("context").beginObject().key("stakes").text(nameOf(c.stakes));
        optional("subject", c.subject);
        optional("financialImpact", c.financialImpact);
        m_out.key("appeal").boolean(c.appeal);
        if (!c.history.empty())
            texts("history", c.history);
        facts("facts", c.facts);
        unknownOf("context");
        m_out.endObject();
    }

    void range(const UsualRange &r, const std::string &at)
    {
        m_out.key("range").beginObject().key("value").number(r.value).key("low").number(r.low);
        m_out.key("median").number(r.median).key("high").number(r.high);
        unknownOf(at + ".range");
        m_out.endObject();
    }

    void keyEvidence(const KeyEvidence &k, const std::string &at)
    {
        m_out.beginObject().key("label").text(k.label);
        optional("value", k.value);
        optional("compare", k.compare);
        if (k.direction)
            m_out.key("direction").number(std::int64_t{*k.direction});
        optional("weight", k.weight);
        optional("usual", k.usual);
        optional("note", k.note);
        if (k.range)
            range(*k.range, at);
        unknownOf(at);
        m_out.endObject();
    }

    void highlight(const Highlight &h, const std::string &at)
    {
        m_out.beginObject().key("start").number(std::int64_t{h.start}).key("end").number(std::int64_t{h.end});
        optional("label", h.label);
        m_out.key("weight").number(h.weight);
        unknownOf(at);
        m_out.endObject();
    }

    void table(const Evidence &e)
    {
        texts("columns", e.columns);
        m_out.key("rows").beginArray();
        for (const auto &row : e.rows) {
            m_out.beginArray();
            for (const std::string &cell : row)
                m_out.text(cell);
            m_out.endArray();
        }
        m_out.endArray();
    }

    void point(const SeriesPoint &p, const std::string &at)
    {
        m_out.beginObject().key("at");
        if (fromIso(p.at))
            m_out.text(p.at);
        else
            m_out.raw(p.at);
        m_out.key("value").number(p.value);
        optional("label", p.label);
        unknownOf(at);
        m_out.endObject();
    }

    void content(const Evidence &e, const std::string &at)
    {
        switch (e.kind) {
        case EvidenceKind::Text:
            m_out.key("text").text(e.text);
            if (!e.highlights.empty())
                list("highlights", at + ".highlights", e.highlights,
                     [this](const auto &h, auto &here) { highlight(h, here); });
            return;
        case EvidenceKind::Image: optional("mmPerPixel", e.mmPerPixel); [[fallthrough]];
        case EvidenceKind::Pdf:
        case EvidenceKind::Audio:
        case EvidenceKind::Video: m_out.key("path").text(e.path); return;
        case EvidenceKind::Table: table(e); return;
        case EvidenceKind::Link: m_out.key("url").text(e.url); return;
        case EvidenceKind::Series:
            list("points", at + ".points", e.points, [this](const auto &p, auto &here) { point(p, here); });
            return;
        case EvidenceKind::Timeline: m_out.key("events").raw(e.json); return;
        case EvidenceKind::Json:
        case EvidenceKind::Other:
            if (!e.json.empty())
                m_out.key("value").raw(e.json);
            return;
        }
    }

    void evidence(const Evidence &e, const std::string &at)
    {
        if (e.kind == EvidenceKind::Other) {
            m_out.raw(e.json);
            return;
        }
        m_out.beginObject().key("kind").text(nameOf(e.kind));
        optional("title", e.title);
        content(e, at);
        unknownOf(at);
        m_out.endObject();
    }

    const CaseRecord &m_record;
    std::vector<Placed> m_unknown; ///< sorted by parent
    JsonWriter m_out;
};

} // namespace

std::string toJson(const CaseRecord &record) { return RecordWriter(record).write(); }

} // namespace verdict
