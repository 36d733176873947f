#include <QTest>

#include "core/routing/matching.h"
#include "tests/routing/arbitraryrecord.h"

#include <algorithm>
#include <map>
#include <numeric>

using namespace verdict;

namespace {

KeyedDraw draw() { return KeyedDraw(KeyedDraw::Secret{4, 2}); }

MemberId member(int number) { return MemberId{"m-" + std::to_string(number)}; }

Candidate reviewer(int number) { return {member(number), {}, 1, {}, {}, 0}; }

std::vector<Candidate> reviewers(int count)
{
    std::vector<Candidate> team;
    for (int i = 0; i < count; ++i)
        team.push_back(reviewer(i));
    return team;
}

MatchNeeds caseNumber(int number)
{
    MatchNeeds needs;
    needs.name = {"payments", "tx-" + std::to_string(number)};
    needs.now = Time{1'000'000};
    return needs;
}

Candidate anyCandidate(int number)
{
    Candidate candidate = reviewer(number);
    candidate.skills = arbitrary::names();
    candidate.tier = *rc::gen::inRange(1, 4);
    if (*rc::gen::inRange(0, 4) == 0)
        candidate.awayUntil = Time{*rc::gen::inRange<std::int64_t>(999'990, 1'000'010)};
    if (*rc::gen::arbitrary<bool>())
        candidate.conflicts = {*rc::gen::element<std::string>("Acme", "ACME", "Globex")};
    candidate.open = *rc::gen::inRange(0, 60);
    return candidate;
}

std::vector<Candidate> anyTeam(int atLeast = 0)
{
    std::vector<Candidate> team;
    for (int i = *rc::gen::inRange(atLeast, 12); i > 0; --i)
        team.push_back(anyCandidate(i));
    return team;
}

MatchNeeds anyNeeds()
{
    MatchNeeds needs = caseNumber(*rc::gen::inRange(0, 100000));
    if (*rc::gen::arbitrary<bool>())
        needs.skills = {arbitrary::name()};
    needs.minTier = *rc::gen::inRange(1, 4);
    if (*rc::gen::arbitrary<bool>())
        needs.conflictValues = {*rc::gen::element<std::string>("acme", "Initech")};
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        needs.excluded.insert(member(*rc::gen::inRange(0, 12)));
    needs.maxOpen = *rc::gen::element(0, 30, 200);
    needs.period = *rc::gen::inRange(-3, 3000);
    return needs;
}

/// The needs in other words than the code's, for one candidate of several.
bool mayHave(const Candidate &candidate, const MatchNeeds &needs)
{
    for (const auto &skill : needs.skills)
        if (std::count(candidate.skills.begin(), candidate.skills.end(), skill) == 0)
            return false;
    const bool acme = !candidate.conflicts.empty() && candidate.conflicts.front() != "Globex";
    if (acme && needs.conflictValues == std::vector<std::string>{"acme"})
        return false;
    if (candidate.awayUntil && candidate.awayUntil->ms > 1'000'000)
        return false;
    return candidate.tier >= needs.minTier && needs.excluded.count(candidate.member) == 0 &&
           (needs.maxOpen == 0 || candidate.open < needs.maxOpen);
}

const Candidate &named(const std::vector<Candidate> &team, const MemberId &id)
{
    return *std::find_if(team.begin(), team.end(), [&](const Candidate &candidate) { return candidate.member == id; });
}

std::string why(const std::vector<Candidate> &team, const MatchNeeds &needs, std::int64_t cases)
{
    const auto unmatched = whyNobody(team, needs);
    return unmatched ? inWords(*unmatched, cases) : std::string();
}

} // namespace

class Matching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOrderOfCandidatesDoesNotMatter()
    {
        QVERIFY(rc::check("any order gives the same answer", [] {
            auto team = anyTeam();
            const auto needs = anyNeeds();
            const auto before = match(team, needs, draw());
            std::rotate(team.begin(), team.begin() + *rc::gen::inRange<int>(0, static_cast<int>(team.size()) + 1),
                        team.end());
            RC_ASSERT(match(team, needs, draw()) == before);
            std::reverse(team.begin(), team.end());
            RC_ASSERT(match(team, needs, draw()) == before);
        }));
    }

    void onlyWhoMayHaveACaseGetsIt()
    {
        QVERIFY(rc::check("never away, without a skill, under the tier, in conflict, excluded or full", [] {
            const auto team = anyTeam(2);
            const auto needs = anyNeeds();
            const auto matched = match(team, needs, draw());
            const bool somebody =
                std::any_of(team.begin(), team.end(), [&](const Candidate &c) { return mayHave(c, needs); });
            RC_PRE(team.size() > 1);
            RC_ASSERT(matched.has_value() == somebody);
            RC_ASSERT(whyNobody(team, needs).has_value() != somebody);
            if (matched)
                RC_ASSERT(mayHave(named(team, *matched), needs));
        }));
    }

    void theLeastSeniorTierThenTheLowestLoadTakesIt()
    {
        QVERIFY(
            rc::check("nobody of a lower tier, and nobody of that tier with half the load or less, is passed over", [] {
                const auto team = anyTeam(2);
                const auto needs = anyNeeds();
                const auto matched = match(team, needs, draw());
                RC_PRE(team.size() > 1 && matched.has_value());
                const Candidate &chosen = named(team, *matched);
                for (const auto &other : team) {
                    if (!mayHave(other, needs))
                        continue;
                    RC_ASSERT(other.tier >= chosen.tier);
                    if (other.tier == chosen.tier)
                        RC_ASSERT(chosen.open < 16 || 2 * other.open > chosen.open);
                }
            }));
    }

    void oneMoreReviewerMovesCasesToThatReviewerAlone()
    {
        QVERIFY(rc::check("a case stays or goes to the newcomer", [] {
            auto team = anyTeam(2);
            RC_PRE(team.size() > 1); // the limit does not count for one alone
            const auto needs = anyNeeds();
            const auto before = match(team, needs, draw());
            team.push_back(anyCandidate(99));
            const auto after = match(team, needs, draw());
            RC_ASSERT(after == before || after == std::optional(member(99)));
        }));
    }

    void oneMoreReviewerTakesAFairShare()
    {
        auto team = reviewers(4);
        team.push_back(reviewer(99));
        int moved = 0;
        for (int i = 0; i < 10000; ++i)
            moved += match(team, caseNumber(i), draw()) == std::optional(member(99)) ? 1 : 0;
        // The exact Binomial(10000, 1/5) lies outside 1800 to 2200 with probability under 1e-6.
        QVERIFY2(moved >= 1800 && moved <= 2200, std::to_string(moved).c_str());
    }

    void casesAreBalanced()
    {
        std::map<MemberId, int> counts;
        for (int i = 0; i < 10000; ++i)
            ++counts[*match(reviewers(8), caseNumber(i), draw())];
        QCOMPARE(counts.size(), std::size_t{8});
        // The exact Binomial(10000, 1/8) lies outside 1070 to 1430 with probability under 1e-7.
        for (const auto &[id, count] : counts)
            QVERIFY2(count >= 1070 && count <= 1430, (id.value + ": " + std::to_string(count)).c_str());
    }

    /// Two with 4 and 12 open cases are in one class; their weights are 1/20 and 1/28.
    void whoHasFewerGetsMoreInProportion()
    {
        auto team = reviewers(2);
        team[0].open = 4;
        team[1].open = 12;
        int first = 0;
        for (int i = 0; i < 10000; ++i)
            first += match(team, caseNumber(i), draw()) == std::optional(member(0)) ? 1 : 0;
        // Expected 10000 · 28/48 = 5833, with a standard deviation of 49: five of them.
        QVERIFY2(first > 5587 && first < 6080, std::to_string(first).c_str());
    }

    void nobodyDrownsWhileOthersHaveTime()
    {
        auto team = reviewers(3);
        team[0].open = 150;
        team[1].open = 40;
        for (int i = 0; i < 600; ++i)
            ++std::find_if(team.begin(), team.end(), [matched = *match(team, caseNumber(i), draw())](const auto &c) {
                  return c.member == matched;
              })->open;
        std::vector<std::int64_t> open;
        for (const auto &candidate : team)
            open.push_back(candidate.open);
        QCOMPARE(std::accumulate(open.begin(), open.end(), std::int64_t{0}), std::int64_t{790});
        const auto [least, most] = std::minmax_element(open.begin(), open.end());
        QVERIFY2(*most <= 2 * *least, std::to_string(*least).c_str());
        QVERIFY(*least >= 200);
    }

    void anotherPeriodDrawsAnew()
    {
        int same = 0;
        for (int i = 0; i < 10000; ++i) {
            auto needs = caseNumber(i);
            const auto before = match(reviewers(5), needs, draw());
            ++needs.period;
            same += match(reviewers(5), needs, draw()) == before ? 1 : 0;
        }
        // Independent draws agree in Binomial(10000, 1/5) cases.
        QVERIFY2(same >= 1800 && same <= 2200, std::to_string(same).c_str());
    }

    void anotherSecretDrawsAnew()
    {
        int same = 0;
        for (int i = 0; i < 1000; ++i)
            same += match(reviewers(5), caseNumber(i), draw()) ==
                            match(reviewers(5), caseNumber(i), KeyedDraw(KeyedDraw::Secret{7}))
                        ? 1
                        : 0;
        QVERIFY(same > 120 && same < 290);
    }

    void someoneAloneHasNoLimit()
    {
        auto needs = caseNumber(1);
        needs.maxOpen = 200;
        auto alone = reviewers(1);
        alone[0].open = 5000;
        QCOMPARE(match(alone, needs, draw()), std::optional(member(0)));
        auto two = reviewers(2);
        two[0].open = two[1].open = 200;
        QCOMPARE(match(two, needs, draw()), std::nullopt);
        two[1].open = 199;
        QCOMPARE(match(two, needs, draw()), std::optional(member(1)));
    }

    /// A founder alone under the default policy gets every case.
    void theDefaultAsksForNothing()
    {
        QVERIFY(rc::check("a founder gets any case", [] {
            auto founder = reviewer(0);
            founder.open = *rc::gen::inRange(0, 100000);
            const auto needs = needsOf(arbitrary::record(), Policy{}.leads, {}, arbitrary::moment());
            RC_ASSERT(match({founder}, needs, draw()) == std::optional(founder.member));
        }));
    }

    void needsComeFromTheCaseAndThePolicy()
    {
        CaseRecord record;
        record.name = {"skin", "7"};
        record.context.stakes = Stakes::High;
        record.context.subject = "customer-5512";
        record.context.fields = {{"clinics.0", {Scalar::Kind::Text, "North", 0}},
                                 {"clinics.1", {Scalar::Kind::Text, "South", 0}},
                                 {"facts.ward", {}},
                                 {"facts.number", {Scalar::Kind::Number, "12", 12}}};
        LeadsPolicy policy;
        DomainRouting &routing = policy.domains["skin"];
        routing.skills = {"dermatology"};
        routing.minTier = {1, 2, 3};
        routing.conflicts = {"context.subject", "context.clinics", "context.facts.ward", "context.facts.number",
                             "context.facts.absent"};
        routing.maxOpen = 30;
        routing.rotationDays = 7;
        const auto needs = needsOf(record, policy, {member(3)}, Time{15 * 86'400'000LL});
        QCOMPARE(needs.name, record.name);
        QCOMPARE(needs.skills, routing.skills);
        QCOMPARE(needs.minTier, 3);
        QCOMPARE(needs.conflictValues, (std::vector<std::string>{"customer-5512", "North", "South", "12"}));
        QCOMPARE(needs.excluded, (std::set<MemberId>{member(3)}));
        QCOMPARE(needs.maxOpen, 30);
        QCOMPARE(needs.period, std::int64_t{2});
        QCOMPARE(needsOf(record, policy, {}, Time{-1}).period, std::int64_t{-1});
        QCOMPARE(needsOf(record, policy, {}, Time{0}).period, std::int64_t{0});
        routing.rotationDays = 0;
        QCOMPARE(needsOf(record, policy, {}, Time{15 * 86'400'000LL}).period, std::int64_t{0});
    }

    void theLeadReadsWhyNobodyMayHaveIt()
    {
        auto needs = caseNumber(1);
        auto team = reviewers(2);
        QCOMPARE(why({}, needs, 14), std::string("The team has no reviewer; 14 cases wait."));
        needs.skills = {"dermatology"};
        QCOMPARE(why(team, needs, 14), std::string("Nobody has the skill \"dermatology\"; 14 cases wait."));
        team[0].skills = {"dermatology"};
        team[0].awayUntil = needs.now + 1;
        QCOMPARE(why(team, needs, 14), std::string("Nobody with the skill \"dermatology\" is present; 14 cases wait."));
        team[0].awayUntil = needs.now;
        QCOMPARE(why(team, needs, 1), std::string());
        needs.minTier = 3;
        QCOMPARE(why(team, needs, 1),
                 std::string("Nobody with the skill \"dermatology\" has tier 3 or above; 1 case waits."));
        needs.minTier = 1;
        needs.skills = {"dermatology", "german"};
        QCOMPARE(why(team, needs, 2), std::string("Nobody has the skill \"german\"; 2 cases wait."));
        team[1].skills = {"german"};
        QCOMPARE(why(team, needs, 2),
                 std::string("Nobody has the skills \"dermatology\" and \"german\"; 2 cases wait."));
        needs.skills.clear();
        needs.excluded = {member(0), member(1)};
        QCOMPARE(why(team, needs, 1), std::string("Everybody who may decide has had the case before; 1 case waits."));
        needs.excluded.clear();
        needs.maxOpen = 5;
        team[0].open = team[1].open = 5;
        QCOMPARE(why(team, needs, 3), std::string("Everybody who may decide has 5 open cases or more; 3 cases wait."));
        needs.conflictValues = {"Acme"};
        team[0].conflicts = team[1].conflicts = {"acme"};
        QCOMPARE(why(team, needs, 3),
                 std::string("Everybody who may decide has declared a conflict of interest; 3 cases wait."));
    }

    /// Two processors, or an auditor years later, must draw the same.
    void anAnswerStaysTheSame()
    {
        std::string answers;
        for (int i = 0; i < 12; ++i)
            answers += match(reviewers(5), caseNumber(i), draw())->value.substr(2);
        QCOMPARE(answers, std::string("114320301344"));
    }
};

QTEST_APPLESS_MAIN(Matching)
#include "test_matching.moc"
