#pragma once

#include "core/case/caserecord.h"
#include "core/case/decision.h"

#include <optional>
#include <string>

namespace verdict {

/// The label given before the suggestion was revealed.
struct FirstJudgment {
    std::string label;
    std::optional<OwnConfidence> confidence;

    friend bool operator==(const FirstJudgment &, const FirstJudgment &) = default;
};

/// What the model had said about a case that is decided now.
struct PredictedLabel {
    std::string label;
    double confidence = 0; ///< raw, 0 to 1
    std::string modelVersion;

    friend bool operator==(const PredictedLabel &, const PredictedLabel &) = default;
};

/// One decision with everything its keeper may know of the case: the unit of every export. On a reviewer's side what is
/// hidden there is absent: `arm`, `predicted`, `priority`, `check` and `truth` hold nothing.
struct DecidedCase {
    CaseName name; ///< `id` is empty on a reviewer's side unless the policy shows ids
    Token token;
    CaseRecord record;
    std::string recordJson; ///< the record's bytes as the sender gave them; empty where they are not held
    MemberId reviewer;
    std::optional<Arm> arm;
    std::optional<FirstJudgment> first;
    Decision decision;
    ReviewTrace trace;
    std::optional<PredictedLabel> predicted;
    Stakes stakes = Stakes::Low;
    std::optional<double> priority;   ///< 0 to 1
    std::optional<bool> check;        ///< a case with a known answer
    std::optional<std::string> truth; ///< the label that is known or was learned later
    Time decidedAt;
    EventHash event;
    std::optional<EventHash> supersedes; ///< the decision that this one amends
    int policyVersion = 0;

    /// What the export calls the case: the integrator's id, or the token where ids are hidden.
    [[nodiscard]] std::string exportedId() const { return name.id.empty() ? token.text() : name.id; }
    /// Whether the label differs from the prediction; nothing where the prediction is hidden.
    [[nodiscard]] std::optional<bool> isOverride() const
    {
        return predicted ? std::optional(predicted->label != decision.label) : std::nullopt;
    }
};

} // namespace verdict
