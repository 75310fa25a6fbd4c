#include "core/store/Replay.h"

#include "core/store/Snapshots.h"

#include <limits>

namespace qd {

namespace {

constexpr Sequence kEnd = std::numeric_limits<Sequence>::max();

Error broken(const QString& what)
{
    return {Error::Store, QStringLiteral("The record is damaged. ") + what, {},
            QStringLiteral("Put a backup in its place; `quarterdeck log verify` shows what is wrong.")};
}

QByteArray hashAt(Database& database, Sequence sequence)
{
    Statement row(database, "SELECT hash FROM facts WHERE sequence = ?1");
    return row.with(sequence).next() ? row.bytes(0) : chainStart();
}

} // namespace

Sequence lastKnown(Database& database)
{
    return qMax(database.number("SELECT max(sequence) FROM snapshots"),
                database.number("SELECT value FROM meta WHERE name = 'indexed'"));
}

QString cutOff(Sequence last, Sequence known)
{
    return QStringLiteral("Fact %1 is missing: the record ends at %2, but had %3.").arg(last + 1).arg(last).arg(known);
}

Result<Replayed> replay(Database& database, const FactKinds& kinds, const SnapshotSeal& seal)
{
    Replayed replayed;
    replayed.last = database.number("SELECT max(sequence) FROM facts");
    if (const Sequence known = lastKnown(database); known > replayed.last)
        return broken(cutOff(replayed.last, known));
    replayed.state = snapshotBefore(database, seal);
    replayed.snapshot = replayed.state.sequence;
    Sequence milestone = replayed.snapshot;
    const Sequence from = qMax(Sequence(0), qMin(replayed.snapshot, replayed.last - kCheckedTail));
    replayed.head = hashAt(database, from);
    Sequence expected = from;
    Statement rows(database, kSelectFacts);
    rows.with(from + 1, kEnd);
    while (rows.next()) {
        const QString bad = checkLink(rows, kinds, ++expected, replayed.head);
        if (!bad.isEmpty())
            return broken(bad);
        if (expected <= replayed.snapshot)
            continue;
        const Result<StoredFact> fact = readFact(rows, kinds);
        if (!fact)
            return fact.error();
        replayed.state.apply(*fact);
        if (isMilestone(milestone, expected, replayed.last)) {
            replayed.milestones.append(replayed.state);
            milestone = expected;
        }
    }
    if (database.failed())
        return database.error();
    return replayed;
}

bool holdsFact(Database& database, Sequence at, const QByteArray& hash)
{
    return database.number("SELECT max(sequence) FROM facts") >= at && hashAt(database, at) == hash;
}

Result<Done> tellFactsAfter(Database& database, Sequence at, QByteArray head, const std::function<void(const StoredFact&)>& tell)
{
    FactKinds kinds;
    kinds.load(database, false);
    Sequence told = at;
    Statement rows(database, kSelectFacts);
    rows.with(at + 1, kEnd);
    while (rows.next()) {
        const QString bad = checkLink(rows, kinds, told + 1, head);
        if (!bad.isEmpty())
            return broken(bad);
        const Result<StoredFact> fact = readFact(rows, kinds);
        if (!fact)
            return fact.error();
        tell(*fact);
        ++told;
    }
    rows.reset();
    if (!database.failed())
        if (const Sequence known = lastKnown(database); known > told)
            return broken(cutOff(told, known));
    return database.failed() ? Result<Done>(database.error()) : Result<Done>(Done{});
}

} // namespace qd
