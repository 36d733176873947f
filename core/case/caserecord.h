#pragma once

#include "core/case/clock.h"
#include "core/case/ids.h"
#include "core/case/scalar.h"

#include <optional>
#include <string>
#include <vector>

namespace verdict {

enum class Stakes { Low, Medium, High };

/// "low", "medium" or "high".
const char *nameOf(Stakes stakes);

/// A label and the probability a model gives it, 0 to 1.
struct LabelProbability {
    std::string label;
    double probability = 0;

    friend bool operator==(const LabelProbability &, const LabelProbability &) = default;
};

/// One input signal of the model with its share in the prediction.
struct Feature {
    std::string name;
    std::string value;                ///< as shown; empty if the sender gave none
    std::optional<double> importance; ///< sign = for or against the predicted label; the scale is the sender's

    friend bool operator==(const Feature &, const Feature &) = default;
};

/// A past case that the model holds for similar.
struct SimilarCase {
    std::string id;
    std::string title;
    std::optional<double> similarity; ///< 0 to 1
    std::string label;                ///< the label it ended with; empty if not told
    std::string outcome;              ///< the truth learned later, in words; empty if not told
    std::vector<Field> facts;

    friend bool operator==(const SimilarCase &, const SimilarCase &) = default;
};

/// An interval of probability, 0 to 1.
struct ProbabilityRange {
    double low = 0;
    double high = 1;

    friend bool operator==(const ProbabilityRange &, const ProbabilityRange &) = default;
};

/// What the model said.
struct Prediction {
    std::string label;
    double confidence = 0; ///< 0 to 1, raw as sent
    std::string modelVersion;
    std::vector<LabelProbability> probabilities;
    std::vector<Feature> topFeatures;
    std::vector<SimilarCase> similar;
    std::vector<std::vector<LabelProbability>> ensemble; ///< one list a member of the ensemble (or dropout sample)
    std::optional<ProbabilityRange> range;               ///< likely range of the confidence
    std::optional<double> novelty;                       ///< distance from the training data, on the sender's scale

    friend bool operator==(const Prediction &, const Prediction &) = default;
};

/// Circumstances of the case that are no part of the prediction.
struct CaseContext {
    Stakes stakes = Stakes::Low;
    std::string subject; ///< whom the case is about; empty if not told
    std::optional<double> financialImpact;
    bool appeal = false;
    std::vector<std::string> history; ///< e.g. "previous-error"
    std::vector<Field> facts;         ///< what "facts" held; paths start below it
    /// Every leaf of the context for rules, facts as "facts.…", list items as "history.0", sorted by path; stakes and
    /// appeal stand here even where the sender left them out.
    std::vector<Field> fields;

    friend bool operator==(const CaseContext &, const CaseContext &) = default;
};

/// Where this case's value lies among the usual ones; low and high are the 10th and 90th percentile.
struct UsualRange {
    double value = 0;
    double low = 0;
    double median = 0;
    double high = 0;

    friend bool operator==(const UsualRange &, const UsualRange &) = default;
};

/// One of the three to five strongest signals.
struct KeyEvidence {
    std::string label;
    std::string value;
    std::string compare; ///< e.g. "median 302 EUR"
    std::string usual;   ///< e.g. "usual €18–€140"
    std::string note;
    std::optional<UsualRange> range;
    std::optional<int> direction; ///< 1 = speaks for the predicted label, −1 = against, 0 = neither
    std::optional<double> weight; ///< share in the prediction; not shown in hidden arms

    friend bool operator==(const KeyEvidence &, const KeyEvidence &) = default;
};

enum class EvidenceKind { Text, Image, Table, Json, Pdf, Link, Series, Timeline, Audio, Video, Other };

/// "text", "image", …; "other" for a kind this version does not know.
const char *nameOf(EvidenceKind kind);

/// A marked passage of a text, in Unicode code points from the text's start; `end` is one past the last.
struct Highlight {
    int start = 0;
    int end = 0;
    std::string label;
    double weight = 1;

    friend bool operator==(const Highlight &, const Highlight &) = default;
};

/// One point of a series: a time or a number on one axis, a number on the other.
struct SeriesPoint {
    std::string at; ///< as sent: an ISO time or a number's digits
    double value = 0;
    std::string label; ///< e.g. "declined"; empty if none

    friend bool operator==(const SeriesPoint &, const SeriesPoint &) = default;
};

/// One piece of full evidence. Which fields are filled follows from the kind.
struct Evidence {
    EvidenceKind kind = EvidenceKind::Other;
    std::string title;
    std::string text;                           ///< Text
    std::vector<Highlight> highlights;          ///< Text
    std::string path;                           ///< Image, Pdf, Audio, Video: relative to the file the record stands in
    std::vector<std::string> columns;           ///< Table
    std::vector<std::vector<std::string>> rows; ///< Table: as many cells a row as there are columns
    /// JSON without white space. Json: the value. Timeline: the list of events. Other: the whole piece of evidence.
    std::string json;
    std::string url;                  ///< Link: http or https
    std::vector<SeriesPoint> points;  ///< Series
    std::optional<double> mmPerPixel; ///< Image

    friend bool operator==(const Evidence &, const Evidence &) = default;
};

/// A field that this version does not know, kept and shown: its dotted path (a dot or backslash inside a name stands
/// behind a backslash) and its value as JSON without white space.
struct UnknownField {
    std::string path;
    std::string json;

    friend bool operator==(const UnknownField &, const UnknownField &) = default;
};

/// One prediction about one input, as an integrator sends it (docs/formats.md).
struct CaseRecord {
    CaseName name;
    std::string title;    ///< empty if not told; screens then show the id
    std::string subtitle; ///< one line below the title
    std::string kind;     ///< e.g. "Card payment"
    std::optional<Time> received;
    std::optional<Time> requiredBy;
    std::vector<std::string> labels; ///< in the sender's order; may be empty
    Prediction prediction;
    CaseContext context;
    std::vector<KeyEvidence> keyEvidence;
    bool keyEvidenceMade = false; ///< made from the signals, so that the choice itself tells the predicted label
    std::vector<Evidence> evidence;
    std::vector<UnknownField> unknown; ///< sorted by path

    friend bool operator==(const CaseRecord &, const CaseRecord &) = default;
};

} // namespace verdict
