#include "tests/bench/sampledata.h"

#include "core/case/clock.h"
#include "core/case/jsonwriter.h"

#include <array>
#include <cinttypes>
#include <cstdio>
#include <fstream>
#include <random>

namespace verdict::bench {
namespace {

constexpr std::array words{"terminal", "merchant", "card",    "holder",  "earlier", "amount", "country", "evening",
                           "repeated", "online",   "address", "changed", "device",  "known",  "limit",   "refund"};
constexpr std::array labels{"approve", "decline", "hold"};
constexpr std::int64_t firstDay = 1'780'000'000'000;
constexpr std::int64_t day = 86'400'000;

/// The fields of one case; the three nested parts are JSON already.
struct Sample {
    std::string id;
    std::string title;
    std::string received;
    std::string requiredBy;
    std::string label;
    double confidence = 0;
    std::int64_t deadline = 0;
    std::string prediction;
    std::string context;
    std::string keyEvidence;
    std::string evidence;
};

class Maker {
public:
    explicit Maker(const SampleSize &size) : m_size(size), m_random(size.seed) {}

    Sample next()
    {
        Sample sample;
        char id[40];
        std::snprintf(id, sizeof id, "tx-%016" PRIx64, m_random());
        sample.id = id;
        m_amount = static_cast<double>(below(1'000'000)) / 100;
        sample.title = "Card payment to merchant " + std::to_string(below(100'000));
        const std::int64_t received = firstDay + below(30 * day);
        sample.deadline = received + day + below(60 * day);
        sample.received = toIso(Time{received});
        sample.requiredBy = toIso(Time{sample.deadline});
        sample.label = labels[static_cast<std::size_t>(below(3))];
        sample.confidence = 0.4 + static_cast<double>(below(6000)) / 10'000;
        sample.prediction = prediction(sample);
        sample.context = context();
        sample.keyEvidence = keyEvidence();
        sample.evidence = evidence(sample);
        return sample;
    }

private:
    std::int64_t below(std::int64_t limit)
    {
        return static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(limit));
    }

    std::string prediction(const Sample &sample)
    {
        JsonWriter json;
        json.beginObject().key("label").text(sample.label).key("confidence").number(sample.confidence);
        json.key("modelVersion").text("cards-7.2").key("topFeatures").beginArray();
        for (const char *feature : {"amount", "country distance", "hour"})
            json.beginObject().key("feature").text(feature).key("importance").number(below(100)).endObject();
        return json.endArray().endObject().take();
    }

    std::string context()
    {
        JsonWriter json;
        json.beginObject().key("stakes").text(below(10) == 0 ? "high" : "medium");
        json.key("subject").text("account " + std::to_string(below(1'000'000))).key("financialImpact").number(m_amount);
        json.key("facts").beginObject().key("country").text("DE").key("cardAgeDays").number(below(2000));
        return json.endObject().endObject().take();
    }

    std::string keyEvidence()
    {
        JsonWriter json;
        json.beginArray();
        for (const char *label : {"Amount", "Distance", "Earlier payments"})
            json.beginObject().key("label").text(label).key("value").text(std::to_string(below(5000))).endObject();
        return json.endArray().take();
    }

    std::string evidence(const Sample &sample)
    {
        constexpr std::size_t frame = 330; // names of fields, id, times
        const std::size_t before =
            frame + sample.title.size() + sample.prediction.size() + sample.context.size() + sample.keyEvidence.size();
        std::string text;
        while (before + text.size() < m_size.bytes)
            text.append(words[static_cast<std::size_t>(below(words.size()))]).append(" ");
        JsonWriter json;
        json.beginArray().beginObject().key("kind").text("text").key("title").text("Payment").key("text").text(text);
        return json.endObject().endArray().take();
    }

    SampleSize m_size;
    std::mt19937_64 m_random;
    double m_amount = 0;
};

std::string caseLine(const Sample &sample)
{
    JsonWriter json;
    json.beginObject().key("id").text(sample.id).key("domain").text("payments").key("title").text(sample.title);
    json.key("received").text(sample.received).key("requiredBy").text(sample.requiredBy).key("labels").beginArray();
    for (const char *label : labels)
        json.text(label);
    json.endArray().key("prediction").raw(sample.prediction).key("context").raw(sample.context);
    json.key("keyEvidence").raw(sample.keyEvidence).key("evidence").raw(sample.evidence).endObject();
    return json.take() + '\n';
}

void addQuoted(std::string &row, const std::string &text)
{
    row += ",\"";
    for (const char c : text)
        row.append(c == '"' ? 2 : 1, c);
    row += '"';
}

std::string csvRow(const Sample &sample)
{
    const int route = sample.confidence < 0.6 ? 2 : sample.confidence < 0.85 ? 1 : 0;
    const auto priority = static_cast<std::int64_t>((1 - sample.confidence) * 1e6);
    std::string row = sample.id + ",payments";
    for (const std::string *text : {&sample.title, &sample.received, &sample.requiredBy, &sample.label})
        addQuoted(row, *text);
    row += ',' + shortestDigits(sample.confidence) + ',' + std::to_string(route) + ",0," +
           std::to_string(sample.deadline - 3600 * priority);
    for (const std::string *json : {&sample.prediction, &sample.context, &sample.keyEvidence, &sample.evidence})
        addQuoted(row, *json);
    return row + '\n';
}

void write(const std::string &path, const SampleSize &size, std::string (*line)(const Sample &))
{
    std::ofstream out(path, std::ios::binary);
    Maker maker(size);
    for (std::int64_t i = 0; i < size.cases; ++i)
        out << line(maker.next());
    out.close();
    if (!out) {
        std::fprintf(stderr, "%s could not be written\n", path.c_str());
        std::exit(2);
    }
}

} // namespace

const char *const importTable =
    "CREATE TABLE cases(case_id TEXT, domain TEXT, title TEXT, received TEXT, required_by TEXT, label TEXT, "
    "confidence REAL, route INT, state INT, vkey INT, prediction TEXT, context TEXT, key_evidence TEXT, evidence TEXT);"
    "CREATE UNIQUE INDEX cases_id ON cases(case_id);"
    "CREATE INDEX pending ON cases(vkey) WHERE state = 0;"
    "CREATE INDEX pending_route ON cases(route, vkey) WHERE state = 0;";

void writeCaseFile(const std::string &path, const SampleSize &size) { write(path, size, caseLine); }

void writeRowFile(const std::string &path, const SampleSize &size) { write(path, size, csvRow); }

} // namespace verdict::bench
