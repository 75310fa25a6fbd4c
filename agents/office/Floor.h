#pragma once

#include "agents/office/Crew.h"
#include "agents/office/Docket.h"
#include "agents/office/writing/OrderWriter.h"
#include "core/store/HistoryReader.h"

#include <QCache>
#include <QMap>

#include <optional>

namespace qd::agents {

class Dispatcher;
class RunDesk;
class TurnDesk;
class ApprovalDesk;
class EffectDesk;
class EscalationDesk;
class DelegationDesk;
class FailureDesk;
class WaitDesk;
class CallDesk;
class StormDesk;
class LeaseDesk;
class MoneyDesk;
class ToolDesk;
class TrialDesk;
class BatchDesk;
class StaleDesk;

/// What the desks of the office share. Owned by the Office; everything on its thread.
struct Floor {
    Floor(const Clock& theClock, HistoryReader& theHistory, Crew& theCrew, Dispatcher& theDispatcher, OfficeSettings theSettings)
        : clock(theClock), history(theHistory), crew(theCrew), dispatcher(theDispatcher), settings(std::move(theSettings)),
          docket(state), awaitsCommand(settings.awaitsCommand) {}

    const Clock& clock;
    HistoryReader& history;
    Crew& crew;
    Dispatcher& dispatcher;
    OfficeSettings settings;
    OfficeState state;
    Docket docket;
    Mailbox* mailbox = nullptr; ///< the office's own
    RunDesk* runs = nullptr;
    TurnDesk* turns = nullptr;
    ApprovalDesk* approvals = nullptr;
    EffectDesk* effects = nullptr;
    EscalationDesk* escalations = nullptr;
    DelegationDesk* delegations = nullptr;
    FailureDesk* failures = nullptr;
    WaitDesk* waits = nullptr;
    CallDesk* calls = nullptr;
    StormDesk* storms = nullptr;
    LeaseDesk* leases = nullptr;
    MoneyDesk* money = nullptr;
    ToolDesk* tools = nullptr;
    TrialDesk* trials = nullptr;
    BatchDesk* batches = nullptr;
    StaleDesk* stale = nullptr;
    std::function<void()> flush; ///< has what is on the docket stored
    std::function<void()> resume; ///< takes everything up again after a stop
    std::function<void(Instant)> wakeAt; ///< has tick() called then at the latest
    QHash<TurnId, Sequence> causes; ///< the fact that started a turn
    bool awaitsCommand;            ///< nothing leaves before a person's command is on the disk
    bool resting = false;          ///< the program is closing: nothing new begins
    bool lost = false;             ///< the record cannot be written: nothing may be entered
    std::optional<Error> noMoney;  ///< the record refused a reservation; until the human has said something

    Instant now() const { return clock.now(); }
    /// True while no agent may begin and nothing may leave.
    bool isHalted() const { return state.org.stopped || resting; }
    /// True while the run, or one that it was begun for, is paused; of one that is over never.
    bool isPaused(const RunId& run) const;
    /// See OfficeSettings::mayBegin.
    bool mayBegin(const TurnOrder& order) const { return !settings.mayBegin || settings.mayBegin(state, order); }
    /// Enters a message and returns its sequence.
    Sequence send(const Message& message, Sequence cause)
    {
        return docket.enter(MessageSent{message}, message.from, cause, message.correlation, message.label, message.time);
    }

    /// Remembers it; what it takes the place of is forgotten.
    void remember(const MemoryEntry& entry, Sequence cause);

    /// What was under way belongs to a state that is gone: what comes of it is dropped from now on.
    void forget()
    {
        ++m_epoch;
        causes.clear();
        m_kept.clear(); // it may never have reached the disk
    }
    quint64 epoch() const { return m_epoch; }

    /// The bytes of blobs when all of them were made lately.
    std::optional<TurnMaterials> atHand(const QList<QByteArray>& wanted) const;

    using Gathered = std::function<void(Result<TurnMaterials>)>;
    /// The bytes of blobs: those made lately are at hand, the rest is read. `gathered` may run at once; not after forget().
    void gather(const QList<QByteArray>& wanted, Gathered gathered);
    /// Keeps fresh bytes at hand, and puts them on the docket.
    void keep(const QByteArray& sha256, const QByteArray& bytes);
    /// Keeps the files that a rendering gave, and what it looks like.
    void keepRendered(const TurnReport& report);
    /// Puts bytes on the docket that come again and again, unless they were put there lately.
    void keepOnce(const QByteArray& sha256, const QByteArray& bytes);

private:
    static constexpr int kCacheKiB = 8 * 1024;
    quint64 m_epoch = 0;
    QCache<QByteArray, QByteArray> m_fresh{kCacheKiB};
    QCache<QByteArray, bool> m_kept{4096};
};

} // namespace qd::agents
