#pragma once

#include "core/case/result.h"

#include <string>

namespace verdict {

/// The passphrase of a workspace, from where this machine has it: the file that VERDICT_KEY_PASSPHRASE_FILE names, the passphrase.txt that
/// lies beside a demo, or a question on the terminal. Locked if there is none of these.
Result<std::string> passphraseFor(const std::string &workspace);

/// A new passphrase: the file's, or one that is typed twice on the terminal.
Result<std::string> newPassphrase();

} // namespace verdict
