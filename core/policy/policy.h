#pragma once

#include "core/case/caserecord.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace verdict {

/// A label or reason code with the words a person reads.
struct CodeText {
    std::string code;
    std::string text; ///< equals the code where the policy gives no words

    friend bool operator==(const CodeText &, const CodeText &) = default;
};

/// When a field of a decision must be filled.
enum class Required { Never, OnOverride, Always };

/// "never", "on-override" or "always".
const char *nameOf(Required required);

/// What everyone may know about a domain: how its screen looks and what a decision must hold.
struct DomainRules {
    std::string name;              ///< shown for the domain; equals its key where the policy gives none
    std::vector<CodeText> labels;  ///< in the order of the screen; empty = those of the case
    std::vector<CodeText> reasons; ///< reason codes offered for a decision
    std::string guidelines;        ///< plain text
    Required rationale = Required::Never;
    Required reason = Required::OnOverride;
    Required confidence = Required::Never;
    bool allowOther = false;              ///< "Other" with a proposed label
    bool showIds = false;                 ///< reviewers see the integrator's ids
    bool overlayOn = true;                ///< highlights and outlines start visible
    std::vector<std::string> keyEvidence; ///< labels of key evidence, in the order of the screen; empty = as sent

    friend bool operator==(const DomainRules &, const DomainRules &) = default;
};

/// The part of the policy that every member reads.
struct OpenPolicy {
    std::map<std::string, DomainRules> domains; ///< by domain key
    DomainRules otherDomains;                   ///< for a domain the policy does not name
    int graceSeconds = 10;                      ///< how long a decision can be undone; 0 to 600
    int breakAfterMinutes = 90;                 ///< pause suggested after this long without one; 0 = never

    /// The rules of a domain, or those for domains the policy does not name.
    [[nodiscard]] const DomainRules &of(const std::string &domain) const;
    friend bool operator==(const OpenPolicy &, const OpenPolicy &) = default;
};

/// What an automatic answer of a label means for the integrator.
enum class Meaning { Approved, Rejected };

/// "approved" or "rejected".
const char *nameOf(Meaning meaning);

/// Automation of one label: automated iff the calibrated probability of the predicted label is at least `automateAt`.
struct LabelThreshold {
    std::optional<double> automateAt; ///< 0 to 1; nothing = never
    Meaning means = Meaning::Approved;

    friend bool operator==(const LabelThreshold &, const LabelThreshold &) = default;
};

enum class Comparison { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Contains, Exists };

/// "equal", "not-equal", "less", "less-or-equal", "greater", "greater-or-equal", "contains" or "exists".
const char *nameOf(Comparison comparison);

/// A comparison with one field of the case ("context.financialImpact", "prediction.novelty", "domain", …). Comparisons
/// only: no expressions and no patterns, so that a policy can neither hang nor surprise.
struct Condition {
    std::string field;
    Comparison comparison = Comparison::Equal;
    Scalar value; ///< Exists asks for absence where this is false, and for presence otherwise

    friend bool operator==(const Condition &, const Condition &) = default;
};

/// A rule that always sends a case to a person when all its conditions hold.
struct ReviewRule {
    std::string name; ///< in words, shown as the reason
    std::vector<Condition> all;

    friend bool operator==(const ReviewRule &, const ReviewRule &) = default;
};

/// Hours until a decision is due for cases that bring no deadline, by stakes; nothing = no deadline.
struct Deadlines {
    std::optional<double> low = 72;
    std::optional<double> medium = 24;
    std::optional<double> high = 4;

    friend bool operator==(const Deadlines &, const Deadlines &) = default;
};

/// The least tier that may decide, by stakes: 1 = junior to 3 = senior.
struct MinTiers {
    int low = 1;
    int medium = 1;
    int high = 1;

    [[nodiscard]] int of(Stakes stakes) const;
    friend bool operator==(const MinTiers &, const MinTiers &) = default;
};

/// How cases of one domain are routed, and who may get them.
struct DomainRouting {
    std::map<std::string, LabelThreshold> thresholds; ///< by label; a label that is missing is never automated
    std::vector<ReviewRule> rules;
    std::vector<std::string> knownModels; ///< empty = every model version is known
    std::optional<Stakes> stakesAlways;   ///< stakes from which a person always decides
    std::optional<double> noveltyLimit;
    std::optional<double> entropyLimit;   ///< on the normalised entropy of the ensemble's mean, 0 to 1
    std::optional<double> variationLimit; ///< on the variation ratio of the ensemble's votes, 0 to 1
    double auditShare = 0.05;             ///< share of automated cases that a person reviews after the fact, 0 to 1
    Deadlines deadlines;
    std::vector<std::string>
        safeFields; ///< unknown fields (by path) and raw JSON evidence (by title) that hidden arms may show
    std::vector<std::string> skills; ///< a reviewer needs all of them
    MinTiers minTier;
    std::vector<std::string> conflicts; ///< fields of the context; whoever declared such a value gets no such case
    int maxOpen = 200;                  ///< a reviewer with this many open cases gets no more; 0 = no limit
    int rotationDays = 7;               ///< how long a draw of case and reviewer stands; 0 = for ever
    int assignmentExpiryHours = 0;      ///< an undecided assignment then goes to somebody else; 0 = never

    friend bool operator==(const DomainRouting &, const DomainRouting &) = default;
};

/// What is added to (1 − confidence); the sum is capped at 1.
struct PriorityWeights {
    double financialImpact = 0.30;
    double financialLimit = 10000; ///< the weight counts above this amount
    double appeal = 0.20;
    double earlierError = 0.25; ///< the context's history holds "previous-error"

    friend bool operator==(const PriorityWeights &, const PriorityWeights &) = default;
};

/// Minutes before the deadline at which a case becomes "at risk" and "soon".
struct UrgencyLimits {
    int atRiskMinutes = 60;
    int soonMinutes = 480;

    friend bool operator==(const UrgencyLimits &, const UrgencyLimits &) = default;
};

/// How a decision becomes a weighted training example (multiplied).
struct ExampleWeights {
    double overridden = 2.0;
    double confidentError = 1.5; ///< override of a confidence over `confidentOver`
    double confidentOver = 0.9;
    double highStakes = 1.3;

    friend bool operator==(const ExampleWeights &, const ExampleWeights &) = default;
};

/// When retraining is due: either condition, counted since the last retraining.
struct RetrainTrigger {
    double overrideRate = 0.15;  ///< over at least the last seven days …
    int overrideDecisions = 100; ///< … with more than this many new decisions
    int decisions = 1000;        ///< or more than this many new decisions

    friend bool operator==(const RetrainTrigger &, const RetrainTrigger &) = default;
};

/// The part of the policy that only leads and routers read.
struct LeadsPolicy {
    std::map<std::string, DomainRouting> domains;
    DomainRouting otherDomains; ///< automates nothing
    PriorityWeights priority;
    UrgencyLimits urgency;
    ProbabilityRange criticalZone{0.60, 0.85};
    ExampleWeights weights;
    RetrainTrigger retrain;

    [[nodiscard]] const DomainRouting &of(const std::string &domain) const;
    friend bool operator==(const LeadsPolicy &, const LeadsPolicy &) = default;
};

/// One version of the document that says how cases are routed, shown and decided. Versions count from 1.
struct Policy {
    int version = 1;
    OpenPolicy open;
    LeadsPolicy leads;

    friend bool operator==(const Policy &, const Policy &) = default;
};

} // namespace verdict
