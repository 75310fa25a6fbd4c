#include "agents/programs/Alone.h"

#include <csignal>
#include <initializer_list>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace qd::agents {

void becomeAlone(pid_t parent)
{
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        ::signal(signal, SIG_DFL); // what the parent does at one is not for the child to do
    setpgid(0, 0);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (getppid() != parent)
        _exit(127);
}

void strike(pid_t child, int signal, bool isThere)
{
    if (child > 0 && ::kill(-child, signal) != 0 && isThere)
        ::kill(child, SIGKILL);
}

} // namespace qd::agents
