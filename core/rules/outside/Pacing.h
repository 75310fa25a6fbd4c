#pragma once

#include "core/model/Effect.h"
#include "core/model/outside/Pace.h"
#include "core/state/outside/DoorState.h"

#include <QTimeZone>

/// Limits of hers and of the department's that hold something back for a while, as they are said on record. Pure.
namespace qd::rules {

/// One limit that holds something back.
struct HeldBy {
    enum Whose { Hers, Departments };
    enum Limit { Minute, Hour, Day, Month, Quiet };
    Whose whose = Departments;
    Limit limit = Quiet;
    qint64 most = 0;         ///< that go out in one of them; of quiet hours nothing
    QString from{};          ///< Quiet: "22:00"
    QString until{};         ///< Quiet: "07:00"
    QString zone{};          ///< Quiet: IANA
    bool operator==(const HeldBy&) const = default;
};

/// "by your own settings no more than 3 a day go out there", as it goes on record.
QString inWords(const HeldBy& held);
/// What such words say; nothing where they are others.
std::optional<HeldBy> heldByOf(const QString& words);
/// When that lets go of what it holds at that moment; of quiet hours that are not now, `now`.
Instant endOf(const HeldBy& held, Instant now);
/// Whether it holds anything back at that moment, of an account that has begun to send so much.
bool holds(const HeldBy& held, const DoorState::Sent& sent, Instant now);
/// Until when what was deferred waits: `until`, as it is on record, or where that is over and the limit of `words` holds it anew, until that
/// lets go. Nothing: until what it waits for comes, or no longer at all.
std::optional<Instant> heldUntil(std::optional<Instant> until, const QString& words, const DoorState::Sent& sent, Instant now);

/// In quiet hours the moment at which they end. They begin with the first moment at which the clocks of that zone show it and end with the last one;
/// a time that the clocks skip is the first moment after it.
std::optional<Instant> quietEnd(const QString& from, const QString& until, const QTimeZone& zone, Instant now);

} // namespace qd::rules
