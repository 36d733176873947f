#include <QTest>

#include "core/policy/diff.h"
#include "core/policy/reader.h"
#include "core/policy/writer.h"
#include "tests/policy/arbitrarypolicy.h"

using namespace verdict;

namespace {

/// One random change of a document: a byte, a cut, or a piece of it once more.
std::string mutated(std::string json)
{
    const auto at = *rc::gen::inRange<std::size_t>(0, json.size());
    switch (*rc::gen::inRange(0, 4)) {
    case 0: json[at] = *rc::gen::arbitrary<char>(); break;
    case 1: json.resize(at); break;
    case 2:
        json.insert(at, *rc::gen::element<std::string>("{", "}", "[", "null", "-1e999", "\"", ",", "\xff", "1e308"));
        break;
    default: json.insert(at, json.substr(at / 2, 40)); break;
    }
    return json;
}

} // namespace

class PolicyRoundTrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writtenPoliciesReadBackEqual()
    {
        QVERIFY(rc::check("write, then read", [] {
            const Policy policy = arbitrary::policy();
            const auto read = readPolicy(writePolicy(policy));
            if (!read)
                RC_LOG(inWords(read.faults));
            RC_ASSERT(read.faults.empty());
            RC_ASSERT(read.value == policy);
            RC_ASSERT(readPolicy(writePolicyPretty(policy)).value == policy);
        }));
    }

    void partsCarryAllOfThePolicy()
    {
        QVERIFY(rc::check("the two parts make the whole", [] {
            const Policy policy = arbitrary::policy();
            const auto open = readOpenPart(writeOpenPart(policy));
            const auto leads = readLeadsPart(writeLeadsPart(policy));
            RC_ASSERT(open && leads);
            RC_ASSERT((Policy{open.value.version, open.value.policy, leads.value.policy} == policy));
            RC_ASSERT(leads.value.version == policy.version);
        }));
    }

    void theOpenPartTellsNothingOfTheOther()
    {
        QVERIFY(rc::check("equal open parts, whatever the leads' part", [] {
            Policy policy = arbitrary::policy();
            const std::string before = writeOpenPart(policy);
            policy.leads = arbitrary::policy().leads;
            RC_ASSERT(writeOpenPart(policy) == before);
        }));
    }

    void noMutationCrashesTheReader()
    {
        QVERIFY(rc::check("a mutated policy is read or refused", [] {
            std::string json =
                *rc::gen::arbitrary<bool>() ? writePolicy(arbitrary::policy()) : writePolicyPretty(arbitrary::policy());
            for (int changes = *rc::gen::inRange(1, 4); changes > 0 && !json.empty(); --changes)
                json = mutated(json);
            const auto read = readPolicy(json);
            if (read)
                RC_ASSERT(readPolicy(writePolicy(read.value)).value == read.value);
            else
                RC_ASSERT(!inWords(read.faults).empty());
        }));
    }

    void diffIsEmptyExactlyForEqualPolicies()
    {
        QVERIFY(rc::check("diff", [] {
            const Policy one = arbitrary::policy();
            Policy two = arbitrary::policy();
            two.version = one.version;
            RC_ASSERT(diff(one, one).empty());
            RC_ASSERT(diff(one, two).empty() == (one == two));
        }));
    }
};

QTEST_APPLESS_MAIN(PolicyRoundTrip)
#include "test_roundtrip.moc"
