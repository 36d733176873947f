#pragma once

#include "core/case/casefile.h"

#include <optional>
#include <string>
#include <vector>

namespace verdict {

/// How far the reviewer agrees with the suggestion.
enum class Agreement { Agree, WrongConfidence, Partial, Disagree };

/// "agree", "wrong-confidence", "partial" or "disagree".
const char *nameOf(Agreement agreement);
std::optional<Agreement> agreementFromName(std::string_view name);

/// The reviewer's own confidence, 1 to 4 on the command line.
enum class OwnConfidence { Unsure = 1, Leaning, FairlySure, Sure };

/// "unsure", "leaning", "fairly-sure" or "sure".
const char *nameOf(OwnConfidence confidence);
/// Reads the names and "1" to "4".
std::optional<OwnConfidence> ownConfidenceFromName(std::string_view name);

/// A section of the details that was opened, with the time somebody actively looked at it.
struct DetailView {
    std::string section; ///< "input", "signals", "similar", "history", "uncertainty" or "other"
    double seconds = 0;

    friend bool operator==(const DetailView &, const DetailView &) = default;
};

/// What a reviewer files.
struct Decision {
    std::string label;
    std::string proposedLabel; ///< text proposed with "Other"; empty otherwise
    std::optional<Agreement> agreement;
    std::vector<std::string> reasons; ///< codes of the policy
    std::string rationale;
    std::optional<OwnConfidence> confidence;

    friend bool operator==(const Decision &, const Decision &) = default;
};

/// How a review went, recorded with whatever ended it.
struct ReviewTrace {
    std::optional<Time> openedAt;
    double seconds = 0; ///< active time
    std::vector<DetailView> details;
    std::vector<std::string> missing; ///< evidence that could not be shown

    friend bool operator==(const ReviewTrace &, const ReviewTrace &) = default;
};

} // namespace verdict
