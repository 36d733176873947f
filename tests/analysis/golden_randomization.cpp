#include <QMessageAuthenticationCode>

#include "core/analysis/allocation.h"
#include "core/analysis/randomizationchecks.h"
#include "golden_json.h"

using namespace verdict::analysis;

namespace golden {

static KeyedHash keyedHash(const QByteArray &key)
{
    return [key](std::string_view message) {
        const QByteArray bytes = QMessageAuthenticationCode::hash(QByteArray(message.data(), qsizetype(message.size())),
                                                                  key, QCryptographicHash::Sha256);
        Digest digest;
        std::copy(bytes.begin(), bytes.end(), digest.begin());
        return digest;
    };
}

static QString hex(const Digest &digest)
{
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(digest.data()), qsizetype(digest.size())).toHex());
}

static QJsonObject blockCase(const QJsonObject &input, const KeyedHash &hash)
{
    const QJsonObject ratio = input.value(u"ratio").toObject();
    const auto arms = permutedBlock(hash, input.value(u"study").toString().toStdString(),
                                    input.value(u"stratum").toString().toStdString(), count(input, u"block"),
                                    int(count(ratio, u"shown")), int(count(ratio, u"blind")));
    return jsonResult(arms, [](const std::vector<Arm> &found) {
        const auto name = [](Arm arm) { return arm == Arm::Shown ? u"shown"_qs : u"blind"_qs; };
        return QJsonObject{{u"arms"_qs, jsonEach(found, name)}};
    });
}

static QJsonObject allocationCase(const QJsonObject &input)
{
    const KeyedHash hash = keyedHash(QByteArray::fromHex(input.value(u"key_hex").toString().toLatin1()));
    if (input.contains(u"study"))
        return blockCase(input, hash);
    const bool text = input.contains(u"message");
    const QByteArray message = text ? input.value(u"message").toString().toUtf8()
                                    : QByteArray::fromHex(input.value(u"message_hex").toString().toLatin1());
    const Digest digest = hash(std::string_view(message.data(), std::size_t(message.size())));
    return {{u"digest_hex"_qs, hex(digest)}, {u"u"_qs, text ? QJsonValue(uniformOf(digest)) : QJsonValue()}};
}

static QJsonObject chiSquareObject(const ChiSquareTest &test)
{
    return {{u"chi2"_qs, json(test.chi2)}, {u"df"_qs, json(test.df)}, {u"p"_qs, json(test.p)}};
}

static QJsonObject uniformityObject(const UniformityTest &test)
{
    QJsonObject object = chiSquareObject(test.bins);
    object.insert(u"ks_d", json(test.ksD));
    object.insert(u"ks_p", json(test.ksP));
    return object;
}

static verdict::Result<Maybe> smdOf(const QJsonObject &input)
{
    const QJsonObject shown = input.value(u"shown").toObject(), blind = input.value(u"blind").toObject();
    if (shown.contains(u"x"))
        return standardizedDifference(tally(shown), tally(blind));
    return standardizedDifference(ArmMoments{number(shown, u"mean"), number(shown, u"sd")},
                                  ArmMoments{number(blind, u"mean"), number(blind, u"sd")});
}

static QJsonObject checksCase(const QJsonObject &input)
{
    if (input.contains(u"counts"))
        return jsonResult(sampleRatioMismatch(integers<std::int64_t>(input, u"counts"), numbers(input, u"ratio")),
                          [](const ChiSquareTest &test) {
                              return QJsonObject{{u"srm"_qs, chiSquareObject(test)}};
                          });
    if (input.contains(u"u"))
        return jsonResult(uniformity(numbers(input, u"u"), int(count(input, u"bins"))), [](const UniformityTest &test) {
            return QJsonObject{{u"uniform"_qs, uniformityObject(test)}};
        });
    return jsonResult(smdOf(input), [](const Maybe &smd) { return QJsonObject{{u"smd"_qs, json(smd)}}; });
}

static QJsonObject spacingCase(const QJsonObject &input)
{
    const QJsonValue largest = input.value(u"max_gap");
    const auto limit = largest.isNull() ? std::nullopt : std::optional(std::int64_t(largest.toInteger()));
    const auto spacing =
        checkSpacing(number(input, u"rate"), count(input, u"min_gap"), limit, count(input, u"n_cases"));
    return jsonResult(spacing, [](const CheckSpacing &result) {
        return QJsonObject{{u"mean_gap"_qs, json(result.meanGap)},
                           {u"effective_rate"_qs, result.effectiveRate},
                           {u"p_gap"_qs, json(result.gaps)},
                           {u"expected_checks"_qs, result.expectedChecks},
                           {u"predictability"_qs, result.predictability}};
    });
}

void addRandomizationAdapters(Adapters &adapters)
{
    adapters.insert(u"hmac_allocation"_qs, allocationCase);
    adapters.insert(u"randomization_checks"_qs, checksCase);
    adapters.insert(u"check_spacing"_qs, spacingCase);
}

} // namespace golden
