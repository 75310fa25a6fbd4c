#pragma once

#include "agents/office/Crew.h"
#include "agents/office/Docket.h"
#include "agents/office/OrderWriter.h"
#include "core/store/HistoryReader.h"

#include <QCache>
#include <QMap>

namespace qd::agents {

class Dispatcher;
class RunDesk;
class EffectDesk;
class EscalationDesk;

/// What the desks of the office share. Owned by the Office; everything on its thread.
struct Floor {
    Floor(const Clock& theClock, HistoryReader& theHistory, Crew& theCrew, Dispatcher& theDispatcher, OfficeSettings theSettings)
        : clock(theClock), history(theHistory), crew(theCrew), dispatcher(theDispatcher), settings(std::move(theSettings)),
          docket(state) {}

    const Clock& clock;
    HistoryReader& history;
    Crew& crew;
    Dispatcher& dispatcher;
    OfficeSettings settings;
    OfficeState state;
    Docket docket;
    Mailbox* mailbox = nullptr; ///< the office's own
    RunDesk* runs = nullptr;
    EffectDesk* effects = nullptr;
    EscalationDesk* escalations = nullptr;
    std::function<void()> flush; ///< has what is on the docket stored
    std::function<void(Instant)> wakeAt; ///< has tick() called then at the latest
    QMap<TurnId, Sequence> causes; ///< the fact that started a turn

    Instant now() const { return clock.now(); }
    /// Enters a message and returns its sequence.
    Sequence send(const Message& message, Sequence cause)
    {
        return docket.enter(MessageSent{message}, message.from, cause, message.correlation, message.label, message.time);
    }

    using Gathered = std::function<void(Result<TurnMaterials>)>;
    /// The bytes of blobs: those made lately are at hand, the rest is read. `gathered` may run at once.
    void gather(const QList<QByteArray>& wanted, Gathered gathered);
    /// Keeps fresh bytes at hand, and puts them on the docket.
    void keep(const QByteArray& sha256, const QByteArray& bytes);

private:
    static constexpr int kCacheKiB = 32 * 1024;
    QCache<QByteArray, QByteArray> m_fresh{kCacheKiB};
};

} // namespace qd::agents
