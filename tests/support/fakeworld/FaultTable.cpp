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

/// Its own, or those of the longest beginning of it.
QHash<QByteArray, QList<FaultTable::Row>>::iterator FaultTable::rowsOf(const QByteArray& path)
{
    if (const auto own = m_rows.find(path); own != m_rows.end())
        return own;
    auto longest = m_rows.end();
    for (auto rows = m_rows.begin(); rows != m_rows.end(); ++rows)
        if (rows.key().endsWith('*') && path.startsWith(rows.key().chopped(1)) && (longest == m_rows.end() || rows.key().size() > longest.key().size()))
            longest = rows;
    return longest;
}

Fault FaultTable::take(const QByteArray& path, const QByteArray& body)
{
    const auto found = rowsOf(path);
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
