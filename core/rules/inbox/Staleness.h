#pragma once

#include "core/model/Approval.h"

/// Whether what she is asked about is still as she was asked. Pure.
namespace qd::rules {

/// What an approval rests on besides its bytes, as it is now.
struct World {
    Money cost;        ///< of sending it
    QString forbidden; ///< why it may not be asked for any more, one sentence; empty: it may
    QString refused;   ///< why its connector would not take it any more, one sentence; empty: it would
};

/// What is not as it was; empty: nothing.
QList<Change> changesSince(const Approval& approval, const World& world, Instant now);
/// It can be put to her anew as it is now: nothing stands in its way but what changed.
bool canBeAskedAgain(const QList<Change>& changes);
/// Its way alone would not take it as it is: made anew it could be put to her.
bool isMadeAnew(const QList<Change>& changes);
/// Somebody else's yes to it does not count any more, and why (whyNotTheirs()).
Change noLongerTheirs(const QString& why);

constexpr qsizetype kTooOften = 3; ///< changes of one item, from the first time that she was asked
/// Whether it changes faster than one can decide, with these that come on top.
bool changesTooFast(const Approval& approval, const QList<Change>& changes);

/// "the price was $0.25 and is $0.50; …"
QString inWords(const QList<Change>& changes);

} // namespace qd::rules
