// The screen's arithmetic, without a screen: times, highlights, comparison, plot, zoom, JSON, typed commands.
#include "ui/review/askpanel.h"
#include "ui/review/details/comparison.h"
#include "ui/review/details/highlightspans.h"
#include "ui/review/details/jsontext.h"
#include "ui/review/details/picturezoom.h"
#include "ui/review/evidencecolumns.h"
#include "ui/review/lackwords.h"
#include "ui/review/seriesscale.h"
#include "ui/review/timeleft.h"
#include "ui/shell/fuzzymatch.h"
#include "ui/shell/settings.h"

#include <QSet>
#include <QTest>

namespace verdict {

class ArithmeticTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timeLeftRoundsAgainstThePerson()
    {
        const Time now{1'000'000'000};
        QCOMPARE(timeLeft(std::nullopt, now).shown, QString());
        QCOMPARE(timeLeft(now + 14 * 60'000 + 59'000, now).shown, QStringLiteral("14 min"));
        QCOMPARE(timeLeft(now + 64 * 60'000, now).shown, QStringLiteral("1 h 04"));
        QCOMPARE(timeLeft(now + 3 * 86'400'000LL, now).shown, QStringLiteral("3 d"));
        QCOMPARE(timeLeft(now + -1, now).shown, QStringLiteral("1 min late"));
        QVERIFY(timeLeft(now + -1, now).late);
        QCOMPARE(timeLeft(now + 60'000, now).spoken, QStringLiteral("due in 1 minute"));
        QCOMPARE(clockText(14), QStringLiteral("0:14"));
        QCOMPARE(clockText(3734), QStringLiteral("1:02:14"));
    }

    void highlightsCountCodePoints()
    {
        const HighlightedText text = highlightedText("a\xF0\x9F\x98\x80"
                                                     "bcd",
                                                     {{2, 4, "x", 1}, {3, 99, "y", 0.2}, {5, 5, "z", 1}});
        QCOMPARE(text.spans.size(), std::size_t(2));
        QCOMPARE(text.shown.mid(text.spans[0].start, text.spans[0].end - text.spans[0].start), QStringLiteral("bc"));
        QCOMPARE(text.spans[0].number, 1);
        QCOMPARE(text.spans[0].strength, Strength::Strong);
        QCOMPARE(text.spans[1].end, text.shown.size());
        QCOMPARE(text.spans[1].strength, Strength::Weak);
    }

    void highlightsFollowWhatIsMadeVisible()
    {
        const HighlightedText text = highlightedText("\xE2\x80\xAE"
                                                     "ab",
                                                     {{1, 2, "x", 1}});
        QCOMPARE(text.shown.mid(text.spans[0].start, 1), QStringLiteral("a"));
    }

    void comparisonMarksDifferences()
    {
        const auto fact = [](const char *name, const char *value) {
            return Field{name, Scalar{Scalar::Kind::Text, value, 0}};
        };
        CaseFile file;
        file.facts = {fact("amount", "9"), fact("place", "home")};
        file.similar = {{"a", "", 0.9, "fraud", "", {fact("amount", "9"), fact("only", "x")}},
                        {"b", "", 0.8, "fraud", "", {fact("amount", "7")}}};
        const CaseComparison table = compared(file, {{"fraud", "Stolen card"}});
        QCOMPARE(table.rows.size(), std::size_t(3));
        QVERIFY(table.rows[0].theirs[0].comparable && !table.rows[0].theirs[0].differs);
        QVERIFY(table.rows[0].theirs[1].differs);
        QVERIFY(!table.rows[1].theirs[0].comparable);
        QVERIFY(!table.rows[2].theirs[0].differs);
        QCOMPARE(table.labels.front().count, 2);
        QCOMPARE(table.cases.front().label, QStringLiteral("Stolen card"));
        QVERIFY(labelSentence(table).endsWith(QStringLiteral(": Stolen card 2.")));
        file.similar[1].label = "unnamed";
        QCOMPARE(compared(file, {{"fraud", "Stolen card"}}).cases.back().label, QStringLiteral("unnamed"));
    }

    void plotStandsOnRoundTicks()
    {
        QCOMPARE(roundTicks(0, 1284, 3), (std::vector<double>{0, 500, 1000, 1500}));
        const SeriesScale scale =
            seriesScale({{"2026-11-22T10:00:00Z", 5, "in"}, {"no time", 1, "in"}, {"2026-11-22T09:00:00Z", -5, "out"}});
        QVERIFY(scale.time);
        QCOMPARE(scale.points.size(), std::size_t(2));
        QVERIFY(scale.points[0].x < scale.points[1].x);
        QVERIFY(scale.points[0].y < scale.zero && scale.points[1].y > scale.zero);
        QCOMPARE(scale.legend.size(), std::size_t(2));
        QVERIFY(seriesScale({}).points.empty());
    }

    void theCaseItselfIsRinged()
    {
        const SeriesScale scale = seriesScale({{"2026-11-22T09:00:00Z", 5, "approved"},
                                               {"2026-11-22T09:10:00Z", 5, "approved"},
                                               {"2026-11-22T09:20:00Z", 7, "this payment"}});
        QCOMPARE(scale.points[1].shape, PointShape::Dot);
        QCOMPARE(scale.points[2].shape, PointShape::Ring);
        const SeriesScale plain = seriesScale({{"1", 5, "a"}, {"2", 5, "b"}, {"3", 5, "b"}});
        QCOMPARE(plain.points[2].shape, PointShape::Cross);
    }

    void zoomGoesFitFullDouble()
    {
        QCOMPARE(fitZoom({4000, 3000}, {400, 400}), 0.1);
        QCOMPARE(nextZoom(0.1, 0.1), 1.0);
        QCOMPARE(nextZoom(1.0, 0.1), 2.0);
        QCOMPARE(nextZoom(2.0, 0.1), 0.1);
        QVERIFY(!neededRegion({0, 0, 100, 100}, {4000, 3000}, 0.1, 0.16));
        const auto region = neededRegion({100, 100, 200, 100}, {4000, 3000}, 1, 0.16);
        QVERIFY(region);
        QCOMPARE(*region, (PictureRegion{80, 90, 240, 120}));
        QCOMPARE(scaleBar(0.008, 1, 140).mm, 1.0);
        QCOMPARE(scaleBar(0.008, 1, 140).px, 125.0);
    }

    void jsonKeepsItsBytes()
    {
        const std::string compact = "{\"a\":[1.10,\"x,{y}\\\"\"],\"b\":{}}";
        const std::string laidOut = "{\n  \"a\": [\n    1.10,\n    \"x,{y}\\\"\"\n  ],\n  \"b\": {}\n}";
        QCOMPARE(indentedJson(compact), laidOut);
        QCOMPARE(indentedJson("[]"), std::string("[]"));
    }

    void typedCommandsFindTheirActions()
    {
        QCOMPARE(fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Set aside this case")), 0);
        QVERIFY(
            fuzzyScore(QStringLiteral("set as"), QStringLiteral("Set aside this case")) >
            fuzzyScore(QStringLiteral("set as"), QStringLiteral("Leave the field, close details, clear the label")));
    }

    void columnsNeverOverlap()
    {
        for (int width = 320; width < 1400; width += 7) {
            const EvidenceColumns columns = evidenceColumns({0, 0, width, 60}, true, true);
            QVERIFY(columns.name.right() < columns.value.left());
            QVERIFY(columns.value.right() < columns.range.left());
            QVERIFY(columns.range.right() < columns.weight.left());
            QVERIFY(columns.weight.right() < width);
        }
    }

    void besideAPictureTheNameHasTheRoom()
    {
        for (int width = 240; width < 400; width += 7) {
            const EvidenceColumns columns = narrowEvidenceColumns({0, 0, width, 48}, true);
            QVERIFY(columns.name.width() >= 150 && columns.name.right() < columns.weight.left());
            QVERIFY(columns.weight.right() < width);
            QVERIFY(columns.value.isEmpty() && columns.range.isEmpty());
        }
    }

    void everyLackHasWordsOfItsOwn()
    {
        QSet<QString> sentences;
        for (int kind = 0; kind <= int(LackKind::NoConfidence); ++kind) {
            const QString text = lackText({DecisionField::Label, LackKind(kind), {}, {}}, {});
            QVERIFY2(text.endsWith(QLatin1Char('.')), qPrintable(text));
            sentences << text;
        }
        QCOMPARE(sentences.size(), qsizetype(LackKind::NoConfidence) + 1);
    }

    void lacksSpeakInThePolicysWords()
    {
        DomainRules rules;
        rules.labels = {{"stolen-card", "Stolen card"}};
        rules.reasons = {{"known-address", "Known address"}};
        QCOMPARE(lackText({DecisionField::Label, LackKind::LabelNotOffered, "stolen-card", {}}, rules),
                 QStringLiteral("“Stolen card” is not offered here. Choose another label."));
        QCOMPARE(lackText({DecisionField::Reasons, LackKind::ReasonTwice, "known-address", {}}, rules),
                 QStringLiteral("The reason “Known address” is given twice."));
    }

    void setAsideTimesLieAhead()
    {
        const Time now{1'763'820'360'000};
        const auto times = setAsideTimes(now);
        for (std::size_t i = 0; i < times.size(); ++i)
            QVERIFY(times[i] > (i == 0 ? now : times[i - 1]) || i == 2);
        QCOMPARE(times[0] - now, 3'600'000LL);
    }

    void textSizesStepAlongTheList()
    {
        const std::vector<double> sizes{0.9, 1.0, 1.15, 1.3, 1.5};
        QCOMPARE(steppedScale(sizes, 1.0, 1), 1.15);
        QCOMPARE(steppedScale(sizes, 1.5, 1), 1.5);
        QCOMPARE(steppedScale(sizes, 0.9, -1), 0.9);
    }
};

} // namespace verdict

QTEST_GUILESS_MAIN(verdict::ArithmeticTest)
#include "arithmetic.moc"
