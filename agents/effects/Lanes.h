#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/capability/Capability.h"

#include <QObject>
#include <QSet>

#include <deque>
#include <list>
#include <map>

namespace qd::agents {

/// What every door out of the house looks at. @thread any.
struct Doors {
    std::atomic<bool> isHalted = false;
    std::atomic<bool> isStopped = false;
    std::atomic<quint64> cuts = 0; ///< how often what was under way had to end
    std::shared_ptr<const SendingLaw> law{}; ///< @thread the dispatcher's. None: nobody asks for capabilities

    /// Why nothing may begin; empty: it may.
    QString refusal() const;
};

/// How long the dispatcher waits.
struct Patience {
    Duration afterCancel{1'500}; ///< for a connector that was asked to end something; then the dispatcher says what became of it
    Duration beforeEnd{1'000};   ///< at the end of the program, for what is under way to end by itself
};

/// The deliveries of one dispatcher: those that wait, in a lane for each connector and account, and those under way, one a lane.
/// Whatever a connector does, each ends once: when it has answered, or some time after it was asked to end.
/// @thread the dispatcher's; `doors` is read and written by all.
class Lanes final {
public:
    /// Why nothing goes through a way as things stand; empty: it does. Asked right before it is used.
    using WhyShut = std::function<QString(const Connector&)>;
    Lanes(std::shared_ptr<Doors> doors, Patience patience, WhyShut whyShut) : m_doors(std::move(doors)), m_patience(patience), m_whyShut(std::move(whyShut)) {}
    /// What is told of a delivery whose way is shut.
    static Outcome shut(const QString& why);

    void take(Connector& to, Delivery delivery, Connector::Ended ended);
    /// In the same order as deliveries: both may need what only one can use.
    void look(Connector& at, Delivery delivery, Connector::Seen seen);
    /// At once, whatever waits in its lane: it only reads.
    void lookUp(Connector& at, const Delivery& delivery, const Connector::Looked& looked);
    void test(Connector& what, const Connector::Tested& tested);
    /// What waits ends as NotSent, and what began before the cut of that number is cancelled.
    void cut(quint64 number);
    /// What waits ends as NotSent; what is under way goes on.
    void sendBack();
    /// Runs `then` when all that is under way now has ended.
    void whenQuiet(std::function<void()> then);
    /// Lets what is under way end by itself for a while, then cancels it, and runs `then` when all has ended.
    void end(std::function<void()> then);

private:
    struct Course;
    using Shared = std::shared_ptr<Course>;
    struct Waiting {
        Connector* to = nullptr;
        Delivery delivery;
        Connector::Ended ended;
        Connector::Seen seen{}; ///< it is looked, and not delivered
    };
    struct Lane {
        std::deque<Waiting> waiting;
        bool isTaken = false; ///< something of it is under way
    };

    void next(Lane& lane);
    void deliver(Lane& lane, const Waiting& what);
    bool isStopped(const Course& course) const;
    QString whyStopped() const;
    Shared begin(Connector& at, std::shared_ptr<Passage> passage, Connector::Ended ended);
    void run(const Shared& course, const std::function<void()>& call);
    void cancel(const Shared& course, const QString& why);
    void finish(const Shared& course, const std::function<void()>& tell);
    void cancelAll(quint64 before, const QString& why);
    void tellQuiet(quint64 ended);

    const std::shared_ptr<Doors> m_doors;
    const Patience m_patience;
    const WhyShut m_whyShut;
    std::map<std::pair<ConnectorId, QString>, Lane> m_lanes; ///< none is ever taken out
    std::list<Shared> m_courses;
    std::list<std::pair<QSet<quint64>, std::function<void()>>> m_quiet; ///< who waits for which courses
    std::function<void()> m_end;
    quint64 m_last = 0;
    QObject m_context; ///< what is to be done later is not done once this is gone
};

} // namespace qd::agents
