#include "core/workspace/demo/demoplan.h"

#include "core/case/caserecordreader.h"
#include "core/case/caserecordwriter.h"
#include "core/routing/router.h"
#include "core/workspace/demo/demolesions.h"
#include "core/workspace/demo/demomoderation.h"
#include "core/workspace/demo/demoparts.h"
#include "core/workspace/demo/demopayments.h"
#include "core/workspace/demo/demopolicy.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>

namespace verdict {
namespace {

constexpr int pastDays = 14;
constexpr std::int64_t opening = 8 * hourMs; ///< of a past day in UTC, when its cases begin to arrive
constexpr int lesionEvery = 30;              ///< one past case in so many is a lesion; their pictures take room

/// Whether the demo's policy sends the case to a person. The draw decides only which automated cases are audited.
bool needsPerson(const CaseRecord &record, const Policy &policy)
{
    Rejection why;
    const auto read = CaseRecordReader().read(toJson(record), why);
    assert(read);
    return route(*read, policy, KeyedDraw(KeyedDraw::Secret{})).outcome == RouteOutcome::Review;
}

class Planner {
public:
    Planner(std::uint64_t seed, Time now) : m_seed(seed), m_now(now), m_draws(seed, "plan"), m_policy(demoPolicy()) {}

    DemoPlan plan(int openCases)
    {
        DemoPlan plan;
        const Time midnight{m_now.ms - m_now.ms % dayMs};
        plan.founded = midnight + -(pastDays + 1) * dayMs + opening;
        const int pastCases = openCases * 3 / 2;
        for (int day = pastDays; day > 0; --day)
            plan.past.push_back(pastBatch(midnight + -day * dayMs + opening, pastCases * (pastDays - day) / pastDays,
                                          pastCases * (pastDays - day + 1) / pastDays));
        plan.today = todaysBatch(openCases / 5 + 1);
        plan.open = openBatch(openCases);
        return plan;
    }

private:
    DemoCase make(const std::string &domain, Time received, std::optional<Time> requiredBy)
    {
        const DemoOrder order{m_seed, m_numbers[domain]++, received, requiredBy};
        return domain == paymentsDomain  ? paymentCase(order)
               : domain == lesionsDomain ? lesionCase(order)
                                         : moderationCase(order);
    }

    std::string frequentDomain() { return m_draws.chance(0.6) ? paymentsDomain : moderationDomain; }

    DemoBatch pastBatch(Time open, int from, int to)
    {
        DemoBatch batch{open + hourMs, {}};
        for (int i = from; i < to; ++i) {
            const std::string domain = i % lesionEvery == lesionEvery / 2 ? lesionsDomain : frequentDomain();
            const Time received = open + m_draws.whole(0, 58) * minuteMs;
            batch.cases.push_back(make(domain, received, received + m_draws.whole(180, 600) * minuteMs));
        }
        return batch;
    }

    DemoBatch todaysBatch(int count)
    {
        DemoBatch batch{m_now + -55 * minuteMs, {}};
        for (int i = 0; i < count; ++i) {
            const std::string domain = frequentDomain();
            const Time received = m_now + -m_draws.whole(57, 110) * minuteMs;
            batch.cases.push_back(make(domain, received, m_now + m_draws.whole(20, 240) * minuteMs));
        }
        return batch;
    }

    DemoBatch openBatch(int count)
    {
        const int lesions = std::max(1, count * 3 / 20);
        const int moderation = (count - lesions) * 7 / 20;
        DemoBatch batch{m_now, {}};
        addOpen(batch, paymentsDomain, count - lesions - moderation, 300);
        addOpen(batch, moderationDomain, moderation, 180);
        addOpen(batch, lesionsDomain, lesions, 1200);
        m_draws.shuffle(batch.cases);
        return batch;
    }

    /// Adds cases until so many of them need a person; due within `farthest` minutes, most of them soon.
    void addOpen(DemoBatch &batch, const std::string &domain, int count, int farthest)
    {
        while (count > 0) {
            const double far = m_draws.uniform();
            const bool late = m_draws.chance(0.07);
            const std::int64_t due = late ? -m_draws.whole(3, 35) : 9 + std::llround(far * far * farthest);
            const Time received = m_now + -m_draws.whole(45, 170) * minuteMs;
            // Some moderation cases bring no deadline of their own: the policy gives them one.
            const bool policyDecides = domain == moderationDomain && !late && m_draws.chance(0.15);
            batch.cases.push_back(
                make(domain, received, policyDecides ? std::nullopt : std::optional(m_now + due * minuteMs)));
            count -= needsPerson(batch.cases.back().record, m_policy);
        }
    }

    std::uint64_t m_seed;
    Time m_now;
    DemoDraws m_draws;
    Policy m_policy;
    std::map<std::string, int> m_numbers;
};

} // namespace

DemoPlan planDemo(std::uint64_t seed, int openCases, Time now) { return Planner(seed, now).plan(openCases); }

} // namespace verdict
