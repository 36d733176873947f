#include <QTest>

#include "core/policy/default.h"
#include "core/policy/reader.h"
#include "core/policy/writer.h"

using namespace verdict;

class PolicyReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void defaultShowsAndReadsBackEqual()
    {
        const auto read = readPolicy(writePolicyPretty(defaultPolicy()));
        QVERIFY2(read, inWords(read.faults).c_str());
        QVERIFY(read.value == defaultPolicy());
    }

    void anEmptyDocumentIsTheDefault() { QVERIFY(readPolicy("{}").value == defaultPolicy()); }

    void defaultHasTheFiguresOfTheArticle()
    {
        const LeadsPolicy leads = defaultPolicy().leads;
        QCOMPARE(leads.priority.financialImpact, 0.30);
        QCOMPARE(leads.priority.financialLimit, 10000.0);
        QCOMPARE(leads.priority.appeal, 0.20);
        QCOMPARE(leads.priority.earlierError, 0.25);
        QCOMPARE(leads.criticalZone.low, 0.60);
        QCOMPARE(leads.criticalZone.high, 0.85);
        QCOMPARE(leads.otherDomains.auditShare, 0.05);
        QVERIFY(leads.domains.empty());
        QVERIFY(leads.otherDomains.thresholds.empty());
    }

    void matchingAsksForNothingByDefault()
    {
        const DomainRouting routing = defaultPolicy().leads.otherDomains;
        QVERIFY(routing.skills.empty() && routing.conflicts.empty());
        QVERIFY(routing.minTier == (MinTiers{1, 1, 1}));
        QCOMPARE(routing.maxOpen, 200);
        QCOMPARE(routing.rotationDays, 7);
        QCOMPARE(routing.assignmentExpiryHours, 0);
    }

    void matchingIsRead()
    {
        const auto read = readPolicy(R"({"leads":{"domains":{"skin":{"skills":["dermatology","german"],
            "minTier":{"high":3},"conflicts":["context.facts.clinic"],"maxOpen":0,"rotationDays":30,
            "assignmentExpiryHours":48}}}})");
        QVERIFY2(read, inWords(read.faults).c_str());
        const DomainRouting &routing = read.value.leads.of("skin");
        QCOMPARE(routing.skills, (std::vector<std::string>{"dermatology", "german"}));
        QCOMPARE(routing.minTier.of(Stakes::Low), 1);
        QCOMPARE(routing.minTier.of(Stakes::Medium), 1);
        QCOMPARE(routing.minTier.of(Stakes::High), 3);
        QCOMPARE(routing.conflicts, (std::vector<std::string>{"context.facts.clinic"}));
        QCOMPARE(routing.maxOpen, 0);
        QCOMPARE(routing.rotationDays, 30);
        QCOMPARE(routing.assignmentExpiryHours, 48);
    }

    void aDomainTakesTheDefaultForWhatItLeavesOut()
    {
        const auto read =
            readPolicy(R"({"open":{"otherDomains":{"allowOther":true},"domains":{"claims":{"labels":["pay","deny"]}}},
            "leads":{"otherDomains":{"auditShare":0.5},"domains":{"claims":{}}}})");
        QVERIFY2(read, inWords(read.faults).c_str());
        const DomainRules &rules = read.value.open.of("claims");
        QCOMPARE(rules.name, std::string("claims"));
        QCOMPARE(rules.labels, (std::vector<CodeText>{{"pay", "pay"}, {"deny", "deny"}}));
        QCOMPARE(rules.reasons, defaultPolicy().open.otherDomains.reasons);
        QVERIFY(!rules.allowOther);
        QVERIFY(read.value.open.of("elsewhere").allowOther);
        QCOMPARE(read.value.leads.of("claims").auditShare, 0.05);
        QCOMPARE(read.value.leads.of("elsewhere").auditShare, 0.5);
    }

    void thresholdsAreReadInBothForms()
    {
        const auto byLabel = readPolicy(R"({"leads":{"domains":{"payments":{"thresholds":{
            "legitimate":{"automateAt":0.95,"means":"approved"},"fraud":{"automateAt":0.92,"means":"rejected"}}}}}})");
        const auto twoLabels = readPolicy(R"({"leads":{"domains":{"payments":{"thresholds":{
            "approveAt":0.95,"rejectAt":0.08,"approveLabel":"legitimate","rejectLabel":"fraud"}}}}})");
        QVERIFY2(byLabel, inWords(byLabel.faults).c_str());
        QVERIFY2(twoLabels, inWords(twoLabels.faults).c_str());
        QVERIFY(byLabel.value == twoLabels.value);
    }

    void aLabelMayBeCalledLikeTheOtherForm()
    {
        const auto read = readPolicy(
            R"({"leads":{"domains":{"d":{"thresholds":{"approveAt":{"automateAt":null,"means":"approved"}}}}}})");
        QVERIFY2(read, inWords(read.faults).c_str());
        QVERIFY(!read.value.leads.of("d").thresholds.at("approveAt").automateAt);
    }

    void everyFaultIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("fault");
        const auto row = [](const char *name, const char *json, const char *fault) {
            QTest::newRow(name) << QByteArray(json) << QByteArray(fault);
        };
        row("no JSON", "policy", "this is not well-formed JSON");
        row("no object", "[]", "must be an object");
        row("twice", R"({"version":1,"version":1})", "version: the field is given twice");
        row("version", R"({"version":0})", "version: must be a whole number from 1 to 2147483647");
        row("unknown field", R"({"opne":{}})", "opne: is not a field that is known here");
        row("unknown deep", R"({"leads":{"urgency":{"hours":1}}})",
            "leads.urgency.hours: is not a field that is known here");
        row("command", R"({"leads":{"retrain":{"command":["sh"]}}})",
            "leads.retrain.command: a command is local configuration of one machine and no part of a policy");
        row("command as a domain", R"({"open":{"domains":{"command":{}}}})",
            "open.domains.command: a command is local configuration of one machine and no part of a policy");
        row("range", R"({"leads":{"otherDomains":{"auditShare":1.5}}})",
            "leads.otherDomains.auditShare: must be a number from 0 to 1");
        row("not a number", R"({"leads":{"priority":{"appeal":"high"}}})",
            "leads.priority.appeal: must be a number from 0 to 1");
        row("grace", R"({"open":{"graceSeconds":601}})", "open.graceSeconds: must be a whole number from 0 to 600");
        row("half a second", R"({"open":{"graceSeconds":0.5}})",
            "open.graceSeconds: must be a whole number from 0 to 600");
        row("choice", R"({"open":{"otherDomains":{"rationale":"sometimes"}}})",
            "open.otherDomains.rationale: must be one of never, on-override, always");
        row("one label", R"({"open":{"domains":{"d":{"labels":["a"]}}}})",
            "open.domains.d.labels: must hold at least two labels, or none to take those of each case");
        row("label twice", R"({"open":{"domains":{"d":{"labels":["a","b","a"]}}}})",
            "open.domains.d.labels.2: is given twice");
        row("empty label", R"({"open":{"domains":{"d":{"labels":["a",""]}}}})",
            "open.domains.d.labels.1: has an empty name");
        row("no reasons", R"({"open":{"domains":{"d":{"reasons":[]}}}})",
            "open.domains.d.reasons: must hold at least one code while \"reason\" asks for one");
        row("nameless domain", R"({"open":{"domains":{"":{}}}})", "open.domains.: has an empty name");
        row("thresholds for all",
            R"({"leads":{"otherDomains":{"thresholds":{"a":{"automateAt":0.9,"means":"approved"}}}}})",
            "leads.otherDomains.thresholds: must be empty: only a domain that the policy names can be automated");
        row("threshold without meaning", R"({"leads":{"domains":{"d":{"thresholds":{"a":{"automateAt":0.9}}}}}})",
            "leads.domains.d.thresholds.a.means: is missing");
        row("threshold of no label",
            R"({"open":{"domains":{"d":{"labels":["a","b"]}}},
                "leads":{"domains":{"d":{"thresholds":{"c":{"automateAt":0.9,"means":"approved"}}}}}})",
            "leads.domains.d.thresholds.c: is no label of this domain in the open part");
        row("thresholds cross",
            R"({"leads":{"domains":{"d":{"thresholds":{"approveAt":0.4,"rejectAt":0.6,"approveLabel":"a","rejectLabel":"b"}}}}})",
            "leads.domains.d.thresholds.approveAt: must be above rejectAt");
        row("same labels",
            R"({"leads":{"domains":{"d":{"thresholds":{"approveAt":0.9,"approveLabel":"a","rejectLabel":"a"}}}}})",
            "leads.domains.d.thresholds.rejectLabel: must differ from approveLabel");
        row("urgency", R"({"leads":{"urgency":{"atRiskMinutes":60,"soonMinutes":30}}})",
            "leads.urgency.soonMinutes: must be at least atRiskMinutes");
        row("zone", R"({"leads":{"criticalZone":{"low":0.9}}})", "leads.criticalZone.high: must be at least low");
        row("no time", R"({"leads":{"otherDomains":{"deadlines":{"high":0}}}})",
            "leads.otherDomains.deadlines.high: must be above 0");
        row("skill twice", R"({"leads":{"otherDomains":{"skills":["a","b","a"]}}})",
            "leads.otherDomains.skills.2: is given twice");
        row("skill without name", R"({"leads":{"otherDomains":{"skills":[""]}}})",
            "leads.otherDomains.skills.0: has an empty name");
        row("tier", R"({"leads":{"otherDomains":{"minTier":{"high":4}}}})",
            "leads.otherDomains.minTier.high: must be a whole number from 1 to 3");
        row("tiers", R"({"leads":{"otherDomains":{"minTier":2}}})", "leads.otherDomains.minTier: must be an object");
        row("conflict outside the context", R"({"leads":{"otherDomains":{"conflicts":["prediction.label"]}}})",
            "leads.otherDomains.conflicts.0: must be context. and a field's path");
        row("conflict without a path", R"({"leads":{"otherDomains":{"conflicts":["context.x","context."]}}})",
            "leads.otherDomains.conflicts.1: must be context. and a field's path");
        row("open cases", R"({"leads":{"otherDomains":{"maxOpen":-1}}})",
            "leads.otherDomains.maxOpen: must be a whole number from 0 to 1000000");
        row("rotation", R"({"leads":{"otherDomains":{"rotationDays":3651}}})",
            "leads.otherDomains.rotationDays: must be a whole number from 0 to 3650");
        row("expiry", R"({"leads":{"otherDomains":{"assignmentExpiryHours":0.5}}})",
            "leads.otherDomains.assignmentExpiryHours: must be a whole number from 0 to 87600");
        row("rule without condition", R"({"leads":{"otherDomains":{"rules":[{"name":"r","all":[]}]}}})",
            "leads.otherDomains.rules.0.all: must hold at least one condition");
        row("rule on nothing",
            R"({"leads":{"otherDomains":{"rules":[{"name":"r","all":[{"field":"score","is":"exists"}]}]}}})",
            "leads.otherDomains.rules.0.all.0.field: must be id, domain, kind, prediction.label, "
            "prediction.confidence, "
            "prediction.modelVersion, prediction.novelty, or context. and a field's path");
        row("text is not less",
            R"({"leads":{"otherDomains":{"rules":[{"name":"r","all":[{"field":"id","is":"less","value":"a"}]}]}}})",
            "leads.otherDomains.rules.0.all.0.value: must be a number for this comparison");
        row("no value", R"({"leads":{"otherDomains":{"rules":[{"name":"r","all":[{"field":"id","is":"equal"}]}]}}})",
            "leads.otherDomains.rules.0.all.0.value: is missing");
        row("two rules of one name",
            R"({"leads":{"otherDomains":{"rules":[{"name":"r","all":[{"field":"id","is":"exists"}]},
                {"name":"r","all":[{"field":"id","is":"exists"}]}]}}})",
            "leads.otherDomains.rules: two rules are called \"r\"");
    }

    void everyFaultIsNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, fault);
        const auto read = readPolicy(json.toStdString());
        QVERIFY(!read);
        QCOMPARE(inWords(read.faults), fault.toStdString());
    }

    void allFaultsAreListed()
    {
        const auto read =
            readPolicy(R"({"version":"x","open":{"graceSeconds":-1,"colour":1},"leads":{"priority":{"appeal":2}}})");
        std::vector<std::string> paths;
        for (const auto &fault : read.faults)
            paths.push_back(fault.path);
        QCOMPARE(paths,
                 (std::vector<std::string>{"version", "open.graceSeconds", "open.colour", "leads.priority.appeal"}));
    }

    void tooLargeIsRefusedUnread()
    {
        const auto read = readPolicy(std::string(maxPolicyBytes + 1, ' '));
        QCOMPARE(inWords(read.faults), std::string("the policy is larger than 1 MiB"));
    }

    void aPartIsNotTheOther()
    {
        QVERIFY(!readOpenPart(writeLeadsPart(defaultPolicy())));
        QVERIFY(!readLeadsPart(writeOpenPart(defaultPolicy())));
        QVERIFY(!readOpenPart(writePolicy(defaultPolicy())));
    }
};

QTEST_APPLESS_MAIN(PolicyReader)
#include "test_reader.moc"
