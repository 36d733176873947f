#include "ui/review/evidencecolumns.h"

#include <algorithm>

namespace verdict {
namespace {

constexpr int gap = 12;
constexpr int leastWeight = 72;
constexpr int mostWeight = 110;

} // namespace

EvidenceColumns evidenceColumns(const QRect &row, bool strips, bool weights)
{
    const int weight = weights ? std::clamp(row.width() * 15 / 100, leastWeight, mostWeight) : 0;
    const int rest = row.width() - weight;
    const int name = rest * (strips ? 38 : 45) / 100;
    const int range = strips ? std::clamp(rest * 24 / 100, 80, 160) : 0;
    const int value = rest - name - range;
    const auto part = [&](int left, int width) {
        return QRect(row.left() + left, row.top(), std::max(0, width - gap), row.height());
    };
    EvidenceColumns columns{part(0, name), part(name, value), part(name + value, range), {}};
    if (weights)
        columns.weight = QRect(row.left() + rest, row.top(), weight, row.height());
    return columns;
}

EvidenceColumns narrowEvidenceColumns(const QRect &row, bool weights)
{
    const int weight = weights ? leastWeight : 0;
    EvidenceColumns columns{
        QRect(row.left(), row.top(), std::max(0, row.width() - weight - gap), row.height()), {}, {}, {}};
    if (weights)
        columns.weight = QRect(row.right() + 1 - weight, row.top(), weight, row.height());
    return columns;
}

} // namespace verdict
