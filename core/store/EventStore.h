#pragma once

#include "core/async/Worker.h"
#include "core/state/OfficeState.h"

#include <QObject>

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
};

/// The record: facts on the disk, one connection that writes them on one thread.
/// SQLite in WAL with synchronous=FULL; STRICT tables; triggers refuse UPDATE and DELETE of facts. Appends that wait
/// together are committed together.
/// @thread made, opened and destroyed on the thread that owns it; the rest as said.
class EventStore final : public QObject {
    Q_OBJECT
public:
    explicit EventStore(const Clock& clock, QObject* parent = nullptr);
    ~EventStore() override;

    /// What opening gives: the state at the end of the record.
    struct Opened {
        OfficeState state;
        Sequence snapshot = 0; ///< the state began from this snapshot
        bool created = false;
    };
    /// Opens or creates the record in `file`. Blocks until state is there; O(facts since the last snapshot).
    /// Error::Store: newer version, broken chain in the tail, unreadable, read-only, full. Nothing was changed then.
    Result<Opened> open(const QString& file);
    /// Commits what was posted, writes a snapshot, closes. Blocks. Harmless when not open.
    void close();

    using Stored = std::function<void(Result<Sequence>)>;
    /// Appends the batch as one transaction. `done` runs on `replyTo`'s thread with the last sequence once it is on
    /// the disk; on an error nothing of the batch was stored, and no later batch is taken until reopen().
    /// @thread any.
    void append(Batch batch, Mailbox* replyTo, Stored done);

    /// After a failed append: tries to write again and takes batches from `state.sequence + 1` on. `done` as above.
    /// @thread any.
    void reopen(Mailbox* replyTo, std::function<void(Result<OfficeState>)> done);

    /// Keeps `state` so that opening starts from it. The newest few are kept. @thread any.
    void saveSnapshot(OfficeState state);

signals:
    /// The facts are on the disk. Emitted on the store's own thread: connect with a mailbox or a queued connection.
    void factsAppended(QList<qd::StoredFact> facts);

private:
    class Disk;
    const Clock& m_clock;
    Worker m_worker;
    std::unique_ptr<Disk> m_disk;
};

} // namespace qd
