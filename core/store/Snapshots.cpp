#include "core/store/Snapshots.h"

#include "core/base/Digest.h"

namespace qd {

namespace {

constexpr qsizetype kNewest = 3;

Sequence widestGap(Sequence distance)
{
    return qMax(kLeastGap, distance / kGapShare);
}

/// Those that are not needed, of a list that begins with the newest.
QList<Sequence> superfluous(const QList<Sequence>& snapshots)
{
    QList<Sequence> dropped;
    Sequence newer = snapshots.value(kNewest - 1);
    for (qsizetype i = kNewest; i < snapshots.size(); ++i)
        if (newer - snapshots.value(i + 1) <= widestGap(snapshots.first() - newer))
            dropped.append(snapshots[i]);
        else
            newer = snapshots[i];
    return dropped;
}

/// Those that are kept, the newest first.
QList<Sequence> known(Database& database)
{
    QList<Sequence> all;
    for (Statement rows(database, "SELECT sequence FROM snapshots ORDER BY sequence DESC"); rows.next();)
        all.append(rows.integer(0));
    return all;
}

/// The same without the few at the end that `seal` does not fit.
QList<Sequence> believed(Database& database, const SnapshotSeal& seal)
{
    QList<Sequence> fitting;
    Statement rows(database, "SELECT sequence, sha256 FROM snapshots ORDER BY sequence DESC");
    Statement body(database, "SELECT body FROM snapshots WHERE sequence = ?1");
    Statement drop(database, "DELETE FROM snapshots WHERE sequence = ?1");
    QList<std::pair<Sequence, QByteArray>> all;
    while (rows.next())
        all.append({rows.integer(0), rows.bytes(1)});
    rows.reset();
    for (const auto& [sequence, kept] : all) {
        const bool fits = fitting.size() >= kNewest || (body.with(sequence).next() && seal.fits(database, sequence, body.bytes(0), kept));
        body.reset();
        if (fits)
            fitting.append(sequence);
        else
            drop.with(sequence).run();
    }
    return fitting;
}

} // namespace

OfficeState snapshotBefore(Database& database, const SnapshotSeal& seal, Sequence atMost)
{
    Statement rows(database, "SELECT body, sha256, sequence FROM snapshots WHERE version = ?1 AND sequence <= ?2 ORDER BY sequence DESC");
    rows.with(OfficeState::kVersion, atMost);
    while (rows.next()) {
        const QByteArray body = rows.bytes(0);
        if (!seal.fits(database, rows.integer(2), body, rows.bytes(1)))
            continue;
        Result<OfficeState> state = decodeSnapshot(body);
        if (state)
            return std::move(*state);
    }
    return {};
}

EncodedSnapshot encodedSnapshot(const OfficeState& state)
{
    const QByteArray body = encodeSnapshot(state);
    return {state.sequence, body, sha256(body)};
}

bool keepSnapshot(Database& database, const SnapshotSeal& seal, const EncodedSnapshot& snapshot, bool looks)
{
    const QByteArray proof = seal.ofDigest(database, snapshot.sequence, snapshot.sha256);
    if (proof.isEmpty())
        return false;
    Statement(database, "INSERT OR REPLACE INTO snapshots(sequence, version, sha256, body) VALUES(?1, ?2, ?3, ?4)")
        .with(snapshot.sequence, OfficeState::kVersion, proof, Utf8{snapshot.body}).run();
    Statement(database, "DELETE FROM snapshots WHERE version <> ?1 OR length(sha256) <> ?2").with(OfficeState::kVersion, seal.bytes()).run();
    Statement drop(database, "DELETE FROM snapshots WHERE sequence = ?1");
    const QList<Sequence> all = looks ? believed(database, seal) : known(database);
    for (const Sequence sequence : superfluous(all))
        drop.with(sequence).run();
    return true;
}

bool isMilestone(Sequence before, Sequence at, Sequence last)
{
    return at - before >= widestGap(last - at);
}

} // namespace qd
