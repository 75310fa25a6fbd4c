#pragma once

#include "core/base/Clock.h"

#include <atomic>

namespace qd::test {

/// Time stands still until the test moves it. @thread any.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start = {1'795'000'000'000}) : m_ms(start.ms) {}
    Instant now() const override { return {m_ms.load()}; }
    void advance(Duration by) { m_ms += by.count(); }
    void set(Instant to) { m_ms = to.ms; }

private:
    std::atomic<qint64> m_ms;
};

} // namespace qd::test
