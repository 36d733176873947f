#include "core/exchange/attachmentpath.h"

#include "core/journal/beneath.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace verdict {
namespace {

Error refused(const std::string &path, const std::string &why)
{
    return {ErrorKind::BadInput, "the file \"" + path + "\" " + why};
}

/// The open file's size in bytes, or why it is none to take.
Result<std::int64_t> sizeOfOpen(const Descriptor &file, const std::string &path)
{
    if (!file.isOpen())
        return refused(path, whyNotOpened(errno));
    const auto size = regularSize(file.value(), maxAttachmentBytes);
    if (!size)
        return refused(path, size.error().reason);
    return size;
}

} // namespace

Result<std::shared_ptr<const AttachmentFolder>> AttachmentFolder::of(const std::string &recordFile)
{
    const std::filesystem::path folder = std::filesystem::path(recordFile).parent_path();
    const std::string name = folder.empty() ? "." : folder.string();
    const int descriptor = ::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return Error{ErrorKind::BadInput, "the folder " + name + " cannot be opened: " + std::strerror(errno)};
    return std::shared_ptr<const AttachmentFolder>(new AttachmentFolder(descriptor));
}

AttachmentFolder::~AttachmentFolder() { ::close(m_descriptor); }

Result<std::int64_t> AttachmentFolder::sizeOf(const std::string &path) const
{
    return sizeOfOpen(openBeneath(m_descriptor, path), path);
}

Result<std::string> AttachmentFolder::load(const std::string &path, std::int64_t expected) const
{
    const Descriptor file = openBeneath(m_descriptor, path);
    const auto size = sizeOfOpen(file, path);
    if (!size)
        return size.error();
    if (*size != expected)
        return refused(path, "changed since its record was read");
    auto bytes = readWhole(file.value(), *size);
    if (!bytes)
        return refused(path, bytes.error().reason);
    return bytes;
}

} // namespace verdict
