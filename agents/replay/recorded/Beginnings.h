#pragma once

#include "agents/replay/recorded/Reminders.h"

#include <functional>
#include <set>

namespace qd::agents {

class ReplayClock;

/// When the turns of a recorded run began. Done again the run has its agents for itself, and a step that stood in a line then
/// would begin at once; so a turn begins when everything has happened again that stood before it in the record.
/// @thread one, the office's.
class Beginnings final {
public:
    Beginnings(const Recording& recording, ReplayClock& clock);

    /// Whether the turn begins now; else it waits. `next`: after which fact something comes from outside next, 0: nothing does.
    /// `due`: when something happens next because of the time, if that is known. Moves the clock to when the turn began.
    bool mayBegin(const OfficeState& state, const TurnOrder& order, Sequence next, std::optional<Instant> due);
    /// The same of a step that waits for its agent: `over` is how it is handed to another one now, if it is.
    void relieve(const RunState& run, const Step& step, const OfficeState& state, Sequence next, std::optional<Instant> due, std::optional<StepAssigned>& over);
    /// To be called of every turn that begins.
    void began(const OfficeState& state, const TurnOrder& order);

    /// The first of those that wait: its place in the record, 0: none of them has one, and when it began.
    Sequence first() const { return m_waiting.isEmpty() ? 0 : m_waiting.firstKey(); }
    Instant firstTime() const { return m_waiting.isEmpty() ? Instant() : m_waiting.first(); }
    /// Nothing goes on until the first one begins, so it does, whatever is missing before it, unless it comes after `next` or
    /// it is not yet time. @returns whether there is one to be looked at again.
    bool insist(Sequence next);
    /// The run hangs on turns that never began then: they begin. @returns whether there are any that have not been told so.
    bool letOthers();
    /// From now on everything begins at once.
    void letGo()
    {
        m_isLetGo = true;
        m_waiting.clear();
    }

private:
    struct Turn {
        Sequence began = 0;
        Instant time;
        Sequence ended = 0; ///< 0: not in the record
    };
    /// A step that nobody could pay for was raised where it would have begun; or it took something, and waited for more.
    struct Refused {
        Sequence at = 0;
        Instant time;
    };
    /// A step did not wait longer for its agent.
    struct HandedOver {
        Sequence at = 0;
        Instant time;
        StepAssigned fact;
    };
    void readTurns(const Recording& recording, const RunPlaces& runs);
    void readRefusals(const Recording& recording, const RunPlaces& runs);
    void readHandOvers(const Recording& recording, const RunPlaces& runs);
    bool waits(Sequence at, Instant time, Sequence next, std::optional<Instant> due);
    void purge(const OfficeState& state);
    bool isUp(Sequence at, Instant time, Sequence next, std::optional<Instant> due) const;

    ReplayClock& m_clock;
    QHash<QString, QList<Turn>> m_turns;      ///< that have not begun again, by place, in order
    QHash<QString, QList<Refused>> m_refused; ///< by run and step
    QHash<QString, QList<HandedOver>> m_over; ///< the same
    std::set<Sequence> m_ends;                ///< where turns ended and steps were handed over that are not so far again
    QHash<TurnId, Sequence> m_underWay;       ///< as they are called now, with how they ended
    QMap<Sequence, Instant> m_waiting;
    QString m_asRefused; ///< the place of the one that may begin as one did that was refused
    Sequence m_insisted = 0; ///< what began up to there need not wait for anything
    bool m_hasOthers = false;
    bool m_othersToo = false;
    bool m_isLetGo = false;
};

} // namespace qd::agents
