#include "tests/fuzz/mail/MailTarget.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// libFuzzer's door.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString broken = qd::fuzz::mail(QByteArray(reinterpret_cast<const char*>(data), qsizetype(size)));
    if (!broken.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(broken));
        std::abort();
    }
    return 0;
}
