#include "app/decoder/sandbox.h"

#include <sys/resource.h>

#ifdef VERDICT_SECCOMP
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#endif

namespace verdict::decoder {
namespace {

#ifndef VERDICT_UNCONFINED
constexpr rlim_t kMemory = rlim_t{1} << 30;
constexpr rlim_t kProcessorSeconds = 120; // of a process's whole life; the client starts a fresh one after that

bool limit(int what, rlim_t value)
{
    const rlimit both{value, value};
    return setrlimit(what, &both) == 0;
}

bool setLimits()
{
    return limit(RLIMIT_AS, kMemory) && limit(RLIMIT_CPU, kProcessorSeconds) && limit(RLIMIT_CORE, 0) &&
           limit(RLIMIT_NOFILE, 0) && limit(RLIMIT_FSIZE, 0);
}
#endif

#ifdef VERDICT_SECCOMP
// Memory, locks, clocks and the end: what an allocator, a mutex, qsort() (sysinfo) and exit() ask for.
constexpr int kAllowed[] = {SCMP_SYS(brk),
                            SCMP_SYS(munmap),
                            SCMP_SYS(mremap),
                            SCMP_SYS(madvise),
                            SCMP_SYS(futex),
                            SCMP_SYS(clock_gettime),
                            SCMP_SYS(gettimeofday),
                            SCMP_SYS(getrandom),
                            SCMP_SYS(sched_yield),
                            SCMP_SYS(sysinfo),
                            SCMP_SYS(rt_sigreturn),
                            SCMP_SYS(rt_sigprocmask),
                            SCMP_SYS(restart_syscall),
                            SCMP_SYS(exit),
                            SCMP_SYS(exit_group)};

bool allow(scmp_filter_ctx filter, int call) { return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0; }

bool allow(scmp_filter_ctx filter, int call, scmp_arg_cmp condition)
{
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, condition) == 0;
}

bool addRules(scmp_filter_ctx filter)
{
    for (const int call : kAllowed)
        if (!allow(filter, call))
            return false;
    // Memory never becomes code.
    const scmp_arg_cmp notExecutable = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    return allow(filter, SCMP_SYS(mmap), notExecutable) && allow(filter, SCMP_SYS(mprotect), notExecutable) &&
           allow(filter, SCMP_SYS(read), SCMP_A0(SCMP_CMP_EQ, 0)) &&
           allow(filter, SCMP_SYS(write), SCMP_A0(SCMP_CMP_EQ, 1)) &&
           allow(filter, SCMP_SYS(write), SCMP_A0(SCMP_CMP_EQ, 2));
}

bool filterCalls()
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter)
        return false;
    const bool loaded =
        seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0 && addRules(filter) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return loaded;
}

bool giveUpPrivileges()
{
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}
#endif

} // namespace

#if defined(VERDICT_UNCONFINED)
bool confine() { return true; }
Confinement confinement() { return Confinement::None; }
#elif defined(VERDICT_SECCOMP)
bool confine() { return setLimits() && giveUpPrivileges() && filterCalls(); }
Confinement confinement() { return Confinement::Full; }
#else
bool confine() { return setLimits(); }
Confinement confinement() { return Confinement::Limits; }
#endif

} // namespace verdict::decoder
