#include "core/workspace/parts.h"

namespace verdict {

MemberInfo WorkspaceParts::member() const
{
    const auto now = credentials->get();
    MemberInfo info{now->member, now->secrets.memberName, now->is(Role::Lead), now->isRouter(),
                    now->is(Role::Reviewer)};
    if (const Member *self = now->self(); self && !self->terms.name.empty())
        info.name = self->terms.name;
    return info;
}

Result<void> WorkspaceParts::allow(Role role) const
{
    const auto now = credentials->get();
    if (now->is(role))
        return {};
    const Member *self = now->self();
    if (!self)
        return Error{ErrorKind::NotAllowed, "You are not admitted to the team yet. Ask your lead, and sync."};
    if (self->revoked)
        return Error{ErrorKind::NotAllowed, "Your membership of this team has ended."};
    return Error{ErrorKind::NotAllowed,
                 std::string("This is for members with the role \"") + nameOf(role) + "\". Ask a lead of your team."};
}

} // namespace verdict
