#pragma once

#include <QString>

#include <chrono>
#include <compare>

namespace qd {

using Duration = std::chrono::milliseconds;

/// A moment of wall time: milliseconds since 1970-01-01 UTC.
struct Instant {
    qint64 ms = 0;

    auto operator<=>(const Instant&) const = default;
    friend Instant operator+(Instant at, Duration d) { return {at.ms + d.count()}; }
    friend Instant operator-(Instant at, Duration d) { return {at.ms - d.count()}; }
    friend Duration operator-(Instant a, Instant b) { return Duration(a.ms - b.ms); }
};

/// "2026-11-21T08:30:00.000Z" (RFC 3339, UTC).
QString toRfc3339(Instant at);
/// The UTC calendar day that holds `at`, as days since 1970-01-01.
qint64 dayOf(Instant at);

/// Where the program takes the time from. Implementations may be asked from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    /// Wall time, for calendars and records.
    virtual Instant now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
public:
    Instant now() const override;
};

} // namespace qd
