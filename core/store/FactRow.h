#pragma once

#include "core/facts/FactCodec.h"
#include "core/store/Database.h"

#include <QHash>

namespace qd {

/// What a fact is in the record, as bytes. An ordinary label (Label{}) is stored as nothing.
struct FactRow {
    Sequence sequence = 0;
    qint64 time = 0;
    size_t kind = 0; ///< place of the payload's type in Fact
    QByteArray actor;
    Sequence cause = 0;
    Uuid correlation;
    QByteArray label;
    QByteArray body;
};

FactRow encodeRow(const StoredFact& fact);

/// The numbers that stand in the record for the names of kinds.
class FactKinds final {
public:
    /// Reads them; with `complete` also adds those that the record has not met yet.
    void load(Database& database, bool complete);
    qint64 idOf(size_t kind) const { return m_ids[qsizetype(kind)]; }
    /// Empty when unknown.
    QByteArray nameOf(qint64 id) const { return m_names.value(id); }
    static const QByteArray& name(size_t kind);

private:
    QList<qint64> m_ids;
    QHash<qint64, QByteArray> m_names;
};

/// Before the first fact.
QByteArray chainStart();
/// The hash that `row` has after `previous`.
QByteArray chainLink(const QByteArray& previous, const FactRow& row);

/// Columns as FactCursor wants them.
extern const char* const kSelectFacts; ///< "SELECT … FROM facts WHERE sequence BETWEEN ?1 AND ?2 ORDER BY sequence"
extern const char* const kSelectFact;  ///< "SELECT … FROM facts WHERE sequence = ?1"

/// The fact in the statement's current row. Error::Store when it cannot be understood.
Result<StoredFact> readFact(const Statement& statement, const FactKinds& kinds);
/// Why the current row does not follow `previous`; empty when it does, and `previous` is then its hash.
QString checkLink(const Statement& statement, const FactKinds& kinds, Sequence expected, QByteArray& previous);

} // namespace qd
