#include "core/exchange/ingestbatch.h"

#include "core/case/jsonwriter.h"
#include "core/exchange/rejects.h"
#include "core/routing/folds/casefold.h"
#include "core/routing/folds/rowcodec.h"
#include "core/team/rosterevents.h"

#include <algorithm>
#include <map>
#include <simdjson.h>

namespace verdict {
namespace {

constexpr std::size_t maxCases = 1000;
constexpr std::size_t maxPackBytes = 1024 * 1024;
constexpr std::size_t shownOfRecord = 4096;

/// Equal for records that differ only in white space between values.
KeyedName contentName(const AudienceKey &leads, const std::string &json, const std::vector<std::string> &attachments)
{
    thread_local std::string small;
    small.resize(json.size());
    std::size_t length = 0;
    if (simdjson::minify(json.data(), json.size(), small.data(), length) != simdjson::SUCCESS)
        length = 0;
    std::string_view bytes(small.data(), length);
    if (attachments.empty())
        return keyedName(leads, "content", bytes);
    Sha256 hash;
    hash.add(bytes);
    for (const auto &attachment : attachments)
        hash.add(Sha256().add(attachment).finish());
    return keyedName(leads, "content", asText(hash.finish()));
}

Rejection rejection(const IncomingCase &incoming, std::string field, std::string reason)
{
    return {incoming.line, std::move(field), std::move(reason), cutRecord(incoming.json)};
}

/// Media types of attachments that are no pictures, from their first bytes.
std::string documentType(std::string_view bytes, EvidenceKind kind)
{
    if (bytes.starts_with("%PDF-"))
        return "application/pdf";
    return kind == EvidenceKind::Audio   ? "audio/unknown"
           : kind == EvidenceKind::Video ? "video/unknown"
                                         : "application/octet-stream";
}

/// Checks one attachment and fills its line of the manifest; a sentence if it cannot be taken.
std::optional<std::string> inspect(const std::string &bytes, EvidenceKind kind, PictureDecoder &decoder,
                                   const std::stop_token &stop, IngestedAttachment &into)
{
    into.bytes = static_cast<std::int64_t>(bytes.size());
    into.mediaType = documentType(bytes, kind);
    if (kind == EvidenceKind::Pdf && into.mediaType != "application/pdf")
        return "This is not a PDF document.";
    if (kind != EvidenceKind::Image)
        return std::nullopt;
    const auto info = decoder.check(bytes, stop);
    if (!info)
        return info.error().reason;
    into.mediaType = "image/" + std::string(pictureFormatName(info->format));
    into.width = info->width;
    into.height = info->height;
    return std::nullopt;
}

/// Labels beyond this many in one record are no list that a person could choose from.
constexpr std::size_t maxLabelsSeen = 50;

std::vector<std::string> labelsOf(const Prediction &prediction)
{
    std::vector<std::string> labels{prediction.label};
    for (const auto &[label, probability] : prediction.probabilities)
        if (label != prediction.label && labels.size() < maxLabelsSeen)
            labels.push_back(label);
    return labels;
}

class Sealer {
public:
    Sealer(const LeadsKeys &keys, const WorkspaceFiles &files, PictureDecoder &decoder, const std::stop_token &stop)
        : m_keys(keys), m_files(files), m_decoder(decoder), m_stop(stop)
    {
    }

    void add(IncomingCase &incoming, SealedBatch &into)
    {
        SealedCase sealed;
        std::vector<std::string> contents;
        if (auto fault = attachments(incoming, sealed.manifest, contents)) {
            into.rejections.push_back(std::move(*fault));
            return;
        }
        const Salted salted = saltAndName(incoming.json);
        sealed.sealed = seal(m_keys.audience, salted, incoming.json);
        sealed.manifest.key = caseKey(m_keys.names, incoming.record.name);
        sealed.manifest.content = contentName(m_keys.names, incoming.json, contents);
        sealed.manifest.record = salted.name;
        sealed.manifest.sealedBytes = static_cast<std::int64_t>(sealed.sealed.size());
        if (incoming.record.labels.empty())
            sealed.labels = labelsOf(incoming.record.prediction);
        sealed.manifest.domain = std::move(incoming.record.name.domain);
        sealed.line = incoming.line;
        incoming.json.resize(std::min(incoming.json.size(), shownOfRecord));
        sealed.excerpt = std::move(incoming.json);
        into.cases.push_back(std::move(sealed));
    }

private:
    std::optional<Rejection> attachments(const IncomingCase &incoming, IngestedCase &manifest,
                                         std::vector<std::string> &contents)
    {
        for (const auto &attachment : incoming.attachments) {
            const std::string field = "evidence." + std::to_string(attachment.evidenceIndex) + ".path";
            auto bytes = attachment.load();
            if (!bytes)
                return rejection(incoming, field, bytes.error().reason);
            IngestedAttachment line;
            line.evidence = attachment.evidenceIndex;
            const auto kind = incoming.record.evidence.at(static_cast<std::size_t>(attachment.evidenceIndex)).kind;
            if (const auto fault = inspect(*bytes, kind, m_decoder, m_stop, line))
                return rejection(incoming, field, *fault);
            publishSealed(*bytes, line);
            manifest.attachments.push_back(std::move(line));
            contents.push_back(std::move(*bytes));
        }
        return std::nullopt;
    }

    void publishSealed(const std::string &bytes, IngestedAttachment &line)
    {
        const Salted salted = saltAndName(bytes);
        const std::string sealed = seal(m_keys.audience, salted, bytes);
        line.object = salted.name;
        line.sealedBytes = static_cast<std::int64_t>(sealed.size());
        publishBlob(m_files, salted.name, sealed);
    }

    const LeadsKeys &m_keys;
    const WorkspaceFiles &m_files;
    PictureDecoder &m_decoder;
    const std::stop_token &m_stop;
};

/// One event in the making.
class Entry {
public:
    Entry(JournalSession &session, int epoch)
        : m_session(session), m_leads(session.ownLog(LogRole::Leads)), m_epoch(epoch)
    {
    }

    /// The content under which this entry already holds the case; nothing if it does not.
    [[nodiscard]] const KeyedName *held(const KeyedName &key) const
    {
        const auto found = m_held.find(key);
        return found == m_held.end() ? nullptr : &found->second;
    }

    /// `revised` is the event of the version that this one replaces; 0 = none.
    void add(SealedCase one, std::int64_t revised)
    {
        if (m_cases.size() == maxCases || m_pack.size() + one.sealed.size() > maxPackBytes)
            flush();
        if (revised != 0)
            m_after.push_back(m_session.headAt(revised));
        m_held.emplace(one.manifest.key, one.manifest.content);
        m_pack += one.sealed;
        for (const auto &attachment : one.manifest.attachments)
            m_blobs.push_back({attachment.object, attachment.sealedBytes});
        if (!one.labels.empty())
            m_labels[one.manifest.domain].insert(one.labels.begin(), one.labels.end());
        m_cases.push_back(std::move(one.manifest));
    }

    void flush()
    {
        if (m_cases.empty())
            return;
        JsonWriter payload = beginPayload(ingestedType, m_session.now(), m_session.credentials().member);
        writeIngested(payload, m_cases, m_labels);
        writeAfter(payload, m_leads, std::move(m_after));
        payload.endObject();
        m_session.append(m_leads, payload.bytes(), m_epoch, m_pack, m_blobs);
        m_after.clear();
        m_cases.clear();
        m_pack.clear();
        m_blobs.clear();
        m_held.clear();
        m_labels.clear();
    }

private:
    JournalSession &m_session;
    LogId m_leads;
    int m_epoch;
    std::vector<HeldHead> m_after;
    std::vector<IngestedCase> m_cases;
    std::vector<BlobRef> m_blobs;
    std::string m_pack;
    std::map<KeyedName, KeyedName> m_held;
    LabelsSeen m_labels;
};

/// What the database knows of a case.
struct Known {
    CaseState state = CaseState::Unrouted;
    KeyedName content{};
    std::int64_t event = 0;
};

std::optional<Known> lookUp(Database &database, const IngestedCase &one)
{
    const KeyPair pair = pairOf(one.key);
    Statement &query = database.cached("SELECT state, content, event FROM cases WHERE key_high = ? AND key_low = ?");
    query.bind(1, pair.high).bind(2, pair.low);
    if (!query.step())
        return std::nullopt;
    Known known{static_cast<CaseState>(query.integer(0)), {}, query.integer(2)};
    const auto content = query.bytes(1);
    std::copy_n(content.begin(), std::min(content.size(), known.content.size()), known.content.begin());
    query.reset();
    return known;
}

} // namespace

KeyedName caseKey(const AudienceKey &names, const CaseName &name)
{
    std::string both = name.domain;
    both += '\0';
    both += name.id;
    return keyedName(names, "case", both);
}

SealedBatch sealBatch(CaseBatch batch, const LeadsKeys &keys, const WorkspaceFiles &files, PictureDecoder &decoder,
                      const std::stop_token &stop)
{
    SealedBatch sealed;
    sealed.rejections = std::move(batch.rejections);
    sealed.cases.reserve(batch.cases.size());
    Sealer sealer(keys, files, decoder, stop);
    for (auto &incoming : batch.cases) {
        if (stop.stop_requested())
            break;
        sealer.add(incoming, sealed);
    }
    return sealed;
}

void appendBatch(JournalSession &session, int epoch, std::vector<SealedCase> cases, IngestCounts &counts,
                 std::vector<Rejection> &rejections)
{
    Entry entry(session, epoch);
    for (auto &one : cases) {
        if (const auto *held = entry.held(one.manifest.key)) {
            if (*held == one.manifest.content) {
                ++counts.duplicates;
                continue;
            }
            entry.flush();
        }
        const auto known = lookUp(session.database(), one.manifest);
        if (known && known->content == one.manifest.content) {
            ++counts.duplicates;
        } else if (known && known->state == CaseState::Decided) {
            rejections.push_back({one.line, "id",
                                  "Somebody has decided this case already; it can no longer be revised.",
                                  cutRecord(one.excerpt)});
        } else {
            ++(known ? counts.revised : counts.accepted);
            if (known)
                one.manifest.revises = known->content;
            entry.add(std::move(one), known ? known->event : 0);
        }
    }
    entry.flush();
}

} // namespace verdict
