#include "core/base/FailPoint.h"

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <unistd.h>

namespace qd {

namespace {
std::atomic<int> g_visits = 0; // one place is named per process, so one count is enough
}

void failPoint(const char* name)
{
    const char* const asked = std::getenv("QD_FAIL");
    if (!asked)
        return;
    const std::string_view wish(asked);
    const size_t colon = wish.find(':');
    if (wish.substr(0, colon) != name)
        return;
    const int visit = colon == std::string_view::npos ? 1 : std::atoi(asked + colon + 1);
    constexpr int kAsIfKilled = 128 + 9;
    if (++g_visits >= visit)
        ::_exit(kAsIfKilled);
}

} // namespace qd
