#pragma once

#include "core/case/result.h"

#include <chrono>
#include <filesystem>
#include <span>
#include <stop_token>
#include <string_view>
#include <sys/types.h>

namespace verdict::decoder {

/// A running helper program and the one socket that is its standard input and output. Killed and reaped at the end.
class HelperChild {
public:
    /// It gets no other descriptor of ours and an environment of its own; its error output goes nowhere.
    static Result<HelperChild> start(const std::filesystem::path &program);
    HelperChild(HelperChild &&other) noexcept;
    HelperChild &operator=(HelperChild &&) = delete;
    ~HelperChild() { end(); }

    /// How moving bytes ended; after anything but Done the child is of no further use.
    enum class Transfer { Done, Closed, TimedOut, Stopped };
    /// Until when a transfer may last, and who may end it before.
    struct Patience {
        std::chrono::steady_clock::time_point until;
        std::stop_token stop;
    };
    Transfer send(std::string_view bytes, const Patience &patience);
    Transfer receive(std::span<char> bytes, const Patience &patience);
    /// Kills and reaps it; true where it had left by itself before, which one that works never does.
    bool end();

private:
    HelperChild(pid_t process, int socket) : m_process(process), m_socket(socket) {}
    Transfer wait(short events, const Patience &patience) const;

    pid_t m_process = -1;
    int m_socket = -1;
};

} // namespace verdict::decoder
