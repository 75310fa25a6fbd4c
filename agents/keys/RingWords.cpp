#include "agents/keys/RingWords.h"

namespace qd::agents {

QString inWords(RingState state)
{
    switch (state) {
    case RingState::Open: return QStringLiteral("the desktop's keyring is open");
    case RingState::Locked: return QStringLiteral("the desktop's keyring is locked, and nobody unlocked it");
    case RingState::Empty: return QStringLiteral("the desktop's keyring was never set up, and nobody gave it a password");
    case RingState::NoBus: return QStringLiteral("there is no D-Bus session here, over which a keyring is asked");
    case RingState::NoRing: return QStringLiteral("nothing on this desktop keeps keys (no GNOME Keyring, KWallet or KeePassXC answers)");
    case RingState::Unknown: return QStringLiteral("the desktop's keyring does not say whether it is open");
    }
    return {};
}

namespace {

/// The state says by itself why nothing can be read or kept.
RingAnswer::Outcome outcomeOf(RingState state)
{
    switch (state) {
    case RingState::Locked: return RingAnswer::Locked;
    case RingState::Empty:
    case RingState::NoBus:
    case RingState::NoRing: return RingAnswer::NoKeyring;
    case RingState::Open:
    case RingState::Unknown: return RingAnswer::Done;
    }
    return RingAnswer::Failed;
}

} // namespace

RingAnswer answerOf(JobEnd end, const QString& said, RingState state)
{
    const RingAnswer::Outcome by = outcomeOf(state);
    if (end == JobEnd::Fine)
        return {RingAnswer::Done, {}, {}};
    if (end == JobEnd::NotFound && by != RingAnswer::Locked)
        return {RingAnswer::Absent, {}, QStringLiteral("the desktop's keyring holds no such key")};
    if (by != RingAnswer::Done)
        return {by, {}, inWords(state)};
    const QString words = said.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(said);
    switch (end) {
    case JobEnd::RefusedByUser: return {RingAnswer::Refused, {}, QStringLiteral("you did not let the desktop's keyring be used") + words};
    case JobEnd::Refused: return {RingAnswer::Refused, {}, QStringLiteral("the desktop's keyring refused") + words};
    case JobEnd::NoBackend: return {RingAnswer::NoKeyring, {}, inWords(RingState::NoRing)};
    default: return {RingAnswer::Failed, {}, QStringLiteral("the desktop's keyring failed") + words};
    }
}

} // namespace qd::agents
