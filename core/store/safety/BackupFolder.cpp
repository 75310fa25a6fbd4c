#include "core/store/safety/BackupFolder.h"

#include "core/base/FailPoint.h"
#include "core/store/safety/Durable.h"
#include "core/store/safety/Examination.h"
#include "core/store/safety/Heads.h"
#include "core/store/safety/IndexProof.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QStorageInfo>

#include <algorithm>

namespace qd {

namespace {

constexpr int kDays = 7;
constexpr qint64 kRoomLeft = 64ll * 1024 * 1024; // that a backup never takes
const QString kForm = QStringLiteral("yyyyMMdd'T'HHmmss.zzz'Z'");
const QString kEnding = QStringLiteral(".qdr");
const QString kPart = QStringLiteral(".part");

QString nameOf(Instant moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.ms, Qt::UTC).toString(kForm) + kEnding;
}

std::optional<Instant> momentOf(const QString& name)
{
    QDateTime moment = QDateTime::fromString(name.chopped(kEnding.size()), kForm);
    moment.setTimeSpec(Qt::UTC);
    if (!moment.isValid())
        return std::nullopt;
    return Instant{moment.toMSecsSinceEpoch()};
}

void removeWithHeads(const QString& file)
{
    QFile::remove(file);
    QD_FAIL("backup.half_dropped");
    QFile::remove(headsFileOf(file));
}

/// The heads as they stand now; before the copy is begun, so that none is ahead of it.
QByteArray headsNow(const QString& record)
{
    QFile file(headsFileOf(record));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray all = file.readAll();
    return all.left(all.lastIndexOf('\n') + 1);
}

Result<Done> withoutIndex(const QString& file)
{
    {
        Database copy;
        if (const Result<Done> opened = copy.open(file, Database::ReadWrite); !opened)
            return opened;
        if (const Result<Done> emptied = emptyIndex(copy); !emptied)
            return emptied;
    }
    if (!syncFile(file))
        return Error{Error::Store, QStringLiteral("%1 is not on the disk.").arg(file), file, {}};
    return Done{};
}

} // namespace

QList<BackupFile> BackupFolder::list() const
{
    QList<BackupFile> all;
    const QFileInfoList files = QDir(m_folder).entryInfoList({QLatin1Char('*') + kEnding}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QFileInfo& file : files)
        if (const std::optional<Instant> taken = momentOf(file.fileName()))
            all.append({file.absoluteFilePath(), *taken, file.size()});
    return all;
}

bool BackupFolder::isDue(Instant now, Duration age) const
{
    const QList<BackupFile> all = list();
    return std::none_of(all.begin(), all.end(), [&](const BackupFile& backup) { return backup.taken <= now && now - backup.taken < age; });
}

QString BackupFolder::fileOf(const QString& said) const
{
    if (QFile::exists(said) || said.contains(u'/'))
        return said;
    return m_folder + QLatin1Char('/') + said;
}

Result<BackupMade> BackupFolder::make(const QString& record, Instant now, const std::atomic<bool>& enough) const
{
    if (!QFile::exists(record))
        return Error{Error::Store, QStringLiteral("There is no record yet."), record, {}};
    if (!QDir().mkpath(m_folder) || !syncFolderOf(m_folder))
        return Error{Error::Store, QStringLiteral("The folder %1 cannot be made.").arg(m_folder), m_folder, QStringLiteral("Make the home writable.")};
    const qint64 bytes = QFileInfo(record).size() + QFileInfo(record + QStringLiteral("-wal")).size();
    if (QStorageInfo(m_folder).bytesAvailable() < bytes + kRoomLeft)
        return Error{Error::Store, QStringLiteral("The disk has no room for a backup of %1 MB.").arg(bytes / 1'000'000), m_folder,
                     QStringLiteral("Free some space; older backups are kept until then.")};
    const QString file = m_folder + QLatin1Char('/') + nameOf(now);
    const QString part = file + kPart;
    const QByteArray heads = headsNow(record);
    if (const Result<Done> copied = copyRecord(record, part, enough); !copied)
        return copied.error();
    const auto giveUp = [&part](Error why) {
        removeWithHeads(part);
        return why;
    };
    if (const Result<Done> written = writePrivately(headsFileOf(part), heads); !written)
        return giveUp(written.error());
    QD_FAIL("backup.written");
    BackupMade made;
    Examined found = examine(part, m_keyFile, enough);
    if (found.ok && !found.isWhole()) { // facts are what a backup is for: what they are found by is filled anew from them
        made.index = found.index;
        if (const Result<Done> emptied = withoutIndex(part); !emptied)
            return giveUp(emptied.error());
        found = examine(part, m_keyFile, enough);
    }
    made.found = found;
    if (enough)
        return giveUp({Error::Cancelled, QStringLiteral("The backup was given up."), {}, {}});
    if (!found.isWhole())
        return giveUp({Error::Store, QStringLiteral("The record is damaged, so no backup was kept and no older one dropped. ") + found.what + found.index,
                       record, QStringLiteral("`quarterdeck log verify` shows what is wrong; `quarterdeck backup restore` puts a backup in its place.")});
    QD_FAIL("backup.verified");
    if (const Result<Done> named = renameDurably(headsFileOf(part), headsFileOf(file)); !named)
        return giveUp(named.error());
    QD_FAIL("backup.heads_named");
    if (const Result<Done> named = renameDurably(part, file); !named)
        return giveUp(named.error());
    made.backup = {file, now, QFileInfo(file).size()};
    QD_FAIL("backup.before_drop");
    made.dropped = dropSuperfluous(now);
    return made;
}

QStringList BackupFolder::dropSuperfluous(Instant now) const
{
    QStringList dropped;
    QList<qint64> past;
    QList<qint64> ahead; // made while the clock was wrong: they take nobody's place, and nobody takes theirs
    const QList<BackupFile> all = list();
    for (const BackupFile& backup : all) {
        QList<qint64>& days = backup.taken > now ? ahead : past;
        const qint64 day = dayOf(backup.taken);
        const bool isNewDay = !days.contains(day);
        if (isNewDay)
            days.append(day);
        if (day == days.first() || (isNewDay && days.size() <= kDays))
            continue;
        removeWithHeads(backup.file);
        dropped.append(QFileInfo(backup.file).fileName());
    }
    removeTorn();
    return dropped;
}

/// What a death in the middle left: half a backup, or the heads of one that is not there. One that is being made just now, by
/// another, says that it failed when its file is gone; so only what is an hour old goes.
void BackupFolder::removeTorn() const
{
    const QString heads = headsFileOf({});
    const QStringList torn = QDir(m_folder).entryList({QLatin1Char('*') + kPart, QLatin1Char('*') + heads}, QDir::Files, QDir::Name);
    for (const QString& name : torn) { // half a backup stands before its heads
        const QFileInfo at(m_folder + QLatin1Char('/') + name);
        const bool isWanted = name.endsWith(heads) && QFileInfo::exists(at.absoluteFilePath().chopped(heads.size()));
        if (!isWanted && at.lastModified().secsTo(QDateTime::currentDateTime()) > 3600)
            QFile::remove(at.absoluteFilePath());
    }
}

} // namespace qd
