#pragma once

#include <optional>
#include <string>
#include <vector>

namespace verdict::bench {

/// Which side of its bar a figure should be on.
enum class Bar { AtLeast, AtMost };

/// One figure: what Verdict reached and what its baseline reached in the same rounds, as their ratio.
class Figure {
public:
    /// `unit` is for both sides; `bar` is for the ratio ours / baseline, nothing where none was set.
    Figure(std::string name, std::string unit, std::optional<double> bar = {}, Bar side = Bar::AtMost);

    void addRound(double ours, double baseline);
    /// One line: name, ours, baseline, ratio (median, least to most), rounds, and whether the bar was reached.
    void print() const;

private:
    struct Round {
        double ours = 0;
        double baseline = 0;
    };

    std::string m_name;
    std::string m_unit;
    std::optional<double> m_bar;
    Bar m_side;
    std::vector<Round> m_rounds;
};

/// The value below which `share` (0 to 1) of the samples lie; samples must not be empty.
double quantile(std::vector<double> samples, double share);

} // namespace verdict::bench
