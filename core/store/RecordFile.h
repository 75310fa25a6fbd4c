#pragma once

#include "core/store/Ballast.h"
#include "core/store/Budgets.h"
#include "core/store/EventStore.h"
#include "core/store/FactRow.h"
#include "core/store/safety/Heads.h"
#include "core/store/Snapshots.h"

#include <atomic>
#include <span>
#include <vector>

namespace qd {

/// A batch with its facts as the bytes that will be stored. One thread makes the rows with prepare(), and another may
/// store the first of them meanwhile.
class PreparedBatch final {
public:
    explicit PreparedBatch(Batch given);
    /// Makes every row. Once, by one thread.
    void prepare();
    size_t size() const { return m_rows.size(); }
    /// The row at that place; waits until it is made. @thread the one that stores.
    const FactRow& row(size_t at) const;

    Batch batch; ///< its facts stay as they are until every row was made

private:
    std::vector<FactRow> m_rows;
    std::atomic<size_t> m_made = 0;
};

/// The record's file as its one writer sees it: transactions, chain, checkpoints, ballast. No threads.
/// @thread one at a time.
class RecordFile final {
public:
    explicit RecordFile(StoreLimits limits);
    ~RecordFile();

    /// `keyFile`: what heads are signed with, made where it is missing; empty: none are kept.
    Result<EventStore::Opened> open(const QString& file, const QString& keyFile = {});
    /// Writes everything into the one file when no reader hinders it. Harmless when not open.
    void close();
    bool isOpen() const { return m_database.isOpen(); }

    /// Stores the batches as one transaction, or nothing of them. A storage failure breaks the file: then nothing is
    /// taken until reopen(). @returns the last sequence.
    Result<Sequence> store(std::span<const PreparedBatch* const> group);
    bool isBroken() const { return m_broken.has_value(); }
    /// Tries to write again; the state as it stands on the disk.
    Result<OfficeState> reopen();
    /// Whether a state of that moment is of this record as it stands: one that is ahead of it is not.
    bool holds(Sequence sequence) const { return isOpen() && !m_broken && sequence > 0 && sequence <= m_last; }
    /// Keeps the snapshot of a state that the record held() when it was given; `looks` as keepSnapshot().
    void saveSnapshot(const EncodedSnapshot& snapshot, bool looks = true);
    /// One of the states that opening came by, to be kept so that moments before the end are found as quickly as if snapshots had
    /// been kept at the time; none: there are no more.
    std::optional<OfficeState> takeMilestone();
    /// Replays the tail and keeps the result, so that the next opening has nothing to replay.
    void saveSnapshotOfEnd();

    /// Signs how far the record has come, when that is further than last time. On a failing disk it is left for later.
    void signHead(Instant now);
    /// Facts that no head covers yet; 0 where none are kept.
    Sequence unsignedFacts() const { return m_heads && !m_broken ? m_last - m_signed : 0; }

    Sequence last() const { return m_last; }
    /// Hash of that fact.
    const QByteArray& head() const { return m_head; }
    Database& database() { return m_database; }
    const FactKinds& kinds() const { return m_kinds; }

    /// Copies the write-ahead log into the file when it is long, or when there is time for it anyway.
    void checkpoint(bool idle);
    /// Makes the write-ahead log longer by one portion, which is quicker to overwrite than to extend.
    /// @returns whether there is more to do.
    bool growLog();
    void takeBallast();
    /// The disk was full and the ballast could not be taken again: only facts may use what is left.
    bool isShortOfSpace() const { return m_short; }

private:
    Result<Done> put(const PreparedBatch& batch);
    Result<Done> putFacts(const PreparedBatch& batch);
    Result<Done> putBlobs(const Batch& batch);
    Error failure();
    Result<Done> prepare();
    Result<Done> prepareHeads(const QString& keyFile, bool existed);

    struct Statements;
    StoreLimits m_limits;
    QString m_file;
    Database m_database;
    std::unique_ptr<Statements> m_statements;
    std::unique_ptr<Ballast> m_ballast;
    std::unique_ptr<HeadsFile> m_heads; ///< none: no key
    SnapshotSeal m_seal;
    Sequence m_snapshot = 0; ///< the newest that is believed
    FactKinds m_kinds;
    Budgets m_budgets;
    Sequence m_last = 0;
    QByteArray m_head;
    Sequence m_signed = 0; ///< the last fact that a head covers
    QList<OfficeState> m_milestones; ///< that are not kept yet
    std::optional<Error> m_broken;
    int m_logFrames = 0;
    bool m_short = false;
};

} // namespace qd
