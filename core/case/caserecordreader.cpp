#include "core/case/caserecordreader.h"

#include "core/case/caselimits.h"
#include "core/case/evidencereader.h"
#include "core/case/fieldreader.h"
#include "core/case/jsonvalue.h"
#include "core/case/keyevidence.h"

#include <algorithm>
#include <array>
#include <simdjson.h>

namespace verdict {
namespace {

using simdjson::dom::element;
using Place = FieldPlace;
using Limits = CaseLimits;

template <class T> using Rules = std::span<const FieldRule<T>>;

constexpr std::array featureRules{
    FieldRule<Feature>{"feature", [](auto &r, auto &v, auto &at, Feature &f) { return r.text(v, at, f.name); }, true},
    FieldRule<Feature>{"value", [](auto &r, auto &v, auto &at, Feature &f) { return r.shown(v, at, f.value); }},
    FieldRule<Feature>{"importance",
                       [](auto &r, auto &v, auto &at, Feature &f) { return r.number(v, at, f.importance); }},
};

constexpr std::array similarRules{
    FieldRule<SimilarCase>{"id", [](auto &r, auto &v, auto &at, SimilarCase &s) { return r.name(v, at, s.id); }, true},
    FieldRule<SimilarCase>{"similarity",
                           [](auto &r, auto &v, auto &at, SimilarCase &s) { return r.share(v, at, s.similarity); }},
    FieldRule<SimilarCase>{"label", [](auto &r, auto &v, auto &at, SimilarCase &s) { return r.text(v, at, s.label); }},
    FieldRule<SimilarCase>{"title", [](auto &r, auto &v, auto &at, SimilarCase &s) { return r.text(v, at, s.title); }},
    FieldRule<SimilarCase>{"outcome",
                           [](auto &r, auto &v, auto &at, SimilarCase &s) { return r.text(v, at, s.outcome); }},
    FieldRule<SimilarCase>{"facts", [](auto &r, auto &v, auto &at, SimilarCase &s) { return r.facts(v, at, s.facts); }},
};

constexpr std::array rangeRules{
    FieldRule<ProbabilityRange>{
        "low", [](auto &r, auto &v, auto &at, ProbabilityRange &p) { return r.share(v, at, p.low); }, true},
    FieldRule<ProbabilityRange>{
        "high", [](auto &r, auto &v, auto &at, ProbabilityRange &p) { return r.share(v, at, p.high); }, true},
};

/// `{"low":…,"high":…}` or `[low, high]`.
bool readRange(FieldReader &r, const element &v, const Place &at, Prediction &p)
{
    ProbabilityRange &range = p.range.emplace();
    if (v.is_array()) {
        const auto pair = arrayOf(v);
        if (pair.size() != 2)
            return r.fail(at, "must be a pair of numbers from 0 to 1");
        if (!r.share(pair.at(0).value_unsafe(), at.item(0), range.low) ||
            !r.share(pair.at(1).value_unsafe(), at.item(1), range.high))
            return false;
    } else if (!r.object(v, at, Rules<ProbabilityRange>(rangeRules), range)) {
        return false;
    }
    return range.low <= range.high || r.fail(at, "has a low end above its high end");
}

bool readEnsemble(FieldReader &r, const element &v, const Place &at, Prediction &p)
{
    return r.list(v, at, Limits::ensemble, [&](const element &member, const Place &here) {
        return r.probabilities(member, here, p.ensemble.emplace_back());
    });
}

constexpr std::array uncertaintyRules{
    FieldRule<Prediction>{"ensemble", readEnsemble},
    FieldRule<Prediction>{"range", readRange},
    FieldRule<Prediction>{"novelty",
                          [](auto &r, auto &v, auto &at, Prediction &p) { return r.number(v, at, p.novelty); }},
};

constexpr std::array predictionRules{
    FieldRule<Prediction>{"label", [](auto &r, auto &v, auto &at, Prediction &p) { return r.name(v, at, p.label); },
                          true},
    FieldRule<Prediction>{"confidence",
                          [](auto &r, auto &v, auto &at, Prediction &p) { return r.share(v, at, p.confidence); }, true},
    FieldRule<Prediction>{"probabilities", [](auto &r, auto &v, auto &at,
                                              Prediction &p) { return r.probabilities(v, at, p.probabilities); }},
    FieldRule<Prediction>{
        "modelVersion", [](auto &r, auto &v, auto &at, Prediction &p) { return r.name(v, at, p.modelVersion); }, true},
    FieldRule<Prediction>{"topFeatures",
                          [](auto &r, auto &v, auto &at, Prediction &p) {
                              return r.objects(v, at, Limits::features, Rules<Feature>(featureRules), p.topFeatures);
                          }},
    FieldRule<Prediction>{"similar",
                          [](auto &r, auto &v, auto &at, Prediction &p) {
                              return r.objects(v, at, Limits::similar, Rules<SimilarCase>(similarRules), p.similar);
                          }},
    FieldRule<Prediction>{"uncertainty",
                          [](auto &r, auto &v, auto &at, Prediction &p) {
                              return r.object(v, at, Rules<Prediction>(uncertaintyRules), p);
                          }},
};

constexpr std::array contextRules{
    FieldRule<CaseContext>{"stakes",
                           [](auto &r, auto &v, auto &at, CaseContext &c) { return r.stakes(v, at, c.stakes); }},
    FieldRule<CaseContext>{"subject",
                           [](auto &r, auto &v, auto &at, CaseContext &c) { return r.text(v, at, c.subject); }},
    FieldRule<CaseContext>{"financialImpact", [](auto &r, auto &v, auto &at,
                                                 CaseContext &c) { return r.number(v, at, c.financialImpact); }},
    FieldRule<CaseContext>{"appeal",
                           [](auto &r, auto &v, auto &at, CaseContext &c) { return r.truth(v, at, c.appeal); }},
    FieldRule<CaseContext>{"history", [](auto &r, auto &v, auto &at,
                                         CaseContext &c) { return r.texts(v, at, Limits::history, c.history); }},
    FieldRule<CaseContext>{"facts", [](auto &r, auto &v, auto &at, CaseContext &c) { return r.facts(v, at, c.facts); }},
};

bool has(const std::vector<Field> &fields, std::string_view path)
{
    return std::any_of(fields.begin(), fields.end(), [&](const Field &field) { return field.path == path; });
}

bool isKnownNull(const Field &field)
{
    return field.value.kind == Scalar::Kind::Null &&
           std::any_of(contextRules.begin(), contextRules.end(),
                       [&](const auto &rule) { return rule.key == field.path; });
}

void sortFields(CaseContext &context)
{
    auto &fields = context.fields;
    std::erase_if(fields, isKnownNull);
    if (!has(fields, "stakes"))
        fields.push_back({"stakes", {Scalar::Kind::Text, nameOf(context.stakes), 0}});
    if (!has(fields, "appeal"))
        fields.push_back(
            {"appeal", {Scalar::Kind::Bool, context.appeal ? "true" : "false", context.appeal ? 1.0 : 0.0}});
    std::stable_sort(fields.begin(), fields.end(), [](const Field &a, const Field &b) { return a.path < b.path; });
}

bool readContext(FieldReader &r, const element &v, const Place &at, CaseRecord &record)
{
    return r.object(v, at, Rules<CaseContext>(contextRules), record.context) && r.leaves(v, at, record.context.fields);
}

bool readLabels(FieldReader &r, const element &v, const Place &at, CaseRecord &record)
{
    if (!r.list(v, at, Limits::labels, [&](const element &label, const Place &here) {
            return r.name(label, here, record.labels.emplace_back());
        }))
        return false;
    std::vector<std::string_view> sorted(record.labels.begin(), record.labels.end());
    std::sort(sorted.begin(), sorted.end());
    const auto twin = std::adjacent_find(sorted.begin(), sorted.end());
    return twin == sorted.end() || r.fail(at, "names \"" + std::string(*twin) + "\" twice");
}

bool readKeyEvidenceList(FieldReader &r, const element &v, const Place &at, CaseRecord &record)
{
    record.keyEvidenceMade = false;
    return r.list(v, at, Limits::keyEvidence, [&](const element &item, const Place &here) {
        return readKeyEvidence(r, item, here, record.keyEvidence.emplace_back());
    });
}

bool readEvidenceList(FieldReader &r, const element &v, const Place &at, CaseRecord &record)
{
    return r.list(v, at, Limits::evidence, [&](const element &item, const Place &here) {
        return readEvidence(r, item, here, record.evidence.emplace_back());
    });
}

constexpr std::array recordRules{
    FieldRule<CaseRecord>{"id", [](auto &r, auto &v, auto &at, CaseRecord &c) { return r.name(v, at, c.name.id); },
                          true},
    FieldRule<CaseRecord>{"domain",
                          [](auto &r, auto &v, auto &at, CaseRecord &c) { return r.name(v, at, c.name.domain); }, true},
    FieldRule<CaseRecord>{"title", [](auto &r, auto &v, auto &at, CaseRecord &c) { return r.text(v, at, c.title); }},
    FieldRule<CaseRecord>{"received",
                          [](auto &r, auto &v, auto &at, CaseRecord &c) { return r.time(v, at, c.received); }},
    FieldRule<CaseRecord>{"requiredBy",
                          [](auto &r, auto &v, auto &at, CaseRecord &c) { return r.time(v, at, c.requiredBy); }},
    FieldRule<CaseRecord>{"labels", readLabels},
    FieldRule<CaseRecord>{"prediction",
                          [](auto &r, auto &v, auto &at, CaseRecord &c) {
                              return r.object(v, at, Rules<Prediction>(predictionRules), c.prediction);
                          },
                          true},
    FieldRule<CaseRecord>{"context", readContext},
    FieldRule<CaseRecord>{"keyEvidence", readKeyEvidenceList},
    FieldRule<CaseRecord>{"evidence", readEvidenceList},
    FieldRule<CaseRecord>{"subtitle",
                          [](auto &r, auto &v, auto &at, CaseRecord &c) { return r.text(v, at, c.subtitle); }},
    FieldRule<CaseRecord>{"kind", [](auto &r, auto &v, auto &at, CaseRecord &c) { return r.text(v, at, c.kind); }},
};

/// What only the whole record can tell.
bool agrees(FieldReader &r, const CaseRecord &record)
{
    const auto &labels = record.labels;
    const Place root;
    const Place prediction = root.member("prediction");
    return labels.empty() || std::find(labels.begin(), labels.end(), record.prediction.label) != labels.end() ||
           r.fail(prediction.member("label"),
                  "is \"" + record.prediction.label + "\", which is not among the record's labels");
}

void complete(CaseRecord &record)
{
    sortFields(record.context);
    std::sort(record.unknown.begin(), record.unknown.end(),
              [](const UnknownField &a, const UnknownField &b) { return a.path < b.path; });
    if (record.keyEvidenceMade)
        record.keyEvidence = keyEvidenceFrom(record.prediction.topFeatures);
    record.keyEvidenceMade = !record.keyEvidence.empty() && record.keyEvidenceMade;
}

} // namespace

std::optional<CaseRecord> CaseRecordReader::read(std::string_view json, Rejection &why)
{
    JsonFault fault;
    const auto root = m_json.parse(json, fault);
    if (!root) {
        why.field = std::move(fault.path);
        why.reason = std::move(fault.reason);
        return std::nullopt;
    }
    std::optional<CaseRecord> record(std::in_place);
    record->keyEvidenceMade = true; // until the record brings its own
    FieldReader reader(record->unknown);
    if (!reader.object(*root, Place{}, Rules<CaseRecord>(recordRules), *record) || !agrees(reader, *record)) {
        why = reader.takeRejection();
        return std::nullopt;
    }
    complete(*record);
    return record;
}

} // namespace verdict
