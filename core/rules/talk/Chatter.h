#pragma once

#include "core/state/OfficeState.h"

#include <QHash>
#include <QSet>

#include <deque>

namespace qd::rules {

/// Listens to how agents talk, and tells when they only keep each other busy. Much talk is no storm where much is done:
/// what counts is how many messages there are for each step that is done.
/// A plain value, told of every fact in order. Pure: no clock but the facts'. Holds the last minute and the open runs;
/// hear() is O(1) on average. What was told is forgotten, so that it is told again only when as much comes anew.
class Chatter {
public:
    static constexpr Duration kWindow{60'000};
    static constexpr int kPair = 60;         ///< messages between two in the window …
    static constexpr int kPairPerStep = 6;   ///< … and more than so many for each step that one of them did
    static constexpr int kCircle = 18;       ///< that went round between the same few while no piece of work changed; a step may send 20 …
    static constexpr int kCirclePerStep = 6; ///< … and more than so many for each step that one of them did for the first time
    static constexpr int kInCircle = 5;      ///< so many at most
    static constexpr int kFlood = 1'200;     ///< messages of all in the window …
    static constexpr int kFloodPerStep = 12; ///< … and more than so many for each step done
    static constexpr int kNoProgress = 16;   ///< goings back of one run with no step done for the first time; a loop may have 20

    /// @returns the storm that this fact completes.
    std::optional<StormNoticed> hear(const StoredFact& stored);

private:
    struct Said {
        Instant time;
        AgentId from;
        AgentId to;
        bool step = false; ///< no message: `from` did a step
    };
    /// What was said in a run since a piece of its work changed last.
    struct Talk {
        QHash<AgentId, QMap<AgentId, int>> open; ///< from, to: messages that closed no circle yet
        QMap<QList<AgentId>, int> round;         ///< messages that went round, by those who sent them
        QHash<AgentId, int> steps;               ///< done for the first time
    };
    struct Course {
        QSet<StepId> done;
        QHash<QString, QString> work; ///< the latest of each kind of piece and decision
        QHash<StepId, double> measured; ///< where the number of a loop stood
        int backs = 0; ///< since a step was done for the first time
        QList<AgentId> by; ///< who sent it back; of what the program sends back, who does it again
        QHash<StepId, AgentId> whose; ///< who did which step last
    };
    using Pair = std::pair<AgentId, AgentId>;

    static Pair pairOf(const AgentId& a, const AgentId& b) { return a < b ? Pair{a, b} : Pair{b, a}; }
    std::optional<StormNoticed> said(const Message& message, Instant now);
    std::optional<StormNoticed> wentBack(const StepsReopened& fact, const AgentId& by);
    void stepDone(const RunId& run, const StepId& step, const AgentId& agent, Instant now);
    void workChanged(const RunId& run, const QString& what, const QString& is);
    std::optional<StormNoticed> circle(const Message& message);
    static QList<AgentId> wayBack(const Talk& talk, const AgentId& from, const AgentId& to);
    std::optional<StormNoticed> pairStorm(const Message& message);
    std::optional<StormNoticed> flood();
    QList<AgentId> loudest() const;
    void count(const Said& said, int by);
    template <class Those> void forget(Those those);

    std::deque<Said> m_window;
    QHash<Pair, int> m_pairs;
    QHash<AgentId, int> m_sent;
    QHash<AgentId, int> m_steps;
    int m_messages = 0;
    int m_stepsDone = 0;
    QHash<RunId, Talk> m_talks;
    QHash<RunId, Course> m_courses;
};

/// Why an agent that is part of a storm is paused, as everybody reads it.
QString pauseReasonOf(const StormNoticed& storm);
/// True while a storm keeps the agent paused, also after she said no: what it has would only go on elsewhere, so it rests.
bool restsAfterStorm(const OfficeState& state, const AgentId& agent);

/// The question whether those whom a storm had paused may go on. It is the human's, and outlives the run.
Escalation askedAbout(const StormNoticed& storm, const QList<AgentId>& paused, const OfficeState& state, Instant now);

} // namespace qd::rules
