#pragma once

#include "core/team/invitation.h"
#include "core/team/joinrequest.h"
#include "core/workspace/parts.h"
#include "core/workspace/teamdesk.h"

namespace verdict {

/// An invitation to a new member, or to a second device of one, kept in the leads log. Answers with the file's text.
/// NotAllowed unless this member is a lead; BadInput for terms that cannot be.
Result<std::string> inviteMember(WorkspaceParts &parts, const InviteTerms &terms);

/// Who answered an invitation of this team and waits in the store. Letters that prove nothing are left out.
Result<std::vector<WaitingRequest>> waitingRequests(WorkspaceParts &parts);

/// Admits whoever answered this invitation (hexadecimal digits): the roster, and the keys of what the member may read
/// of the past. The first reviewer beside the founder takes the founder's place as reviewer. Answers with the member.
/// NotFound if nobody answered; the reason if the proof fails, it expired, or it admitted somebody already.
Result<MemberId> admitMember(WorkspaceParts &parts, const std::string &invitation);

/// Ends a membership; what this machine holds of the member's logs stays valid, all that comes later is void. BadInput
/// for the last lead.
Result<void> revokeMember(WorkspaceParts &parts, const MemberId &member);

/// Makes a member the one who routes.
Result<void> nameRouterOf(WorkspaceParts &parts, const MemberId &member);

/// Replaces what the roster says of a member: name, roles, skills, tier.
Result<void> changeMember(WorkspaceParts &parts, const MemberId &member, const MemberTerms &terms);

/// All members, those whose membership ended included, by name.
std::vector<TeamRow> teamRows(const WorkspaceParts &parts);

/// Appends a change of the roster to this member's team log. Throws DatabaseFailure.
void appendRosterChange(JournalSession &session, const RosterChange &change);

} // namespace verdict
