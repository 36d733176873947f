#include "core/workspace/demo/demolesions.h"

#include "core/workspace/demo/demopolicy.h"
#include "core/workspace/demo/demoprediction.h"
#include "core/workspace/demo/lesionscene.h"

#include <array>

namespace verdict {
namespace {

constexpr int firstNumber = 4300;
constexpr const char *modelVersion = "derm-triage 3.1";
constexpr std::array<double, 4> truthWeights{0.42, 0.28, 0.15,
                                             0.15}; ///< in the policy's order; nobody is truly "cannot tell"

std::string idOf(int number) { return "L-" + std::to_string(firstNumber + number); }

bool isSerious(const std::string &label) { return label == "melanoma" || label == "basal-cell"; }

/// Writes key evidence with its direction: an alarming finding speaks for a serious label, a calm one against it.
class Findings {
public:
    Findings(DemoDraws &draws, const std::string &predicted) : m_draws(draws), m_serious(isSerious(predicted)) {}

    void add(KeyEvidence key, bool alarming, double strongest)
    {
        key.direction = alarming == m_serious ? 1 : -1;
        key.weight = rounded(strongest * m_draws.between(0.35, 1), 2);
        m_list.push_back(std::move(key));
    }

    std::vector<KeyEvidence> take() { return std::move(m_list); }

private:
    DemoDraws &m_draws;
    bool m_serious;
    std::vector<KeyEvidence> m_list;
};

std::vector<KeyEvidence> keyEvidenceOf(DemoDraws &draws, const LesionScene &scene, const std::string &predicted)
{
    Findings findings(draws, predicted);
    const LesionLook &look = scene.look;
    findings.add({"Diameter", digits(look.diameter, 1) + " mm", "on the longest axis", "usual 2.0–5.5 mm", "",
                  UsualRange{look.diameter, 2.0, 3.6, 5.5}},
                 look.diameter > 5.5, 0.2);
    findings.add({"Asymmetry", scene.uneven() ? "On two axes" : "On one axis or none",
                  "score " + digits(look.asymmetry, 2), "usual below 0.40", "",
                  UsualRange{rounded(look.asymmetry, 2), 0.05, 0.2, 0.4}},
                 scene.uneven(), 0.3);
    findings.add({"Border", scene.ragged() ? "Ragged in places" : "Even", "score " + digits(look.borderRoughness, 2),
                  "usual below 0.40", "", UsualRange{rounded(look.borderRoughness, 2), 0.05, 0.2, 0.4}},
                 scene.ragged(), 0.22);
    findings.add({"Colours", std::to_string(scene.colours),
                  look.blueGrey > 0 ? "with a blue-grey area" : "no blue-grey area", "usual 1–2", "",
                  UsualRange{static_cast<double>(scene.colours), 1, 1, 2}},
                 scene.colours > 2, 0.3);
    findings.add({"Change in six months", scene.grew() ? "Grew " + digits(scene.growth, 1) + " mm" : "None noted",
                  "from two visits", "usual below 0.5 mm", scene.grew() ? "Unusual" : "Within usual"},
                 scene.grew(), 0.2);
    return findings.take();
}

Evidence pictureOf(const DemoPicture &picture)
{
    Evidence image;
    image.kind = EvidenceKind::Image;
    image.title = "Dermoscopy, 10 × polarised";
    image.path = picture.path;
    image.mmPerPixel = lesionMmPerPixel;
    return image;
}

Evidence referralOf(const LesionScene &scene)
{
    Evidence note;
    note.kind = EvidenceKind::Text;
    note.title = "Referral";
    note.text = std::to_string(scene.age) + " years, " + scene.site + ". " + std::string(scene.referral.text) +
                " Please advise on follow-up.";
    note.highlights.push_back(highlightOf(note.text, scene.referral.telling, "", 0.6));
    return note;
}

/// The diameter at earlier visits, ending with today's.
Evidence diametersOf(DemoDraws &draws, const LesionScene &scene, Time now)
{
    Evidence series;
    series.kind = EvidenceKind::Series;
    series.title = "Diameter at each visit, mm";
    constexpr int visits = 4;
    for (int visit = visits; visit >= 0; --visit) {
        const double share = static_cast<double>(visit) / visits;
        const Time at = now + -(visit * 45 + (visit == 0 ? 0 : draws.whole(0, 9))) * dayMs;
        const double noise = visit == 0 ? 0 : draws.between(-0.1, 0.1);
        series.points.push_back(
            {toIso(at), rounded(scene.look.diameter - share * scene.growth + noise, 1), visit == 0 ? "today" : ""});
    }
    return series;
}

Evidence measurementsOf(const LesionScene &scene)
{
    Evidence table;
    table.kind = EvidenceKind::Table;
    table.title = "Measurements";
    table.columns = {"What", "Value", "Usual"};
    const LesionLook &look = scene.look;
    table.rows = {{"Longest axis", digits(look.diameter, 1) + " mm", "2.0–5.5 mm"},
                  {"Asymmetry score", digits(look.asymmetry, 2), "below 0.40"},
                  {"Border score", digits(look.borderRoughness, 2), "below 0.40"},
                  {"Pigment, mean", digits(look.pigment, 2), "0.30–0.70"},
                  {"Network", digits(look.network, 2), "0.30–0.90"},
                  {"Blue-grey share", digits(0.2 * look.blueGrey, 2), "0.00–0.02"},
                  {"Scale", digits(lesionMmPerPixel, 4) + " mm a pixel", ""}};
    return table;
}

std::string outcomeWords(const std::string &label)
{
    if (label == "melanoma")
        return "melanoma on histology";
    if (label == "basal-cell")
        return "confirmed on histology";
    return label == "naevus" ? "unchanged after a year" : "benign, clinical follow-up";
}

std::vector<SimilarCase> similarTo(DemoDraws &draws, const std::string &predicted, int number)
{
    std::vector<SimilarCase> list;
    double similarity = draws.between(0.86, 0.95);
    const auto labels = demoLabels(lesionsDomain);
    for (int i = 0; i < 5; ++i, similarity -= draws.between(0.01, 0.05)) {
        const std::string label =
            draws.chance(0.6) && predicted != "cannot-tell" ? predicted : labels[draws.weighted(truthWeights)];
        const LesionScene scene = drawLesionScene(draws, label);
        SimilarCase similar{idOf(number - draws.whole(200, 3000)), scene.site + ", " + std::to_string(scene.age) + " y",
                            rounded(similarity, 2), label};
        similar.outcome = outcomeWords(label);
        similar.facts = lesionFacts(scene);
        list.push_back(std::move(similar));
    }
    return list;
}

CaseContext contextOf(DemoDraws &draws, const LesionScene &scene)
{
    CaseContext context;
    const bool young = scene.age < 40;
    context.stakes = scene.uneven() || scene.grew() ? Stakes::High : young ? Stakes::Low : Stakes::Medium;
    context.subject = "patient-" + std::to_string(draws.whole(100, 999));
    context.appeal = draws.chance(0.08);
    if (draws.chance(0.1))
        context.history.emplace_back("previous-error");
    context.facts = lesionFacts(scene);
    return context;
}

} // namespace

DemoCase lesionCase(const DemoOrder &order)
{
    DemoDraws draws(order.seed, lesionsDomain, static_cast<std::uint64_t>(order.number));
    const auto labels = demoLabels(lesionsDomain);
    DemoCase made;
    made.truth = labels[draws.weighted(truthWeights)];
    const LesionScene scene = drawLesionScene(draws, made.truth);
    CaseRecord &record = made.record;
    record.name = {lesionsDomain, idOf(order.number)};
    made.pictures.push_back({"pictures/" + record.name.id + ".png", scene.look});
    record.title = scene.site + ", " + std::to_string(scene.age) + " y";
    record.kind = "Lesion triage";
    record.subtitle = "Dermoscopy, 10 × polarised";
    record.received = order.received;
    record.requiredBy = order.requiredBy;
    record.prediction = overconfidentPrediction(draws, labels, made.truth);
    record.prediction.modelVersion = modelVersion;
    record.keyEvidence = keyEvidenceOf(draws, scene, record.prediction.label);
    record.prediction.topFeatures = signalsOf(record.keyEvidence);
    for (auto &signal : drawSignals(draws, lesionSignals(), draws.whole(16, 29)))
        record.prediction.topFeatures.push_back(std::move(signal));
    record.prediction.similar = similarTo(draws, record.prediction.label, order.number);
    record.context = contextOf(draws, scene);
    record.evidence = {pictureOf(made.pictures.front()), diametersOf(draws, scene, order.received), referralOf(scene),
                       measurementsOf(scene)};
    return made;
}

} // namespace verdict
