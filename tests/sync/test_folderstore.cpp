#include "core/sync/folderstore.h"
#include "tests/sync/storesuite.h"

#include <QTemporaryDir>
#include <QTest>

namespace verdict {

/// The suite on a temporary folder.
class FolderStoreTest final : public StoreSuite {
    void beginAnew() override { m_folder = std::make_unique<QTemporaryDir>(); }
    std::shared_ptr<SharedStore> open() override
    {
        return std::make_shared<FolderStore>(m_folder->path().toStdString());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace verdict

QTEST_GUILESS_MAIN(verdict::FolderStoreTest)
