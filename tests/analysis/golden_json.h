#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include <cmath>
#include <optional>
#include <type_traits>
#include <vector>

#include "core/analysis/columns.h"
#include "core/analysis/refusal.h"

namespace golden {

/// One method of the statistics reference: from a golden case's input to the outputs in the golden file's own names.
using Adapter = QJsonObject (*)(const QJsonObject &input);
using Adapters = QMap<QString, Adapter>;

void addProportionAdapters(Adapters &adapters);
void addReviewerAdapters(Adapters &adapters);
void addBiasAdapters(Adapters &adapters);
void addDetectionAdapters(Adapters &adapters);
void addAgreementAdapters(Adapters &adapters);
void addTruthAdapters(Adapters &adapters);
void addCalibrationAdapters(Adapters &adapters);
void addRankingAdapters(Adapters &adapters);
void addThresholdAdapters(Adapters &adapters);
void addDriftAdapters(Adapters &adapters);
void addSelectionAdapters(Adapters &adapters);
void addCapacityAdapters(Adapters &adapters);
void addRandomizationAdapters(Adapters &adapters);
void addFatigueAdapters(Adapters &adapters);

/// Writing: infinity is the text "inf", nothing is null.
inline QJsonValue json(double value)
{
    return std::isinf(value) ? QJsonValue(value > 0 ? u"inf"_qs : u"-inf"_qs) : QJsonValue(value);
}
inline QJsonValue json(std::int64_t value) { return QJsonValue(qint64(value)); }
inline QJsonValue json(std::size_t value) { return QJsonValue(qint64(value)); }
inline QJsonValue json(int value) { return QJsonValue(value); }
inline QJsonValue json(bool value) { return QJsonValue(value); }
inline QJsonValue json(const QJsonObject &value) { return value; }
inline QJsonValue json(const verdict::analysis::Estimate &value);
template <class T> QJsonValue json(const std::optional<T> &value) { return value ? json(*value) : QJsonValue(); }
template <class T> QJsonArray json(const std::vector<T> &values)
{
    QJsonArray array;
    for (std::size_t i = 0; i < values.size(); ++i)
        array.append(json(static_cast<T>(values[i])));
    return array;
}
inline QJsonValue json(const verdict::analysis::Estimate &value)
{
    return QJsonObject{
        {u"estimate"_qs, json(value.estimate)}, {u"lower"_qs, json(value.lower)}, {u"upper"_qs, json(value.upper)}};
}

/// Applies `write` to each element.
template <class T, class Write> QJsonArray jsonEach(const std::vector<T> &values, Write write)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(write(value));
    return array;
}

/// A refusal as the golden files write it; an error from elsewhere shows as itself, and so fails the comparison.
inline QJsonObject jsonError(const verdict::Error &error)
{
    const auto refusal = verdict::analysis::refusalOf(error);
    if (!refusal)
        return {{u"error"_qs, QString::fromStdString(error.reason)}};
    const auto code = verdict::analysis::refusalCode(*refusal);
    return {{u"error"_qs, QString::fromUtf8(code.data(), qsizetype(code.size()))}};
}

template <class T, class Write> QJsonObject jsonResult(const verdict::Result<T> &result, Write write)
{
    return result ? write(*result) : jsonError(result.error());
}

/// Reading.
inline double number(const QJsonObject &input, QStringView key) { return input.value(key).toDouble(); }
inline std::int64_t count(const QJsonObject &input, QStringView key) { return input.value(key).toInteger(); }
inline std::optional<double> maybe(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}
inline std::vector<double> numbers(const QJsonValue &value)
{
    std::vector<double> column;
    for (const QJsonValue &one : value.toArray())
        column.push_back(one.toDouble());
    return column;
}
inline std::vector<double> numbers(const QJsonObject &input, QStringView key) { return numbers(input.value(key)); }
inline std::vector<std::optional<double>> maybes(const QJsonValue &value)
{
    std::vector<std::optional<double>> column;
    for (const QJsonValue &one : value.toArray())
        column.push_back(maybe(one));
    return column;
}
template <class Int = int> std::vector<Int> integers(const QJsonValue &value)
{
    std::vector<Int> column;
    for (const QJsonValue &one : value.toArray())
        column.push_back(Int(one.toInteger()));
    return column;
}
template <class Int = int> std::vector<Int> integers(const QJsonObject &input, QStringView key)
{
    return integers<Int>(input.value(key));
}
/// Applies `read` to each element.
template <class Read> auto each(const QJsonValue &value, Read read)
{
    std::vector<std::decay_t<decltype(read(QJsonValue()))>> values;
    for (const QJsonValue &one : value.toArray())
        values.push_back(read(one));
    return values;
}
inline verdict::analysis::Tally tally(const QJsonObject &input, QStringView x = u"x", QStringView n = u"n")
{
    return {count(input, x), count(input, n)};
}
/// Columns x[] and n[] as tallies.
inline std::vector<verdict::analysis::Tally> tallies(const QJsonObject &input)
{
    const auto x = integers<std::int64_t>(input, u"x"), n = integers<std::int64_t>(input, u"n");
    std::vector<verdict::analysis::Tally> values;
    for (std::size_t i = 0; i < x.size(); ++i)
        values.push_back({x[i], n[i]});
    return values;
}
/// Strata [[x1, n1, x2, n2], …].
inline std::vector<verdict::analysis::TwoArms> strata(const QJsonObject &input)
{
    return each(input.value(u"strata"), [](const QJsonValue &row) {
        const auto cells = integers<std::int64_t>(row);
        return verdict::analysis::TwoArms{{cells.at(0), cells.at(1)}, {cells.at(2), cells.at(3)}};
    });
}

} // namespace golden
