#include "ui/models/past/StoredHistory.h"

#include <QPointer>

namespace qd::ui {

namespace {

/// Drops the answer when the page that asked has gone meanwhile.
template <class T>
HistoryReader::Answer<T> whileAlive(QObject* owner, History::Answer<T> answer)
{
    return [owner = QPointer<QObject>(owner), answer = std::move(answer)](Result<T> result) {
        if (owner)
            answer(std::move(result));
    };
}

Error notOpen()
{
    return {Error::Store, QStringLiteral("the record is not open"), {}, {}};
}

} // namespace

StoredHistory::StoredHistory(HistoryReader* reader) : m_reader(reader) {}

void StoredHistory::traffic(const TrafficFilter& filter, qint64 first, qint64 limit, QObject* owner,
                            Answer<TrafficPage> answer)
{
    if (!m_reader)
        return answer(notOpen());
    TrafficFilter asked = filter;
    asked.until = m_until;
    m_reader->traffic(asked, first, limit, &m_mailbox, whileAlive(owner, std::move(answer)));
}

void StoredHistory::decisions(const DecisionFilter& filter, qint64 first, qint64 limit, QObject* owner,
                              Answer<DecisionPage> answer)
{
    if (!m_reader)
        return answer(notOpen());
    DecisionFilter asked = filter;
    asked.until = m_until;
    m_reader->decisions(asked, first, limit, &m_mailbox, whileAlive(owner, std::move(answer)));
}

void StoredHistory::costs(CostBy by, std::optional<Instant> from, QObject* owner, Answer<CostTable> answer)
{
    if (!m_reader)
        return answer(notOpen());
    if (m_until > 0)
        return m_reader->costsAsOf(m_until, by, from, &m_mailbox, whileAlive(owner, std::move(answer)));
    m_reader->costs(by, from, std::nullopt, &m_mailbox, whileAlive(owner, std::move(answer)));
}

void StoredHistory::costDays(CostBy by, int days, QObject* owner, Answer<CostDays> answer)
{
    if (!m_reader)
        return answer(notOpen());
    if (m_until > 0)
        return m_reader->costDaysAsOf(m_until, by, days, &m_mailbox, whileAlive(owner, std::move(answer)));
    m_reader->costDays(by, days, &m_mailbox, whileAlive(owner, std::move(answer)));
}

void StoredHistory::stateAt(Sequence at, QObject* owner, Answer<OfficeState> answer)
{
    if (!m_reader)
        return answer(notOpen());
    m_reader->stateAt(at, &m_mailbox, whileAlive(owner, std::move(answer)));
}

void StoredHistory::runs(qint64 first, qint64 limit, QObject* owner, Answer<RunPage> answer)
{
    if (!m_reader)
        return answer(notOpen());
    m_reader->runs(first, limit, &m_mailbox, whileAlive(owner, std::move(answer)));
}

void StoredHistory::calls(const CallFilter& filter, qint64 first, qint64 limit, QObject* owner, Answer<CallPage> answer)
{
    if (!m_reader)
        return answer(notOpen());
    CallFilter asked = filter;
    asked.until = m_until;
    m_reader->calls(asked, first, limit, &m_mailbox, whileAlive(owner, std::move(answer)));
}

void StoredHistory::call(const TurnId& turn, QObject* owner, Answer<ModelCall> answer)
{
    if (!m_reader)
        return answer(notOpen());
    m_reader->call(turn, m_until, &m_mailbox, whileAlive(owner, std::move(answer)));
}

void StoredHistory::run(const RunId& run, QObject* owner, Answer<RunDetail> answer)
{
    if (!m_reader)
        return answer(notOpen());
    m_reader->run(run, &m_mailbox, whileAlive(owner, std::move(answer)));
}

void StoredHistory::blob(const QByteArray& sha256, QObject* owner, Answer<QByteArray> answer)
{
    if (!m_reader)
        return answer(notOpen());
    m_reader->blob(sha256, &m_mailbox, whileAlive(owner, std::move(answer)));
}

} // namespace qd::ui
