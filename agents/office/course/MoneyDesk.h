#pragma once

#include "agents/office/Floor.h"

#include <deque>

namespace qd::agents {

/// Lets calls of models be made, each once what it can cost at worst is reserved on the disk. What only other calls that are
/// under way leave no room for waits until one of them has settled.
/// @thread the office's.
class MoneyDesk final {
public:
    explicit MoneyDesk(Floor& floor) : m_floor(floor) {}

    using Refused = std::function<void(const Error&)>;
    /// The turn's prompt is written, and its call cannot be billed for more tokens than these. It is made, or waits, or
    /// `refused` says why it cannot be paid.
    void written(const std::shared_ptr<const TurnOrder>& order, TokenCount in, TokenCount out, Refused refused);
    enum class Says { Go, Wait, No };
    /// The same for a call that goes with others that can wait, for less: whoever asks makes it once the reservation is on the
    /// disk. Wait: others that are under way leave no room now. No: `why` says what stands against it.
    Says reserveBatched(const TurnOrder& order, TokenCount in, TokenCount out, Error& why);
    /// Money for something that is no call of a model: what a tool, an effect or the library's endpoint takes at most.
    struct Hold {
        TurnId name;    ///< of the reservation
        AgentId agent;
        RunId run;      ///< null: of none
        QString payee;  ///< whose price it is: "brave:search", "provider:model"
        Money most;
    };
    /// Promises it, which ends with ToolUsed of that name. Error::Rule: a limit stands in the way; nothing is entered.
    Result<Done> promise(const Hold& hold);
    /// Money has come free: what waits for some is looked at again, in order.
    void lookAgain();
    /// The turn waits no longer.
    void forget(const TurnId& turn);
    void reset() { m_waiting.clear(); }

private:
    struct Waiting {
        std::shared_ptr<const TurnOrder> order;
        TokenCount in;
        TokenCount out;
        Refused refused;
    };
    /// What one call is promised.
    struct Promise {
        TokenCount tokens;
        Money worst;
        Duration time{0}; ///< nothing of one in a batch
    };
    Says judge(const TurnOrder& order, TokenCount in, TokenCount out, bool isBatched, Promise& promise, Error& why) const;
    void reserve(const TurnOrder& order, const Promise& promise, bool isBatched);
    bool decide(const Waiting& call);

    Floor& m_floor;
    std::deque<Waiting> m_waiting;
};

} // namespace qd::agents
