#pragma once

#include "core/store/Database.h"

#include <QHash>
#include <QList>
#include <QString>

#include <vector>

namespace qd {

/// What every piece means, side by side in memory, for exact search: 8 bits a dimension. Loaded when it is first asked for,
/// and only what is new after that.
/// @thread the reader's.
class VectorTable final {
public:
    struct Near {
        qint64 piece = 0;
        double cosine = 0;
    };
    struct Wanted {
        QByteArray vector;
        QString embedder;
        QString space;         ///< empty: all
        bool rehearsal = true; ///< also what was made in rehearsal
        qint64 limit = 0;
    };
    explicit VectorTable(Database& database) : m_database(database) {}

    /// The pieces whose meaning is nearest, nearest first; only those of the same embedder and with a cosine above 0.
    /// O(pieces). Inside a transaction.
    QList<Near> nearest(const Wanted& wanted);

private:
    struct Row {
        qint64 piece;
        float length; ///< of the vector, as it is kept
        quint16 space;
        bool rehearsal;
    };
    void refresh(const QString& embedder, qsizetype dimensions);
    quint16 spaceOf(const QString& name);

    Database& m_database;
    QString m_embedder;
    qsizetype m_dimensions = 0;
    qint64 m_forgotten = 0; ///< how often something had left the index by then
    qint64 m_last = 0;      ///< the newest piece that is in the table
    QHash<QString, quint16> m_spaces;
    std::vector<Row> m_rows;
    std::vector<qint8> m_vectors;
};

} // namespace qd
