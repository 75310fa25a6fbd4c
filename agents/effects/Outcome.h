#pragma once

#include "core/base/Clock.h"
#include "core/model/outside/Lookup.h"

#include <QStringList>

#include <optional>

namespace qd::agents {

/// What a connector can promise about sending one thing once. Shown to people before they approve, and what decides whether a
/// delivery that broke off may be repeated.
struct Guarantees {
    enum Once {
        ByContent, ///< delivering the same again changes nothing
        ByKey,     ///< the other side takes each key once, for `keyLife`
        ByLookUp,  ///< it can be looked up afterwards whether it is there
        Never,     ///< what broke off in the middle nobody can tell
    };
    Once once = Never;
    Duration keyLife{0};     ///< ByKey: how long the other side remembers
    QStringList sentences{}; ///< for people: what holds, and what does not
    Duration settles{0};     ///< so long after a delivery a look may miss what has arrived
    bool lookUpIsStrong = false; ///< what a look does not find after that is not there
};

/// How it ended. Unknown is said when nobody can tell, never guessed. NotSent: nothing left the house and nothing was
/// decided about it; the same delivery may be handed in again. Later: the same, and there is no use before `after`.
struct Outcome {
    enum Kind { Confirmed, Refused, Unknown, NotSent, Later };
    Kind kind = Unknown;
    QString text;         ///< where it went, why not, or what is known
    QString providerId{}; ///< what the other side calls it, when Confirmed; ours to show, not to build addresses from
    std::optional<Duration> after{}; ///< Later, and Unknown that may be repeated: how long to wait
    bool repeats = false; ///< Unknown: the same may be sent again with the same key within its life, and counts once
    std::optional<Deferral> why{}; ///< Later: what it waits for; none: for time. Key without `after`: until a key is given
};

/// What a look said of something that may have left. No: it is certainly not there.
struct LookedUp {
    Found found = Found::Unclear;
    QString evidence;     ///< what was asked, and what was found; for a person
    QString providerId{}; ///< Yes: as Outcome's
};

} // namespace qd::agents
