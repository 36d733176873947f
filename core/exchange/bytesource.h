#pragma once

#include "core/case/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace verdict {

/// Bytes that come one block after the other.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Up to `most` bytes into `into`; 0 means that there are no more.
    virtual Result<std::size_t> read(char *into, std::size_t most) = 0;
    /// How many bytes there are in all; −1 where nobody knows, as for a pipe.
    [[nodiscard]] virtual std::int64_t total() const = 0;
};

/// A file opened for reading, or standard input for "-". Fails with a sentence if there is no such file, it is a
/// folder, or it may not be read.
Result<std::unique_ptr<ByteSource>> openBytes(const std::string &path);

/// The bytes of a text.
std::unique_ptr<ByteSource> bytesOf(std::string text);

/// `head`, then whatever `rest` still holds: gives back what was read to recognise a format.
std::unique_ptr<ByteSource> rejoin(std::string head, std::unique_ptr<ByteSource> rest);

/// Reads until `bytes` are there or the source ends.
Result<std::string> readHead(ByteSource &source, std::size_t bytes);

} // namespace verdict
