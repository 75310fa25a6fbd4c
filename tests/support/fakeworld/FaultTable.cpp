#include "tests/support/fakeworld/FaultTable.h"

namespace fakeworld {

void FaultTable::script(const QByteArray& path, const Fault& fault, bool also)
{
    QList<Row>& rows = m_rows[path];
    if (!also)
        rows.clear();
    const QDeadlineTimer until = fault.forMs > 0 ? QDeadlineTimer(fault.forMs) : QDeadlineTimer(QDeadlineTimer::Forever);
    rows.append({fault, QRandomGenerator(fault.seed), until, 0});
}

bool FaultTable::applies(Row& row, const QByteArray& body)
{
    const Fault& fault = row.fault;
    if (fault.times == 0 || row.until.hasExpired() || (!fault.model.isEmpty() && !body.contains(fault.model)))
        return false;
    ++row.seen;
    if ((fault.on > 0 && row.seen != fault.on) || (fault.every > 0 && row.seen % fault.every != 0))
        return false;
    return fault.chance >= 1 || row.dice.generateDouble() < fault.chance;
}

Fault FaultTable::take(const QByteArray& path, const QByteArray& body)
{
    const auto found = m_rows.contains(path) ? m_rows.find(path) : m_rows.find("*");
    if (found == m_rows.end())
        return {};
    Fault taken;
    bool any = false;
    for (Row& row : *found) { // every row counts the request, whichever applies
        if (!applies(row, body) || any)
            continue;
        any = true;
        taken = row.fault;
        if (row.fault.times > 0)
            --row.fault.times;
    }
    return taken;
}

} // namespace fakeworld
