#include <QTest>

#include "core/policy/default.h"
#include "core/policy/diff.h"

using namespace verdict;

class PolicyDiff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameIsEmpty() { QVERIFY(diff(defaultPolicy(), defaultPolicy()).empty()); }

    void versionsAreNotCompared()
    {
        Policy later = defaultPolicy();
        later.version = 7;
        QVERIFY(diff(defaultPolicy(), later).empty());
    }

    void valuesStandInWords()
    {
        Policy before = defaultPolicy();
        before.leads.domains["payments"].thresholds["fraud"] = {std::nullopt, Meaning::Rejected};
        Policy after = before;
        after.leads.domains["payments"].thresholds["fraud"].automateAt = 0.97;
        after.open.otherDomains.showIds = true;
        after.leads.otherDomains.deadlines.low.reset();
        const std::vector<PolicyChange> expected = {
            {"open.otherDomains.showIds", "no", "yes"},
            {"leads.otherDomains.deadlines.low", "72", "none"},
            {"leads.domains.payments.thresholds.fraud.automateAt", "never", "0.97"},
        };
        QCOMPARE(diff(before, after), expected);
    }

    void listsNameTheirItems()
    {
        Policy before = defaultPolicy();
        before.open.otherDomains.labels = {{"a", "First"}, {"b", "Second"}};
        Policy after = before;
        after.open.otherDomains.labels = {{"b", "Second"}, {"a", "The first"}};
        const std::vector<PolicyChange> expected = {
            {"open.otherDomains.labels", "a, b", "b, a"},
            {"open.otherDomains.labels.a", "First", "The first"},
        };
        QCOMPARE(diff(before, after), expected);
    }

    void rulesReadAsConditions()
    {
        Policy after = defaultPolicy();
        after.leads.otherDomains.rules = {
            {"Large",
             {{"context.financialImpact", Comparison::Greater, {Scalar::Kind::Number, "50000", 50000}},
              {"kind", Comparison::Exists, {}}}}};
        const std::vector<PolicyChange> expected = {
            {"leads.otherDomains.rules", "none", "Large"},
            {"leads.otherDomains.rules.Large", "not set", "context.financialImpact greater 50000 and kind exists"},
        };
        QCOMPARE(diff(defaultPolicy(), after), expected);
    }

    void aNewDomainIsListedFieldByField()
    {
        Policy after = defaultPolicy();
        after.leads.domains["claims"] = after.leads.otherDomains;
        const auto changes = diff(defaultPolicy(), after);
        QVERIFY(changes.size() > 5);
        for (const auto &change : changes) {
            QVERIFY(change.field.starts_with("leads.domains.claims."));
            QCOMPARE(change.before, std::string("not set"));
        }
    }
};

QTEST_APPLESS_MAIN(PolicyDiff)
#include "test_diff.moc"
