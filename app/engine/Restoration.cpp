#include "app/engine/Restoration.h"

#include "core/base/FailPoint.h"
#include "core/rules/Restoring.h"
#include "core/store/RecordFile.h"
#include "core/store/Replay.h"
#include "core/store/Schema.h"
#include "core/store/safety/Durable.h"
#include "core/store/safety/Examination.h"
#include "core/store/safety/Heads.h"
#include "core/store/safety/IndexProof.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <array>

#include <unistd.h>

namespace qd::app {

namespace {

const QString kPutBack = QStringLiteral(".putback-");  ///< a complete record that is about to take its place
const QString kMaking = QStringLiteral(".restoring");  ///< one that is not complete
const QString kAside = QStringLiteral(".replaced-");   ///< one whose place another took
const QString kLog = QStringLiteral("-wal");

Error failed(const QString& what, const QString& file)
{
    return {Error::Store, what.arg(file), file, QStringLiteral("Check that the folder can be written and that the disk has room.")};
}

/// "marketing-department.qdr" of the moment "T" is kept as "marketing-department.replaced-T.qdr".
QString asideOf(const QString& record, const QString& moment)
{
    return record.chopped(4) + kAside + moment + QStringLiteral(".qdr");
}

bool linked(const QString& from, const QString& to)
{
    return !QFile::exists(from) || QFile::exists(to) || ::link(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

/// Every step may have been done before a crash; done again it changes nothing.
Result<Done> takePlace(const QString& putBack, const QString& record, const QString& moment)
{
    const QString aside = asideOf(record, moment);
    if (!QFile::exists(aside)) // the record itself last: once it is there, all of it is
        for (const QString& part : {kLog, headsFileOf(QString()), QString()})
            if (!linked(record + part, aside + part))
                return failed(QStringLiteral("The record cannot be kept aside as %1."), aside + part);
    if (!syncFolderOf(aside))
        return failed(QStringLiteral("%1 may not outlast a power cut."), aside);
    QD_FAIL("restore.kept_aside");
    QFile::remove(record + kLog); // it would be taken for the new record's
    QFile::remove(record + QStringLiteral("-shm"));
    if (!syncFolderOf(record))
        return failed(QStringLiteral("%1 may not outlast a power cut."), record);
    QD_FAIL("restore.log_removed");
    if (const QString heads = headsFileOf(putBack); QFile::exists(heads))
        if (const Result<Done> named = renameDurably(heads, headsFileOf(record)); !named)
            return named;
    QD_FAIL("restore.heads_named");
    return renameDurably(putBack, record);
}

/// What the record that is there spent since the backup, whom she has turned away, and what has begun to leave, as far as it can be read.
rules::KnownSince readSince(RecordRestored& restored, const OfficeState& backup, const QString& record, Instant now)
{
    if (!QFile::exists(record)) {
        restored.unread = QStringLiteral("There was no record in its place.");
        return rules::nothingKnown(backup);
    }
    rules::KnownSince known = rules::nothingKnown(backup);
    Database database;
    Result<Done> read = database.open(record, Database::ReadOnly);
    if (read)
        read = checkReadable(database);
    if (read) {
        const bool goesOn = holdsFact(database, restored.at, restored.head);
        rules::SpentSince since(goesOn ? backup : OfficeState{});
        read = tellFactsAfter(database, goesOn ? restored.at : 0, goesOn ? restored.head : chainStart(),
                              [&since](const StoredFact& stored) { since.apply(stored); });
        since.tell(restored, backup, now);
        if (read)
            known = since.known(backup);
    }
    if (!read)
        restored.unread = read.error().text;
    return known;
}

struct Written {
    RecordRestored fact;
    Instant taken;
    int unknown = 0;
    int askedAgain = 0;
    int paused = 0;
    QStringList deputies{};
};

/// Adds to the copy what it means to have been restored; what its facts are found by is filled anew from them when it is not theirs.
Result<Written> begin(const QString& copy, const QString& record, const QString& keyFile, RecordRestored restored, bool withIndex)
{
    const Instant now = SystemClock().now();
    RecordFile file(StoreLimits{0, 0});
    const Result<EventStore::Opened> opened = file.open(copy, keyFile);
    if (!opened)
        return opened.error();
    if (!withIndex)
        if (const Result<Done> emptied = emptyIndex(file.database()); !emptied)
            return emptied.error();
    restored.at = file.last();
    restored.head = file.head();
    restored.taken = opened->state.time;
    const rules::KnownSince since = readSince(restored, opened->state, record, now);
    Batch batch;
    Written written{restored, restored.taken};
    for (const DeputySet& deputy : since.deputies)
        if (deputy.gone)
            written.deputies.append(deputy.deputy.id.text);
    for (const Fact& fact : rules::afterRestoring(opened->state, restored, now, since)) {
        StoredFact stored;
        stored.sequence = file.last() + 1 + batch.facts.size();
        stored.time = now;
        stored.actor = human();
        stored.fact = fact;
        batch.facts.append(stored);
        written.unknown += std::holds_alternative<EffectUnknown>(fact) ? 1 : 0;
        written.askedAgain += std::holds_alternative<ApprovalUndone>(fact) ? 1 : 0;
        written.paused += std::holds_alternative<RunPaused>(fact) ? 1 : 0;
    }
    PreparedBatch prepared(std::move(batch));
    prepared.prepare();
    const std::array<const PreparedBatch*, 1> group{&prepared};
    if (const Result<Sequence> last = file.store(group); !last)
        return last.error();
    file.saveSnapshotOfEnd();
    file.signHead(now);
    file.close();
    QFile::remove(copy + kLog); // what is left of an empty one
    QFile::remove(copy + QStringLiteral("-shm"));
    if (!syncFile(copy))
        return failed(QStringLiteral("%1 is not on the disk."), copy);
    return written;
}

/// Throws away what an attempt before this one left half made.
void clear(const QString& copy)
{
    for (const QString& part : {QString(), kLog, QStringLiteral("-shm"), headsFileOf(QString())})
        QFile::remove(copy + part);
}

/// Two records of one past would send and ask the same things twice.
Result<Done> checkOwner(const QString& backup, const QString& organisation)
{
    const QString owner = organisationNamedIn(backup);
    if (owner.isEmpty() || owner == organisation)
        return Done{};
    return Error{Error::Parse, QStringLiteral("this is a backup of %1, not of %2").arg(owner, organisation), backup,
                 QStringLiteral("--org %1, or a backup of %2; \"quarterdeck backup list\" shows them").arg(owner, organisation)};
}

} // namespace

Result<Restored> restoreRecord(const Home& home, const QString& organisation, const QString& backup)
{
    if (const Result<Done> made = home.make(); !made)
        return made.error();
    const Result<std::unique_ptr<Hold>> held = home.hold(organisation);
    if (!held)
        return held.error();
    const std::atomic<bool> enough{false};
    Restored done;
    const Examined found = examine(backup, home.keyFile(), enough);
    if (found.newer)
        return *found.newer;
    done.found = found;
    if (!done.found.ok)
        return Error{Error::Store, QStringLiteral("The backup is damaged: %1").arg(done.found.what), backup,
                     QStringLiteral("another one; `quarterdeck backup list` shows them")};
    if (const Result<Done> own = checkOwner(backup, organisation); !own)
        return own.error();
    const QString record = home.record(organisation);
    const QString copy = record + kMaking;
    clear(copy);
    if (const Result<Done> copied = copyRecord(backup, copy, enough); !copied)
        return copied.error();
    QFile::copy(headsFileOf(backup), headsFileOf(copy));
    const QString moment = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss.zzz'Z'"));
    RecordRestored restored;
    restored.from = QFileInfo(backup).fileName();
    restored.replaced = QFile::exists(record) ? QFileInfo(asideOf(record, moment)).fileName() : QString();
    const Result<Written> written = begin(copy, record, home.keyFile(), restored, found.isWhole());
    if (!written) {
        clear(copy);
        return written.error();
    }
    done.fact = written->fact;
    done.taken = written->taken;
    done.unknown = written->unknown;
    done.askedAgain = written->askedAgain;
    done.paused = written->paused;
    done.deputies = written->deputies;
    done.replaced = restored.replaced.isEmpty() ? QString() : asideOf(record, moment);
    const QString putBack = record + kPutBack + moment;
    QD_FAIL("restore.written");
    if (!QFile::exists(headsFileOf(copy))) // none are signed here; those of the replaced record must not stay
        if (const Result<Done> none = writePrivately(headsFileOf(copy), {}); !none)
            return none.error();
    if (const Result<Done> named = renameDurably(headsFileOf(copy), headsFileOf(putBack)); !named)
        return named.error();
    if (const Result<Done> named = renameDurably(copy, putBack); !named)
        return named.error();
    QD_FAIL("restore.prepared");
    if (const Result<Done> placed = takePlace(putBack, record, moment); !placed)
        return placed.error();
    return done;
}

bool isKeptAside(const QString& file)
{
    return QFileInfo(file).fileName().contains(kAside);
}

Result<Done> finishRestorations(const QString& file)
{
    const QString records = QFileInfo(file).path();
    QStringList waiting;
    for (const QString& name : QDir(records).entryList({QStringLiteral("*.qdr") + kPutBack + QLatin1Char('*')}, QDir::Files))
        if (name.startsWith(QFileInfo(file).fileName() + kPutBack)) // another organisation's may be at work on its own
            waiting.append(name);
    for (const QString& name : waiting) {
        if (name.endsWith(headsFileOf(QString()))) { // goes with its record, where there is one
            if (!waiting.contains(name.chopped(headsFileOf(QString()).size())))
                QFile::remove(records + QLatin1Char('/') + name);
            continue;
        }
        const qsizetype at = name.indexOf(kPutBack);
        const QString putBack = records + QLatin1Char('/') + name;
        const Result<Done> placed = takePlace(putBack, records + QLatin1Char('/') + name.left(at), name.mid(at + kPutBack.size()));
        if (!placed)
            return placed;
    }
    return Done{};
}

} // namespace qd::app
