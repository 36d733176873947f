#include "core/routing/audit.h"

namespace verdict {

AuditDraw drawAudit(const CaseName &name, double share, const KeyedDraw &draw)
{
    return {draw.uniform("audit", drawId(name)) < share, share};
}

} // namespace verdict
