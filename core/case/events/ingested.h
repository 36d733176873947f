#pragma once

#include "core/case/caserecord.h"
#include "core/case/jsonwriter.h"
#include "core/case/result.h"
#include "core/case/simdjsonfwd.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace verdict {

/// A name that only holders of the leads' key can make from what it names.
using KeyedName = std::array<std::uint8_t, 16>;

/// An attachment of a case record as the manifest lists it: a file of its own, sealed for the leads.
struct IngestedAttachment {
    int evidence = 0; ///< index into CaseRecord::evidence
    ObjectName object;
    std::int64_t sealedBytes = 0;
    std::int64_t bytes = 0;
    std::string mediaType;
    int width = 0;  ///< pixels; 0 unless a picture
    int height = 0; ///< pixels; 0 unless a picture
};

/// One case of a batch. Says nothing personal: the record itself is a sealed object.
struct IngestedCase {
    KeyedName key{};                  ///< of (domain, id)
    KeyedName content{};              ///< of the record and its attachments; equal = the same content again
    std::optional<KeyedName> revises; ///< content of the version that this one replaces; nothing for the first
    ObjectName record;
    std::int64_t sealedBytes = 0; ///< in the event's pack, in the order of the manifest
    std::string domain;
    std::vector<IngestedAttachment> attachments;
};

/// Labels that predictions of a domain named, for records that bring no list of their own.
using LabelsSeen = std::map<std::string, std::set<std::string>>;

/// The fields of "cases.ingested" in the leads log.
void writeIngested(JsonWriter &json, const std::vector<IngestedCase> &cases, const LabelsSeen &labels = {});
Result<std::vector<IngestedCase>> readIngested(const simdjson::dom::object &payload);
Result<LabelsSeen> readLabelsSeen(const simdjson::dom::object &payload);

inline constexpr std::string_view ingestedType = "cases.ingested";

} // namespace verdict
