#include "core/workspace/demo/lesionwords.h"

namespace verdict {
namespace {

constexpr std::string_view sites[] = {
    "Upper back", "Left forearm", "Scalp",      "Right calf",  "Abdomen",    "Nose",       "Left shoulder", "Chest",
    "Right heel", "Neck",         "Left thigh", "Right cheek", "Lower back", "Left wrist", "Right temple",  "Left ear"};

constexpr ReferralSentence calm[] = {
    {"Known for years, no change that the patient noticed.", "no change"},
    {"Found at a routine skin check; the patient was not aware of it.", "routine skin check"},
    {"Looks like several others on the same person, same colour and size.", "several others"},
    {"Present since childhood, it grew with the body.", "since childhood"},
    {"Feels rough, can be lifted at the edge, several alike on the trunk.", "rough"},
};

constexpr ReferralSentence worried[] = {
    {"The patient says that it grew since spring and bled twice.", "grew since spring"},
    {"Darker on one side than at the last visit; a brother had a melanoma.", "Darker on one side"},
    {"Itches for two months, a crust comes and goes.", "crust comes and goes"},
    {"New in a person over fifty, unlike all others on the back.", "unlike all others"},
    {"Shiny edge with small vessels, does not heal since August.", "does not heal"},
};

constexpr SmallSignal signals[] = {
    {"Age", 22, 84, 0, " years"},
    {"Area", 6, 44, 1, " mm²"},
    {"Perimeter", 9, 31, 1, " mm"},
    {"Compactness", 0.4, 0.98, 2, ""},
    {"Mean red", 90, 190, 0, ""},
    {"Mean green", 55, 140, 0, ""},
    {"Mean blue", 40, 130, 0, ""},
    {"Spread of hue", 2, 31, 1, "°"},
    {"Contrast to skin", 0.1, 0.8, 2, ""},
    {"Edge sharpness, upper left", 0.1, 0.95, 2, ""},
    {"Edge sharpness, upper right", 0.1, 0.95, 2, ""},
    {"Edge sharpness, lower left", 0.1, 0.95, 2, ""},
    {"Edge sharpness, lower right", 0.1, 0.95, 2, ""},
    {"Network regularity", 0.05, 0.97, 2, ""},
    {"Network width", 0.06, 0.4, 2, " mm"},
    {"Dots", 0, 22, 0, ""},
    {"Globules", 0, 17, 0, ""},
    {"Streaks at the edge", 0, 9, 0, ""},
    {"Area without structure", 0, 0.6, 2, ""},
    {"Vessel density", 0, 0.3, 2, ""},
    {"White scar-like area", 0, 0.2, 2, ""},
    {"Hair over the lesion", 0, 0.25, 2, ""},
    {"Focus", 0.6, 1, 2, ""},
    {"Glare", 0, 0.2, 2, ""},
    {"Ruler found", 0, 1, 0, ""},
    {"Texture, fine", 0.1, 0.9, 2, ""},
    {"Texture, coarse", 0.1, 0.9, 2, ""},
    {"Symmetry, long axis", 0.3, 0.98, 2, ""},
    {"Symmetry, short axis", 0.3, 0.98, 2, ""},
};

} // namespace

std::span<const std::string_view> lesionSites() { return sites; }
std::span<const ReferralSentence> calmReferrals() { return calm; }
std::span<const ReferralSentence> worriedReferrals() { return worried; }
std::span<const SmallSignal> lesionSignals() { return signals; }

} // namespace verdict
