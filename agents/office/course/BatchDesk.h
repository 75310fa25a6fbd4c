#pragma once

#include "agents/llm/batches/BatchPost.h"
#include "agents/office/Floor.h"

#include <QHash>
#include <QSet>

namespace qd::agents {

struct AskedTurn;

/// Has calls of runs that can wait asked many at once, for less: gathers them for a short while, reserves what they can cost,
/// hands them over, and asks how they stand until the answers are there. What lies with a provider is in the state, so a restart
/// changes nothing for it. What could not be taken, or was not done in time, is asked in the ordinary way.
/// @thread the office's.
class BatchDesk final {
public:
    explicit BatchDesk(Floor& floor) : m_floor(floor) {}

    /// So long a call waits for others to go with, and so many go at once (both providers take far more).
    static constexpr Duration kGather{30'000};
    static constexpr qsizetype kMostTogether = 50;
    /// How often a provider is asked: soon at first, then ever more seldom.
    static constexpr Duration kFirstLook{30'000};
    static constexpr Duration kLongestPause{600'000};
    /// What is not there so long after the provider's own deadline never comes.
    static constexpr Duration kMargin{7'200'000};
    static constexpr Duration kDeadline{86'400'000}; ///< where the provider names none: both give themselves a day

    /// Whether the call of the turn may wait, and its provider takes such.
    bool takes(const TurnOrder& order) const;
    using Order = std::shared_ptr<const TurnOrder>;
    using Refused = std::function<void(const Error&)>;
    /// Its prompt is written. `refused` says why it cannot be paid.
    void collect(const Order& order, const Crew::Call& call, Refused refused);
    /// It waits for others to go with, or is on its way: its step's time does not count.
    bool holds(const TurnId& turn) const;
    /// It is on its way: only what comes of that counts.
    bool isGoing(const TurnId& turn) const { return m_going.contains(turn); }
    /// Something was sent and is not answered yet, or what came is being read.
    bool isBusy() const;
    /// The turn waits no longer for others to go with.
    void forget(const TurnId& turn);
    /// What lies with a provider and nobody waits for any more is cancelled there, where all of its batch is so. What was done is paid.
    void cancelStale();
    /// All stop: everything that lies with a provider is cancelled there.
    void halt();
    /// Asks for everything that lies with providers, at once.
    void recover() { m_looks.clear(); }
    /// @returns when to look again.
    std::optional<Instant> tick();
    /// Forgets what was under way: the state is another one now.
    void reset();

private:
    struct Collected {
        Order order;
        Crew::Call call;
        Refused refused;
        Instant since;
    };
    /// One that goes out.
    struct Going {
        Order order;
        std::shared_ptr<const ReadyTurn> ready;
    };
    struct Look {
        Instant next;
        Duration pause = kFirstLook;
        bool isUnderWay = false;
    };
    using Name = std::pair<QString, QString>; ///< provider and batch

    std::optional<Instant> sendDue();
    void send(const QString& model);
    void create(const QString& provider, const QList<Going>& going);
    void made(const QString& provider, const QList<Going>& going, const BatchMade& came);
    void lies(const QString& provider, const Going& one, const BatchMade& came);
    std::optional<Instant> lookDue();
    void look(const Name& name);
    void seen(const Name& name, const BatchSeen& came);
    QSet<Name> names() const;
    void cancel(const Name& name);
    QList<TurnId> turnsOf(const Name& name) const;
    void read(const TurnId& turn, const std::optional<BatchResult>& result, bool isOwed, const QString& why);
    void settle(const TurnId& turn, const Result<AskedTurn>& asked, const std::optional<BatchResult>& result, bool isOwed, const QString& why);
    Result<LlmAnswer> answerOf(const AskedTurn& asked, const std::optional<BatchResult>& result, bool isOwed, const QString& why) const;
    TurnOrder orderOf(const TurnId& turn, const AskedTurn& asked) const;
    bool isStale(const TurnId& turn) const;

    Floor& m_floor;
    QMap<QString, QList<Collected>> m_collected; ///< by "provider:model": OpenAI takes calls of one model together, and no others
    QMap<Name, Look> m_looks;
    QSet<TurnId> m_going;   ///< are on their way
    QSet<Name> m_cancelled;
    QSet<TurnId> m_reading; ///< their answers are here, and what they were asked is being read
};

} // namespace qd::agents
