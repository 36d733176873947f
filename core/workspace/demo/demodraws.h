#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string_view>
#include <vector>

namespace verdict {

/// Random draws that come out equal on every machine: the standard fixes std::mt19937_64 but none of its distributions,
/// so those that a demo needs stand here.
class DemoDraws {
public:
    /// A stream of its own for each purpose and number, so that one draw more in one case moves no other case.
    DemoDraws(std::uint64_t seed, std::string_view purpose, std::uint64_t number = 0);

    /// A number in [0, 1).
    double uniform();
    double between(double low, double high) { return low + (high - low) * uniform(); }
    /// A whole number, both ends included.
    int whole(int low, int high);
    bool chance(double probability) { return uniform() < probability; }
    /// Mean 0, deviation 1, never beyond ±6: the sum of twelve uniform numbers (Irwin–Hall).
    double normal();
    /// An index, drawn by weights that need not add up to 1.
    std::size_t weighted(std::span<const double> weights);

    template <class List> const auto &pick(const List &list)
    {
        return list[static_cast<std::size_t>(uniform() * static_cast<double>(std::size(list)))];
    }
    template <class T> void shuffle(std::vector<T> &list)
    {
        for (std::size_t i = list.size(); i > 1; --i)
            std::swap(list[i - 1], list[static_cast<std::size_t>(uniform() * static_cast<double>(i))]);
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace verdict
