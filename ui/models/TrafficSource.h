#pragma once

#include "ui/models/past/History.h"

#include <QObject>

namespace qd::ui {

/// Where rows of the traffic come from, page by page.
class TrafficSource {
public:
    using Answer = std::function<void(Result<TrafficPage>)>;

    virtual ~TrafficSource() = default;
    /// Up to `limit` rows from place `first` on, oldest is 0; a negative `first` counts from the end. `answer` is
    /// called later, once, on the caller's thread.
    virtual void fetch(const TrafficFilter& filter, qint64 first, qint64 limit, Answer answer) = 0;
};

/// The traffic of a record, through the window's way to the past. Answers stop when this dies. @thread main.
class HistoryTraffic final : public TrafficSource {
public:
    explicit HistoryTraffic(History* history) : m_history(history) {}

    void fetch(const TrafficFilter& filter, qint64 first, qint64 limit, Answer answer) override
    {
        m_history->traffic(filter, first, limit, &m_owner, std::move(answer));
    }

private:
    History* m_history;
    QObject m_owner;
};

} // namespace qd::ui
