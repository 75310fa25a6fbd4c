#pragma once

#include "agents/office/Floor.h"

#include <QHash>
#include <QSet>

namespace qd::agents {

/// What the library pays for saying what texts mean: reserved in the ledger before anybody is asked, and spent once they have answered or
/// may have. It belongs to no run and no agent of the organisation, so the budgets of the organisation, the model and the provider hold it.
/// @thread the office's.
class MeaningPurse final {
public:
    explicit MeaningPurse(Floor& floor) : m_floor(floor) {}

    using Promised = std::function<void(Result<TurnId>)>;
    /// Reserves so much; `promised` gets the name of it once that is on the disk. Error::Rule: a limit stands in the way; Cancelled:
    /// everything is stopped; Store: the record can't be written. `model`: "openai:text-embedding-3-small".
    void promise(const QString& model, Money most, Promised promised);
    /// What was owed in the end, at most what was reserved. Nothing where that was settled before.
    void settle(const TurnId& hold, Money owed);
    /// What was reserved by whoever is gone is paid: it may have been asked.
    void recover();
    /// The state was read anew: whoever waits is told no, and what is under way is nobody's any more.
    void reset();
    /// Nothing is taken any more.
    void close() { m_isOpen = false; }

private:
    Result<Done> mayPromise() const;
    void record(const TurnId& hold, Money owed);

    Floor& m_floor;
    QHash<TurnId, Promised> m_waiting; ///< for the disk
    QSet<TurnId> m_underWay;           ///< promised, and not settled
    bool m_isOpen = true;
};

} // namespace qd::agents
