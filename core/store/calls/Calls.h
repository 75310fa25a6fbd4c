#pragma once

#include "core/store/FactRow.h"
#include "core/store/calls/Call.h"

namespace qd {

/// Calls of models, put together from their facts. O(log facts + calls answered); of a step of a run, O(calls of the run).
/// @thread the reader's.
class Calls final {
public:
    Calls(Database& database, const FactKinds& kinds) : m_database(database), m_kinds(kinds) {}
    /// `limit` of them from place `first` on.
    Result<CallPage> page(const CallFilter& filter, qint64 first, qint64 limit);
    /// Error::Parse: there is no call of that turn, or there was none yet right after fact `until` (0: now).
    Result<ModelCall> call(const TurnId& turn, Sequence until);

private:
    struct Key {
        qint64 id = 0;
        qint64 count = 0;
    };
    Key keyOf(const QString& name, Sequence until);
    QList<Sequence> places(const Key& key, qint64 first, qint64 limit);
    Result<CallPage> inTurn(const CallFilter& filter, qint64 first, qint64 limit);
    Result<CallPage> dearest(const CallFilter& filter, qint64 first, qint64 limit);
    Result<Done> addBegunAt(Sequence place, const CallFilter& filter, QList<ModelCall>& calls);
    Result<Done> addEndedAt(Sequence place, const CallFilter& filter, QList<ModelCall>& calls);
    Result<StoredFact> factAt(Sequence place);

    Database& m_database;
    const FactKinds& m_kinds;
};

} // namespace qd
