#include <QTest>

#include "core/routing/explain.h"

using namespace verdict;

namespace {

using Kind = RouteReasonKind;

Route sample()
{
    Route route;
    route.reasons = {{Kind::Appeal},
                     {Kind::Rule, "Large amounts"},
                     {Kind::NoConfidence},
                     {Kind::UnknownModel, "fraud-2027.01"},
                     {Kind::Novelty, {}, 3.25, 3},
                     {Kind::Entropy, {}, 0.93, 0.8},
                     {Kind::Variation, {}, 1.0 / 3, 0.3},
                     {Kind::Stakes, "high"},
                     {Kind::NoThresholds, "payments"},
                     {Kind::NeverAutomated, "unclear"},
                     {Kind::BelowThreshold, "fraud", 0.949999, 0.95},
                     {Kind::MeetsThreshold, "fraud", 0.97, 0.95},
                     {Kind::DrawnForAudit, {}, 0.05}};
    route.priority = {0.58, {{PriorityPart::Uncertainty, 0.28}, {PriorityPart::FinancialImpact, 0.3}}};
    return route;
}

} // namespace

class Explain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leadsReadTheFigures()
    {
        const std::vector<std::string> expected = {
            "Somebody affected appealed, so a person must decide.",
            "The rule “Large amounts” sends this case to a person.",
            "The model gave no usable confidence.",
            "The policy does not know the model version “fraud-2027.01”.",
            "The case is unlike the data that the model learned from. Its novelty 3.25 is over the limit 3.",
            "The models of the ensemble are undecided. Their normalised entropy 0.93 is over the limit 0.8.",
            "The models of the ensemble disagree. Their variation ratio 0.333333 is over the limit 0.3.",
            "The stakes are high, and such cases are kept for people.",
            "Nothing is automated in the domain “payments”.",
            "The label “unclear” is never answered automatically.",
            "The calibrated probability 0.949999 of “fraud” is below the threshold 0.95.",
            "The calibrated probability 0.97 of “fraud” reaches the threshold 0.95, so it was answered automatically.",
            "The case was drawn for audit, with probability 0.05, and is reviewed after the fact.",
            "Priority +0.28: the model's confidence leaves this much open.",
            "Priority +0.3: the financial impact is over the policy's limit.",
        };
        QCOMPARE(explain(sample()), expected);
    }

    void reviewersReadNoFigureOfTheLeadsPart()
    {
        const auto sentences = explainToReviewer(sample());
        QCOMPARE(sentences.size(), sample().reasons.size());
        for (const auto &sentence : sentences) {
            QVERIFY(sentence.ends_with('.'));
            for (const char *figure : {"0.95", "0.05", "0.8", "0.3", "limit", "threshold", "riority"})
                QVERIFY2(sentence.find(figure) == std::string::npos, sentence.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(Explain)
#include "test_explain.moc"
