#include "core/store/Replay.h"

#include "core/base/Digest.h"

#include <limits>

namespace qd {

namespace {

constexpr Sequence kEnd = std::numeric_limits<Sequence>::max();

Error broken(const QString& what)
{
    return {Error::Store, QStringLiteral("The record is damaged. ") + what, {},
            QStringLiteral("Put a backup in its place; `quarterdeck log verify` shows what is wrong.")};
}

/// The newest snapshot that is whole and of our version; an empty state when there is none.
OfficeState newestSnapshot(Database& database)
{
    Statement rows(database, "SELECT body, sha256 FROM snapshots WHERE version = ?1 ORDER BY sequence DESC");
    rows.with(OfficeState::kVersion);
    while (rows.next()) {
        const QByteArray body = rows.bytes(0);
        if (sha256(body) != rows.bytes(1))
            continue;
        Result<OfficeState> state = decodeSnapshot(body);
        if (state)
            return std::move(*state);
    }
    return {};
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

Result<Replayed> replay(Database& database, const FactKinds& kinds)
{
    Replayed replayed;
    replayed.last = database.number("SELECT max(sequence) FROM facts");
    if (const Sequence known = lastKnown(database); known > replayed.last)
        return broken(cutOff(replayed.last, known));
    replayed.state = newestSnapshot(database);
    replayed.snapshot = replayed.state.sequence;
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
    }
    if (database.failed())
        return database.error();
    return replayed;
}

void keepSnapshot(Database& database, const OfficeState& state)
{
    const QByteArray body = encodeSnapshot(state);
    Statement(database, "INSERT OR REPLACE INTO snapshots(sequence, version, sha256, body) VALUES(?1, ?2, ?3, ?4)")
        .with(state.sequence, OfficeState::kVersion, sha256(body), Utf8{body}).run();
    database.run("DELETE FROM snapshots WHERE sequence NOT IN (SELECT sequence FROM snapshots ORDER BY sequence DESC LIMIT 3)");
}

} // namespace qd
