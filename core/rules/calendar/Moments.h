#pragma once

#include "core/base/Clock.h"

#include <QTimeZone>

/// Texts that say when. Pure.
namespace qd::rules {

/// The time zone of that IANA name; the machine's own for an empty or unknown one.
QTimeZone zoneOf(const QString& name);
/// "2026-11-30", "2026-11-30T09:00", "2026-11-30T09:00:00+01:00" (RFC 3339; ISO 8601) as a moment. Without an offset it is
/// meant in `zone`; a date alone means its first moment there. Nothing for anything else.
std::optional<Instant> momentOf(const QString& text, const QString& zone);

/// "Tue 24 Nov 09:00", as a clock on the wall of that zone shows it.
QString clockText(Instant at, const QString& zone);

} // namespace qd::rules
