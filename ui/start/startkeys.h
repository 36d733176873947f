#pragma once

#include <QKeySequence>

namespace verdict {

/// What the first screens do on a key, besides Enter, which goes on.
enum class StartKey { Back, Choose, LookAgain, Offline, CopyPath };

/// The one place that says which key does it; buttons show it.
QKeySequence startKey(StartKey key);

} // namespace verdict
