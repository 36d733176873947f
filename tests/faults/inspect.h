#pragma once

#include "core/storage/replay.h"
#include "core/storage/verification.h"
#include "core/team/keyguard.h"

#include <set>
#include <string>
#include <vector>

namespace verdict {

/// Looks into a workspace from below, without its passphrase: the keys were read once. Everything throws
/// DatabaseFailure.
class Inspection {
public:
    /// Reads the keys of a workspace that smallworkspace.h made.
    explicit Inspection(const std::string &directory);
    /// The same keys for a copy that lies elsewhere.
    [[nodiscard]] Inspection of(const std::string &directory) const;

    /// Opens as a program would, with everything that opening checks, but the key that is known already stands for the
    /// passphrase; answers with the keys as they are stored there.
    [[nodiscard]] Result<Inspection> open() const;
    /// What `verify` complains of.
    [[nodiscard]] std::vector<std::string> problems() const;
    [[nodiscard]] JournalDigest digest() const;
    /// Who is who: the member that config.json names, its team, and each log with role, author and reviewer.
    [[nodiscard]] std::vector<std::string> belonging() const;
    /// Hashes of all events as hexadecimal digits.
    [[nodiscard]] std::set<std::string> events() const;
    /// Pack files that no row names.
    [[nodiscard]] std::vector<std::string> orphanPacks() const;
    /// Sequence numbers that some log holds twice.
    [[nodiscard]] int forks() const;
    [[nodiscard]] const WorkspaceFiles &files() const { return m_files; }

private:
    WorkspaceFiles m_files;
    WrappedKey m_wrapped;
    WorkspaceKey m_key{WorkspaceKey::Bytes{}};
    Keyring m_keys;
    MemberId m_member;
};

} // namespace verdict
