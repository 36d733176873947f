#include "core/review/activity.h"

#include <algorithm>

namespace verdict {
namespace {

void addVisit(std::vector<DetailView> &views, const std::string &section, std::int64_t visitMs)
{
    auto view = std::find_if(views.begin(), views.end(), [&](const DetailView &v) { return v.section == section; });
    if (view == views.end())
        view = views.insert(views.end(), DetailView{section, 0});
    view->seconds += static_cast<double>(visitMs) / 1000;
}

} // namespace

void Activity::start(Steady now)
{
    touch(now);
    m_last = std::max(m_last, now);
    m_running = true;
}

void Activity::pause(Steady now)
{
    touch(now);
    m_running = false;
}

void Activity::touch(Steady now)
{
    if (!m_running || now <= m_last)
        return;
    const std::int64_t gap = now.ms - m_last.ms;
    m_last = now;
    if (gap > m_limits.longestGapMs)
        return;
    m_activeMs += gap;
    if (!m_section.empty())
        m_visitMs += gap;
}

void Activity::enter(std::string_view section, Steady now)
{
    leave(now);
    m_section = section;
}

void Activity::leave(Steady now)
{
    touch(now);
    if (m_visitMs >= m_limits.glanceMs)
        addVisit(m_past, m_section, m_visitMs);
    m_section.clear();
    m_visitMs = 0;
}

std::vector<DetailView> Activity::details() const
{
    auto views = m_past;
    if (m_visitMs >= m_limits.glanceMs)
        addVisit(views, m_section, m_visitMs);
    return views;
}

} // namespace verdict
