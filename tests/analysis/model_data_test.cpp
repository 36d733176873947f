#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "core/analysis/calibration.h"
#include "core/analysis/multiclass.h"
#include "core/analysis/proportions.h"
#include "core/analysis/ranking.h"
#include "core/analysis/riskcoverage.h"
#include "shared_table.h"

using namespace verdict::analysis;

namespace {

// Published figures of one image classifier.
struct Classifier {
    const char *file;
    bool header;
    std::size_t labelColumn, firstProbability;
    int firstLabel;
    double accuracy, ece15, brier, logLoss, temperature, logLossCooled, aurc;
    std::vector<double> accuracyAt; ///< at 50, 80, 90 and 95% coverage
};

struct Predictions {
    ClassProbabilities probabilities;
    std::vector<int> truth;
};

Predictions predictionsOf(const SharedTable &table, const Classifier &model)
{
    Predictions predictions;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        predictions.truth.push_back(int(table.number(row, model.labelColumn)) - model.firstLabel);
        predictions.probabilities.emplace_back();
        for (std::size_t k = 0; k < 10; ++k)
            predictions.probabilities.back().push_back(table.number(row, model.firstProbability + k));
    }
    return predictions;
}

RiskCoverage riskOf(const Predictions &predictions)
{
    std::vector<double> confidence;
    std::vector<int> wrong;
    for (std::size_t i = 0; i < predictions.truth.size(); ++i) {
        const auto &row = predictions.probabilities[i];
        const auto top = std::max_element(row.begin(), row.end());
        confidence.push_back(*top);
        wrong.push_back(int(top - row.begin()) != predictions.truth[i]);
    }
    return *riskCoverage(confidence, wrong);
}

// Accuracy at the point of the curve nearest to a coverage; tied confidences make the curve step.
double accuracyAt(const RiskCoverage &curve, double coverage)
{
    const auto nearer = [&](const RiskPoint &a, const RiskPoint &b) {
        return std::abs(a.coverage - coverage) < std::abs(b.coverage - coverage);
    };
    return 1 - std::min_element(curve.curve.begin(), curve.curve.end(), nearer)->risk;
}

} // namespace

Q_DECLARE_METATYPE(Classifier)

/// Methods about models against published figures of real data (data/README.md in the shared folder).
class ModelDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void classifiers_data();
    void classifiers();
    void games_data();
    void games();
    void worldCup();
    void recidivismScores();
    void issueScores();
};

void ModelDataTest::classifiers_data()
{
    QTest::addColumn<Classifier>("model");
    QTest::newRow("cifar10h human_model_truth") << Classifier{"cifar10h-models/human_model_truth_cifar10h.csv",
                                                              false,
                                                              20,
                                                              10,
                                                              1,
                                                              0.8892,
                                                              0.0512,
                                                              0.1714,
                                                              0.3958,
                                                              1.73,
                                                              0.3305,
                                                              0.01993,
                                                              {0.9948, 0.9618, 0.9332, 0.9126}};
    QTest::newRow("cifar10h resnet-110") << Classifier{
        "cifar10h-models/resnet-110.csv", false, 0, 11, 0, 0.9389, 0.0306, 0.0999, 0.2362, 1.75, 0.1924, 0.00690,
        {0.9992, 0.9908, 0.9738, 0.9591}};
    QTest::newRow("cifar vgg") << Classifier{
        "cifar-vgg-probs/cifar_vgg_probs.csv", true, 0, 1, 0, 0.9359, 0.0398, 0.1054, 0.2571, 1.69, 0.2006, 0.00666,
        {0.9996, 0.9922, 0.9750, 0.9576}};
}

void ModelDataTest::classifiers()
{
    QFETCH(Classifier, model);
    READ_OR_SKIP(table, model.file, ',', model.header);
    QCOMPARE(table.rows(), std::size_t(10000));
    const Predictions predictions = predictionsOf(table, model);
    const auto scores = *multiclassScores(predictions.probabilities, predictions.truth, 15);
    NEAR(*scores.accuracy, model.accuracy, 5e-5);
    NEAR(*scores.ece, model.ece15, 5e-5);
    NEAR(*scores.brier, model.brier, 5e-5);
    NEAR(*scores.logLoss, model.logLoss, 5e-5);
    NEAR(*scores.temperature, model.temperature, 0.0051); // published on a grid of 0.01
    NEAR(*scores.logLossAtTemperature, model.logLossCooled, 1e-4);
    const auto curve = riskOf(predictions);
    NEAR(*curve.aurc, model.aurc,
         1.5e-4); // published without a rule for ties; a fifth of the first model's cases tie at 1
    const double coverages[] = {0.5, 0.8, 0.9, 0.95};
    for (std::size_t i = 0; i < 4; ++i)
        NEAR(accuracyAt(curve, coverages[i]), model.accuracyAt[i], 5e-4);
}

void ModelDataTest::games_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<double>("brier");
    QTest::addColumn<qlonglong>("n");
    QTest::addColumn<double>("rate");
    QTest::newRow("nfl") << QByteArray("fivethirtyeight-a/nfl_games.csv") << 0.2201 << qlonglong(272) << 0.6342;
    QTest::newRow("nba") << QByteArray("fivethirtyeight-a/nba_games.csv") << 0.2147 << qlonglong(1175) << 0.6698;
}

void ModelDataTest::games()
{
    QFETCH(QByteArray, file);
    QFETCH(double, brier);
    QFETCH(qlonglong, n);
    QFETCH(double, rate);
    READ_OR_SKIP(table, file.constData());
    std::vector<double> p;
    std::vector<int> y;
    for (const char *team : {"prob1", "prob2"}) {
        const auto forecasts = table.numbers(team);
        const auto outcomes = table.numbers(QByteArray(team).append("_outcome").constData());
        for (std::size_t i = 0; i < forecasts.size(); ++i) {
            if (outcomes[i] != 0 && outcomes[i] != 1)
                continue; // a drawn game has no winner
            p.push_back(forecasts[i]);
            y.push_back(int(outcomes[i]));
        }
    }
    NEAR(*probabilityScore(y, p)->brier, brier, 2e-3); // published with the draws
    Tally bin;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (!(p[i] >= 0.675 && p[i] < 0.725))
            continue;
        ++bin.n;
        bin.x += y[i];
    }
    QVERIFY(std::abs(bin.n - n) <= 2);
    NEAR(*wilson(bin)->estimate, rate, 5e-3);
}

void ModelDataTest::worldCup()
{
    READ_OR_SKIP(table, "fivethirtyeight-a/world_cup_matches_men.csv");
    ClassProbabilities probabilities(table.rows());
    std::vector<int> truth(table.rows(), -1);
    const char *outcomes[] = {"prob1", "probtie", "prob2"};
    for (int k = 0; k < 3; ++k) {
        const auto forecasts = table.numbers(outcomes[k]);
        const auto happened = table.numbers(QByteArray(outcomes[k]).append("_outcome").constData());
        for (std::size_t i = 0; i < table.rows(); ++i) {
            probabilities[i].push_back(forecasts[i]);
            truth[i] = happened[i] == 1 ? k : truth[i];
        }
    }
    const auto scores = *multiclassScores(probabilities, truth);
    NEAR(*scores.brier, 0.5375, 5e-5);
    NEAR(*scores.accuracy, 0.6023, 5e-5);
    NEAR(*scores.logLoss, 0.8992, 5e-5);
}

void ModelDataTest::recidivismScores()
{
    READ_OR_SKIP(table, "compas-two-years/compas-scores-two-years.csv");
    const auto score = table.numbers("decile_score"), outcome = table.numbers("two_year_recid");
    const std::size_t text = table.column("score_text");
    const std::vector<int> y(outcome.begin(), outcome.end());
    NEAR(*rocPr(y, score)->auc, 0.7022, 5e-5);
    Tally falsePositives, missed, right;
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const bool flagged = table.at(i, text) != "Low";
        Tally &rate = y[i] ? missed : falsePositives;
        ++rate.n;
        rate.x += y[i] ? !flagged : flagged;
        ++right.n;
        right.x += flagged == (y[i] == 1);
    }
    NEAR(*wilson(falsePositives)->estimate, 0.3235, 5e-5);
    NEAR(*wilson(missed)->estimate, 0.3740, 5e-5);
    NEAR(*wilson(right)->estimate, 0.6537, 5e-5);
}

void ModelDataTest::issueScores()
{
    QFile file(sharedFile("prodigy-jsonl/annotated_github-issues-DOCUMENTATION-textcat.jsonl"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the shared data folder is not beside this checkout");
    std::vector<int> y;
    std::vector<double> score;
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        const QString answer = line.value(u"answer").toString();
        const QJsonValue stated = line.value(u"meta")[u"score"];
        if ((answer != u"accept" && answer != u"reject") || !stated.isDouble())
            continue;
        y.push_back(answer == u"accept");
        score.push_back(stated.toDouble());
    }
    QCOMPARE(y.size(), std::size_t(784));
    NEAR(*rocPr(y, score)->auc, 0.7502, 5e-5);
}

QTEST_APPLESS_MAIN(ModelDataTest)

#include "model_data_test.moc"
