#include "core/store/calls/Calls.h"

#include "core/model/calls/DrawnPicture.h"
#include "core/store/calls/CallIndex.h"
#include "core/store/history/PastStates.h"

#include <algorithm>

namespace qd {

namespace {

constexpr qint64 kLookedThrough = 5'000; ///< of calls of about the same price, the newest

Error noCall(const TurnId& turn)
{
    return {Error::Parse, QStringLiteral("There is no call %1 in the record.").arg(turn.toString()), turn.toString(),
            QStringLiteral("`quarterdeck calls` lists them.")};
}

/// Puts a call together from its facts, in order.
class CallFold {
public:
    explicit CallFold(ModelCall& call) : m_call(call) {}

    void take(StoredFact&& stored)
    {
        m_stored = {stored.time, stored.label};
        std::visit([this](auto& fact) { on(fact); }, stored.fact);
    }

private:
    void on(TurnStarted& f)
    {
        m_call.started = std::move(f);
        m_call.began = m_stored.time;
    }
    void on(TurnReserved& f) { m_call.reserved = std::move(f); }
    void on(TurnBatched& f) { m_call.batched = std::move(f); }
    void on(TurnSlowed& f) { m_call.silences.append({m_stored.time, f.silent}); }
    void on(ToolUsed& f) { m_call.tools.append({std::move(f), m_stored.time, m_stored.label}); }
    void on(TurnFinished& f)
    {
        m_call.finished = std::move(f);
        end();
    }
    void on(TurnFailed& f)
    {
        m_call.failed = std::move(f);
        end();
    }
    template <class T> void on(T&) {}
    void end()
    {
        m_call.ended = m_stored.time;
        m_call.label = m_stored.label;
    }

    struct Stored {
        Instant time;
        Label label;
    };
    ModelCall& m_call;
    Stored m_stored;
};

Money amountOf(const ModelCall& call, CallFilter::Order order)
{
    return order == CallFilter::DearestBilled ? call.spend().cost : call.spend().wouldHaveCost;
}

} // namespace

CallEnd ModelCall::end() const
{
    if (finished && !whyDrawn(finished->values).isEmpty())
        return CallEnd::Failed; // whoever was asked did not paint it
    if (finished)
        return finished->asks.isEmpty() ? CallEnd::Answered : CallEnd::Asked;
    if (failed)
        return failed->stopped ? CallEnd::Stopped : CallEnd::Failed;
    return batched ? CallEnd::Lies : CallEnd::UnderWay;
}

Calls::Key Calls::keyOf(const QString& name, Sequence until)
{
    Statement row(m_database, "SELECT id, count FROM keys WHERE name = ?1");
    if (!row.with(name).next())
        return {};
    Key key{row.integer(0), row.integer(1)};
    row.reset();
    if (until > 0)
        key.count = lastPostingUntil(m_database, key.id, key.count, until);
    return key;
}

QList<Sequence> Calls::places(const Key& key, qint64 first, qint64 limit)
{
    QList<Sequence> found;
    Statement rows(m_database, "SELECT place FROM posting WHERE key = ?1 AND n > ?2 AND n <= ?3 ORDER BY n");
    rows.with(key.id, first, std::min(key.count, first + limit));
    while (rows.next())
        found.append(rows.integer(0));
    return found;
}

Result<StoredFact> Calls::factAt(Sequence place)
{
    Statement row(m_database, kSelectFact);
    if (!row.with(place).next())
        return Error{Error::Store, QStringLiteral("The record has no fact %1 that its index names.").arg(place), {},
                     QStringLiteral("`quarterdeck log reindex` fills the index anew.")};
    return readFact(row, m_kinds);
}

Result<ModelCall> Calls::call(const TurnId& turn, Sequence until)
{
    const Key key = keyOf(keys::call(turn), until);
    if (key.count == 0)
        return m_database.failed() ? m_database.error() : noCall(turn);
    ModelCall call;
    CallFold fold(call);
    for (const Sequence place : places(key, 0, key.count)) {
        Result<StoredFact> fact = factAt(place);
        if (!fact)
            return fact.error();
        fold.take(std::move(*fact));
    }
    if (m_database.failed())
        return m_database.error();
    return call;
}

Result<Done> Calls::addBegunAt(Sequence place, const CallFilter& filter, QList<ModelCall>& calls)
{
    const Result<StoredFact> fact = factAt(place);
    if (!fact)
        return fact.error();
    const auto* started = std::get_if<TurnStarted>(&fact->fact);
    if (!started || (!filter.step.isEmpty() && started->step != filter.step))
        return Done{};
    Result<ModelCall> whole = call(started->turn, filter.until);
    if (!whole)
        return whole.error();
    calls.append(std::move(*whole));
    return Done{};
}

Result<Done> Calls::addEndedAt(Sequence place, const CallFilter& filter, QList<ModelCall>& calls)
{
    const Result<StoredFact> fact = factAt(place);
    if (!fact)
        return fact.error();
    const auto* finished = std::get_if<TurnFinished>(&fact->fact);
    const auto* failed = std::get_if<TurnFailed>(&fact->fact);
    if (!finished && !failed)
        return Done{};
    Result<ModelCall> whole = call(finished ? finished->turn : failed->turn, filter.until);
    if (!whole)
        return whole.error();
    calls.append(std::move(*whole));
    return Done{};
}

/// Of a run from its first on, of an agent from its last on.
Result<CallPage> Calls::inTurn(const CallFilter& filter, qint64 first, qint64 limit)
{
    const Key key = keyOf(filter.run.isNull() ? keys::callsOf(filter.agent) : keys::callsOf(filter.run), filter.until);
    const bool ofStep = !filter.step.isEmpty();
    QList<Sequence> wanted;
    if (ofStep)
        wanted = places(key, 0, key.count);
    else if (!filter.run.isNull())
        wanted = places(key, first, limit);
    else
        wanted = places(key, std::max(qint64(0), key.count - first - limit), std::min(limit, key.count - first));
    if (filter.run.isNull())
        std::reverse(wanted.begin(), wanted.end());
    CallPage page{key.count, {}};
    for (const Sequence place : std::as_const(wanted))
        if (const Result<Done> added = addBegunAt(place, filter, page.rows); !added)
            return added.error();
    if (ofStep) {
        page.total = page.rows.size();
        page.rows = page.rows.mid(first, limit);
    }
    return page;
}

/// Rank by rank from the dearest down, and inside a rank by the amount.
Result<CallPage> Calls::dearest(const CallFilter& filter, qint64 first, qint64 limit)
{
    const Sequence last = m_database.number("SELECT max(sequence) FROM facts");
    const Sequence before = filter.from ? lastFactUntil(m_database, Instant{filter.from->ms - 1}, last) : 0;
    CallPage page;
    for (int rank = kRanks; rank >= 0 && page.rows.size() < first + limit; --rank) {
        const Key key = keyOf(filter.order == CallFilter::DearestBilled ? keys::billed(rank) : keys::atListPrice(rank), filter.until);
        QList<ModelCall> alike;
        const QList<Sequence> found = places(key, std::max(qint64(0), key.count - kLookedThrough), kLookedThrough);
        for (auto place = found.crbegin(); place != found.crend() && *place > before; ++place)
            if (const Result<Done> added = addEndedAt(*place, filter, alike); !added)
                return added.error();
        const auto dearer = [&](const ModelCall& a, const ModelCall& b) {
            const Money first = amountOf(a, filter.order);
            const Money second = amountOf(b, filter.order);
            return first != second ? first > second : b.started.turn < a.started.turn; // of two that cost the same the later one
        };
        std::sort(alike.begin(), alike.end(), dearer);
        page.rows += alike;
    }
    page.rows = page.rows.mid(first, limit);
    page.total = first + page.rows.size();
    return page;
}

Result<CallPage> Calls::page(const CallFilter& filter, qint64 first, qint64 limit)
{
    first = std::max(qint64(0), first);
    limit = std::max(qint64(0), limit);
    Result<CallPage> page = filter.order == CallFilter::InTurn ? inTurn(filter, first, limit) : dearest(filter, first, limit);
    if (m_database.failed())
        return m_database.error();
    return page;
}

} // namespace qd
