#pragma once

#include "core/case/caserecord.h"

#include <vector>

namespace verdict {

/// Shannon entropy of a distribution divided by ln K, 0 (certain) to 1 (all K equally likely); 0 for fewer than two
/// values. Taken as given, not renormalised; 0 ln 0 = 0 (Settles 2009, Active Learning Literature Survey).
double normalisedEntropy(const std::vector<double> &probabilities);

/// The mean distribution of an ensemble over all labels that any member names, in order of first mention; a label that
/// a member leaves out counts 0 there. Empty for an empty ensemble.
std::vector<LabelProbability> ensembleMean(const std::vector<std::vector<LabelProbability>> &ensemble);

/// Share of the members whose favourite label is not the ensemble's most frequent one, 0 to 1 − 1/K (Freeman 1965). A
/// member's ties go to its first label; members without labels are left out; 0 without members.
double variationRatio(const std::vector<std::vector<LabelProbability>> &ensemble);

} // namespace verdict
