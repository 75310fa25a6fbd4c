#pragma once

#include "core/store/FactRow.h"

#include <memory>

namespace qd {

/// Fills what memories and documents are found by, behind the record: by id, by words, and by what they mean, which the
/// facts bring along. What is forgotten leaves the index, words and all. Derived: it can be emptied and filled again.
/// @thread the store's.
class SearchIndex final {
public:
    explicit SearchIndex(Database& database);
    ~SearchIndex();

    /// Where it stands; also after a transaction was undone.
    void load();
    /// Inside a transaction. O(words of what the fact keeps or forgets).
    void take(const StoredFact& stored);
    /// What an endpoint has said that pieces mean stays.
    void empty();
    /// A memory that is hidden: nothing that was said about it is kept.
    void leaveOut(const Uuid& id);

private:
    struct Statements;
    void take(const StoredFact& stored, const MemoryEntry& entry);
    void take(const StoredFact& stored, const Document& document);
    void forget(const Uuid& id);
    void takeUpMeanings(const Uuid& id);
    void add(qint64 holding, qint64 place, const Piece& piece, const QString& title, const QString& text, const QByteArray& vector);

    Database& m_database;
    std::unique_ptr<Statements> m_statements;
    qint64 m_pieces = 0;   ///< the last number
    qint64 m_holdings = 0;
};

} // namespace qd
