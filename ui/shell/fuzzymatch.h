#pragma once

#include <QString>

namespace verdict {

/// How well typed letters fit a command: 0 = not at all, else higher is better. Letters must come in order, blanks are
/// ignored, case does not matter; beginnings of words and unbroken runs count more, long texts a little less.
int fuzzyScore(const QString &typed, const QString &text);

} // namespace verdict
