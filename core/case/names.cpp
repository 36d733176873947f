#include "core/case/decision.h"
#include "core/case/reviewstate.h"

namespace verdict {

const char *nameOf(Stakes stakes)
{
    switch (stakes) {
    case Stakes::Low: return "low";
    case Stakes::Medium: return "medium";
    case Stakes::High: return "high";
    }
    return "";
}

const char *nameOf(EvidenceKind kind)
{
    switch (kind) {
    case EvidenceKind::Text: return "text";
    case EvidenceKind::Image: return "image";
    case EvidenceKind::Table: return "table";
    case EvidenceKind::Json: return "json";
    case EvidenceKind::Pdf: return "pdf";
    case EvidenceKind::Link: return "link";
    case EvidenceKind::Series: return "series";
    case EvidenceKind::Timeline: return "timeline";
    case EvidenceKind::Audio: return "audio";
    case EvidenceKind::Video: return "video";
    case EvidenceKind::Other: return "other";
    }
    return "";
}

const char *nameOf(Arm arm)
{
    switch (arm) {
    case Arm::Shown: return "shown";
    case Arm::Blind: return "blind";
    case Arm::Withheld: return "withheld";
    }
    return "";
}

const char *nameOf(Agreement agreement)
{
    switch (agreement) {
    case Agreement::Agree: return "agree";
    case Agreement::WrongConfidence: return "wrong-confidence";
    case Agreement::Partial: return "partial";
    case Agreement::Disagree: return "disagree";
    }
    return "";
}

std::optional<Agreement> agreementFromName(std::string_view name)
{
    for (auto value : {Agreement::Agree, Agreement::WrongConfidence, Agreement::Partial, Agreement::Disagree})
        if (name == nameOf(value))
            return value;
    return std::nullopt;
}

const char *nameOf(OwnConfidence confidence)
{
    switch (confidence) {
    case OwnConfidence::Unsure: return "unsure";
    case OwnConfidence::Leaning: return "leaning";
    case OwnConfidence::FairlySure: return "fairly-sure";
    case OwnConfidence::Sure: return "sure";
    }
    return "";
}

std::optional<OwnConfidence> ownConfidenceFromName(std::string_view name)
{
    for (auto value : {OwnConfidence::Unsure, OwnConfidence::Leaning, OwnConfidence::FairlySure, OwnConfidence::Sure})
        if (name == nameOf(value) || (name.size() == 1 && name[0] == '0' + static_cast<int>(value)))
            return value;
    return std::nullopt;
}

const char *nameOf(ReviewState state)
{
    switch (state) {
    case ReviewState::Queued: return "queued";
    case ReviewState::SetAside: return "set-aside";
    case ReviewState::Decided: return "decided";
    case ReviewState::Released: return "released";
    case ReviewState::Escalated: return "escalated";
    case ReviewState::Withdrawn: return "withdrawn";
    }
    return "";
}

} // namespace verdict
