#include "test_caserecordroundtrip.h"

#include "core/case/caserecordreader.h"
#include "core/case/caserecordwriter.h"
#include "core/case/jsonwriter.h"

#include <QTest>
#include <algorithm>
#include <rapidcheck.h>

using namespace verdict;

namespace {

const std::vector<std::string> words{"fraud",      "a.b", "back\\slash", "\u00e9t\u00e9", "\U0001F600", "-rf", "%1",
                                     "\"quoted\"", "0",   "x y"};
const std::vector<std::string> texts{"",       "plain", "two\nlines\t", "\x01\x1b[2J", "\u202eright",
                                     "\u0663", "<b>",   "\\u0041",      "a.b\\c"};
const std::vector<double> numbers{0,       1,    -1, 0.1, 1e-9, 302.5, 9007199254740993.0, 1e22, 1.2345678901234568e20,
                                  -5e-324, 1e300};
const std::vector<std::string> values{
    "null", "true", "-12", "0.5", R"("t")", "[]", "{}", R"([1,{"a":null}])", R"({"x.y":[false]})"};

template <class T> T one(const std::vector<T> &from) { return *rc::gen::elementOf(from); }
int upTo(int most) { return *rc::gen::inRange(0, most + 1); }
bool coin() { return *rc::gen::arbitrary<bool>(); }
double share() { return *rc::gen::inRange(0, 10'001) / 10'000.0; }
std::optional<double> maybeNumber() { return coin() ? std::optional(one(numbers)) : std::nullopt; }

template <class T, class Make> std::vector<T> some(int most, Make make)
{
    std::vector<T> items(upTo(most));
    std::generate(items.begin(), items.end(), make);
    return items;
}

std::vector<LabelProbability> probabilities()
{
    std::vector<LabelProbability> items;
    for (const std::string &word : words)
        if (coin())
            items.push_back({word, share()});
    return items;
}

Scalar scalar()
{
    switch (upTo(3)) {
    case 0: return {};
    case 1: return {Scalar::Kind::Text, one(texts), 0};
    case 2: return coin() ? Scalar{Scalar::Kind::Bool, "true", 1} : Scalar{Scalar::Kind::Bool, "false", 0};
    default: {
        const double value = one(numbers);
        return {Scalar::Kind::Number, shortestDigits(value), value};
    }
    }
}

std::vector<Field> facts()
{
    std::vector<Field> fields;
    for (const std::string &word : words)
        if (coin())
            fields.push_back({word, scalar()});
    return fields;
}

Feature feature() { return {one(texts), one(texts), maybeNumber()}; }

SimilarCase similar()
{
    return {one(words), one(texts), coin() ? std::optional(share()) : std::nullopt, one(texts), one(texts), facts()};
}

Prediction prediction()
{
    Prediction p;
    p.label = one(words);
    p.confidence = share();
    p.modelVersion = one(words);
    p.probabilities = probabilities();
    p.topFeatures = some<Feature>(4, feature);
    p.similar = some<SimilarCase>(2, similar);
    p.ensemble = some<std::vector<LabelProbability>>(3, probabilities);
    if (coin())
        p.range = ProbabilityRange{0.25, 0.5 + share() / 2};
    p.novelty = maybeNumber();
    return p;
}

CaseContext context()
{
    CaseContext c;
    c.stakes = one(std::vector{Stakes::Low, Stakes::Medium, Stakes::High});
    c.subject = one(texts);
    c.financialImpact = maybeNumber();
    c.appeal = coin();
    c.history = some<std::string>(2, [] { return one(texts); });
    c.facts = facts();
    return c;
}

KeyEvidence keyEvidence()
{
    KeyEvidence k{one(texts), one(texts), one(texts), one(texts), one(texts), {}, {}, maybeNumber()};
    if (coin())
        k.range = UsualRange{one(numbers), 1, 2, 2.5};
    if (coin())
        k.direction = upTo(2) - 1;
    return k;
}

Evidence textEvidence()
{
    Evidence e;
    e.text = "ab\U0001F600\u00e9";
    e.highlights = some<Highlight>(3, [] {
        const int start = upTo(4);
        return Highlight{start, start + upTo(4 - start), one(texts), one(numbers)};
    });
    return e;
}

Evidence tableEvidence()
{
    Evidence e;
    e.columns = some<std::string>(3, [] { return one(texts); });
    e.rows.resize(upTo(3), std::vector<std::string>(e.columns.size(), one(texts)));
    return e;
}

Evidence seriesEvidence()
{
    Evidence e;
    e.points = some<SeriesPoint>(3, [] {
        return SeriesPoint{coin() ? "2026-11-22T09:30:00.000Z" : shortestDigits(one(numbers)), one(numbers),
                           one(texts)};
    });
    return e;
}

Evidence contentOf(EvidenceKind kind)
{
    Evidence e;
    switch (kind) {
    case EvidenceKind::Text: return textEvidence();
    case EvidenceKind::Table: return tableEvidence();
    case EvidenceKind::Series: return seriesEvidence();
    case EvidenceKind::Json: e.json = one(values); return e;
    case EvidenceKind::Timeline: e.json = R"([{"at":1}])"; return e;
    case EvidenceKind::Link: e.url = "https://example.org/a"; return e;
    case EvidenceKind::Image: e.mmPerPixel = 0.25; [[fallthrough]];
    default: e.path = "a/\u00e9.bin"; return e;
    }
}

Evidence evidence()
{
    const auto kind =
        one(std::vector{EvidenceKind::Text, EvidenceKind::Image, EvidenceKind::Table, EvidenceKind::Json,
                        EvidenceKind::Pdf, EvidenceKind::Link, EvidenceKind::Series, EvidenceKind::Timeline,
                        EvidenceKind::Audio, EvidenceKind::Video, EvidenceKind::Other});
    Evidence e;
    if (kind == EvidenceKind::Other) {
        e.title = "T";
        e.json = R"({"kind":"hologram","title":"T","x":)" + one(values) + '}';
        return e;
    }
    e = contentOf(kind);
    e.kind = kind;
    e.title = one(texts);
    if (kind == EvidenceKind::Json && e.json == "null")
        e.json.clear();
    return e;
}

std::vector<UnknownField> unknown(const CaseRecord &record)
{
    std::vector<std::string> places{"", "prediction.", "context."};
    if (!record.evidence.empty() && record.evidence[0].kind != EvidenceKind::Other)
        places.push_back("evidence.0.");
    if (!record.keyEvidence.empty())
        places.push_back("keyEvidence.0.");
    if (!record.prediction.topFeatures.empty())
        places.push_back("prediction.topFeatures.0.");
    std::vector<UnknownField> fields;
    for (const std::string &place : places)
        for (const char *name : {"q", "with\\.dot", "with\\\\slash", "dot\\.and\\\\slash"})
            if (coin())
                fields.push_back({place + name, one(values)});
    std::sort(fields.begin(), fields.end(), [](auto &a, auto &b) { return a.path < b.path; });
    return fields;
}

CaseRecord record()
{
    CaseRecord r;
    r.name = {one(words), one(words)};
    r.title = one(texts);
    r.subtitle = one(texts);
    r.kind = one(texts);
    if (coin())
        r.received = Time{*rc::gen::inRange<std::int64_t>(-62'135'596'800'000, 253'402'300'799'999)};
    r.requiredBy = r.received;
    r.prediction = prediction();
    if (coin())
        r.labels = words;
    r.context = context();
    r.keyEvidence = some<KeyEvidence>(3, keyEvidence);
    r.evidence = some<Evidence>(4, evidence);
    r.unknown = unknown(r);
    return r;
}

std::optional<CaseRecord> readBack(const std::string &json)
{
    Rejection why;
    auto read = CaseRecordReader().read(json, why);
    if (!read)
        RC_LOG() << why.field << ": " << why.reason << "\n" << json << "\n";
    return read;
}

/// Changes, drops, doubles or inserts bytes at a few places.
std::string mutated(std::string bytes)
{
    const std::string interesting = "\"\\{}[],:0-9eE.truefalsnl \xC3\xED\xFF";
    for (int i = upTo(3); i >= 0 && !bytes.empty(); --i) {
        const auto at = static_cast<std::size_t>(upTo(static_cast<int>(bytes.size()) - 1));
        switch (upTo(3)) {
        case 0: bytes[at] = *rc::gen::elementOf(interesting); break;
        case 1: bytes.erase(at, static_cast<std::size_t>(upTo(20))); break;
        case 2: bytes.insert(at, bytes.substr(at, static_cast<std::size_t>(upTo(40)))); break;
        default: bytes.insert(at, 1, static_cast<char>(upTo(255))); break;
        }
    }
    return bytes;
}

} // namespace

void CaseRecordRoundTripTest::readsBackWhatItWrote()
{
    QVERIFY(rc::check("reading what was written gives the same record", [] {
        const CaseRecord original = record();
        auto read = readBack(toJson(original));
        RC_ASSERT(read.has_value());
        RC_ASSERT(readBack(toJson(*read)) == read);
        if (read->keyEvidenceMade)
            read->keyEvidence.clear();
        read->keyEvidenceMade = false;
        read->context.fields.clear();
        RC_ASSERT(*read == original);
    }));
}

void CaseRecordRoundTripTest::writesMadeKeyEvidenceNotAtAll()
{
    Rejection why;
    const auto read = CaseRecordReader().read(
        R"({"id":"a","domain":"d","prediction":{"label":"x","confidence":1,"modelVersion":"m","topFeatures":[{"feature":"f"}]}})",
        why);
    QVERIFY(read.has_value());
    QVERIFY(toJson(*read).find("keyEvidence") == std::string::npos);
    QCOMPARE(*CaseRecordReader().read(toJson(*read), why), *read);
}

void CaseRecordRoundTripTest::anEmptyNameIsAName()
{
    Rejection why;
    const auto read = CaseRecordReader().read(
        R"({"id":"a","domain":"d","prediction":{"label":"x","confidence":1,"modelVersion":"m","topFeatures":[{"feature":"f"}]},)"
        R"("context":{"facts":{"":{"a":1},"a":2}}})",
        why);
    QVERIFY(read.has_value());
    QCOMPARE(read->context.facts.size(), 2u);
    QCOMPARE(*CaseRecordReader().read(toJson(*read), why), *read);
}

void CaseRecordRoundTripTest::answersEveryMutation()
{
    CaseRecordReader reader;
    QVERIFY(rc::check("a mutated record is taken or rejected with a reason", [&] {
        const std::string json = mutated(toJson(record()));
        Rejection why;
        const auto read = reader.read(json, why);
        if (!read)
            RC_ASSERT(!why.reason.empty());
        else
            RC_ASSERT(readBack(toJson(*read)) == read);
    }));
}

QTEST_APPLESS_MAIN(CaseRecordRoundTripTest)
