#pragma once

#include "ui/models/TrafficSource.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

namespace qd::test {

/// Traffic held in a list, answered later as a record's reader does. Filters by agent, type and text.
class SampleTraffic final : public ui::TrafficSource {
public:
    explicit SampleTraffic(const QList<Message>& messages = {})
    {
        for (const Message& message : messages)
            rows.append({Sequence(rows.size() + 1), message});
    }

    void fetch(const TrafficFilter& filter, qint64 first, qint64 limit, Answer answer) override
    {
        ++asked;
        TrafficPage page;
        QList<TrafficRow> passing;
        for (const TrafficRow& row : std::as_const(rows))
            if (passes(filter, row.message))
                passing.append(row);
        page.total = passing.size();
        page.first = first < 0 ? std::max<qint64>(0, page.total + first) : first;
        page.rows = passing.mid(page.first, limit);
        QTimer::singleShot(0, qApp, [answer = std::move(answer), page, failing = failing] {
            if (failing)
                answer(Error{Error::Store, QStringLiteral("the record cannot be read"), {}, {}});
            else
                answer(page);
        });
    }

    QList<TrafficRow> rows;
    int asked = 0;
    bool failing = false;

private:
    static bool passes(const TrafficFilter& filter, const Message& message)
    {
        return (filter.agent.isEmpty() || filter.agent == message.from || filter.agent == message.to)
            && (!filter.type || *filter.type == message.type)
            && (filter.text.isEmpty() || message.subject.contains(filter.text, Qt::CaseInsensitive));
    }
};

} // namespace qd::test
