#pragma once

#include "agents/effects/Lanes.h"

#include "core/async/Shown.h"
#include "core/async/Worker.h"

#include <vector>

namespace qd::agents {

struct ConnectorInfo {
    ConnectorId id;
    QString title;
    QString place;
    bool isOutward = true;
    Confidentiality clearance = Confidentiality::Public;
    Guarantees guarantees;
    bool needsNetwork = true;
    bool canLookUp = false;
    QString channel{};    ///< Connector::channel()
    QStringList reads{};  ///< Connector::reads()
};

/// The one door out of the house: hands deliveries to connectors on a thread of its own, for each connector and account one after
/// the other. Decides nothing: whoever calls dispatch() has recorded that the effect is authorised and intended.
class Dispatcher final {
public:
    using Answer = std::function<void(Outcome)>;

    explicit Dispatcher(std::vector<std::unique_ptr<Connector>> connectors, Patience patience = {});
    /// Stops first when that was forgotten.
    ~Dispatcher();

    /// @thread the one that built it, once.
    void start();
    /// Why nothing goes through that way as things stand, whether it is one of those in use or not; empty: nothing stands in its way. @thread any.
    using WhyShut = std::function<QString(const ConnectorId&)>;
    /// From now on these are the ways out of this machine, instead of those of before: what is on its way goes on, what has not begun
    /// waits where its connector is gone or another one. Folders stay. `whyShut` is asked right before each delivery, look and look-up, too;
    /// null: nothing but the list says what is in use. @thread the one that built it.
    void setOutward(std::vector<std::unique_ptr<Connector>> connectors, WhyShut whyShut = {});
    /// Why nothing goes through it now; empty: it does. As long as WhyShut takes. @thread any.
    QString whyShut(const ConnectorId& id) const;
    /// From now on nothing is delivered without a capability that is good by `law`. @thread any; what is dispatched after it on the
    /// same thread is looked at by it.
    void setLaw(std::shared_ptr<const SendingLaw> law);
    /// Halts; lets what is under way end for a moment, then cancels it; answers the waiting ones with NotSent and ends the thread.
    /// When it returns every answer has been posted. Takes as long as Patience says at most, and what a connector does in one piece.
    /// @thread the one that built it; nobody may call dispatch() from another thread meanwhile.
    void stop();

    /// Delivers, and then runs `answer` on the thread of `replyTo`, exactly once. NotSent: halted, stopped or held back
    /// before anything left. Later also where nothing goes through its way now (whyShut()), Refused also for a rehearsal that would leave
    /// this machine.
    /// @ownership `replyTo` outlives stop().
    /// @thread any.
    void dispatch(Delivery delivery, Mailbox* replyTo, Answer answer);
    /// Has it looked up what became of a delivery (Connector::lookUp()), and then runs `looked` on the thread of `replyTo`, exactly
    /// once. Unclear while everything is stopped, and when a halt ends it. @ownership, @thread as dispatch().
    void lookUp(Delivery delivery, Mailbox* replyTo, Connector::Looked looked);
    /// Tries a connector (Connector::test()), and then runs `tested` on the thread of `replyTo`, exactly once. Ends with a halt.
    /// Error::Cancelled while everything is stopped. @ownership, @thread as dispatch().
    void test(const ConnectorId& id, Mailbox* replyTo, Connector::Tested tested);

    /// Whether a connector has to look before anybody is asked (Connector::looks()). @thread any.
    bool looks(const ConnectorId& id) const;
    /// Has it looked at (Connector::look()), and then runs `seen` on the thread of `replyTo`, exactly once. Error::Cancelled while everything is
    /// stopped; Error::Rule for a rehearsal that would leave this machine. @ownership, @thread as dispatch().
    void look(Delivery delivery, Mailbox* replyTo, Connector::Seen seen);

    /// What the connector would not take, before anybody is asked to approve it. Pure. @thread any.
    Result<Done> check(const EffectContent& content) const;
    /// What sending it costs at most. Pure. @thread any.
    Result<Money> cost(const EffectContent& content) const;
    /// Where the connector puts everything; empty for one that is unknown or has no place. @thread any.
    QString placeOf(const ConnectorId& id) const;
    /// @thread any.
    QList<ConnectorInfo> connectors() const;
    /// Of one; nothing where there is none of that id. @thread any.
    std::optional<ConnectorInfo> infoOf(const ConnectorId& id) const;
    /// Runs `then` on the thread where deliveries are. Not once it has ended. @thread any.
    void post(std::function<void()> then) { m_worker.post(std::move(then)); }

    enum class UnderWay { IsCut, GoesOn };
    /// From its return on no delivery begins, and no request of one that is under way, which is cancelled, or ends as it may.
    /// @thread any.
    void halt(UnderWay what = UnderWay::IsCut);
    /// Lets deliveries begin again. Those answered NotSent meanwhile must be handed in again. @thread any.
    void resume() { m_doors->isHalted = false; }
    bool isHalted() const { return m_doors->isHalted; }
    /// Runs `then` on the thread of `replyTo` once all that is under way now has ended; never when stop() comes first.
    /// @ownership `replyTo` outlives stop(). @thread any.
    void whenQuiet(Mailbox* replyTo, std::function<void()> then);

private:
    Connector* connector(const ConnectorId& id) const;
    void show(const std::function<bool(const Connector&)>& isWanted, WhyShut whyShut);
    QString whyShutTo(const Connector& way) const;
    Lanes& lanes();
    void leave();

    const std::shared_ptr<Doors> m_doors = std::make_shared<Doors>();
    const Patience m_patience;
    Worker m_worker;
    struct Shelf {
        std::vector<Connector*> ways;
        WhyShut whyShut;
    };
    std::vector<std::unique_ptr<Connector>> m_all; ///< also those that are used no more; gone before the mailbox that they know
    Shown<Shelf> m_used;
    std::unique_ptr<Lanes> m_lanes; ///< the thread's own
    bool m_runs = false;
};

} // namespace qd::agents
