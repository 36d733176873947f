#include "core/workspace/policies.h"

#include "core/policy/reader.h"
#include "core/policy/writer.h"

namespace verdict {

Result<Policy> checkPolicy(const std::string &document)
{
    auto read = readPolicy(document);
    if (!read)
        return Error{ErrorKind::BadInput, inWords(read.faults)};
    return std::move(read.value);
}

Result<int> publishPolicy(WorkspaceParts &parts, Policy policy)
{
    if (const auto allowed = parts.allow(Role::Lead); !allowed)
        return allowed.error();
    auto shared = std::make_shared<Policy>(std::move(policy));
    auto version =
        answerOf(parts.writer.submit<int>(Writer::Class::Decision, [shared](JournalSession &session) -> Result<int> {
            const LogId team = session.ownLog(LogRole::Team);
            const LogId leads = session.ownLog(LogRole::Leads);
            const MemberId &self = session.credentials().member;
            const auto known = publishedPolicies(session.database());
            shared->version = known.empty() ? 1 : known.back().version + 1;
            JsonWriter open = beginPayload(openPolicyType, session.now(), self);
            open.key("policy").raw(writeOpenPart(*shared)).endObject();
            session.append(team, open.bytes());
            JsonWriter hidden = beginPayload(leadsPolicyType, session.now(), self);
            hidden.key("policy").raw(writeLeadsPart(*shared)).endObject();
            session.append(leads, hidden.bytes());
            return shared->version;
        }));
    if (version)
        parts.policy.set(*shared);
    return version;
}

Result<Policy> policyOfVersion(WorkspaceParts &parts, int version)
{
    return answerOf(parts.bulk.submit<Policy>([version](ReadSession &session) {
        return readPublishedPolicy(session.database, session.credentials.keys(), version);
    }));
}

Result<std::vector<PublishedPolicy>> policyHistory(WorkspaceParts &parts)
{
    return answerOf(parts.bulk.submit<std::vector<PublishedPolicy>>(
        [](ReadSession &session) -> Result<std::vector<PublishedPolicy>> {
            return publishedPolicies(session.database);
        }));
}

} // namespace verdict
