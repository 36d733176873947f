#include "core/workspace/lock.h"

#include "core/workspace/config.h"

namespace verdict {

Result<void> checkPassphrase(const WorkspaceFiles &files, const std::string &passphrase)
{
    const auto config = readConfig(files);
    if (!config)
        return config.error();
    const auto key = unwrap(config->key, passphrase);
    return key ? Result<void>() : Result<void>(key.error());
}

} // namespace verdict
