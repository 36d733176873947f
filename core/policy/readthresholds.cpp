#include "core/policy/parts.h"

namespace verdict::policyparts {
namespace {

bool isTwoLabelForm(JsonObjectReader &reader)
{
    for (const char *name : {"approveAt", "rejectAt"}) {
        const auto member = reader.member(name);
        if (member && !member->is_object())
            return true;
    }
    return false;
}

/// Two labels on one scale: approved from approveAt on, rejected down to rejectAt, where the scale is the probability
/// of approveLabel.
void readTwoLabels(JsonObjectReader &reader, std::map<std::string, LabelThreshold> &thresholds)
{
    std::optional<double> approveAt;
    std::optional<double> rejectAt;
    std::string approveLabel;
    std::string rejectLabel;
    reader.require("approveLabel");
    reader.require("rejectLabel");
    reader.text("approveLabel", approveLabel);
    reader.text("rejectLabel", rejectLabel);
    reader.number("approveAt", approveAt, 0, 1);
    reader.number("rejectAt", rejectAt, 0, 1);
    if (approveLabel == rejectLabel)
        reader.fault("rejectLabel", "must differ from approveLabel");
    if (approveAt && rejectAt && *approveAt <= *rejectAt)
        reader.fault("approveAt", "must be above rejectAt");
    thresholds[approveLabel] = {approveAt, Meaning::Approved};
    thresholds[rejectLabel] = {rejectAt ? std::optional(1 - *rejectAt) : std::nullopt, Meaning::Rejected};
}

} // namespace

void readThresholds(JsonObjectReader &reader, std::map<std::string, LabelThreshold> &thresholds)
{
    thresholds.clear();
    if (isTwoLabelForm(reader)) {
        readTwoLabels(reader, thresholds);
        return;
    }
    reader.eachObject([&](const std::string &label, JsonObjectReader &item) {
        checkName(label, item.path(), item.faults());
        LabelThreshold &threshold = thresholds[label];
        item.require("automateAt");
        item.require("means");
        item.number("automateAt", threshold.automateAt, 0, 1);
        item.choice("means", threshold.means, {Meaning::Approved, Meaning::Rejected});
    });
}

} // namespace verdict::policyparts
