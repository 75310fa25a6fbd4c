#pragma once

#include "core/async/Worker.h"
#include "core/state/OfficeState.h"
#include "core/store/search/Findings.h"

#include <QObject>

#include <functional>
#include <memory>

namespace qd {

/// Bytes kept under their SHA-256.
struct Blob {
    QByteArray sha256;
    QByteArray bytes;
};

/// Facts that are stored together or not at all, with the blobs that they speak of.
struct Batch {
    QList<StoredFact> facts; ///< sequences follow the last one of the record without a gap
    QList<Blob> blobs;
    CommandId command;       ///< the command that led to it, or null; a command can be stored once only
    std::function<void()> onDisk = {}; ///< runs on the store's thread, first of all, once it is stored; must not wait
    bool canWait = false; ///< nobody waits for it: it is stored with what comes next, or by storeRest()
};

/// Bounds of a record on the disk.
struct StoreLimits {
    qint64 ballastBytes = 16 * 1024 * 1024; ///< space held back for the facts that stop the house; 0: none
    qint64 maxPages = 0;                    ///< tests: the disk is full at this many pages of 8 KiB, until reopen()
};

/// The record: facts on the disk, one connection that writes them on one thread.
/// SQLite in WAL with synchronous=FULL; STRICT tables; triggers refuse UPDATE and DELETE of facts. Appends that wait
/// together are committed together.
/// @thread made, opened and destroyed on the thread that owns it; the rest as said.
class EventStore final : public QObject {
    Q_OBJECT
public:
    explicit EventStore(const Clock& clock, QObject* parent = nullptr);
    EventStore(const Clock& clock, StoreLimits limits, QObject* parent = nullptr);
    ~EventStore() override;

    /// What opening gives: the state at the end of the record.
    struct Opened {
        OfficeState state;
        Sequence snapshot = 0; ///< the state began from this snapshot
        bool created = false;
    };
    /// Opens or creates the record in `file`. Blocks until state is there; O(facts since the last snapshot).
    /// `keyFile` signs heads, which are kept beside the record: after 256 facts or a minute, at most one a second, and
    /// at the end; empty: none. Error::Store: newer version, broken chain in the tail, not what the last head says,
    /// unreadable, read-only, full. Nothing was changed then.
    Result<Opened> open(const QString& file, const QString& keyFile = {});
    /// Commits what was posted, lets the index catch up for two seconds at most, writes a snapshot, closes. Blocks.
    /// Harmless when not open.
    void close();

    using Stored = std::function<void(Result<Sequence>)>;
    /// Appends the batch as one transaction. `done` runs on `replyTo`'s thread with the last sequence once it is on
    /// the disk; on an error nothing of the batch was stored. Error::Rule: a budget does not suffice, or the command was
    /// carried out before. Error::Internal: the sequence has a gap (as have the batches after a refused one), or a fact
    /// is malformed. Error::Store: the disk failed, and no later batch is taken until reopen().
    /// @thread any.
    void append(Batch batch, Mailbox* replyTo, Stored done);

    /// Stores what can wait and still does. @thread any.
    void storeRest();

    /// After a failed append: tries to write again and takes batches from `state.sequence + 1` on. `done` as above.
    /// @thread any.
    void reopen(Mailbox* replyTo, std::function<void(Result<OfficeState>)> done);

    /// Keeps `state` so that opening starts from it. The newest few are kept, older ones at growing distances.
    /// @thread any.
    void saveSnapshot(OfficeState state);

    /// `done` runs on `replyTo`'s thread once HistoryReader finds all stored so far, or while the disk fails. @thread any.
    void whenIndexed(Mailbox* replyTo, std::function<void()> done);

    /// Keeps what an endpoint has said that pieces mean; see Meanings. `done` as above. Error::Store also while the record cannot
    /// be written or is short of space. @thread any.
    void keepMeanings(Meanings meanings, Mailbox* replyTo, std::function<void(Result<Done>)> done);

signals:
    /// The facts are on the disk. Emitted on the store's own thread: connect with a mailbox or a queued connection.
    void factsAppended(QList<qd::StoredFact> facts);

private:
    class Disk;
    Worker m_worker;
    std::unique_ptr<Disk> m_disk;
};

} // namespace qd
