#pragma once

#include <vector>

#include "core/analysis/columns.h"

namespace verdict::analysis {

/// Section 8 of the statistics reference: readers as rankers (score = stated probability, or confidence signed by the
/// label).

/// One reader's cases: truth and score, higher = more positive.
struct ReaderScores {
    std::vector<int> y;
    std::vector<double> score;
};

struct ReaderAuc {
    std::int64_t positives = 0;
    std::int64_t negatives = 0;
    Maybe auc;
    Maybe seDeLong;       ///< empty with only one case of a class
    Maybe seHanleyMcNeil; ///< Hanley & McNeil 1982
    Maybe lower;          ///< Newcombe 2006, method 5: keeps a real limit at an area of 0 or 1
    Maybe upper;          ///< likewise
    Maybe deLongLower;    ///< auc -+ z seDeLong, clipped to [0, 1]
    Maybe deLongUpper;    ///< likewise
};

struct ReaderAucs {
    std::vector<ReaderAuc> readers;
    std::int64_t usable = 0; ///< readers with both classes
    Maybe meanAuc;           ///< over usable readers
    Maybe meanLower; ///< t interval over readers (these cases, other readers), not clipped; empty below two readers
    Maybe meanUpper; ///< likewise
    Maybe pairAuc;   ///< concordant pairs of all readers / all pairs, ties half: weights readers by their pairs
};

/// Areas per reader and over readers. Readers who saw different cases differ in case mix too. One class: counts and
/// empties.
Result<ReaderAucs> readerAucs(std::span<const ReaderScores> readers, double conf = 0.95);

struct ModalityAuc {
    Maybe mean;
    Maybe se;
    Maybe df;
    Maybe lower; ///< t limits clipped to [0, 1]
    Maybe upper;
};

struct ModalityDifference {
    Maybe estimate; ///< first minus second modality
    Maybe se;
    Maybe df;
    Maybe t;
    Maybe p;
    Maybe lower;
    Maybe upper;
};

struct MultiReader {
    std::vector<std::vector<Maybe>> auc; ///< [modality][reader]
    std::vector<ModalityAuc> modalities;
    std::optional<ModalityDifference> difference; ///< with two modalities
};

/// Several readers, all cases read by all in one or two modalities; readers and cases random (Obuchowski & Rockette
/// 1995; Hillis 2007). scores[modality][reader][case]. No spread between readers: df, t, p and limits empty. One class:
/// all empty. Errors: too_few_raters below two readers; invalid_input for other than one or two modalities, a missing
/// reading, y other than 0 and 1.
Result<MultiReader> multiReader(Flags y, const std::vector<std::vector<std::vector<double>>> &scores,
                                double conf = 0.95);

} // namespace verdict::analysis
