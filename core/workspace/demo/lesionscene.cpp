#include "core/workspace/demo/lesionscene.h"

#include <algorithm>

namespace verdict {
namespace {

void lookLikeNaevus(DemoDraws &draws, LesionLook &look)
{
    look.diameter = draws.between(2.6, 5.4);
    look.asymmetry = draws.between(0.05, 0.45);
    look.borderRoughness = draws.between(0.05, 0.45);
    look.pigment = draws.between(0.35, 0.7);
    look.network = draws.between(0.4, 0.9);
}

void lookLikeMelanoma(DemoDraws &draws, LesionLook &look)
{
    look.diameter = draws.between(4.6, 7.2);
    look.asymmetry = draws.between(0.35, 0.95);
    look.borderRoughness = draws.between(0.35, 0.95);
    look.pigment = draws.between(0.55, 0.95);
    look.network = draws.between(0.4, 0.9);
    look.blueGrey = draws.chance(0.7) ? draws.between(0.4, 1) : 0;
}

void lookLikeBasalCell(DemoDraws &draws, LesionLook &look)
{
    look.diameter = draws.between(3.5, 6.4);
    look.asymmetry = draws.between(0.1, 0.5);
    look.borderRoughness = draws.between(0.2, 0.6);
    look.pigment = draws.between(0.1, 0.35);
    look.network = 0;
    look.pearl = draws.between(0.55, 0.95);
}

void lookLikeSeborrhoeic(DemoDraws &draws, LesionLook &look)
{
    look.diameter = draws.between(4.5, 7.0);
    look.asymmetry = draws.between(0.05, 0.5);
    look.borderRoughness = draws.between(0.15, 0.6);
    look.pigment = draws.between(0.4, 0.75);
    look.network = draws.between(0, 0.2);
    look.cysts = draws.between(0.4, 1);
}

LesionLook lookOf(DemoDraws &draws, const std::string &truth)
{
    LesionLook look;
    look.seed = static_cast<std::uint64_t>(draws.whole(1, 1'000'000));
    look.skinTone = draws.between(0, 0.8);
    look.hairs = draws.whole(0, 9);
    if (truth == "melanoma")
        lookLikeMelanoma(draws, look);
    else if (truth == "basal-cell")
        lookLikeBasalCell(draws, look);
    else if (truth == "seborrhoeic")
        lookLikeSeborrhoeic(draws, look);
    else
        lookLikeNaevus(draws, look);
    look.diameter = rounded(look.diameter, 1);
    return look;
}

int coloursOf(const LesionLook &look)
{
    return 1 + (look.asymmetry > 0.3) + (look.pigment > 0.7) + (look.blueGrey > 0) + (look.pearl > 0) +
           (look.cysts > 0);
}

} // namespace

LesionScene drawLesionScene(DemoDraws &draws, const std::string &truth)
{
    LesionScene scene;
    const bool serious = truth == "melanoma" || truth == "basal-cell";
    scene.look = lookOf(draws, truth);
    scene.site = draws.pick(lesionSites());
    scene.age = serious ? draws.whole(41, 84) : draws.whole(22, 79);
    scene.colours = coloursOf(scene.look);
    scene.growth = rounded(draws.chance(serious ? 0.7 : 0.2) ? draws.between(0.6, 1.9) : draws.between(0, 0.4), 1);
    scene.referral = scene.grew() || draws.chance(0.2) ? draws.pick(worriedReferrals()) : draws.pick(calmReferrals());
    return scene;
}

std::vector<Field> lesionFacts(const LesionScene &scene)
{
    return {textField("Site", scene.site),
            numberField("Age", scene.age),
            textField("Diameter", digits(scene.look.diameter, 1) + " mm"),
            textField("Asymmetry", scene.uneven() ? "Two axes" : "One axis or none"),
            textField("Border", scene.ragged() ? "Ragged" : "Even"),
            numberField("Colours", scene.colours),
            textField("Change in six months", scene.grew() ? "Grew " + digits(scene.growth, 1) + " mm" : "None noted"),
            textField("Skin type", scene.look.skinTone < 0.25  ? "I–II"
                                   : scene.look.skinTone < 0.6 ? "III–IV"
                                                               : "V")};
}

} // namespace verdict
