#pragma once

#include "core/store/Database.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace qd {

/// What every piece means, side by side in memory, for exact search: 8 bits a dimension. Loaded when it is first asked for,
/// and only what is new after that. Either what the facts brought along, or what an endpoint has said.
/// @thread the reader's.
class VectorTable final {
public:
    struct Near {
        qint64 piece = 0;
        double cosine = 0;
    };
    enum class From { Facts, Endpoint };
    struct Wanted {
        QByteArray vector;
        QString embedder;
        QString space;         ///< empty: all
        bool rehearsal = true; ///< also what was made in rehearsal
        qint64 limit = 0;
        bool onlyConfidential = false; ///< those alone that are more confidential than internal
    };
    /// To be run where rows leave, or get other numbers: whoever has loaded some of them begins anew.
    static constexpr const char* kBeginAnew = "INSERT INTO meta(name, value) VALUES('forgotten', 1) ON CONFLICT(name) DO UPDATE SET value = value + 1";
    VectorTable(Database& database, From from) : m_database(database), m_from(from) {}

    /// The pieces whose meaning is nearest, nearest first; only those of the same embedder and with a cosine above 0.
    /// O(pieces). Inside a transaction.
    QList<Near> nearest(const Wanted& wanted);

    /// The cosine below which a find is chance, as far as those that nearest() has just compared tell, whatever the model: of 30
    /// and more, their median and three times 1.4826 times the median distance from it, which of a bell curve is three
    /// standard deviations, and which pieces that do answer hardly move (F. Hampel, The Influence Curve and Its Role in Robust
    /// Estimation, JASA 1974); of fewer, the third best or the median, whichever is more. Nothing when none was compared.
    std::optional<double> chance() const;
    /// How many rows it holds.
    qint64 rows() const { return qint64(m_rows.size()); }

private:
    struct Row {
        qint64 piece;
        float length; ///< of the vector, as it is kept
        quint16 space;
        bool rehearsal;
        bool confidential;
    };
    const char* sql() const;
    void refresh(const QString& embedder, qsizetype dimensions);
    quint16 spaceOf(const QString& name);

    Database& m_database;
    From m_from;
    QString m_embedder;
    qsizetype m_dimensions = 0;
    qint64 m_forgotten = 0; ///< how often something had left the index by then
    qint64 m_last = 0;      ///< the newest number that is in the table
    QHash<QString, quint16> m_spaces;
    std::vector<Row> m_rows;
    std::vector<qint8> m_vectors;
    std::vector<double> m_compared; ///< cosines of the last question to what an endpoint has said
};

} // namespace qd
