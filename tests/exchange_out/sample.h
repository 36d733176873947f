#pragma once

#include "core/case/decidedcase.h"

namespace verdict::test {

/// A decided case of the lead's side with every field filled.
inline DecidedCase fullCase()
{
    DecidedCase d;
    d.name = {"payments", "tx-829301"};
    d.token = Token{42};
    d.record.title = "Card payment";
    d.record.kind = "Card payment";
    d.record.context.facts = {{"country", {Scalar::Kind::Text, "PT", 0}}};
    d.recordJson = "{\"id\":\"tx-829301\",\n \"amount\":1.10}";
    d.reviewer = {"m-0123456789abcdef"};
    d.arm = Arm::Blind;
    d.first = FirstJudgment{"fraud", OwnConfidence::Leaning};
    d.decision = {"legitimate",       "", Agreement::Disagree, {"amount", "history"}, "Known \"payee\".",
                  OwnConfidence::Sure};
    d.trace = {Time{1'700'000'000'000}, 34.5, {{"similar", 4.25}}, {}};
    d.predicted = PredictedLabel{"fraud", 0.95, "fraud-2026.11"};
    d.stakes = Stakes::High;
    d.priority = 0.55;
    d.check = false;
    d.truth = "legitimate";
    d.decidedAt = Time{1'700'000'034'500};
    d.event.bytes[0] = 0xAB;
    d.supersedes = EventHash{};
    d.policyVersion = 7;
    return d;
}

/// What a reviewer's side holds of a withheld case: no id, nothing of the suggestion.
inline DecidedCase hiddenCase()
{
    DecidedCase d;
    d.name.domain = "payments";
    d.token = Token{42};
    d.reviewer = {"m-0123456789abcdef"};
    d.first = FirstJudgment{"fraud", std::nullopt};
    d.decision.label = "fraud";
    d.decidedAt = Time{1'700'000'034'500};
    d.policyVersion = 7;
    return d;
}

} // namespace verdict::test
