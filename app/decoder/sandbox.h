#pragma once

namespace verdict::decoder {

/// What this build can take away from the process that opens strangers' pictures.
enum class Confinement {
    Full,   ///< Linux: limits of memory and processor time, and a system-call filter that kills on everything not named
    Limits, ///< systems without seccomp: the limits alone
    None,   ///< sanitizer builds, whose run-time needs what a sandbox forbids
};

/// Gives up, for ever and for all threads, what opening pictures does not need: files, sockets, programs, processes,
/// threads (reading descriptor 0 and writing 1 and 2 remain). Call it once everything is loaded. False where the system
/// refuses; then no picture must be opened.
bool confine();

/// What confine() does in this build.
Confinement confinement();

} // namespace verdict::decoder
