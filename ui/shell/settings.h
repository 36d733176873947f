#pragma once

#include "ui/theme/theme.h"

class QSettings;

namespace verdict {

/// What a person chose for this machine; none of it is recorded with decisions.
struct Settings {
    Theme::Mode mode = Theme::Mode::System;
    double textScale = 1.0;  ///< 1.0 = 100 %
    int undoSeconds = 60;    ///< how long Undo stays in the status line, 5 to 60, never longer than the policy's grace
    bool autoAdvance = true; ///< the next case opens after filing
    bool reducedMotion = false;
    int lockMinutes = 10; ///< without a key or the pointer until the window locks; 0 = never, at most 240

    friend bool operator==(const Settings &, const Settings &) = default;
};

/// Reads what was kept; anything missing or out of range takes its default.
Settings readSettings(const QSettings &store);
void writeSettings(QSettings &store, const Settings &settings);

/// The next larger (`by` = 1) or smaller (−1) text size that the design allows.
double steppedScale(const std::vector<double> &scales, double now, int by);

} // namespace verdict
