#pragma once

#include "core/team/keychain.h"

#include <QString>

namespace verdict {

/// The keychain of this desktop through QtKeychain: Secret Service (GNOME and others) or KWallet. Never falls back to a
/// file in the clear. QtKeychain queues its jobs in one thread, which is the application's here: a call from another
/// thread waits while that one's event loop works, so the application's thread must not be blocked meanwhile; a call
/// from the application's own thread runs an event loop until the keychain has answered.
class SystemKeychain final : public Keychain {
public:
    /// `service` groups the names of one program.
    explicit SystemKeychain(QString service = QStringLiteral("local.verdict.Verdict"));

    Result<void> store(std::string_view name, std::string_view secret) override;
    Result<std::string> load(std::string_view name) override;
    Result<void> erase(std::string_view name) override;

private:
    QString m_service;
};

} // namespace verdict
