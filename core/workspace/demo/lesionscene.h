#pragma once

#include "core/workspace/demo/lesionpicture.h"
#include "core/workspace/demo/lesionwords.h"

#include <string>
#include <vector>

namespace verdict {

/// One lesion on one person: what the picture shows and what the notes say, drawn from its truth.
struct LesionScene {
    LesionLook look;
    std::string site;
    int age = 50;
    int colours = 2;
    double growth = 0; ///< millimetres in the last six months
    ReferralSentence referral;

    [[nodiscard]] bool uneven() const { return look.asymmetry > 0.4; }
    [[nodiscard]] bool ragged() const { return look.borderRoughness > 0.4; }
    [[nodiscard]] bool grew() const { return growth > 0.5; }
};

LesionScene drawLesionScene(DemoDraws &draws, const std::string &truth);

/// The facts by which lesions are compared, under the same names for each.
std::vector<Field> lesionFacts(const LesionScene &scene);

} // namespace verdict
