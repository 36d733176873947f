#include "core/sync/foldermerge.h"

#include "core/sync/foldernames.h"
#include "core/sync/segmenttiers.h"

namespace verdict {
namespace {

bool covers(const StoredStretch &large, const StoredStretch &small)
{
    return large.first <= small.first && large.last >= small.last && large != small;
}

class Merger {
public:
    Merger(const FolderFiles &files, const FolderFiles::Folder &folder, const LogId &log,
           const std::function<bool(const SharedEvent &)> &isMine)
        : m_files(files), m_folder(folder), m_log(log), m_isMine(isMine)
    {
    }

    Result<void> run()
    {
        if (auto listed = listOwn(); !listed)
            return listed;
        if (auto removed = removeCovered(); !removed)
            return removed;
        for (auto run = stretchesToMerge(m_own); !run.empty(); run = stretchesToMerge(m_own))
            if (auto merged = mergeRun(run); !merged)
                return merged;
        return m_removed ? syncDirectory(*m_folder, foldernames::segments) : Result<void>();
    }

private:
    Result<void> listOwn()
    {
        const auto prefix = LogPrefix::of(m_log);
        auto listed = m_files.forEachName(m_folder, [&](std::string_view name, bool mayBeFile) {
            const auto stretch = mayBeFile ? foldernames::readSegmentName(name) : std::nullopt;
            if (!stretch || stretch->log != prefix)
                return;
            if (const auto size = FolderFiles::size(m_folder, std::string(name)))
                m_own.push_back({*stretch, *size});
        });
        return listed;
    }

    /// The stretch's events if all of them are this log's and confirmed.
    std::optional<std::vector<SharedEvent>> readMine(const StoredStretch &stretch)
    {
        auto events = readStretchFile(m_files, m_folder, stretch);
        if (!events || events->front().log != m_log || !std::all_of(events->begin(), events->end(), m_isMine))
            return std::nullopt;
        return std::move(*events);
    }

    void forget(const StoredStretch &stretch)
    {
        std::erase_if(m_own, [&](const SizedStretch &own) { return own.stretch == stretch; });
    }

    Result<void> remove(const StoredStretch &stretch)
    {
        forget(stretch);
        m_removed = true;
        return m_files.remove(m_folder, foldernames::segment(stretch));
    }

    /// What an earlier merge wrote and could not remove any more.
    Result<void> removeCovered()
    {
        const auto all = m_own;
        for (const auto &large : all) {
            std::vector<StoredStretch> covered;
            for (const auto &small : m_own)
                if (covers(large.stretch, small.stretch))
                    covered.push_back(small.stretch);
            const auto events = covered.empty() ? std::nullopt : readMine(large.stretch);
            if (!events)
                continue;
            for (const auto &small : covered) {
                const auto at = static_cast<std::size_t>(small.last - large.stretch.first);
                // The same hash at the same place means the same chain before it.
                if (HashPrefix::of((*events)[at].event.hash) != small.tip)
                    continue;
                if (auto removed = remove(small); !removed)
                    return removed;
            }
        }
        return {};
    }

    Result<void> mergeRun(const std::vector<StoredStretch> &run)
    {
        std::vector<SharedEvent> together;
        for (const auto &stretch : run) {
            auto events = readMine(stretch);
            const bool follows = events && (together.empty() || events->front().prev == together.back().event.hash);
            if (!follows) {
                // Damaged, not ours, or another branch: it takes no part, and the rest is looked at again.
                forget(stretch);
                return {};
            }
            std::move(events->begin(), events->end(), std::back_inserter(together));
        }
        return replace(run, together);
    }

    Result<void> replace(const std::vector<StoredStretch> &run, std::span<const SharedEvent> events)
    {
        PublishBatch batch(Readers::AsInFolder);
        if (auto added = addStretchFile(m_files, batch, m_folder, events); !added)
            return added;
        if (auto done = m_files.commit(batch); !done)
            return done;
        const auto merged = stretchOf(events);
        const auto size = FolderFiles::size(m_folder, foldernames::segment(merged));
        for (const auto &stretch : run)
            if (auto removed = remove(stretch); !removed)
                return removed;
        if (size)
            m_own.push_back({merged, *size});
        return {};
    }

    const FolderFiles &m_files;
    const FolderFiles::Folder &m_folder;
    const LogId &m_log;
    const std::function<bool(const SharedEvent &)> &m_isMine;
    std::vector<SizedStretch> m_own;
    bool m_removed = false;
};

} // namespace

Result<void> mergeStretchFiles(const FolderFiles &files, const FolderFiles::Folder &folder, const LogId &log,
                               const std::function<bool(const SharedEvent &)> &isMine)
{
    return Merger(files, folder, log, isMine).run();
}

} // namespace verdict
