#include "core/team/joinrequest.h"

#include <cstdlib>

namespace {

/// What a strict reader took, it reads again from its own writer's bytes; what it refused has a reason.
void readsAsRequest(std::string_view bytes)
{
    const auto request = verdict::readJoinRequest(bytes);
    if (!request ? request.error().reason.empty()
                 : verdict::readJoinRequest(verdict::writeJoinRequest(*request)).value() != *request)
        std::abort();
}

/// A signature cannot be made up, so what is accepted must be what somebody signed: reading it twice gives one value.
void readsAsInvitation(std::string_view bytes)
{
    const auto invitation = verdict::readInvitation(bytes);
    if (!invitation ? invitation.error().reason.empty() : verdict::readInvitation(bytes).value() != *invitation)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    readsAsRequest(bytes);
    readsAsInvitation(bytes);
    return 0;
}
