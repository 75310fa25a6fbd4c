#pragma once

#include "agents/office/Floor.h"

#include <QSet>

#include <set>
#include <tuple>

namespace qd::agents {

/// Gives resources that only one may hold to the steps that ask for them, takes them back when they are not needed any
/// more or their time is over, and breaks circles of waiting.
/// @thread the office's.
class LeaseDesk final {
public:
    explicit LeaseDesk(Floor& floor) : m_floor(floor) {}

    /// Takes what the step has to hold, by name, so far as it is free. @returns true when it has all of it; else it is tried
    /// again when what it waits for is free.
    bool acquire(const RunId& run, const StepId& step);
    /// A fact was entered; nothing is entered here.
    void heard(const StoredFact& stored);
    /// Takes back what is over and lets those in who wait. @returns true when anything was done.
    bool settle();
    /// Ends what is overdue and wanted by somebody else; what nobody wants is kept. @returns when the next is.
    std::optional<Instant> tick();
    /// Whether the turn may still write: it holds what its step has to hold, and has held it since before it began.
    bool holdsStill(const TurnOrder& order) const;
    /// Forgets who waits: the state is another one now.
    void reset();
    /// The program begins, or goes on after a stop: what is held for nothing any more is given up. O(leases).
    void takeUp();

private:
    struct Asking {
        qint64 place = 0;
        RunId run;
        StepId step;
        bool operator<(const Asking& other) const { return std::tie(place, run, step) < std::tie(other.place, other.run, other.step); }
    };
    void breakCircle(const RunId& run);
    void end(const QString& resource, const Lease& lease, const QString& reason);
    void expire(const QString& resource, const Lease& lease);
    void goBack(const Lease& lease, const QString& reason);
    bool isLeaving(const Lease& lease) const;
    bool isWanted(const QString& resource) const;

    Floor& m_floor;
    QMap<QString, std::set<Asking>> m_asking; ///< who waits for which resource, the first of them first
    QSet<RunId> m_touched; ///< runs of which something was entered
    QSet<RunId> m_heldUp;  ///< runs that found something held: maybe the last that was missing for a circle
    QSet<RunId> m_sentBack; ///< runs that had to give something up, or got it: they go on when the others have had their turn
};

} // namespace qd::agents
