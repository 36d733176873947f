#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace verdict {

/// What keeps a text from being the address of a shared store that one member may send another, as the end of a
/// sentence that begins with the field; nothing if it may.
///
/// Addresses are "folder:PATH" and "postgresql://…". A password in one is refused wherever it hides, and so is every
/// parameter that could weaken or redirect the connection (sslmode other than verify-full, service, passfile, options).
std::optional<std::string> faultOfStoreUrl(std::string_view url);

} // namespace verdict
