#pragma once

#include "core/state/OfficeState.h"

#include <QAbstractListModel>
#include <QSet>

namespace qd::ui {

/// Names one row of the inbox.
struct InboxKey {
    enum Kind { Nothing, Waiting, Escalated, Heading, Leaving, LaterHeading };
    Kind kind = Nothing;
    Uuid id;

    auto operator<=>(const InboxKey&) const = default;
    bool isItem() const { return kind != Nothing && kind != Heading && kind != LaterHeading; }
    friend size_t qHash(const InboxKey& key, size_t seed = 0)
    {
        return ::qHash(key.id.low ^ key.id.high ^ quint64(key.kind), seed);
    }
};

/// What waits for the human, soonest due first, then what she has approved and has not left yet, also where no item of the inbox stands for it
/// any more (rules::stuck()), then what she put off, soonest back first.
/// @thread main.
class InboxModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { KeyRole = Qt::UserRole + 1, KindRole, ChosenRole, ExpiredRole };
    enum class Order { SoonestFirst, NewestFirst, HighestLevelFirst };

    explicit InboxModel(QObject* parent = nullptr);

    /// Takes the rows from `state`; inserts and removes ranges, so that selections stay where they are.
    void show(const OfficeState& state);
    void setOrder(Order order);
    Order order() const { return m_order; }
    /// Dues and countdowns are counted from here on; what was put off until then waits again. Repaints rows, whose height it does not
    /// change: dataChanged() says ExpiredRole alone then.
    void setNow(Instant now);
    Instant now() const { return m_now; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    InboxKey key(int row) const;
    int rowOf(const InboxKey& key) const; ///< -1 when it is not there
    /// The item behind a row, or nullptr; valid until the next show().
    const Approval* approval(const InboxKey& key) const;
    const Escalation* escalation(const InboxKey& key) const;
    /// The short title of an agent, "You" for the human or, for a stranger, its id.
    QString nameOf(const AgentId& agent) const;
    qsizetype waiting() const { return m_waiting; }
    qsizetype leaving() const { return m_leaving; }
    qsizetype later() const { return m_later.size(); }
    /// When an item comes back that stands aside now; nothing for any other.
    std::optional<Instant> putOffUntil(const InboxKey& key) const;
    bool isPutOff(const InboxKey& key) const { return m_later.contains(key); }
    /// When it is decided without her; nothing: it waits as long as it takes.
    std::optional<Instant> expiry(const InboxKey& key) const;
    /// Of what is to be approved: whether its expiry comes before that moment, so that its row says so.
    bool expiresFirst(const InboxKey& key) const;
    /// Why what she has approved has not gone although its grace time is over: what it waits for, that everything is stopped, or its run
    /// paused; of one for many first how many of them have it. Empty: it goes when its grace time is over, or is not approved.
    QString waitText(const Approval& approval) const;
    /// Whether a yes can be taken back: once it was on its way it cannot.
    bool canUndo(const InboxKey& key) const { return key.kind == InboxKey::Leaving && !m_stuck.contains({key.id}); }
    /// What left last into its grace time; Nothing when all have gone.
    InboxKey newestLeaving() const;

    /// Rows picked for a decision in common.
    void setChosen(const InboxKey& key, bool chosen);
    bool isChosen(const InboxKey& key) const { return m_chosen.contains(key); }
    QList<InboxKey> chosen() const; ///< in the order of the rows
    qsizetype chosenCount() const { return m_chosen.size(); }
    /// A decision about it is on its way: it can't be decided again until the state says what became of it.
    void setSent(const InboxKey& key, bool sent);
    bool isSent(const InboxKey& key) const { return m_sent.contains(key); }

private:
    struct Rows {
        QList<InboxKey> keys;
        QSet<InboxKey> later; ///< those that stand aside
    };
    Rows rowsOf(const InboxState& inbox) const;
    struct Taken {
        bool isOther = false;     ///< the rows may be others, or in another order
        QList<InboxKey> changed;  ///< of those that stay: they look otherwise
    };
    Taken take(const InboxState& inbox);
    void takeStuck(const OfficeState& state, Taken& taken);
    bool learnWaits(const OfficeState& state);
    void become(const Rows& next);
    void insert(const QList<InboxKey>& next);
    void count();
    void removeOthers(const QSet<InboxKey>& kept);
    bool isPartOf(const QList<InboxKey>& next) const;
    void repaint(const Taken& taken, bool questions);
    QString titleOf(const InboxKey& key) const;
    QString spoken(const InboxKey& key) const; ///< the row as a screen reader says it
    void learnNames(const OfficeState& state);

    InboxState m_inbox; ///< its approvals are copies of our own
    QList<InboxKey> m_rows;
    QSet<InboxKey> m_chosen;
    QSet<InboxKey> m_sent;
    QSet<InboxKey> m_later;
    struct Wait {
        QString tally; ///< of one for many
        QString why;   ///< empty: nothing keeps it
        bool operator==(const Wait&) const = default;
    };
    QMap<EffectId, Wait> m_waits; ///< of those that she has approved
    QMap<ApprovalId, Approval> m_stuck; ///< rows of what no item stands for, by the id of the effect
    QSet<EffectId> m_paused; ///< of those the ones that leave when their run goes on
    bool m_isStopped = false;
    Order m_order = Order::SoonestFirst;
    QMap<AgentId, QString> m_names;
    QByteArray m_organisation;
    Instant m_now;
    qsizetype m_waiting = 0;
    qsizetype m_leaving = 0;
};

} // namespace qd::ui

Q_DECLARE_METATYPE(qd::ui::InboxKey)
