#pragma once

#include <cstddef>

namespace verdict {

/// What one case record may hold at most. A record past a limit is rejected, never cut.
struct CaseLimits {
    static constexpr std::size_t recordBytes = std::size_t{16} << 20;
    static constexpr std::size_t shortText = 10'000;   ///< code points of a title, value, note …
    static constexpr std::size_t longText = 8'000'000; ///< code points of a text shown as evidence
    static constexpr std::size_t labels = 1'000;
    static constexpr std::size_t features = 10'000;
    static constexpr std::size_t similar = 1'000;
    static constexpr std::size_t ensemble = 1'000;
    static constexpr std::size_t history = 1'000;
    static constexpr std::size_t facts = 10'000; ///< leaves of one object of facts
    static constexpr std::size_t keyEvidence = 100;
    static constexpr std::size_t evidence = 1'000;
    static constexpr std::size_t highlights = 100'000; ///< of one text
    static constexpr std::size_t columns = 10'000;
    static constexpr std::size_t cells = 1'000'000;  ///< of one table
    static constexpr std::size_t points = 1'000'000; ///< of one series
    static constexpr std::size_t pathBytes = 4'096;
    static constexpr std::size_t urlBytes = 8'192;
};

} // namespace verdict
