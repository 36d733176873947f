#include "core/analysis/ranking.h"
#include "core/analysis/readers.h"
#include "core/analysis/riskcoverage.h"
#include "golden_json.h"

using namespace verdict::analysis;

namespace golden {

static QJsonObject rocCase(const QJsonObject &input)
{
    return jsonResult(rocPr(integers(input, u"y"), numbers(input, u"score")), [](const RocPr &result) {
        const auto points = jsonEach(result.precisionRecall, [](const PrecisionPoint &point) {
            return QJsonObject{
                {u"threshold"_qs, point.threshold}, {u"precision"_qs, point.precision}, {u"recall"_qs, point.recall}};
        });
        return QJsonObject{{u"roc"_qs, QJsonObject{{u"fpr"_qs, json(result.fpr)}, {u"tpr"_qs, json(result.tpr)}}},
                           {u"auc"_qs, json(result.auc)},
                           {u"auc_se"_qs, json(result.aucSe)},
                           {u"pr"_qs, points},
                           {u"average_precision"_qs, json(result.averagePrecision)}};
    });
}

static QJsonObject readerObject(const ReaderAuc &reader)
{
    return {{u"n1"_qs, json(reader.positives)},
            {u"n0"_qs, json(reader.negatives)},
            {u"auc"_qs, json(reader.auc)},
            {u"se_delong"_qs, json(reader.seDeLong)},
            {u"se_hanley_mcneil"_qs, json(reader.seHanleyMcNeil)},
            {u"lower"_qs, json(reader.lower)},
            {u"upper"_qs, json(reader.upper)},
            {u"delong_lower"_qs, json(reader.deLongLower)},
            {u"delong_upper"_qs, json(reader.deLongUpper)}};
}

static QJsonObject readerAucCase(const QJsonObject &input)
{
    const auto readers = each(input.value(u"readers"), [](const QJsonValue &reader) {
        return ReaderScores{integers(reader[u"y"]), numbers(reader[u"score"])};
    });
    return jsonResult(readerAucs(readers, number(input, u"conf")), [](const ReaderAucs &result) {
        return QJsonObject{{u"readers"_qs, jsonEach(result.readers, readerObject)},
                           {u"n_readers"_qs, json(result.usable)},
                           {u"mean_auc"_qs, json(result.meanAuc)},
                           {u"mean_lower"_qs, json(result.meanLower)},
                           {u"mean_upper"_qs, json(result.meanUpper)},
                           {u"pair_auc"_qs, json(result.pairAuc)}};
    });
}

static verdict::Result<AucComparison> comparison(const QJsonObject &input)
{
    const double conf = number(input, u"conf");
    if (input.contains(u"y"))
        return compareAucPaired(integers(input, u"y"), numbers(input, u"a"), numbers(input, u"b"), conf);
    const QJsonObject a = input.value(u"a").toObject(), b = input.value(u"b").toObject();
    return compareAucIndependent(integers(a, u"y"), numbers(a, u"score"), integers(b, u"y"), numbers(b, u"score"),
                                 conf);
}

static QJsonObject aucCompareCase(const QJsonObject &input)
{
    return jsonResult(comparison(input), [](const AucComparison &result) {
        return QJsonObject{{u"auc_a"_qs, json(result.aucA)},
                           {u"auc_b"_qs, json(result.aucB)},
                           {u"difference"_qs, json(result.difference.estimate)},
                           {u"se"_qs, json(result.se)},
                           {u"lower"_qs, json(result.difference.lower)},
                           {u"upper"_qs, json(result.difference.upper)},
                           {u"z"_qs, json(result.z)},
                           {u"p"_qs, json(result.p)}};
    });
}

static QJsonObject modalityObject(const ModalityAuc &modality)
{
    return {{u"mean_auc"_qs, json(modality.mean)},
            {u"se"_qs, json(modality.se)},
            {u"df"_qs, json(modality.df)},
            {u"lower"_qs, json(modality.lower)},
            {u"upper"_qs, json(modality.upper)}};
}

static QJsonValue differenceValue(const std::optional<ModalityDifference> &difference)
{
    if (!difference)
        return {};
    return QJsonObject{{u"estimate"_qs, json(difference->estimate)},
                       {u"se"_qs, json(difference->se)},
                       {u"df"_qs, json(difference->df)},
                       {u"t"_qs, json(difference->t)},
                       {u"p"_qs, json(difference->p)},
                       {u"lower"_qs, json(difference->lower)},
                       {u"upper"_qs, json(difference->upper)}};
}

static QJsonObject mrmcCase(const QJsonObject &input)
{
    const auto scores = each(input.value(u"scores"), [](const QJsonValue &modality) {
        return each(modality, [](const QJsonValue &reader) { return numbers(reader); });
    });
    const auto result = multiReader(integers(input, u"y"), scores, number(input, u"conf"));
    return jsonResult(result, [](const MultiReader &found) {
        return QJsonObject{{u"auc"_qs, json(found.auc)},
                           {u"modalities"_qs, jsonEach(found.modalities, modalityObject)},
                           {u"difference"_qs, differenceValue(found.difference)}};
    });
}

static QJsonObject riskCoverageCase(const QJsonObject &input)
{
    const auto result = riskCoverage(numbers(input, u"confidence"), integers(input, u"error"));
    return jsonResult(result, [](const RiskCoverage &found) {
        const auto curve = jsonEach(found.curve, [](const RiskPoint &point) {
            return QJsonObject{
                {u"coverage"_qs, point.coverage}, {u"risk"_qs, point.risk}, {u"threshold"_qs, point.threshold}};
        });
        return QJsonObject{{u"curve"_qs, curve},
                           {u"aurc"_qs, json(found.aurc)},
                           {u"aurc_oracle"_qs, json(found.oracle)},
                           {u"e_aurc"_qs, json(found.excess)}};
    });
}

void addRankingAdapters(Adapters &adapters)
{
    adapters.insert(u"roc_pr"_qs, rocCase);
    adapters.insert(u"reader_auc"_qs, readerAucCase);
    adapters.insert(u"auc_compare"_qs, aucCompareCase);
    adapters.insert(u"mrmc"_qs, mrmcCase);
    adapters.insert(u"risk_coverage"_qs, riskCoverageCase);
}

} // namespace golden
