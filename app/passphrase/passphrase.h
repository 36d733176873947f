#pragma once

#include "core/case/result.h"

#include <optional>
#include <string>

namespace verdict {

/// The passphrase that this machine offers without asking: the file that VERDICT_KEY_PASSPHRASE_FILE names, or the
/// passphrase.txt that lies in or beside a demo's folder. Nothing if there is neither; NotAllowed if others may read
/// the file.
Result<std::optional<std::string>> offeredPassphrase(const std::string &workspace);

/// The passphrase of a workspace: what the machine offers, or the answer to a question on the terminal. Locked if there
/// is neither.
Result<std::string> passphraseFor(const std::string &workspace);

/// A new passphrase: the file's, or one that is typed twice on the terminal.
Result<std::string> newPassphrase();

} // namespace verdict
