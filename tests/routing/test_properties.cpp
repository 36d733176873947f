#include <QTest>

#include "core/routing/explain.h"
#include "core/routing/routecodec.h"
#include "core/routing/router.h"
#include "tests/routing/arbitraryrecord.h"

#include <map>

using namespace verdict;

namespace {

KeyedDraw draw() { return KeyedDraw(KeyedDraw::Secret{9, 9, 9}); }

/// A policy that automates much, so that the audit draw is reached often.
Policy eager(const std::string &domain)
{
    Policy policy = defaultPolicy();
    DomainRouting &routing = policy.leads.domains[domain];
    for (const auto &label : arbitrary::allNames())
        routing.thresholds[label] = {0.2, Meaning::Approved};
    routing.auditShare = 0.5;
    return policy;
}

std::map<CaseName, Route> routeAll(const std::vector<CaseRecord> &records, const Policy &policy)
{
    std::map<CaseName, Route> routes;
    for (const auto &record : records)
        routes[record.name] = route(record, policy, draw());
    return routes;
}

std::vector<CaseRecord> records(int count, const std::string &domain)
{
    std::vector<CaseRecord> list;
    for (int i = 0; i < count; ++i) {
        list.push_back(arbitrary::record());
        list.back().name = {domain, std::to_string(i)};
    }
    return list;
}

} // namespace

class RoutingProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameInputSameRoute()
    {
        QVERIFY(rc::check("route is a function", [] {
            const CaseRecord record = arbitrary::record();
            const Policy policy = arbitrary::policy();
            RC_ASSERT(route(record, policy, draw()) == route(record, policy, draw()));
        }));
    }

    void everyRouteIsConsistentAndExplained()
    {
        QVERIFY(rc::check("route", [] {
            const CaseRecord record = arbitrary::record();
            const Route result = route(record, arbitrary::policy(), draw());
            RC_ASSERT(!result.reasons.empty());
            RC_ASSERT(result.answer.has_value() == (result.outcome != RouteOutcome::Review));
            RC_ASSERT(result.priority.value >= 0 && result.priority.value <= 1);
            RC_ASSERT(explain(result).size() == result.reasons.size() + result.priority.parts.size());
            if (record.context.appeal)
                RC_ASSERT(result.outcome == RouteOutcome::Review);
        }));
    }

    void changingOneCaseMovesNoOther()
    {
        QVERIFY(rc::check("one case flipped", [] {
            const Policy policy = eager("payments");
            auto list = records(8, "payments");
            const auto before = routeAll(list, policy);
            const auto changed = *rc::gen::inRange<std::size_t>(0, list.size());
            list[changed].prediction = arbitrary::prediction();
            list[changed].context = arbitrary::context();
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(changed == 0 ? 1 : 0));
            for (const auto &[name, after] : routeAll(list, policy))
                if (name.id != std::to_string(changed))
                    RC_ASSERT(after == before.at(name));
        }));
    }

    void routesReadBackEqual()
    {
        QVERIFY(rc::check("write, then read", [] {
            const CaseRecord record = arbitrary::record();
            const Policy policy = *rc::gen::arbitrary<bool>() ? arbitrary::policy() : eager(record.name.domain);
            const Route result = route(record, policy, draw());
            const auto read = readRoute(writeRoute(result));
            RC_ASSERT(static_cast<bool>(read));
            RC_ASSERT(*read == result);
        }));
    }

    void noMutationCrashesTheCodec()
    {
        QVERIFY(rc::check("a mutated route is read or refused", [] {
            std::string json = writeRoute(route(arbitrary::record(), arbitrary::policy(), draw()));
            const auto at = *rc::gen::inRange<std::size_t>(0, json.size());
            json[at] = *rc::gen::arbitrary<char>();
            const auto read = readRoute(json);
            RC_ASSERT((read ? *readRoute(writeRoute(*read)) == *read : !read.error().reason.empty()));
        }));
    }
};

QTEST_APPLESS_MAIN(RoutingProperties)
#include "test_properties.moc"
