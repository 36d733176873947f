#pragma once

#include "core/team/keychain.h"

#include <functional>
#include <map>

namespace verdict {

/// A keychain in memory that can be locked.
class MemoryKeychain final : public Keychain {
public:
    bool locked = false;

    Result<void> store(std::string_view name, std::string_view secret) override
    {
        if (locked)
            return refusal();
        m_secrets[std::string(name)] = secret;
        return {};
    }

    Result<std::string> load(std::string_view name) override
    {
        if (locked)
            return refusal();
        const auto found = m_secrets.find(name);
        return found == m_secrets.end() ? Result<std::string>(absent(name)) : Result<std::string>(found->second);
    }

    Result<void> erase(std::string_view name) override
    {
        if (locked)
            return refusal();
        const auto found = m_secrets.find(name);
        if (found == m_secrets.end())
            return absent(name);
        m_secrets.erase(found);
        return {};
    }

private:
    static Error refusal() { return {ErrorKind::Locked, "The keychain is locked."}; }
    static Error absent(std::string_view name)
    {
        return {ErrorKind::NotFound, "The keychain holds nothing under the name \"" + std::string(name) + "\"."};
    }

    std::map<std::string, std::string, std::less<>> m_secrets;
};

} // namespace verdict
