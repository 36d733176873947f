#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "core/routing/draw.h"
#include "core/routing/uncertainty.h"

#include <cmath>

using namespace verdict;

namespace {

QJsonArray casesOf(const char *name)
{
    QFile file(QStringLiteral(VERDICT_SOURCE_DIR "/tests/routing/golden/%1.json").arg(QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("cases")].toArray();
}

std::vector<double> numbers(const QJsonArray &array)
{
    std::vector<double> values;
    for (const auto &value : array)
        values.push_back(value.toDouble());
    return values;
}

QJsonObject member(const QJsonObject &object, const char *name) { return object[QLatin1String(name)].toObject(); }

QByteArray fromHex(const QJsonObject &object, const char *name)
{
    return QByteArray::fromHex(object[QLatin1String(name)].toString().toLatin1());
}

QByteArray messageOf(const QJsonObject &input)
{
    return input.contains(QLatin1String("message_hex")) ? fromHex(input, "message_hex")
                                                        : input[QLatin1String("message")].toString().toUtf8();
}

Digest256 digestOf(const QJsonObject &input)
{
    const QByteArray key = fromHex(input, "key_hex");
    const QByteArray message = messageOf(input);
    return hmacSha256({reinterpret_cast<const std::uint8_t *>(key.data()), static_cast<std::size_t>(key.size())},
                      {message.data(), static_cast<std::size_t>(message.size())});
}

} // namespace

/// The values of the statistics reference, copied into golden/.
class RoutingGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void normalisedEntropies()
    {
        int checked = 0;
        for (const auto &item : casesOf("uncertainty")) {
            const QJsonArray rows = member(item.toObject(), "input")[QLatin1String("probs")].toArray();
            const QJsonArray expected = member(item.toObject(), "expected")[QLatin1String("entropy_norm")].toArray();
            for (qsizetype i = 0; i < expected.size(); ++i, ++checked)
                QVERIFY(std::abs(normalisedEntropy(numbers(rows[i].toArray())) - expected[i].toDouble()) <= 1e-9);
        }
        QVERIFY(checked >= 30);
    }

    void digestsAndUniformNumbers()
    {
        int digests = 0;
        int uniforms = 0;
        for (const auto &item : casesOf("hmac_allocation")) {
            const QJsonObject expected = member(item.toObject(), "expected");
            if (!expected.contains(QLatin1String("digest_hex")))
                continue;
            const Digest256 digest = digestOf(member(item.toObject(), "input"));
            QCOMPARE(toHex(digest.data(), digest.size()),
                     expected[QLatin1String("digest_hex")].toString().toStdString());
            ++digests;
            if (!expected.contains(QLatin1String("u")))
                continue;
            QVERIFY(std::abs(uniformOf(digest) - expected[QLatin1String("u")].toDouble()) <= 1e-15);
            ++uniforms;
        }
        QVERIFY(digests >= 7);
        QVERIFY(uniforms >= 4);
    }

    void ensembleMeansAndVotes()
    {
        const std::vector<std::vector<LabelProbability>> ensemble = {
            {{"a", 0.75}, {"b", 0.25}}, {{"b", 0.5}, {"a", 0.25}, {"c", 0.25}}, {{"a", 1.0}}, {}};
        const auto mean = ensembleMean(ensemble);
        QCOMPARE(mean, (std::vector<LabelProbability>{{"a", 0.5}, {"b", 0.1875}, {"c", 0.0625}}));
        QCOMPARE(variationRatio(ensemble), 1 - 2.0 / 3);
        QCOMPARE(variationRatio({}), 0.0);
        QCOMPARE(variationRatio({{}}), 0.0);
        QVERIFY(ensembleMean({}).empty());
        QCOMPARE(normalisedEntropy({}), 0.0);
        QCOMPARE(normalisedEntropy({1.0}), 0.0);
    }
};

QTEST_APPLESS_MAIN(RoutingGolden)
#include "test_golden.moc"
