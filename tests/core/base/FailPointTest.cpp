#include "core/base/FailPoint.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include <sys/wait.h>
#include <unistd.h>

namespace qd::test {

namespace {

/// How a process ends that is asked to die at `wish` and visits "here" three times.
int endOf(const char* wish)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::setenv("QD_FAIL", wish, 1);
        for (int visit = 1; visit <= 3; ++visit) {
            failPoint("here");
            failPoint("elsewhere");
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

TEST(FailPoint, EndsTheProcessOnlyAtThePlaceAndTheVisitThatWasAskedFor)
{
    EXPECT_EQ(endOf("here"), 137);
    EXPECT_EQ(endOf("here:3"), 137);
    EXPECT_EQ(endOf("here:4"), 0);
    EXPECT_EQ(endOf("her"), 0);
    EXPECT_EQ(endOf("here.too"), 0);
    EXPECT_EQ(endOf(""), 0);
}

} // namespace qd::test
