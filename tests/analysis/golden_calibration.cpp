#include "core/analysis/calibration.h"
#include "core/analysis/isotonic.h"
#include "core/analysis/multiclass.h"
#include "core/analysis/recalibration.h"
#include "golden_json.h"

using namespace verdict::analysis;

namespace golden {

static QJsonObject reliabilityObject(const Reliability &reliability)
{
    const auto bins = jsonEach(reliability.bins, [](const ReliabilityBin &bin) {
        return QJsonObject{{u"bin"_qs, json(bin.bin)},
                           {u"n"_qs, json(bin.n)},
                           {u"mean_p"_qs, bin.meanP},
                           {u"rate"_qs, json(bin.rate.estimate)}};
    });
    return {{u"bins"_qs, bins}, {u"ece"_qs, json(reliability.ece)}, {u"mce"_qs, json(reliability.mce)}};
}

static QJsonObject calibrationErrorCase(const QJsonObject &input)
{
    const auto y = integers(input, u"y");
    const auto p = numbers(input, u"p");
    const int bins = int(count(input, u"n_bins"));
    const auto width = reliabilityByWidth(y, p, bins);
    return jsonResult(reliabilityByMass(y, p, bins), [&](const Reliability &mass) {
        return QJsonObject{{u"width"_qs, reliabilityObject(*width)}, {u"mass"_qs, reliabilityObject(mass)}};
    });
}

static QJsonObject brierCase(const QJsonObject &input)
{
    const auto score = probabilityScore(integers(input, u"y"), numbers(input, u"p"), number(input, u"eps"));
    return jsonResult(score, [](const ProbabilityScore &result) {
        return QJsonObject{{u"brier"_qs, json(result.brier)},           {u"reliability"_qs, json(result.reliability)},
                           {u"resolution"_qs, json(result.resolution)}, {u"uncertainty"_qs, json(result.uncertainty)},
                           {u"log_loss"_qs, json(result.logLoss)},      {u"brier_skill"_qs, json(result.skill)}};
    });
}

static QJsonValue plattValue(const std::optional<PlattMap> &map)
{
    return map ? QJsonObject{{u"a"_qs, map->a}, {u"b"_qs, map->b}} : QJsonValue();
}

static QJsonObject recalibrationCase(const QJsonObject &input)
{
    const double eps = number(input, u"eps");
    const auto targets = numbers(input, u"apply_to");
    return jsonResult(recalibrate(integers(input, u"y"), numbers(input, u"p"), eps), [&](const Recalibration &maps) {
        QJsonValue cooled, scaled;
        if (maps.temperature)
            cooled = jsonEach(targets, [&](double p) { return applyTemperature(*maps.temperature, p, eps); });
        if (maps.platt)
            scaled = jsonEach(targets, [&](double p) { return applyPlatt(*maps.platt, p, eps); });
        return QJsonObject{{u"temperature"_qs, json(maps.temperature)},
                           {u"temperature_applied"_qs, cooled},
                           {u"platt"_qs, plattValue(maps.platt)},
                           {u"platt_applied"_qs, scaled},
                           {u"platt_targets"_qs, plattValue(maps.plattTargets)}};
    });
}

static QJsonObject isotonicCase(const QJsonObject &input)
{
    const auto fit = isotonic(numbers(input, u"x"), numbers(input, u"y"), numbers(input, u"w"));
    return jsonResult(fit, [&](const IsotonicFit &line) {
        const auto predicted = jsonEach(numbers(input, u"predict_at"), [&](double x) { return line.at(x); });
        return QJsonObject{
            {u"x_thresholds"_qs, json(line.x)}, {u"y_thresholds"_qs, json(line.y)}, {u"predicted"_qs, predicted}};
    });
}

static QJsonObject vennAbersCase(const QJsonObject &input)
{
    const auto result = vennAbers(numbers(input, u"scores"), integers(input, u"y"), numbers(input, u"test"));
    return jsonResult(result, [](const VennAbers &found) {
        return QJsonObject{{u"p0"_qs, json(found.p0)}, {u"p1"_qs, json(found.p1)}, {u"p"_qs, json(found.p)}};
    });
}

static QJsonObject multiclassCase(const QJsonObject &input)
{
    const auto rows = each(input.value(u"probs"), [](const QJsonValue &row) { return numbers(row); });
    const auto scores = multiclassScores(rows, integers(input, u"y"), int(count(input, u"n_bins")));
    return jsonResult(scores, [](const MulticlassScores &result) {
        return QJsonObject{{u"n"_qs, json(result.n)},
                           {u"accuracy"_qs, json(result.accuracy)},
                           {u"brier"_qs, json(result.brier)},
                           {u"log_loss"_qs, json(result.logLoss)},
                           {u"ece"_qs, json(result.ece)},
                           {u"temperature"_qs, json(result.temperature)},
                           {u"log_loss_at_temperature"_qs, json(result.logLossAtTemperature)}};
    });
}

void addCalibrationAdapters(Adapters &adapters)
{
    adapters.insert(u"calibration_error"_qs, calibrationErrorCase);
    adapters.insert(u"brier_logloss"_qs, brierCase);
    adapters.insert(u"platt_temperature"_qs, recalibrationCase);
    adapters.insert(u"isotonic"_qs, isotonicCase);
    adapters.insert(u"venn_abers"_qs, vennAbersCase);
    adapters.insert(u"multiclass_scores"_qs, multiclassCase);
}

} // namespace golden
