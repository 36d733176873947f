#include "tests/bench/figure.h"

#include <algorithm>
#include <cassert>
#include <cstdio>

namespace verdict::bench {

double quantile(std::vector<double> samples, double share)
{
    assert(!samples.empty());
    const auto at = std::min(samples.size() - 1, static_cast<std::size_t>(share * static_cast<double>(samples.size())));
    std::nth_element(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(at), samples.end());
    return samples[at];
}

Figure::Figure(std::string name, std::string unit, std::optional<double> bar, Bar side)
    : m_name(std::move(name)), m_unit(std::move(unit)), m_bar(bar), m_side(side)
{
}

void Figure::addRound(double ours, double baseline) { m_rounds.push_back({ours, baseline}); }

void Figure::print() const
{
    std::vector<double> ours;
    std::vector<double> baseline;
    std::vector<double> ratios;
    for (const Round &round : m_rounds) {
        ours.push_back(round.ours);
        baseline.push_back(round.baseline);
        ratios.push_back(round.ours / round.baseline);
    }
    const double ratio = quantile(ratios, 0.5);
    const auto [least, most] = std::minmax_element(ratios.begin(), ratios.end());
    std::printf("%-44s ours %9.2f %-8s baseline %9.2f %-8s ratio %6.2f (%.2f-%.2f)  %zu rounds", m_name.c_str(),
                quantile(ours, 0.5), m_unit.c_str(), quantile(baseline, 0.5), m_unit.c_str(), ratio, *least, *most,
                m_rounds.size());
    if (m_bar) {
        const bool reached = m_side == Bar::AtLeast ? ratio >= *m_bar : ratio <= *m_bar;
        std::printf("  bar %s %.1f: %s", m_side == Bar::AtLeast ? ">=" : "<=", *m_bar, reached ? "reached" : "MISSED");
    }
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace verdict::bench
