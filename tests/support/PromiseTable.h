#pragma once

#include <QString>

#include <cstdio>

namespace qd::test {

/// One row of the table that packaging/check and packaging/promises end with: what was tried of a promise how often, how often
/// it was broken, and what was measured meanwhile.
inline void printPromise(const char* promise, const QString& tried, int times, int broken, const QString& found = {})
{
    std::printf("| %s | %s | %d | %d | %s |\n", promise, qPrintable(tried), times, broken, qPrintable(found));
}

} // namespace qd::test
