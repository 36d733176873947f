#include <QTest>

#include <map>

#include "core/analysis/advice.h"
#include "core/analysis/agreement.h"
#include "core/analysis/krippendorff.h"
#include "core/analysis/multiclass.h"
#include "core/analysis/proportions.h"
#include "core/analysis/readers.h"
#include "core/analysis/truth.h"
#include "shared_table.h"

using namespace verdict::analysis;

namespace {

// Items, workers and labels of a crowd file, all numbered from 1 there.
std::vector<ItemRating> crowdRatings(const SharedTable &crowd)
{
    std::vector<ItemRating> ratings;
    for (std::size_t row = 0; row < crowd.rows(); ++row)
        ratings.push_back({std::size_t(crowd.number(row, 0)) - 1, std::size_t(crowd.number(row, 1)) - 1,
                           int(crowd.number(row, 2)) - 1});
    return ratings;
}

std::vector<int> crowdTruth(const SharedTable &truth)
{
    std::vector<int> labels(truth.rows());
    for (std::size_t row = 0; row < truth.rows(); ++row)
        labels.at(std::size_t(truth.number(row, 0)) - 1) = int(truth.number(row, 1)) - 1;
    return labels;
}

// The error rate of majority votes, a tie counting as half an error.
double majorityError(const std::vector<ItemRating> &ratings, const std::vector<int> &truth)
{
    std::vector<std::vector<int>> votes(truth.size());
    for (const ItemRating &rating : ratings)
        votes[rating.item].push_back(rating.label);
    const auto majority = *majorityVote(votes, 2);
    double errors = 0;
    for (std::size_t i = 0; i < truth.size(); ++i)
        errors += majority.label[i] ? double(*majority.label[i] != truth[i]) : 0.5;
    return errors / double(truth.size());
}

double inferredError(const std::vector<ItemRating> &ratings, const std::vector<int> &truth)
{
    const auto fit = *dawidSkene(ratings, 2, {1e-8, 20000, 0.01});
    double errors = 0;
    for (std::size_t i = 0; i < truth.size(); ++i)
        errors += fit.label[i] != truth[i];
    return errors / double(truth.size());
}

double nominalAlpha(const std::vector<ItemRating> &ratings, std::size_t items)
{
    Ratings table(items);
    for (const ItemRating &rating : ratings)
        table[rating.item].push_back(rating.label);
    return *krippendorffAlpha(table, RatingLevel::Nominal)->alpha;
}

// Ratings from a table of one row per unit; empty fields are missing, letters become numbers.
Ratings unitRatings(const SharedTable &table, std::size_t firstColumn)
{
    Ratings ratings;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        ratings.emplace_back();
        for (std::size_t column = firstColumn; column < table.columns(row); ++column) {
            const QByteArray &field = table.at(row, column);
            bool isNumber = false;
            const double value = field.toDouble(&isNumber);
            ratings.back().push_back(field.isEmpty() ? Maybe() : Maybe(isNumber ? value : double(field[0])));
        }
    }
    return ratings;
}

CountTable counts(const SharedTable &table)
{
    CountTable rows;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        rows.emplace_back();
        for (std::size_t column = 1; column < table.columns(row); ++column)
            rows.back().push_back(table.number(row, column));
    }
    return rows;
}

} // namespace

/// Methods about people against published figures of real data (data/README.md in the shared folder).
class PeopleDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anaesthetists();
    void crowds_data();
    void crowds();
    void agreementTables();
    void diagnosisTables();
    void judgesWithAndWithoutRecommendation();
    void weightOnAdvice();
    void adviceTakers();
    void mammographyReaders_data();
    void mammographyReaders();
};

void PeopleDataTest::anaesthetists()
{
    READ_OR_SKIP(table, "dawid-skene-1979/anaesthetists.csv");
    std::vector<ItemRating> ratings;
    for (std::size_t row = 0; row < table.rows(); ++row)
        ratings.push_back({std::size_t(table.number(row, 0)) - 1, std::size_t(table.number(row, 1)) - 1,
                           int(table.number(row, 3)) - 1});
    const auto fit = *dawidSkene(ratings, 4, {1e-12, 20000, 0});
    QVERIFY(fit.converged && !fit.worseThanChance);
    const double shares[] = {0.3996, 0.4220, 0.1118, 0.0667};
    for (std::size_t j = 0; j < 4; ++j)
        NEAR(fit.prior[j], shares[j], 5e-5);
    NEAR(fit.logLikelihood, -192.8909, 5e-5);
    std::vector<int> sizes(4, 0);
    for (int label : fit.label)
        ++sizes[std::size_t(label)];
    QCOMPARE(sizes, (std::vector<int>{18, 19, 5, 3}));
    const std::map<std::size_t, double> unsure{{7, 0.981}, {35, 0.948}, {38, 0.979}};
    for (std::size_t i = 0; i < fit.posterior.size(); ++i) {
        const double top = *std::max_element(fit.posterior[i].begin(), fit.posterior[i].end());
        QCOMPARE(top < 0.99, unsure.contains(i + 1));
        if (unsure.contains(i + 1))
            NEAR(top, unsure.at(i + 1), 5e-4);
    }
}

void PeopleDataTest::crowds_data()
{
    QTest::addColumn<QByteArray>("crowd");
    QTest::addColumn<QByteArray>("truth");
    QTest::addColumn<char>("separator");
    QTest::addColumn<double>("majority");
    QTest::addColumn<double>("inferred");
    QTest::addColumn<double>("alpha");
    QTest::newRow("bluebird") << QByteArray("crowd-bluebird/bluebird_crowd.txt")
                              << QByteArray("crowd-bluebird/bluebird_truth.txt") << '\t' << 0.2407 << 0.1019 << 0.1255;
    QTest::newRow("rte") << QByteArray("crowd-rte/rte_crowd.txt") << QByteArray("crowd-rte/rte_truth.txt") << '\t'
                         << 0.1031 << 0.0725 << 0.2415;
}

void PeopleDataTest::crowds()
{
    QFETCH(QByteArray, crowd);
    QFETCH(QByteArray, truth);
    QFETCH(char, separator);
    QFETCH(double, majority);
    QFETCH(double, inferred);
    QFETCH(double, alpha);
    READ_OR_SKIP(labels, crowd.constData(), separator, false);
    READ_OR_SKIP(gold, truth.constData(), separator, false);
    const auto ratings = crowdRatings(labels);
    const auto right = crowdTruth(gold);
    NEAR(majorityError(ratings, right), majority, 5e-5);
    NEAR(inferredError(ratings, right), inferred, 5e-5);
    NEAR(nominalAlpha(ratings, right.size()), alpha, 5e-5);
}

void PeopleDataTest::agreementTables()
{
    READ_OR_SKIP(four, "agreement-tables/raw_4raters.csv");
    const auto raters = unitRatings(four, 1);
    const std::vector<double> categories{1, 2, 3, 4, 5};
    NEAR(*gwetAc1(raters, categories)->ac1, 0.775, 5e-4);
    NEAR(*krippendorffAlpha(raters, RatingLevel::Nominal)->alpha, 0.743, 5e-4);
    NEAR(*krippendorffAlpha(raters, RatingLevel::Interval)->alpha, 0.849, 5e-4);
    READ_OR_SKIP(pair, "agreement-tables/raw_ben_gerry.csv");
    const auto both = unitRatings(pair, 2);
    const std::vector<double> letters{'a', 'b', 'c', 'd', 'e'};
    NEAR(*gwetAc1(both, letters)->ac1, 0.661, 5e-4);
    NEAR(*krippendorffAlpha(both, RatingLevel::Nominal)->alpha, 0.665, 5e-4);
    READ_OR_SKIP(longTable, "agreement-tables/krippendorff_wikipedia_3x15.csv");
    std::map<int, std::vector<Maybe>> units;
    for (std::size_t row = 0; row < longTable.rows(); ++row)
        units[int(longTable.number(row, 0))].push_back(longTable.number(row, 2));
    Ratings coders;
    for (const auto &[unit, values] : units)
        coders.push_back(values);
    NEAR(*krippendorffAlpha(coders, RatingLevel::Nominal)->alpha, 0.691, 5e-4);
    NEAR(*krippendorffAlpha(coders, RatingLevel::Interval)->alpha, 0.811, 5e-4);
}

void PeopleDataTest::diagnosisTables()
{
    READ_OR_SKIP(diagnoses, "agreement-tables/table_cont4x4diagnosis.csv");
    const auto kappa = *cohenKappa(counts(diagnoses));
    NEAR(*kappa.observed, 0.5874, 5e-5);
    NEAR(*kappa.kappa, 0.4315, 5e-5);
    NEAR(*cohenKappa(counts(diagnoses), KappaWeights::Quadratic)->kappa, 0.3832, 5e-5);
    READ_OR_SKIP(six, "agreement-tables/distrib_6raters.csv");
    NEAR(*fleissKappa(counts(six))->kappa, 0.4139, 5e-5);
}

void PeopleDataTest::judgesWithAndWithoutRecommendation()
{
    READ_OR_SKIP(table, "psa-judges/psa_judges.csv");
    const auto z = table.numbers("Z"), decision = table.numbers("D"), advice = table.numbers("DMF");
    std::vector<CountTable> arms(2, CountTable(2, std::vector<double>(2, 0)));
    for (std::size_t i = 0; i < table.rows(); ++i)
        ++arms[std::size_t(z[i])][decision[i] > 0][advice[i] > 0];
    const auto hidden = *cohenKappa(arms[0]), shown = *cohenKappa(arms[1]);
    NEAR(*hidden.observed, 0.6988, 5e-5);
    NEAR(*hidden.kappa, 0.3045, 5e-5);
    NEAR(*shown.observed, 0.7553, 5e-5);
    NEAR(*shown.kappa, 0.4289, 5e-5);
    const Tally agreedShown{std::int64_t(arms[1][0][0] + arms[1][1][1]), 948};
    const Tally agreedHidden{std::int64_t(arms[0][0][0] + arms[0][1][1]), 943};
    const auto effect = *newcombeDifference(agreedShown, agreedHidden);
    NEAR(*effect.estimate, 0.7553 - 0.6988, 1e-4);
    QVERIFY(*effect.lower > 0);
}

void PeopleDataTest::weightOnAdvice()
{
    READ_OR_SKIP(table, "chatgpt-advice/responses.csv");
    const auto published = table.numbers("weight_on_advice");
    const std::size_t first = table.column("init_choiceA"), final = table.column("adjusted_choiceA");
    const std::size_t adviceColumn = table.column("advice_answer");
    std::vector<AdvisedNumber> judgements;
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const QByteArray advice = table.at(row, adviceColumn);
        if (advice.size() != 1 || advice[0] < 'A' || advice[0] > 'D')
            continue;
        const auto option = std::size_t(advice[0] - 'A');
        judgements.push_back({table.number(row, first + option), 1, table.number(row, final + option)});
        rows.push_back(row);
    }
    const auto result = *weightOfAdvice(judgements);
    for (std::size_t i = 0; i < rows.size(); ++i)
        NEAR(result.clipped[i].value_or(0), published[rows[i]], 1e-9); // the study counts full prior trust as 0
    const double defined = double(result.atZero.n);
    NEAR(*result.meanClipped * defined / double(table.rows()), 0.337, 5e-4);
}

// The top option, the first on a tie.
static int topOption(const SharedTable &table, std::size_t row, std::size_t firstColumn)
{
    int top = 0;
    for (int option = 1; option < 4; ++option)
        if (table.number(row, firstColumn + std::size_t(option)) > table.number(row, firstColumn + std::size_t(top)))
            top = option;
    return top;
}

void PeopleDataTest::adviceTakers()
{
    READ_OR_SKIP(table, "chatgpt-advice/responses.csv");
    const std::size_t first = table.column("init_choiceA"), final = table.column("adjusted_choiceA");
    const std::size_t adviceColumn = table.column("advice_answer"), truthColumn = table.column("correct_answer");
    std::vector<AdvisedCase> all, advised;
    ClassProbabilities before, after;
    std::vector<int> truths;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const int truth = table.at(row, truthColumn)[0] - 'A';
        const QByteArray advice = table.at(row, adviceColumn);
        const int said = advice.size() == 1 && advice[0] <= 'D' ? advice[0] - 'A' : -1;
        all.push_back({truth, topOption(table, row, first), said, topOption(table, row, final)});
        if (said >= 0)
            advised.push_back(all.back());
        truths.push_back(truth);
        before.emplace_back();
        after.emplace_back();
        for (std::size_t option = 0; option < 4; ++option) {
            before.back().push_back(table.number(row, first + option));
            after.back().push_back(table.number(row, final + option));
        }
    }
    const auto people = *judgeAdvisor(all);
    NEAR(*people.accuracyFirst, 0.413, 5e-4);
    NEAR(*people.accuracyFinal, 0.5718, 5e-5);
    const auto followers = *judgeAdvisor(advised);
    NEAR(double(followers.switching.tally.n) / double(table.rows()), 0.5824, 0.01);
    NEAR(*followers.switching.value.estimate, 0.5699, 5e-5);
    NEAR(*multiclassScores(before, truths)->brier, 0.7631, 5e-5);
    NEAR(*multiclassScores(after, truths)->brier, 0.6737, 5e-5);
}

void PeopleDataTest::mammographyReaders_data()
{
    QTest::addColumn<QByteArray>("study");
    QTest::addColumn<double>("ffdm");
    QTest::addColumn<double>("sfm");
    QTest::newRow("low") << QByteArray("screeningLowP") << 0.7152 << 0.7550;
    QTest::newRow("medium") << QByteArray("screeningMedP") << 0.7343 << 0.7521;
    QTest::newRow("high") << QByteArray("screeningHighP") << 0.7037 << 0.7677;
}

void PeopleDataTest::mammographyReaders()
{
    QFETCH(QByteArray, study);
    QFETCH(double, ffdm);
    QFETCH(double, sfm);
    READ_OR_SKIP(table, "viper-screening/viper_screening.csv");
    const std::size_t label = table.column("subStudyLabel"), reader = table.column("readerID");
    const std::size_t modality = table.column("modalityID"), score = table.column("score");
    const std::size_t cancer = table.column("cancerStatus365");
    std::map<QByteArray, std::map<QByteArray, ReaderScores>> arms;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.at(row, label) != study)
            continue;
        ReaderScores &one = arms[table.at(row, modality)][table.at(row, reader)];
        one.y.push_back(int(table.number(row, cancer)));
        one.score.push_back(table.number(row, score));
    }
    const auto pairAuc = [&](const char *arm) {
        std::vector<ReaderScores> readers;
        for (const auto &[id, scores] : arms[arm])
            readers.push_back(scores);
        return *readerAucs(readers)->pairAuc;
    };
    NEAR(pairAuc("FFDM"), ffdm, 5e-5);
    NEAR(pairAuc("SFM"), sfm, 5e-5);
}

QTEST_APPLESS_MAIN(PeopleDataTest)

#include "people_data_test.moc"
