#include "core/storage/recentobjects.h"

#include <algorithm>

namespace verdict {
namespace {

constexpr std::size_t mostObjects = 128;
constexpr std::size_t mostBytes = std::size_t{1} << 20;

} // namespace

const Opened *RecentObjects::find(const ObjectName &name) const
{
    const auto found =
        std::find_if(m_kept.rbegin(), m_kept.rend(), [&](const Kept &kept) { return kept.name == name; });
    return found == m_kept.rend() ? nullptr : &found->object;
}

void RecentObjects::keep(const ObjectName &name, const Opened &object)
{
    if (object.plaintext.size() > mostBytes)
        return;
    m_bytes += object.plaintext.size();
    m_kept.push_back({name, object});
    while (m_kept.size() > mostObjects || m_bytes > mostBytes) {
        m_bytes -= m_kept.front().object.plaintext.size();
        m_kept.pop_front();
    }
}

} // namespace verdict
