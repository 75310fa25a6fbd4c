#include "agents/office/MeaningPurse.h"

#include "agents/office/course/MoneyDesk.h"
#include "core/state/money/LibraryHold.h"

#include <algorithm>
#include <utility>

namespace qd::agents {

namespace {

Error cannotBeWritten()
{
    return {Error::Store, QStringLiteral("the record cannot be written now, so nothing can be reserved"), {}, {}};
}

} // namespace

Result<Done> MeaningPurse::mayPromise() const
{
    if (m_floor.lost || !m_isOpen)
        return cannotBeWritten();
    if (m_floor.isHalted())
        return Error{Error::Cancelled, QStringLiteral("everything is stopped"), {}, {}};
    return Done{};
}

void MeaningPurse::promise(const QString& model, Money most, Promised promised)
{
    const TurnId hold = newLibraryHold(m_floor.now());
    Result<Done> may = mayPromise();
    if (may)
        may = m_floor.money->promise({hold, system(), {}, model, most});
    if (!may)
        return promised(may.error());
    m_underWay.insert(hold);
    m_waiting.insert(hold, std::move(promised));
    m_floor.docket.after([this, hold] {
        if (const Promised to = m_waiting.take(hold))
            to(hold);
    });
    m_floor.flush();
}

void MeaningPurse::settle(const TurnId& hold, Money owed)
{
    if (m_floor.lost || !m_isOpen || !m_underWay.remove(hold))
        return; // it is settled when the record is read again
    record(hold, owed);
    m_floor.flush();
}

void MeaningPurse::record(const TurnId& hold, Money owed)
{
    const auto held = m_floor.state.ledger.reserved.constFind(hold);
    if (held == m_floor.state.ledger.reserved.constEnd())
        return;
    ToolUsed used;
    used.turn = hold;
    used.agent = held->agent;
    used.tool = libraryTool(*held);
    used.failed = owed.micro <= 0;
    used.cost = std::clamp(owed, Money{}, held->amount);
    m_floor.docket.enter(used, system(), 0, {}, {}, m_floor.now());
    m_floor.money->lookAgain();
}

void MeaningPurse::recover()
{
    const auto reserved = m_floor.state.ledger.reserved;
    for (auto held = reserved.begin(); held != reserved.end(); ++held)
        if (isLibraryHold(held.key(), *held) && !m_underWay.contains(held.key()))
            record(held.key(), held->amount);
}

void MeaningPurse::reset()
{
    m_underWay.clear();
    for (const Promised& promised : std::exchange(m_waiting, {}))
        promised(cannotBeWritten());
}

} // namespace qd::agents
