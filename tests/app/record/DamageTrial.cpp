#include "tests/app/record/Material.h"
#include "tests/app/record/Trials.h"

#include "app/engine/Restoration.h"
#include "core/store/safety/BackupFolder.h"
#include "core/store/safety/Examination.h"
#include "core/store/safety/Heads.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <cstdio>

namespace qd::test {

namespace {

constexpr int kPage = 8192;
const QString kHouse = QStringLiteral("house");

/// A home with a record and its backup, and what was found when they were damaged.
class Home {
public:
    bool make();
    /// Damages the record: its bytes become `bytes`, and its log `log` where there is one.
    void tryRecord(const QByteArray& bytes, const QByteArray& log = {});
    /// Damages the backup, and has it put back.
    void tryBackup(const QByteArray& bytes);
    /// Puts the record back after damage.
    void tryRestore();

    QByteArray good;        ///< the record's bytes
    QByteArray goodBackup;
    QByteArray otherLog;    ///< the log of another record
    QByteArray ownLog;      ///< the log of an earlier run of this one
    int tried = 0;
    int changed = 0;        ///< the content was another, or could not be read
    int missed = 0;         ///< of them not noticed
    int noticedBesides = 0; ///< damage outside of what is kept
    int badBackups = 0;
    int badBackupsTaken = 0;
    int restored = 0;
    int restoredWrong = 0;
    qint64 slowestRestoreMs = 0;

private:
    QTemporaryDir m_folder;
    app::Home m_home{m_folder.path()};
    QString m_record = m_home.record(kHouse);
    QString m_backup;
    QByteArray m_content;
    QByteArray m_heads;
    std::atomic<bool> m_enough{false};
};

/// The log of a record that was not closed, as a crash leaves it.
QByteArray leftLog(const QString& file, const QString& key, int facts)
{
    RecordFile record(StoreLimits{0, 0});
    if (!record.open(file, key))
        return {};
    Batch batch;
    for (int i = 0; i < facts; ++i) {
        StoredFact stop;
        stop.sequence = record.last() + 1 + i;
        stop.fact = AllStopped{human(), QStringLiteral("for a while"), {}};
        batch.facts.append(stop);
    }
    PreparedBatch prepared(std::move(batch));
    prepared.prepare();
    const PreparedBatch* const group[] = {&prepared};
    return record.store(group) ? bytesOfFile(file + QStringLiteral("-wal")) : QByteArray();
}

bool Home::make()
{
    const QString other = m_folder.filePath(QStringLiteral("other.qdr"));
    if (!m_home.make() || !makeRecord(m_record, m_home.keyFile(), 600, 100) || !makeRecord(other, m_home.keyFile(), 300, 100))
        return false;
    good = bytesOfFile(m_record);
    m_heads = bytesOfFile(headsFileOf(m_record));
    m_content = contentOf(m_record);
    const BackupFolder folder(m_home.backups(kHouse), m_home.keyFile());
    const Result<BackupMade> made = folder.make(m_record, SystemClock().now(), m_enough);
    if (!made || m_content.isEmpty())
        return false;
    m_backup = made->backup.file;
    goodBackup = bytesOfFile(m_backup);
    otherLog = leftLog(other, m_home.keyFile(), 20);
    const QString copy = m_folder.filePath(QStringLiteral("copy.qdr"));
    setBytes(copy, good);
    ownLog = leftLog(copy, m_home.keyFile(), 20);
    return !otherLog.isEmpty() && !ownLog.isEmpty();
}

void Home::tryRecord(const QByteArray& bytes, const QByteArray& log)
{
    QFile::remove(m_record + QStringLiteral("-shm"));
    QFile::remove(m_record + QStringLiteral("-wal"));
    setBytes(m_record, bytes);
    if (!log.isEmpty())
        setBytes(m_record + QStringLiteral("-wal"), log);
    setBytes(headsFileOf(m_record), m_heads);
    const Verification found = examine(m_record, m_home.keyFile(), m_enough);
    const bool isChanged = contentOf(m_record) != m_content;
    ++tried;
    changed += isChanged ? 1 : 0;
    noticedBesides += !isChanged && !found.ok ? 1 : 0;
    if (!isChanged || !found.ok)
        return;
    ++missed;
    std::printf("not noticed: trial %d\n", tried);
}

void Home::tryBackup(const QByteArray& bytes)
{
    setBytes(m_backup, bytes);
    const bool isChanged = contentOf(m_backup) != m_content;
    const bool taken = examine(m_backup, m_home.keyFile(), m_enough).ok;
    badBackups += isChanged ? 1 : 0;
    badBackupsTaken += isChanged && taken ? 1 : 0;
    setBytes(m_backup, goodBackup);
}

void Home::tryRestore()
{
    QElapsedTimer timer;
    timer.start();
    const Result<app::Restored> done = app::restoreRecord(m_home, kHouse, m_backup);
    slowestRestoreMs = qMax(slowestRestoreMs, timer.elapsed());
    const Verification found = examine(m_record, m_home.keyFile(), m_enough);
    ++restored;
    if (!done || !found.ok || found.facts != done->found.facts + 2 || found.restorations.size() != 1) {
        ++restoredWrong;
        std::printf("not restored: %s %s\n", done ? "" : qPrintable(done.error().text), qPrintable(found.what));
    }
    const QFileInfoList aside = QDir(m_home.folder(QStringLiteral("records"))).entryInfoList({QStringLiteral("*.replaced-*")});
    for (const QFileInfo& file : aside)
        QFile::remove(file.absoluteFilePath());
}

QByteArray flipped(QByteArray bytes, QRandomGenerator& dice)
{
    const qsizetype at = dice.bounded(int(bytes.size()));
    bytes[at] = char(bytes[at] ^ (1 << dice.bounded(8)));
    return bytes;
}

QByteArray zeroed(QByteArray bytes, QRandomGenerator& dice)
{
    const qsizetype page = dice.bounded(int(bytes.size() / kPage));
    return bytes.replace(page * kPage, kPage, QByteArray(kPage, '\0'));
}

} // namespace

Outcome tryDamage(int percent, quint32 seed)
{
    QElapsedTimer timer;
    timer.start();
    QRandomGenerator dice(seed);
    Home home;
    if (!home.make())
        return {};
    const auto times = [percent](int whole) { return qMax(1, whole * percent / 100); };
    for (int i = 0; i < times(1'000); ++i) {
        home.tryRecord(flipped(home.good, dice));
        if (i % 50 == 0)
            home.tryRestore();
    }
    for (int i = 0; i < times(200); ++i) {
        home.tryRecord(home.good.left(dice.bounded(int(home.good.size()))));
        if (i % 20 == 0)
            home.tryRestore();
    }
    for (int i = 0; i < times(100); ++i)
        home.tryRecord(zeroed(home.good, dice));
    for (int i = 0; i < times(100); ++i)
        home.tryRecord(i % 2 == 0 ? home.good : flipped(home.good, dice), i % 3 == 0 ? home.otherLog : i % 3 == 1 ? flipped(home.otherLog, dice) : flipped(home.ownLog, dice));
    for (int i = 0; i < times(200); ++i)
        home.tryBackup(flipped(home.goodBackup, dice));
    const bool kept = home.missed == 0 && home.badBackupsTaken == 0 && home.restoredWrong == 0 && home.changed > 0 && home.badBackups > 0;
    std::printf("{\"bench\":\"record-damage\",\"parameters\":{\"percent\":%d,\"seed\":%u,\"record_bytes\":%lld},"
                "\"results\":{\"tried\":%d,\"content_changed\":%d,\"missed\":%d,\"noticed_besides\":%d,\"backups_damaged\":%d,\"of_them_taken\":%d,"
                "\"restored\":%d,\"restored_wrong\":%d,\"slowest_restore_ms\":%lld,\"kept\":%s,\"seconds\":%.1f}}\n",
                percent, seed, static_cast<long long>(home.good.size()), home.tried, home.changed, home.missed, home.noticedBesides, home.badBackups,
                home.badBackupsTaken, home.restored, home.restoredWrong, static_cast<long long>(home.slowestRestoreMs), kept ? "true" : "false",
                double(timer.elapsed()) / 1000);
    return {kept, {{"damaged records", home.changed, home.restoredWrong, home.missed}, {"damaged backups", home.badBackups, 0, home.badBackupsTaken}}};
}

} // namespace qd::test
