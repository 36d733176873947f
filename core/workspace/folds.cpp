#include "core/workspace/folds.h"

#include "core/case/events/assigned.h"
#include "core/routing/folds/assignmentfold.h"
#include "core/routing/folds/casefold.h"
#include "core/routing/folds/policyfold.h"
#include "core/storage/epochfold.h"

#include "core/workspace/invitedfold.h"

#include <simdjson.h>

namespace verdict {
namespace {

/// Attachments are told from packed objects by a length below zero.
constexpr std::int64_t inOwnFile = -1;

template <class T> T orThrow(Result<T> result)
{
    if (!result)
        throw DatabaseFailure{result.error()};
    return std::move(*result);
}

std::vector<NamedObject> ofIngested(const simdjson::dom::object &payload)
{
    std::vector<NamedObject> objects;
    std::int64_t offset = 0;
    for (const auto &one : orThrow(readIngested(payload))) {
        objects.push_back({one.record, offset, one.sealedBytes});
        offset += one.sealedBytes;
        for (const auto &attachment : one.attachments)
            objects.push_back({attachment.object, 0, inOwnFile});
    }
    return objects;
}

std::vector<NamedObject> ofAssigned(const simdjson::dom::object &payload)
{
    std::vector<NamedObject> objects;
    std::int64_t offset = 0;
    for (const auto &one : orThrow(readAssigned(payload)).cases) {
        objects.push_back({one.file, offset, one.sealedBytes});
        offset += one.sealedBytes;
        for (const auto &blob : one.blobs)
            objects.push_back({blob.object, 0, inOwnFile});
    }
    return objects;
}

} // namespace

Folds allFolds(const MemberId &self)
{
    return {std::make_shared<EpochFold>(), std::make_shared<PolicyFold>(), std::make_shared<AssignmentFold>(self),
            std::make_shared<CaseFold>(), std::make_shared<InvitedFold>()};
}

std::vector<NamedObject> objectsNamedBy(std::string_view type, const simdjson::dom::object &payload)
{
    if (type == ingestedType)
        return ofIngested(payload);
    if (type == assignedType)
        return ofAssigned(payload);
    return {};
}

} // namespace verdict
