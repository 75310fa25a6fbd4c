#pragma once

#include "agents/effects/Connector.h"

#include "core/async/Worker.h"

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace qd::agents {

struct ConnectorInfo {
    ConnectorId id;
    QString title;
    QString place;
    bool repeatable = false;
};

/// The one door out of the house: hands deliveries to connectors, one after the other, on a thread of its own. Decides
/// nothing: whoever calls dispatch() has recorded that the effect is authorised and intended.
class Dispatcher final {
public:
    using Answer = std::function<void(Outcome)>;

    explicit Dispatcher(std::vector<std::unique_ptr<Connector>> connectors);
    /// Stops first when that was forgotten.
    ~Dispatcher();

    void start();
    /// Halts, waits for the delivery that is under way, answers the waiting ones with NotSent and ends the thread.
    /// @thread the one that built it; nobody may call dispatch() from another thread meanwhile.
    void stop();

    /// Delivers, and then runs `answer` on the thread of `replyTo`, exactly once. NotSent: halted, stopped or held back
    /// before it began. Refused also when no connector has that id.
    /// @ownership `replyTo` outlives stop().
    /// @thread any.
    void dispatch(Delivery delivery, Mailbox* replyTo, Answer answer);

    /// What the connector would not take, before anybody is asked to approve it. Pure. @thread any.
    Result<Done> check(const EffectContent& content) const;
    /// What sending it costs at most. Pure. @thread any.
    Result<Money> cost(const EffectContent& content) const;
    /// True when an interrupted delivery may be repeated. False for an unknown connector. @thread any.
    bool repeatable(const ConnectorId& id) const;
    /// Where the connector puts everything; empty for one that is unknown or has no place. @thread any.
    QString placeOf(const ConnectorId& id) const;
    /// @thread any.
    QList<ConnectorInfo> connectors() const;

    /// From its return on no delivery begins; one that is under way ends as it may. @thread any.
    void halt() { m_halted = true; }
    /// Lets deliveries begin again. Those answered NotSent meanwhile must be handed in again. @thread any.
    void resume() { m_halted = false; }
    bool isHalted() const { return m_halted; }
    /// Runs `then` on the thread of `replyTo` once the delivery that is under way has ended; never when stop() comes first.
    /// @ownership `replyTo` outlives stop(). @thread any.
    void whenQuiet(Mailbox* replyTo, std::function<void()> then);

private:
    Connector* connector(const ConnectorId& id) const;
    Outcome deliver(const Delivery& delivery);

    const std::vector<std::unique_ptr<Connector>> m_connectors;
    std::atomic<bool> m_halted = false;
    std::atomic<bool> m_stopped = false;
    Worker m_worker;
};

} // namespace qd::agents
