#pragma once

#include "agents/keys/Secret.h"

#include <QString>

#include <functional>

namespace qd::agents {

using SharedSecret = std::shared_ptr<const Secret>;

/// What a place that keeps keys is like, seen without asking the person anything.
enum class RingState {
    Open,
    Locked,    ///< it asks the person for its password before it gives or takes anything
    Empty,     ///< there is none yet: the first key makes one, and asks the person for a password
    NoBus,     ///< no D-Bus session, over which one would be asked
    NoRing,    ///< nothing on this desktop keeps keys
    Unknown,   ///< it does not say, as KWallet where it speaks its own language only
};

/// What came of reading, writing or removing one key.
struct RingAnswer {
    enum Outcome {
        Done,
        Absent,    ///< it holds no key of that name
        NoKeyring, ///< there is nothing that could keep it
        Locked,    ///< it was not unlocked
        Refused,   ///< the person or the keyring said no
        Waiting,   ///< it has not answered for long; it may still ask the person
        Failed,    ///< anything else
    };
    Outcome outcome = Failed;
    SharedSecret secret; ///< of a read that is Done
    QString why;         ///< one sentence in plain words, without a full stop; empty when Done
};

/// A place that keeps keys by name. Everything is answered by one call back, at once or later, never after this is gone.
/// @thread the one it was made on, which has an event loop; so are the calls back.
class KeyRing {
public:
    using Answered = std::function<void(RingAnswer)>;

    KeyRing() = default;
    virtual ~KeyRing() = default;
    Q_DISABLE_COPY_MOVE(KeyRing)

    virtual void read(const QString& name, Answered answered) = 0;
    /// Replaces a key of that name.
    virtual void write(const QString& name, SharedSecret secret, Answered answered) = 0;
    /// Absent when there was none.
    virtual void remove(const QString& name, Answered answered) = 0;
    virtual void look(std::function<void(RingState)> seen) = 0;
};

} // namespace qd::agents
