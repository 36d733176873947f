#include "core/analysis/allocation.h"

#include <algorithm>

#include "core/analysis/refusal.h"

namespace verdict::analysis {

static Objection objectToNames(std::string_view study, std::string_view stratum, std::int64_t block)
{
    for (std::string_view name : {study, stratum})
        if (name.find('|') != std::string_view::npos)
            return invalid("the names of studies and strata must not contain '|'");
    return block >= 0 ? std::nullopt : Objection(invalid("a block number cannot be negative"));
}

static std::string message(std::string_view study, std::string_view stratum, std::int64_t block, std::string_view last)
{
    std::string text(study);
    text.append("|").append(stratum);
    text.append("|").append(std::to_string(block));
    return text.append("|").append(last);
}

double uniformOf(const Digest &digest)
{
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i)
        bits = bits << 8 | digest[i];
    return double(bits >> 11) / 9007199254740992.0;
}

Result<std::vector<Arm>> permutedBlock(const KeyedHash &hash, std::string_view study, std::string_view stratum,
                                       std::int64_t block, int shown, int blind)
{
    if (auto objection = objectToNames(study, stratum, block))
        return *objection;
    if (shown < 0 || blind < 0 || shown + blind == 0)
        return invalid("a block needs at least one position, and no arm a negative share");
    std::vector<std::pair<Digest, std::size_t>> drawn;
    drawn.reserve(std::size_t(shown + blind));
    for (int position = 0; position < shown + blind; ++position)
        drawn.emplace_back(hash(message(study, stratum, block, std::to_string(position))), std::size_t(position));
    std::sort(drawn.begin(), drawn.end());
    std::vector<Arm> arms(drawn.size(), Arm::Blind);
    for (int i = 0; i < shown; ++i)
        arms[drawn[std::size_t(i)].second] = Arm::Shown;
    return arms;
}

Result<int> blockLength(const KeyedHash &hash, std::string_view study, std::string_view stratum, std::int64_t block,
                        std::span<const int> lengths)
{
    if (auto objection = objectToNames(study, stratum, block))
        return *objection;
    if (lengths.empty())
        return invalid("there must be at least one block length to draw from");
    const double u = uniformOf(hash(message(study, stratum, block, "size")));
    return lengths[std::size_t(u * double(lengths.size()))];
}

} // namespace verdict::analysis
