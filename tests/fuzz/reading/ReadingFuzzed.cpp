#include "tests/fuzz/reading/ReadingTargets.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// libFuzzer's door; QD_FUZZ_CORPUS names the target.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static const qd::fuzz::ReadingTarget target = qd::fuzz::readingTargetOf(QD_FUZZ_CORPUS);
    const QString broken = target(QByteArray(reinterpret_cast<const char*>(data), qsizetype(size)));
    if (!broken.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(broken));
        std::abort();
    }
    return 0;
}
