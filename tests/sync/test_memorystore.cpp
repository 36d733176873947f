#include "tests/sync/memorystore.h"
#include "tests/sync/storesuite.h"

#include <QTest>

namespace verdict {

/// The suite on the store that tests use, so that it behaves as the real ones do.
class MemoryStoreTest final : public StoreSuite {
    void beginAnew() override { m_store = std::make_shared<MemoryStore>(); }
    std::shared_ptr<SharedStore> open() override { return m_store; }

    std::shared_ptr<MemoryStore> m_store;
};

} // namespace verdict

QTEST_GUILESS_MAIN(verdict::MemoryStoreTest)
