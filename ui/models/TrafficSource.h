#pragma once

#include "core/store/HistoryReader.h"

#include <functional>

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

/// The traffic of a record, through its reader. Answers stop when this dies. @thread the one it was made on.
class HistoryTraffic final : public TrafficSource {
public:
    explicit HistoryTraffic(HistoryReader* reader) : m_reader(reader) {}

    void fetch(const TrafficFilter& filter, qint64 first, qint64 limit, Answer answer) override
    {
        m_reader->traffic(filter, first, limit, &m_mailbox, std::move(answer));
    }

private:
    HistoryReader* m_reader;
    Mailbox m_mailbox;
};

} // namespace qd::ui
