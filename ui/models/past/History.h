#pragma once

#include "core/store/HistoryReader.h"

namespace qd::ui {

/// Where pages ask for the past: the seam between the window and the record.
/// Every answer runs on the main thread, and only while `owner` lives. Asking never blocks.
/// @thread main.
class History {
public:
    template <class T> using Answer = std::function<void(Result<T>)>;

    virtual ~History() = default;
    /// From now on messages, decisions, costs and calls are answered as they were right after fact `until`; 0: as they are.
    virtual void lookBackTo(Sequence until) = 0;
    /// As HistoryReader's functions of the same names.
    virtual void traffic(const TrafficFilter& filter, qint64 first, qint64 limit, QObject* owner,
                         Answer<TrafficPage> answer) = 0;
    virtual void decisions(const DecisionFilter& filter, qint64 first, qint64 limit, QObject* owner,
                           Answer<DecisionPage> answer) = 0;
    virtual void costs(CostBy by, std::optional<Instant> from, QObject* owner, Answer<CostTable> answer) = 0;
    virtual void costDays(CostBy by, int days, QObject* owner, Answer<CostDays> answer) = 0;
    virtual void stateAt(Sequence at, QObject* owner, Answer<OfficeState> answer) = 0;
    virtual void runs(qint64 first, qint64 limit, QObject* owner, Answer<RunPage> answer) = 0;
    virtual void calls(const CallFilter& filter, qint64 first, qint64 limit, QObject* owner, Answer<CallPage> answer) = 0;
    virtual void call(const TurnId& turn, QObject* owner, Answer<ModelCall> answer) = 0;
    virtual void run(const RunId& run, QObject* owner, Answer<RunDetail> answer) = 0;
    virtual void blob(const QByteArray& sha256, QObject* owner, Answer<QByteArray> answer) = 0;
};

} // namespace qd::ui
