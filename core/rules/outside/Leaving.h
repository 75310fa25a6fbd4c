#pragma once

#include "core/state/OfficeState.h"

/// When something that was allowed may leave, and whom it must not reach. Pure.
namespace qd::rules {

/// Whether it may leave as things stand.
struct Leave {
    enum Kind { Now, Waits, Over };
    Kind kind = Now;
    std::optional<Instant> until{};      ///< Waits: looked at again then; none: when what it waits for comes
    Deferral reason = Deferral::Busy;    ///< Waits
    QString text{};                      ///< Waits, Over: why, for a person
};

/// By its window, the network (`needsNetwork`: it is not on this machine), quiet hours and how much its account has sent in the
/// minute, hour, day (UTC) and month: by the department's paces and by `own`, hers, of which the one that holds it longest counts. O(paces).
Leave mayLeaveAt(const OfficeState& state, const Effect& effect, bool needsNetwork, Instant now, const QList<ChannelPace>& own = {});

/// What the other side is to know it by: BLAKE2b-160 of the effect's id and the hash of its content, in base32 of small letters
/// without padding (RFC 4648, 6): 32 characters. The same for each attempt, another one for other content.
QString effectKey(const Effect& effect);

/// Why one of those that it is for must not be reached; empty: all may. O(recipients · log n).
QString whyNotReached(const OfficeState& state, const EffectContent& content);

/// What is wrong with a pace: one sentence each; empty: nothing.
QStringList faultsOf(const ChannelPace& pace);

} // namespace qd::rules
