#pragma once

#include "core/store/FactRow.h"
#include "core/store/actions/ActionIndex.h"
#include "core/store/history/RunIndex.h"
#include "core/store/search/SearchIndex.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>

#include <deque>

namespace qd {

/// Fills what pages of the past are found by, behind the record: messages and decisions by place, by key and by words,
/// runs, calls of models, daily sums of what was spent, memories and documents. Catches up by sequence; derived, so it is written without waiting for the
/// disk: a power cut costs index, never facts. When sample work is cleared, the index is filled anew without it: rows
/// are numbered without a gap, and the facts stay.
/// @thread the store's.
class HistoryIndex final {
public:
    HistoryIndex(Database& database, const FactKinds& kinds);
    ~HistoryIndex();

    /// Facts that were just stored; spares reading them again when they come in order.
    void expect(const QList<StoredFact>& facts);
    enum class Left {
        Nothing,
        Some,
        Failed, ///< nothing was taken in; it can be tried again
    };
    /// Works for about `most`, in one transaction. @returns what is left of the facts up to `last`.
    Left slice(Duration most, Sequence last);
    /// The same inside the caller's transaction, without noting how far it has come. @returns how many facts were taken.
    qint64 fill(Duration most, Sequence last);
    /// The last fact that is found.
    Sequence reached() const { return m_reached; }

private:
    struct Key {
        qint64 id = 0;
        qint64 count = 0;
    };
    struct Statements;
    void load();
    void fillAnew();
    QList<StoredFact> portion(Sequence last);
    void forgetExpected();
    void dropReached();
    qint64 takePortions(Duration most, Sequence last);
    /// @returns whether what is filled must be filled anew.
    bool take(const StoredFact& stored);
    void take(const StoredFact& stored, const Message& message);
    void take(const StoredFact& stored, const DecisionRecord& decision);
    /// Appends a place to the list of a key, once. @returns the key's number.
    qint64 post(const QString& name, qint64 place);
    bool isKnown(const QString& name);
    Key& keyOf(const QString& name);
    void writeCounts();

    Database& m_database;
    const FactKinds& m_kinds;
    std::unique_ptr<Statements> m_statements;
    RunIndex m_runs;
    SearchIndex m_search;
    ActionIndex m_actions;
    QHash<QString, Key> m_keys;
    QSet<QString> m_counted; ///< whose count has changed in this slice
    std::deque<QList<StoredFact>> m_expected; ///< as they came, so that they stay shared with whoever else has them
    qsizetype m_expectedFacts = 0;
    Sequence m_reached = 0;
    qint64 m_messages = 0;
    qint64 m_decisions = 0;
};

} // namespace qd
