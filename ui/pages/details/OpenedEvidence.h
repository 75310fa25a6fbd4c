#pragma once

#include "core/model/KeptText.h"
#include "core/state/OfficeState.h"
#include "ui/models/past/History.h"
#include "ui/widgets/parts/Sections.h"

#include <QMap>
#include <QObject>

namespace qd::ui {

/// True when the text of this evidence stands in the record and can be opened: a message, or bytes under a hash.
bool canOpen(const Evidence& evidence);

/// What one decision rests on, as far as it was opened: each piece's text, read from the record. @thread main.
class OpenedEvidence final : public QObject {
    Q_OBJECT
public:
    /// `history` must outlive this; null: nothing can be read.
    OpenedEvidence(History* history, QObject* parent);

    /// The decision in front; what was open of another one closes.
    void setDecision(const DecisionRecord& decision);
    /// Opens the piece, or closes it again. Its text comes with changed().
    void toggle(int piece, const OfficeState& state);
    /// What stands below each piece that is open.
    const QMap<int, QList<FactLine>>& lines() const { return m_lines; }

signals:
    void changed();

private:
    void readKept(int piece, const QByteArray& hash);
    void readMessage(int piece, const MessageId& id, qint64 first, const OfficeState& state);
    void put(int piece, const QList<FactLine>& lines);
    void fail(int piece, const Error& error);

    History* m_history;
    DecisionRecord m_decision;
    QMap<int, QList<FactLine>> m_lines;
    int m_sitting = 0; ///< goes up with each decision: an answer for another one is dropped
};

} // namespace qd::ui
