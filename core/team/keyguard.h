#pragma once

#include "core/case/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace verdict {

/// The random key of one workspace; wraps its log keys, audience keys and drafts. Wiped when the object goes.
class WorkspaceKey {
public:
    using Bytes = std::array<std::uint8_t, 32>;

    static WorkspaceKey generate();
    explicit WorkspaceKey(const Bytes &bytes) : m_bytes(bytes) {}
    WorkspaceKey(const WorkspaceKey &) = default;
    WorkspaceKey &operator=(const WorkspaceKey &) = default;
    ~WorkspaceKey();

    [[nodiscard]] const Bytes &bytes() const { return m_bytes; }

private:
    Bytes m_bytes{};
};

/// What config.json keeps of the workspace key: itself, wrapped under a passphrase by Argon2id (libsodium).
struct WrappedKey {
    std::string salt; ///< 16 bytes as hexadecimal digits
    std::uint64_t passes = 0;
    std::uint64_t memoryBytes = 0;
    std::string wrapped; ///< hexadecimal digits
};

/// What trying one passphrase costs.
struct KeyCost {
    std::uint64_t passes = 2;
    std::uint64_t memoryBytes = 64 << 20;
};

/// Wraps a key under a passphrase. Storage if there is not enough memory.
Result<WrappedKey> wrap(const WorkspaceKey &key, std::string_view passphrase, const KeyCost &cost = {});

/// Opens a wrapped key. Locked ("The passphrase does not open this workspace, or its key file is damaged.") if it does
/// not fit.
Result<WorkspaceKey> unwrap(const WrappedKey &wrapped, std::string_view passphrase);

/// The passphrase in a file: its first line. NotAllowed if others than the owner may read the file.
Result<std::string> passphraseFromFile(const std::string &path);

} // namespace verdict
