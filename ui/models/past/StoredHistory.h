#pragma once

#include "ui/models/past/History.h"

namespace qd::ui {

/// The past as the record holds it. `reader` must outlive this; a null one answers Error::Store to everything.
/// @thread main.
class StoredHistory final : public History {
public:
    explicit StoredHistory(HistoryReader* reader);

    void lookBackTo(Sequence until) override { m_until = until; }
    void traffic(const TrafficFilter& filter, qint64 first, qint64 limit, QObject* owner,
                 Answer<TrafficPage> answer) override;
    void decisions(const DecisionFilter& filter, qint64 first, qint64 limit, QObject* owner,
                   Answer<DecisionPage> answer) override;
    void costs(CostBy by, std::optional<Instant> from, QObject* owner, Answer<CostTable> answer) override;
    void costDays(CostBy by, int days, QObject* owner, Answer<CostDays> answer) override;
    void stateAt(Sequence at, QObject* owner, Answer<OfficeState> answer) override;
    void runs(qint64 first, qint64 limit, QObject* owner, Answer<RunPage> answer) override;
    void calls(const CallFilter& filter, qint64 first, qint64 limit, QObject* owner, Answer<CallPage> answer) override;
    void call(const TurnId& turn, QObject* owner, Answer<ModelCall> answer) override;
    void run(const RunId& run, QObject* owner, Answer<RunDetail> answer) override;
    void blob(const QByteArray& sha256, QObject* owner, Answer<QByteArray> answer) override;

private:
    HistoryReader* m_reader;
    Sequence m_until = 0;
    Mailbox m_mailbox;
};

} // namespace qd::ui
