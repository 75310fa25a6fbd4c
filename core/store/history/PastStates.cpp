#include "core/store/history/PastStates.h"

#include "core/store/Snapshots.h"

#include <QDateTime>

namespace qd {

namespace {

/// The last place from 1 to `last` where `value` (a select of ?1) is at most `most`, when it grows with the place; 0 for none.
qint64 lastAtMost(Database& database, const QByteArray& value, qint64 last, qint64 most)
{
    Statement row(database, value.constData());
    qint64 below = 0;
    while (below < last) {
        const qint64 middle = below + (last - below + 1) / 2;
        if (row.with(middle).next() && row.integer(0) <= most)
            below = middle;
        else
            last = middle - 1;
    }
    return below;
}

Error outside(const QString& what, const QString& hint)
{
    return {Error::Parse, what, {}, hint};
}

} // namespace

Sequence lastFactUntil(Database& database, Instant time, Sequence last)
{
    return lastAtMost(database, "SELECT time FROM facts WHERE sequence = ?1", last, time.ms);
}

qint64 lastRowUntil(Database& database, const QString& table, Sequence until)
{
    const qint64 rows = database.number(QStringLiteral("SELECT max(n) FROM %1").arg(table).toUtf8().constData());
    return lastAtMost(database, QStringLiteral("SELECT sequence FROM %1 WHERE n = ?1").arg(table).toUtf8(), rows, until);
}

qint64 lastPostingUntil(Database& database, qint64 key, qint64 count, qint64 end)
{
    return lastAtMost(database, QStringLiteral("SELECT place FROM posting WHERE key = %1 AND n = ?1").arg(key).toUtf8(), count, end);
}

Result<Sequence> PastStates::placeOf(const Moment& moment)
{
    const Sequence last = m_database.number("SELECT max(sequence) FROM facts");
    if (const auto* time = std::get_if<Instant>(&moment)) {
        if (const Sequence found = lastFactUntil(m_database, *time, last); found > 0)
            return found;
        return outside(QStringLiteral("The record begins after %1.").arg(toRfc3339(*time)), QStringLiteral("a later time"));
    }
    const Sequence wanted = std::get<Sequence>(moment);
    if (wanted > last)
        return outside(QStringLiteral("The record ends at fact %1; there is no fact %2 yet.").arg(last).arg(wanted),
                       QStringLiteral("1 to %1").arg(last));
    if (wanted < 1)
        return outside(QStringLiteral("Facts are counted from 1, so there is no fact %1.").arg(wanted), QStringLiteral("1 to %1").arg(last));
    return wanted;
}

Result<OfficeState> PastStates::stateAt(const Moment& moment)
{
    const Result<Sequence> wanted = placeOf(moment);
    if (m_database.failed())
        return m_database.error();
    if (!wanted)
        return wanted.error();
    const Sequence nearest = m_database.number(QStringLiteral("SELECT max(sequence) FROM snapshots WHERE version = %1 AND sequence <= %2")
                                                   .arg(OfficeState::kVersion).arg(*wanted).toUtf8().constData());
    if (m_state.sequence > *wanted)
        m_state = {};
    if (m_state.sequence < nearest)
        if (OfficeState from = snapshotBefore(m_database, m_seal, *wanted); from.sequence > m_state.sequence) // the nearest may be none to believe
            m_state = std::move(from);
    if (const Result<Done> there = goOnTo(*wanted); !there) {
        m_state = {};
        return there.error();
    }
    return m_state;
}

Result<Done> PastStates::goOnTo(Sequence wanted)
{
    Statement rows(m_database, kSelectFacts);
    rows.with(m_state.sequence + 1, wanted);
    while (rows.next()) {
        const Result<StoredFact> fact = readFact(rows, m_kinds);
        if (!fact)
            return fact.error();
        m_state.apply(*fact);
    }
    if (m_database.failed())
        return m_database.error();
    return Done{};
}

} // namespace qd
