#include "app/passphrase/passphrase.h"

#include "core/team/keyguard.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace verdict {
namespace {

namespace fs = std::filesystem;

constexpr const char *variable = "VERDICT_KEY_PASSPHRASE_FILE";
constexpr std::size_t shortest = 8;

/// Echo off for as long as it lives.
class Silence {
public:
    Silence()
    {
        tcgetattr(STDIN_FILENO, &m_before);
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~Silence() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before); }
    Silence(const Silence &) = delete;
    Silence &operator=(const Silence &) = delete;

private:
    termios m_before{};
};

Result<std::string> ask(const char *question)
{
    if (isatty(STDIN_FILENO) == 0)
        return Error{ErrorKind::Locked, "There is no passphrase: name a file that holds it in "
                                        "VERDICT_KEY_PASSPHRASE_FILE, or run this on a terminal."};
    std::fputs(question, stderr);
    std::string line;
    {
        const Silence silence;
        std::getline(std::cin, line);
    }
    std::fputc('\n', stderr);
    return line;
}

} // namespace

Result<std::optional<std::string>> offeredPassphrase(const std::string &workspace)
{
    const auto read = [](const std::string &file) -> Result<std::optional<std::string>> {
        auto passphrase = passphraseFromFile(file);
        if (!passphrase)
            return passphrase.error();
        return std::optional(std::move(*passphrase));
    };
    if (const char *file = std::getenv(variable))
        return read(file);
    const fs::path folder = fs::absolute(workspace).lexically_normal();
    for (const auto &place : {folder / "passphrase.txt", folder.parent_path() / "passphrase.txt"})
        if (std::error_code none; fs::is_regular_file(place, none))
            return read(place.string());
    return std::optional<std::string>();
}

Result<std::string> passphraseFor(const std::string &workspace)
{
    auto offered = offeredPassphrase(workspace);
    if (!offered)
        return offered.error();
    return *offered ? Result<std::string>(std::move(**offered)) : ask("Passphrase: ");
}

Result<std::string> newPassphrase()
{
    if (const char *file = std::getenv(variable))
        return passphraseFromFile(file);
    auto first = ask("New passphrase: ");
    if (!first)
        return first;
    if (first->size() < shortest)
        return Error{ErrorKind::BadInput,
                     "A passphrase needs eight characters at least; several words are easier to remember."};
    const auto again = ask("The same again: ");
    if (!again)
        return again;
    if (*again != *first)
        return Error{ErrorKind::BadInput, "The two differ; nothing was made."};
    return first;
}

} // namespace verdict
