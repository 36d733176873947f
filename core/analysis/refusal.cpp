#include "core/analysis/refusal.h"

#include <array>
#include <string>

namespace verdict::analysis {

namespace {

struct Entry {
    Refusal refusal;
    ErrorKind kind;
    std::string_view code;
    std::string_view opening; // every sentence of this refusal begins so; refusalOf reads it back
};

constexpr std::array<Entry, 5> entries{{
    {Refusal::InvalidInput, ErrorKind::BadInput, "invalid_input", "These figures cannot be right: "},
    {Refusal::NoData, ErrorKind::NotFound, "no_data", "There is no data to compute from: "},
    {Refusal::TooFewGroups, ErrorKind::BadInput, "too_few_groups", "There are too few groups: "},
    {Refusal::UnequalRatings, ErrorKind::BadInput, "unequal_ratings", "The cases have unequal numbers of ratings: "},
    {Refusal::TooFewRaters, ErrorKind::BadInput, "too_few_raters", "There are too few raters: "},
}};

const Entry &entryOf(Refusal refusal) { return entries[static_cast<std::size_t>(refusal)]; }

} // namespace

Error refuse(Refusal refusal, std::string_view detail)
{
    const Entry &entry = entryOf(refusal);
    return {entry.kind, std::string(entry.opening) + std::string(detail) + "."};
}

Error invalid(std::string_view detail) { return refuse(Refusal::InvalidInput, detail); }

std::optional<Refusal> refusalOf(const Error &error)
{
    for (const Entry &entry : entries)
        if (error.kind == entry.kind && error.reason.starts_with(entry.opening))
            return entry.refusal;
    return std::nullopt;
}

std::string_view refusalCode(Refusal refusal) { return entryOf(refusal).code; }

} // namespace verdict::analysis
