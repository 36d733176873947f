#pragma once

#include "core/sync/sharedstore.h"

#include <memory>

namespace verdict {

/// Where a shared store is.
struct StoreAddress {
    enum class Kind { Folder, Postgres };

    Kind kind = Kind::Folder;
    std::string place; ///< absolute path of a folder; a connection URL without a password

    friend bool operator==(const StoreAddress &, const StoreAddress &) = default;
};

/// Reads "folder:PATH", a plain path, or "postgresql://…". BadInput for anything else, and for a password, wherever it
/// stands: it would show in the list of processes. No error repeats what was given.
Result<StoreAddress> readStoreUrl(std::string_view url);

/// The store at this address; it is not looked for before its first call. BadInput for what this version cannot open.
Result<std::unique_ptr<SharedStore>> openStore(const StoreAddress &address);

} // namespace verdict
