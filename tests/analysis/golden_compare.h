#pragma once

#include <QJsonValue>
#include <QString>

namespace golden {

/// What differs between the outputs and the golden ones, or an empty text. Numbers: |got - expected| <= tolerance *
/// max(1, |expected|); null, text, booleans and orders exact; a null for a group equals a group of nulls; outputs the
/// golden case does not name must be null.
QString difference(const QJsonValue &got, const QJsonValue &expected, double tolerance, const QString &path = {});

} // namespace golden
