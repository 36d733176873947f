#pragma once

#include "core/case/result.h"

#include <string>
#include <string_view>

namespace verdict {

/// Where the system keeps small secrets for the person who is logged in, each under a name. Core knows this interface
/// alone; `app` brings the system's.
///
/// A keychain that is locked, was refused by the person, or does not answer gives Locked with the sentence that says
/// which: then a passphrase must do. Calls may wait for a person who unlocks the keychain, so the screen's thread never
/// makes one.
class Keychain {
public:
    virtual ~Keychain() = default;

    /// Keeps a secret (any bytes) under a name, in place of what was there.
    virtual Result<void> store(std::string_view name, std::string_view secret) = 0;
    /// The secret under this name. NotFound if there is none.
    virtual Result<std::string> load(std::string_view name) = 0;
    /// Forgets the secret. NotFound if there is none.
    virtual Result<void> erase(std::string_view name) = 0;
};

} // namespace verdict
