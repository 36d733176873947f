#include "core/team/keyguard.h"

#include "core/case/ids.h"
#include "core/journal/publish.h"
#include "core/journal/seal.h"

#include <cstring>
#include <sodium.h>
#include <sys/stat.h>

namespace verdict {
namespace {

constexpr std::string_view purpose = "verdict workspace key v1";

std::optional<std::string> bytesFromHex(const std::string &hex)
{
    std::string bytes(hex.size() / 2, '\0');
    std::size_t length = 0;
    if (sodium_hex2bin(reinterpret_cast<unsigned char *>(bytes.data()), bytes.size(), hex.data(), hex.size(), nullptr,
                       &length, nullptr) != 0 ||
        length * 2 != hex.size())
        return std::nullopt;
    return bytes;
}

std::string hexOf(std::string_view bytes)
{
    return toHex(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
}

Result<WorkspaceKey::Bytes> stretch(std::string_view passphrase, std::string_view salt, std::uint64_t passes,
                                    std::uint64_t memory)
{
    WorkspaceKey::Bytes key{};
    if (crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(),
                      reinterpret_cast<const unsigned char *>(salt.data()), passes, memory,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return Error{ErrorKind::Storage, "There is not enough memory to check the passphrase."};
    return key;
}

Error wrong()
{
    return {ErrorKind::Locked, "The passphrase does not open this workspace, or its key file is damaged."};
}

/// Limits against a hostile or damaged file that asks for hours or for all memory.
bool sane(const WrappedKey &wrapped)
{
    return wrapped.salt.size() == 2 * crypto_pwhash_SALTBYTES && wrapped.passes >= 1 && wrapped.passes <= 16 &&
           wrapped.memoryBytes >= crypto_pwhash_MEMLIMIT_MIN && wrapped.memoryBytes <= (std::uint64_t{1} << 30);
}

} // namespace

WorkspaceKey WorkspaceKey::generate()
{
    Bytes bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return WorkspaceKey(bytes);
}

WorkspaceKey::~WorkspaceKey() { sodium_memzero(m_bytes.data(), m_bytes.size()); }

Result<WrappedKey> wrap(const WorkspaceKey &key, std::string_view passphrase, const KeyCost &cost)
{
    std::string salt(crypto_pwhash_SALTBYTES, '\0');
    randombytes_buf(salt.data(), salt.size());
    WrappedKey wrapped{hexOf(salt), cost.passes, cost.memoryBytes, {}};
    const auto stretched = stretch(passphrase, salt, wrapped.passes, wrapped.memoryBytes);
    if (!stretched)
        return stretched.error();
    wrapped.wrapped = hexOf(
        sealSecret(*stretched, purpose, {reinterpret_cast<const char *>(key.bytes().data()), key.bytes().size()}));
    return wrapped;
}

Result<WorkspaceKey> unwrap(const WrappedKey &wrapped, std::string_view passphrase)
{
    const auto salt = bytesFromHex(wrapped.salt);
    const auto box = bytesFromHex(wrapped.wrapped);
    if (!salt || !box || !sane(wrapped))
        return Error{ErrorKind::Damaged, "The key part of config.json is damaged."};
    const auto stretched = stretch(passphrase, *salt, wrapped.passes, wrapped.memoryBytes);
    if (!stretched)
        return stretched.error();
    const auto opened = openSecret(*stretched, purpose, *box);
    if (!opened || opened->size() != sizeof(WorkspaceKey::Bytes))
        return wrong();
    WorkspaceKey::Bytes bytes{};
    std::memcpy(bytes.data(), opened->data(), bytes.size());
    return WorkspaceKey(bytes);
}

Result<std::string> passphraseFromFile(const std::string &path)
{
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0 && (info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return Error{ErrorKind::NotAllowed,
                     "Others may read the passphrase file \"" + path + "\". Make it yours alone: chmod 600."};
    auto bytes = readFile(path);
    if (!bytes)
        return bytes;
    std::string line = bytes->substr(0, bytes->find_first_of("\r\n"));
    if (line.empty())
        return Error{ErrorKind::BadInput, "The passphrase file \"" + path + "\" is empty."};
    return line;
}

} // namespace verdict
