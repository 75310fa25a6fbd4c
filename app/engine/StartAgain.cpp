#include "app/engine/StartAgain.h"

#include <QByteArray>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <unistd.h>

namespace qd::app {

namespace {

constexpr const char* kWhen = "QUARTERDECK_STARTED_AGAIN"; // by a clock that goes on over exec(2), in seconds
constexpr qint64 kNotAgainFor = 600;

qint64 now()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

bool wasStartedAgain()
{
    return qEnvironmentVariableIsSet(kWhen);
}

bool mayStartAgain()
{
    return !wasStartedAgain() || now() - qgetenv(kWhen).toLongLong() > kNotAgainFor;
}

int startAgain(char** arguments)
{
    qputenv(kWhen, QByteArray::number(now()));
    ::execv("/proc/self/exe", arguments);
    std::fprintf(stderr, "quarterdeck: could not start itself again: %s\n", std::strerror(errno));
    return 1;
}

} // namespace qd::app
