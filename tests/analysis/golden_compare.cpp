#include "golden_compare.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace golden {

static bool isGroup(const QJsonValue &value) { return value.isObject() || value.isArray(); }

static bool holdsNothing(const QJsonValue &value)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::all_of(array.begin(), array.end(), [](const QJsonValue &one) { return holdsNothing(one); });
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        return std::all_of(object.begin(), object.end(), [](const QJsonValue &one) { return holdsNothing(one); });
    }
    return value.isNull() || value.isUndefined();
}

static QString shown(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 17);
    const QJsonDocument document(QJsonArray{value});
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact)).left(200);
}

static QString mismatch(const QJsonValue &got, const QJsonValue &expected, const QString &path)
{
    return path + u": got "_qs + shown(got) + u", expected "_qs + shown(expected);
}

static QString objectDifference(const QJsonObject &got, const QJsonObject &expected, double tolerance,
                                const QString &path)
{
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        const QString found = difference(got.value(it.key()), it.value(), tolerance, path + u'.' + it.key());
        if (!found.isEmpty())
            return found;
    }
    for (auto it = got.begin(); it != got.end(); ++it)
        if (!expected.contains(it.key()) && !holdsNothing(it.value()))
            return mismatch(it.value(), QJsonValue(), path + u'.' + it.key());
    return {};
}

static QString arrayDifference(const QJsonArray &got, const QJsonArray &expected, double tolerance, const QString &path)
{
    if (got.size() != expected.size())
        return mismatch(got.size(), expected.size(), path + u" size"_qs);
    for (qsizetype i = 0; i < got.size(); ++i) {
        const QString found = difference(got[i], expected[i], tolerance, path + u"[%1]"_qs.arg(i));
        if (!found.isEmpty())
            return found;
    }
    return {};
}

QString difference(const QJsonValue &got, const QJsonValue &expected, double tolerance, const QString &path)
{
    const bool groupAndNull = (isGroup(got) && expected.isNull()) || (got.isNull() && isGroup(expected));
    if (groupAndNull)
        return holdsNothing(got) && holdsNothing(expected) ? QString() : mismatch(got, expected, path);
    if (got.isObject() && expected.isObject())
        return objectDifference(got.toObject(), expected.toObject(), tolerance, path);
    if (got.isArray() && expected.isArray())
        return arrayDifference(got.toArray(), expected.toArray(), tolerance, path);
    if (got.isDouble() && expected.isDouble()) {
        const double wanted = expected.toDouble();
        const bool near = std::abs(got.toDouble() - wanted) <= tolerance * std::max(1.0, std::abs(wanted));
        return near ? QString() : mismatch(got, expected, path);
    }
    return got == expected ? QString() : mismatch(got, expected, path);
}

} // namespace golden
