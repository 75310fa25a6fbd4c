#pragma once

#include "ui/models/past/History.h"
#include "ui/pages/dossier/Dossier.h"

#include <QObject>

#include <deque>

namespace qd::ui {

/// Reads a dossier from the record. One at a time. @thread main.
class DossierReading final : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kMost = 500; ///< decisions in one dossier

    /// `history` must outlive this; null: nothing can be read.
    DossierReading(History* history, QObject* parent);

    using Answer = std::function<void(Result<Dossier>)>;
    /// Those that pass the filter, or of them the ones that are named. `state`: names, and what stands open. The answer comes once, unless
    /// another gathering begins. Error::Rule: none passes, one that is named does not, or more than kMost do.
    void gather(const DecisionFilter& filter, const QList<DecisionId>& only, const OfficeState& state, Instant now, Answer answer);

private:
    struct Piece {
        qsizetype run = 0;
        qsizetype entry = 0;
        int evidence = 0;
    };
    void readPage(qint64 first);
    void take(const QList<DecisionRow>& rows);
    Result<Done> arrange();
    void planRun(qsizetype run);
    void readRun(qsizetype run);
    void readMessages(qsizetype run, qint64 first);
    void readKept(const Piece& piece, const QByteArray& hash);
    void keep(const Piece& piece, const Result<QByteArray>& bytes, const QByteArray& hash);
    void next();
    void finish();
    void fail(const Error& error);
    void put(const Piece& piece, const QList<FactLine>& lines);

    History* m_history;
    DecisionFilter m_filter;
    QList<DecisionId> m_only;
    OfficeState m_state;
    Instant m_now;
    Answer m_answer;
    Dossier m_dossier;
    QList<DecisionRecord> m_decisions;              ///< oldest first once all are there
    QMap<std::pair<qsizetype, qsizetype>, QMap<int, QList<FactLine>>> m_opened; ///< by run and entry, by piece
    QMap<MessageId, QList<Piece>> m_messages;       ///< that are still looked for
    std::deque<std::function<void()>> m_tasks;
    int m_sitting = 0; ///< goes up with each gathering: an answer for another one is dropped
};

} // namespace qd::ui
