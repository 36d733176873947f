#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

struct BetaPrior {
    double alpha = 0;
    double beta = 0;
};

struct BetaBinomialFit {
    BetaPrior prior;
    double mean = 0;          ///< alpha / (alpha + beta)
    double logLikelihood = 0; ///< with the binomial coefficients
};

struct Shrinkage {
    bool pooled = false; ///< no more spread than chance: everyone gets the pooled rate with its Wilson interval
    std::optional<BetaPrior> moments;  ///< method of moments (Gelman et al. 2013), empty where infeasible
    std::optional<BetaBinomialFit> ml; ///< maximum likelihood; empty when pooled
    std::vector<Estimate> posterior;   ///< per reviewer: posterior mean and quantiles under `ml`
};

/// Empirical-Bayes shrinkage of override rates, x_i ~ BetaBinomial(n_i, alpha, beta) (statistics.md section 2): label
/// it "shrunken estimate" and never test with it, for the intervals ignore the error of alpha and beta. Reviewers
/// without cases get the prior. Errors: invalid_input; too_few_groups with fewer than 3 reviewers who have cases (show
/// Wilson intervals only).
Result<Shrinkage> betaBinomialShrinkage(std::span<const Tally> reviewers, double conf = 0.95);

} // namespace verdict::analysis
