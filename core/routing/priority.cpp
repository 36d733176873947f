#include "core/routing/priority.h"

#include <algorithm>

namespace verdict {
namespace {

constexpr const char *earlierErrorMark = "previous-error";

bool isProbability(double value) { return value >= 0 && value <= 1; }

bool hadEarlierError(const CaseContext &context)
{
    return std::find(context.history.begin(), context.history.end(), earlierErrorMark) != context.history.end();
}

} // namespace

const char *nameOf(PriorityPart part)
{
    switch (part) {
    case PriorityPart::Uncertainty: return "uncertainty";
    case PriorityPart::FinancialImpact: return "financial-impact";
    case PriorityPart::Appeal: return "appeal";
    case PriorityPart::EarlierError: return "earlier-error";
    }
    return "";
}

Priority priorityOf(const CaseRecord &record, const PriorityWeights &weights)
{
    const double confidence = isProbability(record.prediction.confidence) ? record.prediction.confidence : 0;
    Priority priority;
    priority.parts.push_back({PriorityPart::Uncertainty, 1 - confidence});
    if (record.context.financialImpact && *record.context.financialImpact > weights.financialLimit)
        priority.parts.push_back({PriorityPart::FinancialImpact, weights.financialImpact});
    if (record.context.appeal)
        priority.parts.push_back({PriorityPart::Appeal, weights.appeal});
    if (hadEarlierError(record.context))
        priority.parts.push_back({PriorityPart::EarlierError, weights.earlierError});
    for (const auto &share : priority.parts)
        priority.value += share.value;
    priority.value = std::min(priority.value, 1.0);
    return priority;
}

} // namespace verdict
