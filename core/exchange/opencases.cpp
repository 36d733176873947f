#include "core/exchange/opencases.h"

#include "core/exchange/attachmentpath.h"
#include "core/exchange/bytesource.h"
#include "core/exchange/csv.h"
#include "core/exchange/labelstudio.h"
#include "core/exchange/native.h"

namespace verdict {
namespace {

using Folder = std::shared_ptr<const AttachmentFolder>;

Result<Folder> folderOf(const std::string &path)
{
    return path == "-" ? Result<Folder>(Folder()) : AttachmentFolder::of(path);
}

Result<std::unique_ptr<CaseSource>> sourceOf(Format format, std::unique_ptr<ByteSource> bytes, const std::string &head,
                                             Folder folder, const ReadOptions &options)
{
    switch (format) {
    case Format::Native: return nativeSource(std::move(bytes), std::move(folder), options.domain);
    case Format::Csv: return csvSource(std::move(bytes), head, std::move(folder), options.map, options.domain);
    case Format::LabelStudio: return labelStudioSource(std::move(bytes), options.domain);
    }
    return Error{ErrorKind::BadInput, "This format cannot be read."};
}

} // namespace

Result<OpenedCases> openCases(const std::string &path, const ReadOptions &options)
{
    auto bytes = openBytes(path);
    if (!bytes)
        return bytes.error();
    auto head = readHead(**bytes, headBytes);
    if (!head)
        return head.error();
    const auto recognised = recogniseFormat(*head);
    if (!options.format && !recognised)
        return recognised.error();
    const auto encoding = options.format == Format::Csv ? std::nullopt : faultOfJsonEncoding(*head);
    if (options.format && encoding)
        return *encoding;
    const Format format = options.format ? *options.format : *recognised;
    auto folder = folderOf(path);
    if (!folder)
        return folder.error();
    auto source = sourceOf(format, rejoin(*head, std::move(*bytes)), *head, std::move(*folder), options);
    if (!source)
        return source.error();
    return OpenedCases{format, std::move(*source)};
}

} // namespace verdict
