#include "core/exchange/attachments.h"

namespace verdict {
namespace {

Rejection refusal(int evidenceIndex, std::string reason)
{
    Rejection rejection;
    rejection.field = "evidence." + std::to_string(evidenceIndex) + ".path";
    rejection.reason = std::move(reason);
    return rejection;
}

IncomingAttachment attachment(int evidenceIndex, const std::string &path, std::int64_t bytes,
                              const std::shared_ptr<const AttachmentFolder> &folder)
{
    return {evidenceIndex, path, bytes, [folder, path, bytes] { return folder->load(path, bytes); }};
}

} // namespace

std::optional<Rejection> findAttachments(const CaseRecord &record,
                                         const std::shared_ptr<const AttachmentFolder> &folder,
                                         std::vector<IncomingAttachment> &into)
{
    int index = -1;
    for (const Evidence &evidence : record.evidence) {
        ++index;
        if (evidence.path.empty())
            continue;
        if (!folder)
            return refusal(index, "names a file, but only a record that stands in a file can have files beside it");
        const auto bytes = folder->sizeOf(evidence.path);
        if (!bytes)
            return refusal(index, bytes.error().reason);
        into.push_back(attachment(index, evidence.path, *bytes, folder));
    }
    return std::nullopt;
}

} // namespace verdict
