#include <QTest>

#include "core/policy/default.h"
#include "core/routing/routecodec.h"
#include "core/routing/router.h"

#include <cmath>
#include <limits>

using namespace verdict;

namespace {

using Kind = RouteReasonKind;

CaseRecord payment(double confidence, std::string label = "fraud")
{
    CaseRecord record;
    record.name = {"payments", "tx-829301"};
    record.prediction.label = std::move(label);
    record.prediction.confidence = confidence;
    record.prediction.modelVersion = "fraud-2026.11";
    return record;
}

Policy published()
{
    Policy policy = defaultPolicy();
    policy.version = 3;
    DomainRouting &routing = policy.leads.domains["payments"];
    routing.thresholds["legitimate"] = {0.95, Meaning::Approved};
    routing.thresholds["fraud"] = {0.97, Meaning::Rejected};
    routing.thresholds["unclear"] = {std::nullopt, Meaning::Rejected};
    routing.knownModels = {"fraud-2026.11"};
    routing.auditShare = 0;
    return policy;
}

KeyedDraw draw() { return KeyedDraw(KeyedDraw::Secret{7}); }

std::vector<Kind> kinds(const Route &route)
{
    std::vector<Kind> found;
    for (const auto &reason : route.reasons)
        found.push_back(reason.kind);
    return found;
}

Route routed(const CaseRecord &record, const Policy &policy = published()) { return route(record, policy, draw()); }

} // namespace

class Router : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void automatesFromTheThresholdOn()
    {
        const Route at = routed(payment(0.97));
        QCOMPARE(at.outcome, RouteOutcome::Automated);
        QCOMPARE(*at.answer, Meaning::Rejected);
        QCOMPARE(at.label, std::string("fraud"));
        QCOMPARE(kinds(at), std::vector<Kind>{Kind::MeetsThreshold});
        QCOMPARE(at.policyVersion, 3);

        const Route below = routed(payment(std::nextafter(0.97, 0)));
        QCOMPARE(below.outcome, RouteOutcome::Review);
        QVERIFY(!below.answer);
        QCOMPARE(kinds(below), std::vector<Kind>{Kind::BelowThreshold});
    }

    void eachLabelHasItsThresholdAndMeaning()
    {
        const Route approved = routed(payment(0.95, "legitimate"));
        QCOMPARE(approved.outcome, RouteOutcome::Automated);
        QCOMPARE(*approved.answer, Meaning::Approved);
        QCOMPARE(routed(payment(0.95)).outcome, RouteOutcome::Review);
    }

    void labelsWithoutThresholdAreNeverAutomated()
    {
        QCOMPARE(kinds(routed(payment(1, "unclear"))), std::vector<Kind>{Kind::NeverAutomated});
        QCOMPARE(kinds(routed(payment(1, "unheard-of"))), std::vector<Kind>{Kind::NeverAutomated});
    }

    void domainsWithoutThresholdsAutomateNothing()
    {
        CaseRecord record = payment(1);
        record.name.domain = "claims";
        QCOMPARE(kinds(routed(record)), std::vector<Kind>{Kind::NoThresholds});
        QCOMPARE(kinds(route(payment(1), defaultPolicy(), draw())), std::vector<Kind>{Kind::NoThresholds});

        Policy careless = published();
        careless.leads.otherDomains.thresholds["fraud"] = {0.5, Meaning::Rejected};
        QCOMPARE(routed(record, careless).outcome, RouteOutcome::Review);
    }

    void aPersonIsNeeded_data()
    {
        QTest::addColumn<CaseRecord>("record");
        QTest::addColumn<Policy>("policy");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, Kind kind, auto change) {
            CaseRecord record = payment(0.99);
            Policy policy = published();
            change(record, policy.leads.domains["payments"]);
            QTest::newRow(name) << record << policy << static_cast<int>(kind);
        };
        row("appeal", Kind::Appeal, [](CaseRecord &record, DomainRouting &) { record.context.appeal = true; });
        row("rule", Kind::Rule, [](CaseRecord &, DomainRouting &routing) {
            routing.rules = {{"Payments", {{"domain", Comparison::Equal, {Scalar::Kind::Text, "payments", 0}}}}};
        });
        row("no confidence", Kind::NoConfidence, [](CaseRecord &record, DomainRouting &) {
            record.prediction.confidence = std::numeric_limits<double>::quiet_NaN();
        });
        row("confidence above 1", Kind::NoConfidence,
            [](CaseRecord &record, DomainRouting &) { record.prediction.confidence = 1.0001; });
        row("unknown model", Kind::UnknownModel,
            [](CaseRecord &record, DomainRouting &) { record.prediction.modelVersion = "fraud-2027.01"; });
        row("novelty", Kind::Novelty, [](CaseRecord &record, DomainRouting &routing) {
            record.prediction.novelty = 3.1;
            routing.noveltyLimit = 3;
        });
        row("entropy", Kind::Entropy, [](CaseRecord &record, DomainRouting &routing) {
            record.prediction.ensemble = {{{"fraud", 0.6}, {"legitimate", 0.4}}};
            routing.entropyLimit = 0.9;
        });
        row("variation", Kind::Variation, [](CaseRecord &record, DomainRouting &routing) {
            record.prediction.ensemble = {{{"fraud", 1}}, {{"fraud", 1}}, {{"legitimate", 1}}};
            routing.variationLimit = 0.3;
        });
        row("stakes", Kind::Stakes, [](CaseRecord &record, DomainRouting &routing) {
            record.context.stakes = Stakes::High;
            routing.stakesAlways = Stakes::Medium;
        });
    }

    void aPersonIsNeeded()
    {
        QFETCH(CaseRecord, record);
        QFETCH(Policy, policy);
        QFETCH(int, kind);
        const Route result = routed(record, policy);
        QCOMPARE(result.outcome, RouteOutcome::Review);
        QVERIFY(!result.answer);
        QCOMPARE(result.auditProbability, 0.0);
        QCOMPARE(static_cast<int>(result.reasons.front().kind), kind);
    }

    void limitsThemselvesAreAllowed()
    {
        CaseRecord record = payment(0.99);
        record.prediction.novelty = 3;
        record.prediction.ensemble = {{{"fraud", 1}}, {{"legitimate", 1}}};
        record.context.stakes = Stakes::Medium;
        Policy policy = published();
        DomainRouting &routing = policy.leads.domains["payments"];
        routing.noveltyLimit = 3;
        routing.entropyLimit = 1;
        routing.variationLimit = 0.5;
        routing.stakesAlways = Stakes::High;
        QCOMPARE(routed(record, policy).outcome, RouteOutcome::Automated);
    }

    void everyReasonIsListedInOrder()
    {
        CaseRecord record = payment(0.5);
        record.context.appeal = true;
        record.context.stakes = Stakes::High;
        record.prediction.modelVersion = "other";
        record.prediction.novelty = 9;
        Policy policy = published();
        policy.leads.domains["payments"].noveltyLimit = 3;
        policy.leads.domains["payments"].stakesAlways = Stakes::High;
        const Route result = routed(record, policy);
        QCOMPARE(kinds(result), (std::vector<Kind>{Kind::Appeal, Kind::UnknownModel, Kind::Novelty, Kind::Stakes,
                                                   Kind::BelowThreshold}));
        QCOMPARE(result.reasons[2], (RouteReason{Kind::Novelty, {}, 9, 3}));
        QCOMPARE(result.reasons[4], (RouteReason{Kind::BelowThreshold, "fraud", 0.5, 0.97}));
    }

    void thresholdsLookAtTheCalibratedProbability()
    {
        const auto modest = [](const CaseRecord &record) { return record.prediction.confidence - 0.1; };
        const Route result = route(payment(0.99), published(), draw(), modest);
        QCOMPARE(result.outcome, RouteOutcome::Review);
        QVERIFY(std::abs(result.calibrated - 0.89) < 1e-12);
        QVERIFY(std::abs(result.priority.value - 0.01) < 1e-12);

        const auto sure = [](const CaseRecord &) { return 1.0; };
        QCOMPARE(route(payment(0.2), published(), draw(), sure).outcome, RouteOutcome::Automated);
        const auto broken = [](const CaseRecord &) { return std::numeric_limits<double>::quiet_NaN(); };
        QCOMPARE(route(payment(0.99), published(), draw(), broken).outcome, RouteOutcome::Review);
    }

    void anAuditedAnswerStands()
    {
        Policy policy = published();
        policy.leads.domains["payments"].auditShare = 1;
        const Route result = routed(payment(0.99), policy);
        QCOMPARE(result.outcome, RouteOutcome::Audit);
        QCOMPARE(*result.answer, Meaning::Rejected);
        QCOMPARE(result.auditProbability, 1.0);
        QCOMPARE(kinds(result), (std::vector<Kind>{Kind::MeetsThreshold, Kind::DrawnForAudit}));
        QVERIFY(result.needsReview());
    }

    void theChanceOfAnAuditIsKeptWhereItWasNotDrawn()
    {
        Policy policy = published();
        policy.leads.domains["payments"].auditShare = 0.25;
        for (int i = 0; i < 200; ++i) {
            CaseRecord record = payment(0.99);
            record.name.id = std::to_string(i);
            QCOMPARE(routed(record, policy).auditProbability, 0.25);
        }
    }

    void unreadableRoutesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const char *from, const char *to, const char *reason) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(reason);
        };
        row("unknown member", R"({"outcome")", R"({"more":1,"outcome")", "more: is not a field that is known here.");
        row("missing member", R"(,"policyVersion":3)", "", "policyVersion: is missing.");
        row("unknown reason", "meets-threshold", "mood",
            "reasons.0.kind: must be one of appeal, rule, no-confidence, unknown-model, novelty, entropy, variation, "
            "stakes, "
            "no-thresholds, never-automated, below-threshold, meets-threshold, drawn-for-audit.");
        row("answer for a review", R"("automated")", R"("review")",
            "answer: must be given for automated and audited cases, and for no others.");
        row("range", R"("calibrated":0.97)", R"("calibrated":1.97)", "calibrated: must be a number from 0 to 1.");
        row("cut", "}", "", "this is not well-formed JSON.");
    }

    void unreadableRoutesAreRefused()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, reason);
        QByteArray json = QByteArray::fromStdString(writeRoute(routed(payment(0.97))));
        QVERIFY(json.contains(from));
        json.replace(from, to);
        const auto read = readRoute(json.toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadInput);
        QCOMPARE(QByteArray::fromStdString(read.error().reason), "The route cannot be read: " + reason);
    }
};

QTEST_APPLESS_MAIN(Router)
#include "test_router.moc"
