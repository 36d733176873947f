#include <QTest>

#include "core/routing/audit.h"

#include <rapidcheck.h>

#include <set>

using namespace verdict;

namespace {

KeyedDraw drawWith(std::uint8_t start)
{
    KeyedDraw::Secret secret{};
    for (std::size_t i = 0; i < secret.size(); ++i)
        secret[i] = static_cast<std::uint8_t>(start + i);
    return KeyedDraw(secret);
}

} // namespace

class Draws : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMessageIsPurposeAndId()
    {
        const KeyedDraw::Secret secret{1, 2, 3};
        QCOMPARE(KeyedDraw(secret).digest("audit", "8:payments7"), hmacSha256(secret, "audit|8:payments7"));
    }

    void purposesIdsAndSecretsAreApart()
    {
        const KeyedDraw draw = drawWith(1);
        QVERIFY(draw.uniform("audit", "x") != draw.uniform("arm", "x"));
        QVERIFY(draw.uniform("audit", "x") != draw.uniform("audit", "y"));
        QVERIFY(draw.uniform("audit", "x") != drawWith(2).uniform("audit", "x"));
        QCOMPARE(draw.uniform("audit", "x"), drawWith(1).uniform("audit", "x"));
    }

    void namesGiveDifferentIds()
    {
        QVERIFY(rc::check("drawId is one to one", [] {
            const auto names = *rc::gen::container<std::vector<std::string>>(
                4, rc::gen::container<std::string>(rc::gen::element('a', '1', ':')));
            const CaseName one{names[0], names[1]};
            const CaseName two{names[2], names[3]};
            RC_ASSERT((drawId(one) == drawId(two)) == (one == two));
        }));
    }

    void uniformStaysInItsRange()
    {
        QCOMPARE(uniformOf(Digest256{}), 0.0);
        Digest256 highest;
        highest.fill(0xff);
        QVERIFY(uniformOf(highest) < 1.0);
        QCOMPARE(1.0 - uniformOf(highest), 0x1p-53);
    }

    void integersReachEveryValueBelowTheBound()
    {
        const KeyedDraw draw = drawWith(3);
        std::set<std::uint64_t> seen;
        for (int i = 0; i < 400; ++i)
            seen.insert(draw.below(7, "block", std::to_string(i)));
        QCOMPARE(seen, (std::set<std::uint64_t>{0, 1, 2, 3, 4, 5, 6}));
        QCOMPARE(draw.below(1, "block", "x"), std::uint64_t{0});
    }

    void integersAreRedrawnWhereARemainderWouldBeBiased()
    {
        // Two thirds of 2^64: a third of the first digests lies in the biased part and must be passed over.
        constexpr std::uint64_t bound = 12297829382473034410u;
        const KeyedDraw draw = drawWith(4);
        int firstHalf = 0;
        for (int i = 0; i < 4000; ++i)
            firstHalf += draw.below(bound, "block", std::to_string(i)) < bound / 2;
        // Binomial(4000, 1/2) leaves 1800 to 2200 with probability under 1e-9; the bias would give 2667.
        QVERIFY(firstHalf > 1800 && firstHalf < 2200);
    }

    void auditShareIsMetWithinBinomialLimits()
    {
        const KeyedDraw draw = drawWith(5);
        int drawn = 0;
        for (int i = 0; i < 20000; ++i)
            drawn += drawAudit({"payments", "tx-" + std::to_string(i)}, 0.05, draw).drawn;
        // The exact Binomial(20000, 0.05) lies outside 850 to 1157 with probability under 1e-6.
        QVERIFY(drawn >= 850 && drawn <= 1157);
    }

    void auditSharesAtTheEnds()
    {
        const KeyedDraw draw = drawWith(6);
        for (int i = 0; i < 1000; ++i) {
            QVERIFY(!drawAudit({"d", std::to_string(i)}, 0, draw).drawn);
            QVERIFY(drawAudit({"d", std::to_string(i)}, 1, draw).drawn);
        }
        QCOMPARE(drawAudit({"d", "1"}, 0.25, draw).probability, 0.25);
    }
};

QTEST_APPLESS_MAIN(Draws)
#include "test_draw.moc"
