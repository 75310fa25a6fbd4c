#pragma once

#include "core/facts/Fact.h"
#include "core/store/Database.h"

#include <QList>
#include <QStringList>

namespace qd {

/// Which rows of an index table pass a filter, by place. Rows are numbered 1, 2, 3 … without a gap, and so is the list
/// of each key, so a page of all rows or of one key is O(log rows + page). Several keys, or words, are looked through
/// once, newest first, until enough is found or enough was looked at; the same question later only looks at what is new.
/// @thread the reader's.
class Matches final {
public:
    struct Question {
        QStringList keys; ///< as in Keys.h; all must be the row's
        QString text;     ///< as typed
        Sequence until = 0; ///< only rows of facts up to this one; 0: all
        bool operator==(const Question&) const = default;
    };
    struct Page {
        qint64 total = 0;
        qint64 first = 0;
        QList<Sequence> sequences;
    };

    struct Bounds {
        qint64 candidates;
        qint64 found;
    };
    /// `columns` of `table` hold key numbers; its words stand in the full-text table "<table>_text".
    Matches(Database& database, const QString& table, const QStringList& columns, Bounds bounds);

    /// `limit` rows from place `first` on (0 is the first; a negative one counts from the end). Inside a transaction.
    Page page(const Question& question, qint64 first, qint64 limit, bool newestFirst);

private:
    struct Key {
        qint64 id = 0;
        qint64 count = 0;
    };
    static void place(Page& page, qint64 first);
    Page pageOfAll(qint64 total, qint64 first, qint64 limit, bool newestFirst);
    Page pageOfKey(const Key& key, qint64 first, qint64 limit, bool newestFirst);
    Page pageOfMatches(qint64 first, qint64 limit, bool newestFirst);
    void lookThrough(const Question& question, const QList<Key>& keys, qint64 end);
    qint64 lastRow(const Question& question);
    bool passes(const Statement& row, const QList<Key>& keys) const;
    QList<Key> keysOf(const QStringList& names, qint64 end);

    Database& m_database;
    QString m_table;
    QStringList m_columns;
    Bounds m_bounds;
    Question m_question;     ///< that the members below belong to
    QList<qint64> m_matches; ///< places, oldest first
    qint64 m_seen = 0;       ///< rows of the table that were looked at
    qint64 m_refilled = 0;   ///< how often the index had been filled anew by then
};

} // namespace qd
