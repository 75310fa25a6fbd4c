#include "tests/app/record/Material.h"

#include "core/base/Digest.h"

#include <QCryptographicHash>
#include <QFile>

#include <sqlite3.h>

namespace qd::test {

namespace {

const Instant kThen{1'795'003'200'000};
constexpr int kPerSnapshot = 4'096; // as an office does

StoredFact messageAt(Sequence sequence)
{
    MessageSent sent;
    sent.message.from = {QStringLiteral("cmo")};
    sent.message.to = {QStringLiteral("copywriter")};
    sent.message.subject = QStringLiteral("notice %1").arg(sequence);
    sent.message.body = QString(int(40 + sequence * 37 % 400), QChar(u'a' + int(sequence % 26)));
    sent.message.time = {kThen.ms + sequence};
    StoredFact stored;
    stored.sequence = sequence;
    stored.time = sent.message.time;
    stored.actor = sent.message.from;
    stored.cause = sequence - 1;
    stored.label.rehearsal = sequence % 3 == 0;
    stored.fact = sent;
    return stored;
}

/// A thing that was made, of the bytes of that hash.
StoredFact makingAt(Sequence sequence, const QByteArray& sha256)
{
    StoredFact stored = messageAt(sequence);
    ArtefactMade made;
    made.artefact.sha256 = sha256;
    made.artefact.kind = QStringLiteral("draft");
    made.artefact.title = QStringLiteral("notice %1").arg(sequence);
    made.artefact.time = stored.time;
    stored.fact = made;
    return stored;
}

/// Every column of every row of the answer, with its length. @returns whether it could be read to the end.
bool addRows(sqlite3* db, const char* sql, QCryptographicHash& sum)
{
    sqlite3_stmt* rows = nullptr;
    int step = sqlite3_prepare_v2(db, sql, -1, &rows, nullptr);
    while (step == SQLITE_OK || step == SQLITE_ROW) {
        step = sqlite3_step(rows);
        for (int column = 0; step == SQLITE_ROW && column < sqlite3_column_count(rows); ++column) {
            const void* const bytes = sqlite3_column_blob(rows, column);
            const int size = sqlite3_column_bytes(rows, column);
            sum.addData(QByteArray::number(size) + ':');
            sum.addData(QByteArray(static_cast<const char*>(bytes), size));
        }
    }
    sqlite3_finalize(rows);
    return step == SQLITE_DONE;
}

} // namespace

bool makeRecord(const QString& file, const QString& keyFile, int facts, int perHead)
{
    RecordFile record(StoreLimits{0, 0});
    if (!record.open(file, keyFile))
        return false;
    for (Sequence at = 1; at <= facts;) {
        Batch batch;
        for (int i = 0; i < perHead && at <= facts; ++i, ++at) {
            if (at % 10 != 0) {
                batch.facts.append(messageAt(at));
                continue;
            }
            const QByteArray bytes(int(200 + at * 131 % 9000), char('A' + at % 50));
            batch.blobs.append({sha256(bytes), bytes});
            batch.facts.append(makingAt(at, sha256(bytes)));
        }
        PreparedBatch prepared(std::move(batch));
        prepared.prepare();
        const PreparedBatch* const group[] = {&prepared};
        if (!record.store(group))
            return false;
        record.signHead(kThen);
        if (at / kPerSnapshot > (at - perHead) / kPerSnapshot)
            record.saveSnapshotOfEnd();
    }
    record.saveSnapshotOfEnd();
    record.close();
    return true;
}

QByteArray contentOf(const QString& file)
{
    QCryptographicHash sum(QCryptographicHash::Sha256);
    sqlite3* db = nullptr;
    bool read = sqlite3_open_v2(file.toUtf8().constData(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK;
    if (read) {
        sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        read = addRows(db, "SELECT sequence, time, (SELECT name FROM kinds WHERE id = kind), actor, cause, correlation, label, body, hash "
                           "FROM facts ORDER BY sequence", sum)
            && addRows(db, "SELECT sha256, bytes FROM blobs ORDER BY rowid", sum);
    }
    sqlite3_close(db);
    return read ? sum.result() : QByteArray();
}

QByteArray bytesOfFile(const QString& file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void setBytes(const QString& file, const QByteArray& bytes)
{
    QFile out(file);
    if (out.open(QIODevice::WriteOnly))
        out.write(bytes);
}

} // namespace qd::test
