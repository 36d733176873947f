#pragma once

#include <QString>
#include <optional>
#include <string>

namespace verdict {

/// Asks for the passphrase of a workspace; `why` says what went wrong with the one before, empty at first. Nothing if
/// the person gives up.
std::optional<std::string> askPassphrase(const QString &folder, const QString &why);

/// Says in a window of its own why the workspace cannot be opened.
void tellCannotOpen(const QString &folder, const QString &why);

} // namespace verdict
