#pragma once

#include "core/case/caserecord.h"

#include <optional>
#include <string>
#include <vector>

namespace verdict {

/// Whether and when a reviewer sees the suggestion.
enum class Arm { Shown, Blind, Withheld };

/// "shown", "blind" or "withheld".
const char *nameOf(Arm arm);

/// The model's answer with everything that would tell it.
struct Suggestion {
    std::string label;
    double confidence = 0; ///< raw, 0 to 1
    std::string modelVersion;
    std::vector<LabelProbability> probabilities;
    std::optional<ProbabilityRange> range;
    std::optional<double> novelty;
    std::vector<std::vector<LabelProbability>> ensemble;
    std::vector<std::string> why;               ///< sentences: why the case reached a person
    std::optional<ProbabilityRange> reviewBand; ///< confidences that the policy calls critical, e.g. 0.60 to 0.85

    friend bool operator==(const Suggestion &, const Suggestion &) = default;
};

/// An attachment as a case file names it.
struct AttachmentRef {
    ObjectName object;
    std::string mediaType; ///< e.g. "image/png"
    std::int64_t bytes = 0;
    int width = 0;  ///< pixels; 0 unless a picture
    int height = 0; ///< pixels; 0 unless a picture

    friend bool operator==(const AttachmentRef &, const AttachmentRef &) = default;
};

/// One piece of evidence of a case file; `attachment` is set where the evidence came as a file.
struct CaseFileEvidence {
    Evidence evidence; ///< `path` is always empty here: file names can tell
    std::optional<AttachmentRef> attachment;

    friend bool operator==(const CaseFileEvidence &, const CaseFileEvidence &) = default;
};

/// What one reviewer receives for one assignment: only what that person may see.
struct CaseFile {
    Token token;
    std::string id; ///< the integrator's id; empty unless the policy shows ids
    std::string domain;
    std::string title;
    std::string subtitle;
    std::string kind;
    Stakes stakes = Stakes::Low;
    bool appeal = false;
    std::optional<Time> received;
    std::optional<Time> deadline;
    std::vector<std::string> labels; ///< in the policy's order
    int policyVersion = 0;           ///< open part in force when composed
    Arm arm = Arm::Shown;
    std::vector<KeyEvidence> keyEvidence;
    std::vector<CaseFileEvidence> evidence;
    std::vector<Field> facts;
    std::vector<Feature> signalList;      ///< all signals of the model, strongest first
    std::vector<SimilarCase> similar;     ///< nearest first
    std::vector<UnknownField> other;      ///< fields Verdict does not know
    std::optional<Suggestion> suggestion; ///< present in the shown arm only

    friend bool operator==(const CaseFile &, const CaseFile &) = default;
};

} // namespace verdict
