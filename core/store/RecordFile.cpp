#include "core/store/RecordFile.h"

#include "core/base/FailPoint.h"
#include "core/store/Replay.h"
#include "core/store/Schema.h"
#include "core/store/Snapshots.h"
#include "core/store/safety/IndexProof.h"
#include "core/store/safety/Proof.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <sqlite3.h>

namespace qd {

namespace {

constexpr int kFramesWhenIdle = 512;  // 4 MiB
constexpr int kFramesAtMost = 3072;   // 24 MiB
constexpr qint64 kLogBytes = 32ll * 1024 * 1024;
constexpr qint64 kLogPortion = 1024 * 1024;

/// Failing facts are the batch's fault, not the disk's.
Error refused(const Error& why, const QString& text)
{
    return {Error::Internal, text, why.where, why.hint};
}

} // namespace

PreparedBatch::PreparedBatch(Batch given)
    : batch(std::move(given))
    , m_rows(size_t(batch.facts.size()))
{
}

void PreparedBatch::prepare()
{
    constexpr size_t kAtOnce = 16; // rows between two words to the other thread: to wake it takes longer than to make one
    for (size_t at = 0; at < m_rows.size(); ++at) {
        m_rows[at] = encodeRow(batch.facts.at(qsizetype(at)));
        if ((at + 1) % kAtOnce != 0 && at + 1 != m_rows.size())
            continue;
        m_made.store(at + 1, std::memory_order_release);
        m_made.notify_one();
    }
}

const FactRow& PreparedBatch::row(size_t at) const
{
    for (size_t made = m_made.load(std::memory_order_acquire); made <= at; made = m_made.load(std::memory_order_acquire))
        m_made.wait(made, std::memory_order_acquire);
    return m_rows[at];
}

struct RecordFile::Statements {
    explicit Statements(Database& d)
        : fact(d, "INSERT INTO facts(sequence, time, kind, actor, cause, correlation, label, body, hash) "
                  "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
        , plainFact(d, "INSERT INTO facts(sequence, time, kind, actor, cause, correlation, body, hash) "
                       "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        , blob(d, "INSERT OR IGNORE INTO blobs(sha256, bytes) VALUES(?1, ?2)")
        , command(d, "INSERT INTO commands(id) VALUES(?1)")
    {
    }
    Statement fact;
    Statement plainFact;
    Statement blob;
    Statement command;
};

RecordFile::RecordFile(StoreLimits limits)
    : m_limits(limits)
{
}

RecordFile::~RecordFile()
{
    close();
}

Result<EventStore::Opened> RecordFile::open(const QString& file, const QString& keyFile)
{
    close();
    m_file = file;
    const bool existed = QFileInfo::exists(file);
    if (Result<Done> opened = m_database.open(file, Database::ReadWrite); !opened)
        return opened.error();
    const auto giveUp = [this, existed, &file](Error why) {
        why.where = file;
        close();
        if (!existed)
            QFile::remove(file);
        return why;
    };
    // Until the record is known to be ours and whole, closing must leave it as it was.
    sqlite3_db_config(m_database.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    if (sqlite3_db_readonly(m_database.handle(), "main") == 1) {
        m_database.note(SQLITE_READONLY);
        return giveUp(m_database.error());
    }
    const Result<Done> prepared = prepare();
    if (!prepared)
        return giveUp(prepared.error());
    m_seal = SnapshotSeal::with(keyFile);
    Result<Replayed> end = replay(m_database, m_kinds, m_seal);
    if (!end)
        return giveUp(end.error());
    m_last = end->last;
    m_snapshot = end->snapshot;
    m_head = end->head;
    if (const Result<Done> heads = prepareHeads(keyFile, existed); !heads)
        return giveUp(heads.error());
    m_milestones = std::move(end->milestones);
    emptyOtherIndex(m_database);
    m_budgets.load(m_database, end->state);
    m_statements = std::make_unique<Statements>(m_database);
    m_ballast = std::make_unique<Ballast>(Ballast::fileBeside(file), m_limits.ballastBytes);
    if (m_database.failed())
        return giveUp(m_database.error());
    sqlite3_db_config(m_database.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    return EventStore::Opened{std::move(end->state), end->snapshot, end->last == 0};
}

Result<Done> RecordFile::prepareHeads(const QString& keyFile, bool existed)
{
    if (!existed && QFile::exists(headsFileOf(m_file))) { // heads without their record are of one that is gone
        QFile::remove(headsFileOf(m_file) + QStringLiteral("-before"));
        QFile::rename(headsFileOf(m_file), headsFileOf(m_file) + QStringLiteral("-before"));
    }
    if (const Result<Done> agreed = checkLastHead(m_database, m_file, m_last); !agreed)
        return agreed;
    const std::optional<Head> head = lastHead(m_file);
    m_signed = head ? head->sequence : 0;
    if (keyFile.isEmpty())
        return Done{};
    if (Result<SigningKey> key = SigningKey::readOrMake(keyFile); key) { // without one, `log verify` says that nothing is signed
        m_seal = SnapshotSeal(*key);
        m_heads = std::make_unique<HeadsFile>(m_file, std::move(*key));
    }
    return Done{};
}

void RecordFile::signHead(Instant now)
{
    if (unsignedFacts() > 0 && m_heads->add(m_last, now, m_head))
        m_signed = m_last;
}

Result<Done> RecordFile::prepare()
{
    // The version is judged before anything is set that could write.
    const bool fresh = m_database.number("PRAGMA page_count") == 0;
    if (fresh)
        m_database.run("PRAGMA page_size=8192; PRAGMA journal_mode=WAL");
    const Result<bool> migrated = migrate(m_database);
    if (!migrated)
        return migrated.error();
    m_database.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
                   "PRAGMA recursive_triggers=ON; PRAGMA cache_size=-12288; PRAGMA wal_autocheckpoint=0");
    if (m_limits.maxPages > 0)
        m_database.run(QStringLiteral("PRAGMA max_page_count=%1").arg(m_limits.maxPages).toLatin1().constData());
    sqlite3_wal_hook(m_database.handle(), [](void* self, sqlite3*, const char*, int frames) {
        static_cast<RecordFile*>(self)->m_logFrames = frames;
        return SQLITE_OK;
    }, this);
    Transaction transaction(m_database); // also proves that the record can be written
    m_kinds.load(m_database, true);
    if (!transaction.commit())
        return m_database.error();
    return Done{};
}

void RecordFile::close()
{
    m_statements.reset();
    m_heads.reset();
    m_budgets.drop();
    m_database.close();
    m_database.clear();
    m_broken.reset();
    m_milestones.clear();
    m_logFrames = 0;
    m_short = false;
    m_last = 0;
    m_snapshot = 0;
}

Result<Sequence> RecordFile::store(std::span<const PreparedBatch* const> group)
{
    if (m_broken)
        return *m_broken;
    const Sequence last = m_last;
    const QByteArray head = m_head;
    m_database.clear();
    m_budgets.begin();
    Transaction transaction(m_database);
    Result<Done> stored = m_database.failed() ? Result<Done>(failure()) : Result<Done>(Done{});
    for (size_t i = 0; stored && i < group.size(); ++i)
        stored = put(*group[i]);
    if (stored)
        stored = m_budgets.flush(m_database);
    QD_FAIL("record.before_commit");
    if (stored && transaction.commit()) {
        QD_FAIL("record.after_commit"); // it is there, and nobody has been told
        return m_last;
    }
    const Error why = stored ? failure() : stored.error();
    m_last = last;
    m_head = head;
    if (!m_broken) { // the disk is well: undo, and take the next batch
        m_database.clear();
        if (!sqlite3_get_autocommit(m_database.handle()))
            m_database.run("ROLLBACK");
        m_budgets.undo(m_database);
    }
    return why;
}

Result<Done> RecordFile::put(const PreparedBatch& prepared)
{
    const Batch& batch = prepared.batch;
    if (!batch.command.isNull() && !m_statements->command.with(batch.command.uuid).run()) {
        if (!m_database.isConstraint())
            return failure();
        return Error{Error::Rule, QStringLiteral("This command was carried out already; it is not done twice."),
                     batch.command.toString(), {}};
    }
    if (Result<Done> blobs = putBlobs(batch); !blobs)
        return blobs;
    return putFacts(prepared);
}

Result<Done> RecordFile::putBlobs(const Batch& batch)
{
    for (const Blob& blob : batch.blobs)
        if (!m_statements->blob.runWith(blob.sha256, blob.bytes))
            return m_database.isConstraint() ? Result<Done>(refused(m_database.error(), QStringLiteral(
                       "A blob is kept under %1 bytes that are not a SHA-256.").arg(blob.sha256.size())))
                                             : Result<Done>(failure());
    return Done{};
}

Result<Done> RecordFile::putFacts(const PreparedBatch& prepared)
{
    for (size_t i = 0; i < prepared.size(); ++i) {
        const FactRow& row = prepared.row(i);
        if (row.sequence != m_last + 1)
            return refused({}, QStringLiteral("Fact %1 cannot follow fact %2 of the record.").arg(row.sequence).arg(m_last));
        const QByteArray hash = chainLink(m_head, row);
        const qint64 kind = m_kinds.idOf(row.kind);
        const bool well =
            row.label.isEmpty()
                ? m_statements->plainFact.runWith(row.sequence, row.time, kind, Utf8{row.actor}, row.cause, row.correlation,
                                                  Utf8{row.body}, hash)
                : m_statements->fact.runWith(row.sequence, row.time, kind, Utf8{row.actor}, row.cause, row.correlation,
                                             Utf8{row.label}, Utf8{row.body}, hash);
        if (!well)
            return m_database.isConstraint()
                       ? Result<Done>(refused({}, QStringLiteral("Fact %1 is not what the record takes.").arg(row.sequence)))
                       : Result<Done>(failure());
        m_head = hash;
        m_last = row.sequence;
        m_budgets.note(m_database, prepared.batch.facts.at(qsizetype(i)));
    }
    return m_database.failed() ? Result<Done>(failure()) : Result<Done>(Done{});
}

Error RecordFile::failure()
{
    const Error why = m_database.error();
    if (m_database.isFull() && m_ballast) {
        m_ballast->give();
        m_short = m_limits.ballastBytes > 0;
    }
    if (!m_broken)
        m_broken = why;
    return why;
}

Result<OfficeState> RecordFile::reopen()
{
    if (!isOpen())
        return Error{Error::Store, QStringLiteral("The record is not open."), {}, {}};
    m_database.clear();
    if (!sqlite3_get_autocommit(m_database.handle()))
        m_database.run("ROLLBACK");
    m_database.clear();
    if (m_limits.maxPages > 0)
        m_database.run("PRAGMA max_page_count=1073741823");
    Transaction transaction(m_database);
    m_database.run("INSERT OR REPLACE INTO meta(name, value) VALUES('reopened', (SELECT ifnull(max(sequence), 0) FROM facts))");
    if (!transaction.commit())
        return m_database.error();
    Result<Replayed> end = replay(m_database, m_kinds, m_seal);
    if (!end)
        return end.error();
    m_last = end->last;
    m_head = end->head;
    m_budgets.load(m_database, end->state);
    m_broken.reset();
    return std::move(end->state);
}

void RecordFile::saveSnapshot(const EncodedSnapshot& snapshot, bool looks)
{
    if (!holds(snapshot.sequence))
        return;
    m_database.clear();
    Transaction transaction(m_database);
    const bool kept = keepSnapshot(m_database, m_seal, snapshot, looks);
    QD_FAIL("snapshot.before_commit");
    if (!transaction.commit())
        m_database.clear(); // the record is whole without it; the next append tells of a failing disk
    else if (kept)
        m_snapshot = qMax(m_snapshot, snapshot.sequence);
    QD_FAIL("snapshot.after_commit");
}

std::optional<OfficeState> RecordFile::takeMilestone()
{
    return m_milestones.isEmpty() ? std::nullopt : std::optional(m_milestones.takeFirst());
}

void RecordFile::saveSnapshotOfEnd()
{
    if (!isOpen() || m_broken || m_last == 0)
        return;
    if (m_snapshot == m_last || !m_seal.canSeal())
        return;
    m_database.clear();
    if (Result<Replayed> end = replay(m_database, m_kinds, m_seal); end)
        saveSnapshot(encodedSnapshot(end->state));
}

void RecordFile::checkpoint(bool idle)
{
    if (m_logFrames < (idle ? kFramesWhenIdle : kFramesAtMost))
        return;
    sqlite3_wal_checkpoint_v2(m_database.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    m_logFrames = 0; // the next commit says how long it is
}

bool RecordFile::growLog()
{
    // Only beyond what SQLite has written, and only from the thread that writes: what lies there is not read as
    // part of the log, for its frames have no valid checksum (sqlite.org/fileformat2.html, 4.3).
    QFile log(m_file + QStringLiteral("-wal"));
    if (QStorageInfo(QFileInfo(m_file).absolutePath()).bytesAvailable() < 8 * kLogBytes)
        return false;
    if (!log.exists() || log.size() >= kLogBytes || !log.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return false;
    const bool written = log.seek(log.size()) && log.write(QByteArray(kLogPortion, '\0')) == kLogPortion;
    return written && log.size() < kLogBytes;
}

void RecordFile::takeBallast()
{
    if (!m_ballast || m_ballast->isHeld())
        return;
    m_ballast->take(Ballast::kSpare);
    m_short = m_short && !m_ballast->isHeld();
}

} // namespace qd
