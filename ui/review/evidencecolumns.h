#pragma once

#include <QRect>

namespace verdict {

/// Where the parts of a row of key evidence stand, in px from the row's left.
struct EvidenceColumns {
    QRect name;
    QRect value;
    QRect range;
    QRect weight; ///< empty where no weights are shown
};

/// Divides a row. `strips` = at least one row has a usual range or a note there; without one the value takes its room.
EvidenceColumns evidenceColumns(const QRect &row, bool strips, bool weights);

/// The same beside a picture, where name and value share one column: range and value are empty.
EvidenceColumns narrowEvidenceColumns(const QRect &row, bool weights);

} // namespace verdict
