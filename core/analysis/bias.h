#pragma once

#include "core/analysis/columns.h"
#include "core/analysis/proportions.h"

namespace verdict::analysis {

/// Section 3 of the statistics reference: how much people lean on the model. Differences are shares in [-1, 1].

/// Judgements equal to the model's prediction, by arm and by whether the model was right. Blind counts the first
/// judgement, before the reveal; shown counts the final one. Checks and natural cases belong in separate calls.
struct AgreementCounts {
    Tally shownRight;
    Tally blindRight;
    Tally shownWrong;
    Tally blindWrong;
};

struct AutomationBias {
    Estimate right;       ///< useful reliance: shown minus blind where the model is right
    Estimate wrong;       ///< over-reliance, the headline: shown minus blind where the model is wrong
    Estimate interaction; ///< wrong minus right, by MOVER (Zou & Donner 2008); in [-2, 2]
};

/// The effect of showing the prediction on agreement with it; Newcombe's interval per row. An empty arm empties its row
/// and the interaction.
Result<AutomationBias> automationBias(const AgreementCounts &counts, double conf = 0.95);

/// Blind first judgements, and final judgements of the shown arm against the model's on the same cases.
struct TeamCounts {
    Tally blindCorrect;         ///< first judgements of the blind arm that are right
    std::int64_t shown = 0;     ///< cases of the shown arm with known truth
    std::int64_t bothRight = 0; ///< of these: team and model right
    std::int64_t teamOnly = 0;  ///< team right, model wrong
    std::int64_t modelOnly = 0; ///< model right, team wrong
};

struct Complementarity {
    Maybe human;
    Maybe model;
    Maybe team;
    Estimate teamMinusHuman;           ///< independent arms, Newcombe
    Estimate teamMinusModel;           ///< same cases, paired Newcombe
    std::optional<bool> complementary; ///< both lower limits above 0 (intersection-union test)
};

/// Is the team better than the human and than the model (Bansal et al. 2021)? What an empty arm would tell stays empty.
Result<Complementarity> complementarity(const TeamCounts &counts, double conf = 0.95);

struct ArmSizes {
    std::int64_t n1 = 0;
    std::int64_t n2 = 0;
    double n1Exact = 0; ///< n1 before rounding up
};

/// Cases per arm to see p1 against p2 with a two-sided test of level `alpha` and the wanted `power` (normal test;
/// Fleiss, Levin & Paik 2003); `ratio` = n2 / n1. Errors: invalid_input for p1 = p2, shares outside [0, 1], ratio <= 0.
Result<ArmSizes> armSizes(double p1, double p2, double alpha = 0.05, double power = 0.8, double ratio = 1);

} // namespace verdict::analysis
