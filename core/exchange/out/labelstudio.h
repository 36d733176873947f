#pragma once

#include "core/exchange/out/casewriter.h"

#include <cstdint>
#include <map>

namespace verdict {

/// Decisions as Label Studio tasks with annotations and predictions: one array, one task a case, one annotation a
/// decision. Decisions on one case must come one after another; tasks, annotations, predictions and reviewers are
/// numbered as they come. Labels are choices named "label" and rationales text areas named "rationale", both on the
/// object "text".
class LabelStudioTasks final : public CaseWriter {
public:
    std::string head() override { return "["; }
    std::string take(const DecidedCase &decided) override;
    std::string tail() override;

private:
    std::string closeTask();
    void beginTask(const DecidedCase &decided);
    std::string annotation(const DecidedCase &decided);

    std::map<MemberId, std::int64_t> m_reviewers; ///< the number that stands for each
    std::string m_open;                           ///< key of the task under way; empty before the first
    std::string m_annotations;                    ///< of the task under way, as JSON values joined by commas
    std::int64_t m_annotationCount = 0;           ///< in the task under way
    std::string m_rest;                           ///< what the task holds beside its annotations
    std::int64_t m_task = 0;
    std::int64_t m_annotation = 0;
    std::int64_t m_prediction = 0;
};

} // namespace verdict
