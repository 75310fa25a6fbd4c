#include "agents/library/MeaningDoor.h"

#include "agents/llm/PriceList.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <algorithm>

namespace qd::agents {

namespace {

Error cancelled()
{
    return {Error::Cancelled, QStringLiteral("everything is stopped"), {}, {}};
}

Error nobodyPays(const MeaningSource& source)
{
    return {Error::Rule, QStringLiteral("what %1 says costs money, which only a window or a server that is at work may spend").arg(source.embedder()), source.endpoint,
            QStringLiteral("quarterdeck serve, whose agents look things up so")};
}

/// In one sentence with the reason.
Error notPaid(const MeaningSource& source, const Error& why)
{
    return {why.kind, QStringLiteral("%1 was not asked: %2").arg(source.embedder(), why.text), why.where, why.hint};
}

Error notNow(const MeaningSource& source, Instant until)
{
    return {Error::Network, QStringLiteral("%1 was not asked: its provider said to somebody at work in this home that it is not to be asked before %2").arg(source.embedder(), toRfc3339(until)),
            source.endpoint, {}};
}

} // namespace

struct MeaningDoor::Asking {
    MeaningSource source;
    QStringList texts;
    QDeadlineTimer ends;
    Answer answer; ///< null once it was given
    quint64 epoch = 0;
    AskingTerms terms{};
    TokenCount most{};
    Money worst{};
    TurnId hold{}; ///< null: nothing is reserved

    void give(const Result<QList<QByteArray>>& vectors)
    {
        if (const Answer to = std::exchange(answer, nullptr))
            to(vectors);
    }
};

template <class T>
std::function<void(Result<T>)> MeaningDoor::whileHere(std::function<void(Result<T>)> then)
{
    return [here = std::weak_ptr<bool>(m_here), then = std::move(then)](Result<T> result) {
        if (!here.expired())
            then(std::move(result));
    };
}

bool MeaningDoor::mayGoOn(const Asking& asking) const
{
    return asking.epoch == m_epoch && !m_parts.halted;
}

void MeaningDoor::cancelAll()
{
    ++m_epoch;
    m_parts.transport.cancelAll();
}

void MeaningDoor::embed(const MeaningSource& source, const QStringList& texts, Duration deadline, Answer answer)
{
    const auto asking = std::make_shared<Asking>(Asking{source, texts, QDeadlineTimer(deadline), std::move(answer), m_epoch});
    if (!m_parts.findTerms)
        return send(asking);
    m_parts.findTerms(source, whileHere<AskingTerms>([this, asking](const Result<AskingTerms>& terms) {
        if (!terms)
            return asking->give(terms.error());
        if (!mayGoOn(*asking))
            return asking->give(cancelled());
        asking->terms = *terms;
        if (const std::optional<Instant> until = m_parts.told.until(terms->model, SystemClock().now()))
            return asking->give(notNow(asking->source, *until));
        terms->billed.isEmpty() ? send(asking) : promise(asking);
    }));
}

void MeaningDoor::promise(const Shared& asking)
{
    asking->most = tokensAtMost(asking->texts);
    const Result<Money> worst = priceOf(*m_parts.prices, asking->terms.billed, asking->most);
    if (!worst || !m_parts.money.promise)
        return asking->give(worst ? nobodyPays(asking->source) : worst.error());
    asking->worst = *worst;
    QTimer::singleShot(std::chrono::milliseconds(std::max<qint64>(0, asking->ends.remainingTime())), &m_parts.transport, [asking] {
        if (asking->hold.isNull()) // else its answer has the same end
            asking->give(Error{Error::Network, QStringLiteral("the money for it was not reserved in time"), {}, {}});
    });
    m_parts.money.promise(asking->terms.billed, *worst, whileHere<TurnId>([this, asking](const Result<TurnId>& hold) { promised(asking, hold); }));
}

/// Where nobody waits for it any more, the money is free again.
void MeaningDoor::promised(const Shared& asking, const Result<TurnId>& hold)
{
    if (!hold)
        return asking->give(notPaid(asking->source, hold.error()));
    asking->hold = *hold;
    if (asking->answer && mayGoOn(*asking))
        return send(asking);
    settle(*asking, {MeaningBill::NotOwed});
    asking->give(cancelled());
}

void MeaningDoor::send(const Shared& asking)
{
    const Duration left(std::max<qint64>(1, asking->ends.remainingTime()));
    m_embedder.embed(asking->source, asking->texts, left, asking->terms.key,
                     [this, asking](const Result<QList<QByteArray>>& vectors, const MeaningBill& bill) { // not when the transport is gone
        settle(*asking, bill);
        tellOthers(*asking, bill);
        asking->give(vectors);
    });
}

void MeaningDoor::tellOthers(const Asking& asking, const MeaningBill& bill) const
{
    const Instant wall = SystemClock().now();
    if (asking.terms.model.isEmpty() || bill.again.count() == 0)
        return;
    if (const Result<Done> told = m_parts.told.tell(asking.terms.model, wall + bill.again, wall); !told)
        qWarning("%s", qUtf8Printable(told.error().text));
}

/// Never more than was reserved.
void MeaningDoor::settle(const Asking& asking, const MeaningBill& bill)
{
    if (asking.hold.isNull())
        return;
    const Result<Money> owed = priceOf(*m_parts.prices, asking.terms.billed, tokensOwed(bill, tokensAtLeast(asking.texts), asking.most));
    m_parts.money.settle(asking.hold, owed ? std::min(*owed, asking.worst) : asking.worst);
}

} // namespace qd::agents
