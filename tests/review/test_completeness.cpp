#include "core/review/completeness.h"

#include <QTest>

#include <rapidcheck.h>

using namespace verdict;

namespace {

FilingTerms terms(std::optional<std::string> suggested = "fraud")
{
    FilingTerms terms;
    terms.rules.labels = {{"fraud", "Fraud"}, {"legitimate", "Legitimate"}};
    terms.rules.reasons = {{"amount", "Amount"}, {"history", "History"}};
    terms.labels = {"fraud", "legitimate"};
    terms.hiddenArm = !suggested;
    terms.suggested = std::move(suggested);
    return terms;
}

Decision decision(const std::string &label)
{
    Decision d;
    d.label = label;
    return d;
}

std::vector<std::string> sentences(const Decision &d, const FilingTerms &t)
{
    std::vector<std::string> found;
    for (const auto &lack : lacks(d, t))
        found.push_back(std::string(nameOf(lack.field)) + ": " + lack.sentence);
    return found;
}

using Sentences = std::vector<std::string>;

} // namespace

class TestCompleteness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAgreementNeedsNothingElse() { QCOMPARE(sentences(decision("fraud"), terms()), Sentences{}); }

    void aLabelIsNeeded() { QCOMPARE(sentences(decision(""), terms()), Sentences{"label: Choose a label."}); }

    void aLabelMustBeOffered()
    {
        QCOMPARE(sentences(decision("stolen"), terms(std::nullopt)).front(),
                 std::string("label: “stolen” is not offered here. Choose one of: fraud, legitimate."));
    }

    void anOverrideNeedsAReason()
    {
        auto d = decision("legitimate");
        QCOMPARE(sentences(d, terms()), Sentences{"reasons: Choose at least one reason."});
        d.reasons = {"amount"};
        QCOMPARE(sentences(d, terms()), Sentences{});
    }

    void aPolicyWithoutReasonCodesCannotAskForOne()
    {
        auto t = terms();
        t.rules.reasons.clear();
        QCOMPARE(sentences(decision("legitimate"), t), Sentences{});
    }

    void reasonsAreKnownAndGivenOnce()
    {
        auto d = decision("legitimate");
        d.reasons = {"amount", "weather", "amount"};
        QCOMPARE(sentences(d, terms()), (Sentences{"reasons: The policy has no reason “weather”.",
                                                   "reasons: The reason “amount” is given twice."}));
    }

    void requirementsFollowThePolicy_data()
    {
        QTest::addColumn<int>("required");
        QTest::addColumn<bool>("onAgreement");
        QTest::addColumn<bool>("onOverride");
        QTest::newRow("never") << int(Required::Never) << false << false;
        QTest::newRow("on override") << int(Required::OnOverride) << false << true;
        QTest::newRow("always") << int(Required::Always) << true << true;
    }

    void requirementsFollowThePolicy()
    {
        QFETCH(int, required);
        QFETCH(bool, onAgreement);
        QFETCH(bool, onOverride);
        auto t = terms();
        t.rules.rationale = t.rules.reason = t.rules.confidence = Required(required);
        const Sentences all{"reasons: Choose at least one reason.", "rationale: Add your rationale to file.",
                            "ownConfidence: Add your confidence to file."};
        QCOMPARE(sentences(decision("fraud"), t), onAgreement ? all : Sentences{});
        QCOMPARE(sentences(decision("legitimate"), t), onOverride ? all : Sentences{});
    }

    void blankIsNoRationale()
    {
        auto t = terms();
        t.rules.rationale = Required::Always;
        auto d = decision("fraud");
        d.rationale = " \n\t";
        QCOMPARE(sentences(d, t), Sentences{"rationale: Add your rationale to file."});
    }

    void theCapCountsCharactersNotBytes()
    {
        auto d = decision("fraud");
        for (int i = 0; i < longestRationale; ++i)
            d.rationale += "ß";
        QCOMPARE(sentences(d, terms()), Sentences{});
        d.rationale += "x";
        QCOMPARE(sentences(d, terms()),
                 Sentences{"rationale: The rationale is longer than 10,000 characters. Shorten it."});
    }

    void onlyTextIsTaken()
    {
        auto d = decision("fraud");
        d.rationale = "\xC3\x28";
        QCOMPARE(sentences(d, terms()), Sentences{"rationale: The rationale is not valid text."});
        d.rationale = std::string("a\0b", 3);
        QCOMPARE(sentences(d, terms()), Sentences{"rationale: The rationale is not valid text."});
    }

    void hiddenCasesAskForConfidenceAndNoGrade()
    {
        auto d = decision("legitimate");
        QCOMPARE(sentences(d, terms(std::nullopt)), Sentences{"ownConfidence: Add your confidence to file."});
        d.confidence = OwnConfidence::Leaning;
        QCOMPARE(sentences(d, terms(std::nullopt)), Sentences{});
        d.agreement = Agreement::Agree;
        QCOMPARE(sentences(d, terms(std::nullopt)),
                 Sentences{"agreement: The suggestion is closed, so there is nothing to agree with."});
    }

    void gradesMustNotContradictTheLabel_data()
    {
        QTest::addColumn<int>("grade");
        QTest::addColumn<bool>("onSameLabel");
        QTest::addColumn<bool>("onOtherLabel");
        QTest::newRow("agree") << int(Agreement::Agree) << true << false;
        QTest::newRow("wrong confidence") << int(Agreement::WrongConfidence) << true << false;
        QTest::newRow("partial") << int(Agreement::Partial) << true << true;
        QTest::newRow("disagree") << int(Agreement::Disagree) << false << true;
    }

    void gradesMustNotContradictTheLabel()
    {
        QFETCH(int, grade);
        QFETCH(bool, onSameLabel);
        QFETCH(bool, onOtherLabel);
        auto d = decision("fraud");
        d.agreement = Agreement(grade);
        d.reasons = {"amount"};
        QCOMPARE(lacks(d, terms()).empty(), onSameLabel);
        d.label = "legitimate";
        QCOMPARE(lacks(d, terms()).empty(), onOtherLabel);
        if (!onOtherLabel)
            QCOMPARE(sentences(d, terms()),
                     Sentences{"agreement: Your label differs from the suggestion. Choose Disagree or Partly."});
    }

    void theGradeFollowsFromTheLabel()
    {
        QCOMPARE(defaultAgreement("fraud", terms()), std::optional(Agreement::Agree));
        QCOMPARE(defaultAgreement("legitimate", terms()), std::optional(Agreement::Disagree));
        QCOMPARE(defaultAgreement("", terms()), std::optional<Agreement>());
        QCOMPARE(defaultAgreement("fraud", terms(std::nullopt)), std::optional<Agreement>());
        auto d = decision("fraud");
        d.agreement = Agreement::WrongConfidence;
        QCOMPARE(graded(d, terms()).agreement, std::optional(Agreement::WrongConfidence));
    }

    void overrideMeansADifferentLabel()
    {
        QVERIFY(!isOverride("fraud", terms()));
        QVERIFY(isOverride("legitimate", terms()));
        QVERIFY(!isOverride("legitimate", terms(std::nullopt)));
        QVERIFY(!isOverride("", terms()));
    }

    void otherTakesAProposedLabelWhereAllowed()
    {
        auto t = terms();
        auto d = decision("Other");
        d.reasons = {"amount"};
        d.proposedLabel = "Account takeover";
        QCOMPARE(lacks(d, t).size(), std::size_t(2));
        t.rules.allowOther = true;
        QCOMPARE(sentences(d, t), Sentences{});
        d.proposedLabel.clear();
        QCOMPARE(sentences(d, t), Sentences{"proposedLabel: Say which label you propose."});
        d.proposedLabel = std::string(longestProposedLabel + 1, 'x');
        QCOMPARE(lacks(d, t).size(), std::size_t(1));
        d.label = "fraud";
        d.proposedLabel = "Account takeover";
        QCOMPARE(sentences(d, t), Sentences{"proposedLabel: A label can be proposed with Other alone."});
    }

    void termsComeFromTheOpenedCase()
    {
        OpenedCase opened;
        opened.file.labels = {"b", "a"};
        opened.file.suggestion = Suggestion{.label = "a"};
        QCOMPARE(filingTerms(opened).labels, (std::vector<std::string>{"b", "a"}));
        QCOMPARE(filingTerms(opened).suggested, std::optional<std::string>("a"));
        QVERIFY(!filingTerms(opened).hiddenArm);
        opened.rules.labels = {{"x", "X"}};
        opened.file.arm = Arm::Blind;
        opened.file.suggestion.reset();
        QCOMPARE(filingTerms(opened).labels, (std::vector<std::string>{"x"}));
        QVERIFY(filingTerms(opened).hiddenArm && !filingTerms(opened).suggested);
    }

    void lacksNameTheirKindAndSubject()
    {
        auto d = decision("stolen");
        d.reasons = {"weather", "\xff"};
        const auto found = lacks(d, terms(std::nullopt));
        QCOMPARE(found.size(), std::size_t(4));
        QCOMPARE(found[0].kind, LackKind::LabelNotOffered);
        QCOMPARE(found[0].subject, std::string("stolen"));
        QCOMPARE(found[1].kind, LackKind::UnknownReason);
        QCOMPARE(found[1].subject, std::string("weather"));
        QCOMPARE(found[2].kind, LackKind::ReasonNotText);
        QCOMPARE(found[2].subject, std::string());
        QCOMPARE(found[3].kind, LackKind::NoConfidence);
    }

    void anEscalationSaysWhy()
    {
        QCOMPARE(lackOfRationale(" ")->sentence, std::string("Say why in a sentence."));
        QVERIFY(!lackOfRationale("The bank statement is damaged."));
    }

    void lacksStandInTheOrderOfTheScreen()
    {
        QVERIFY(rc::check("lacks come in the order of the screen, each with a sentence", [] {
            auto t = terms(*rc::gen::element<std::optional<std::string>>(std::nullopt, "fraud"));
            t.rules.rationale = *requirement();
            t.rules.reason = *requirement();
            t.rules.confidence = *requirement();
            t.rules.allowOther = *rc::gen::arbitrary<bool>();
            Decision d;
            d.label = *rc::gen::element<std::string>("", "fraud", "legitimate", "Other", "x");
            d.proposedLabel = *rc::gen::element<std::string>("", "y");
            d.reasons =
                *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>("amount", "history", "z"));
            d.agreement = *rc::gen::element<std::optional<Agreement>>(std::nullopt, Agreement::Agree,
                                                                      Agreement::Partial, Agreement::Disagree);
            DecisionField last = DecisionField::Label;
            for (const auto &lack : lacks(d, t)) {
                RC_ASSERT(lack.field >= last);
                RC_ASSERT(lack.sentence.ends_with("."));
                last = lack.field;
            }
            RC_ASSERT(lacks(graded(d, t), t) == lacks(d, t));
        }));
    }

private:
    static rc::Gen<Required> requirement()
    {
        return rc::gen::element(Required::Never, Required::OnOverride, Required::Always);
    }
};

QTEST_APPLESS_MAIN(TestCompleteness)
#include "test_completeness.moc"
