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

} // namespace

OfficeState snapshotBefore(Database& database, Sequence atMost)
{
    Statement rows(database, "SELECT body, sha256 FROM snapshots WHERE version = ?1 AND sequence <= ?2 ORDER BY sequence DESC");
    rows.with(OfficeState::kVersion, atMost);
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

void keepSnapshot(Database& database, const OfficeState& state)
{
    const QByteArray body = encodeSnapshot(state);
    Statement(database, "INSERT OR REPLACE INTO snapshots(sequence, version, sha256, body) VALUES(?1, ?2, ?3, ?4)")
        .with(state.sequence, OfficeState::kVersion, sha256(body), Utf8{body}).run();
    Statement(database, "DELETE FROM snapshots WHERE version <> ?1").with(OfficeState::kVersion).run();
    QList<Sequence> known;
    Statement rows(database, "SELECT sequence FROM snapshots ORDER BY sequence DESC");
    while (rows.next())
        known.append(rows.integer(0));
    rows.reset();
    Statement drop(database, "DELETE FROM snapshots WHERE sequence = ?1");
    for (const Sequence sequence : superfluous(known))
        drop.with(sequence).run();
}

bool isMilestone(Sequence before, Sequence at, Sequence last)
{
    return at - before >= widestGap(last - at);
}

} // namespace qd
