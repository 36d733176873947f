#include "core/workspace/demo/demodraws.h"

namespace verdict {
namespace {

/// FNV-1a over the purpose, mixed with the numbers by the finaliser of SplitMix64.
std::uint64_t streamSeed(std::uint64_t seed, std::string_view purpose, std::uint64_t number)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : purpose)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    std::uint64_t mixed = hash + seed * 0x9e3779b97f4a7c15U + number * 0xd1b54a32d192ed03U;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31);
}

} // namespace

DemoDraws::DemoDraws(std::uint64_t seed, std::string_view purpose, std::uint64_t number)
    : m_engine(streamSeed(seed, purpose, number))
{
}

double DemoDraws::uniform() { return static_cast<double>(m_engine() >> 11) * 0x1.0p-53; }

int DemoDraws::whole(int low, int high) { return low + static_cast<int>(uniform() * (high - low + 1)); }

double DemoDraws::normal()
{
    double sum = -6;
    for (int i = 0; i < 12; ++i)
        sum += uniform();
    return sum;
}

std::size_t DemoDraws::weighted(std::span<const double> weights)
{
    double total = 0;
    for (const double weight : weights)
        total += weight;
    double left = uniform() * total;
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
        if (left < weights[i])
            return i;
        left -= weights[i];
    }
    return weights.size() - 1;
}

} // namespace verdict
