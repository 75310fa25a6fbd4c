#include "core/store/safety/Examination.h"

#include "core/store/Schema.h"
#include "core/store/safety/Durable.h"
#include "core/store/safety/IndexProof.h"
#include "core/store/safety/Proof.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace qd {

namespace {

constexpr int kPagesAtOnce = 512; // 4 MiB between two looks whether it is enough

Result<Done> openAs(Database& database, const QString& file, Database::Mode mode)
{
    if (const Result<Done> opened = database.open(file, mode); !opened)
        return opened;
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    database.number("SELECT count(*) FROM sqlite_schema"); // opening alone reads nothing
    return database.failed() ? Result<Done>(database.error()) : Result<Done>(Done{});
}

/// Opens for reading only, and never checkpoints. A file without a log may lie where nothing can be written.
Result<Done> openForReading(Database& database, const QString& file)
{
    if (!QFileInfo::exists(file))
        return Error{Error::Store, QStringLiteral("There is no file %1.").arg(file), file, {}};
    Result<Done> opened = openAs(database, file, Database::ReadOnly);
    const int code = database.code() & 0xff;
    if (opened || (code != SQLITE_CANTOPEN && code != SQLITE_READONLY && code != SQLITE_IOERR)
        || QFileInfo(file + QStringLiteral("-wal")).size() > 0)
        return opened;
    database.close();
    return openAs(database, file, Database::Immutable);
}

Result<Done> copyPages(Database& from, Database& to, const std::atomic<bool>& enough)
{
    sqlite3_backup* const copy = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!copy) {
        to.note(sqlite3_errcode(to.handle()));
        return to.error();
    }
    int code = SQLITE_OK;
    while (code == SQLITE_OK && !enough)
        code = sqlite3_backup_step(copy, kPagesAtOnce);
    sqlite3_backup_finish(copy);
    if (code == SQLITE_OK)
        return Error{Error::Cancelled, QStringLiteral("The copy was given up."), {}, {}};
    if (code == SQLITE_DONE)
        return Done{};
    to.note(code);
    return to.error();
}

/// A copy of a record says that it has a log; this makes it a file of its own.
Result<Done> settle(const QString& file)
{
    Database copy;
    if (const Result<Done> opened = copy.open(file, Database::ReadWrite); !opened)
        return opened;
    if (!copy.run("PRAGMA journal_mode=DELETE"))
        return copy.error();
    copy.close();
    if (!syncFile(file))
        return Error{Error::Store, QStringLiteral("%1 is not on the disk.").arg(file), file, {}};
    return Done{};
}

/// What SQLite itself finds wrong, its first line; empty when nothing.
QString wrongPages(Database& database)
{
    Statement check(database, "PRAGMA integrity_check(1)");
    const QString said = check.next() ? check.text(0) : QString();
    check.reset();
    if (said == QLatin1String("ok"))
        return {};
    const QString why = said.isEmpty() ? database.error().text : said;
    return QStringLiteral("SQLite finds the file damaged: %1").arg(why);
}

/// Tables and triggers, as text.
QByteArray formOf(Database& database)
{
    QByteArray form;
    Statement rows(database, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name");
    while (rows.next())
        form += rows.bytes(0) + ' ' + rows.bytes(1) + ' ' + rows.bytes(2) + '\n';
    return form;
}

QString wrongForm(Database& database)
{
    if (const Result<Done> ours = checkReadable(database); !ours)
        return ours.error().text;
    const int format = int(database.number("PRAGMA user_version"));
    Database fresh;
    if (!fresh.open(QStringLiteral(":memory:"), Database::ReadWrite) || !migrate(fresh, format) || formOf(fresh) == formOf(database))
        return {};
    return QStringLiteral("Tables or triggers of the record are not those of its format.");
}

} // namespace

Result<Done> copyRecord(const QString& from, const QString& to, const std::atomic<bool>& enough)
{
    Database source;
    if (const Result<Done> opened = openForReading(source, from); !opened)
        return opened;
    QFile::remove(to);
    Result<Done> copied = Done{};
    {
        Database target;
        if (const Result<Done> opened = target.open(to, Database::ReadWrite); !opened)
            return opened;
        target.run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF"); // half a copy is thrown away
        source.run("BEGIN");
        source.number("SELECT max(sequence) FROM facts"); // from here on it sees one moment
        copied = source.failed() ? Result<Done>(source.error()) : copyPages(source, target, enough);
        source.run("COMMIT");
    }
    if (copied)
        copied = settle(to);
    if (!copied)
        QFile::remove(to);
    return copied;
}

Examined examine(const QString& file, const QString& keyFile, const std::atomic<bool>& enough)
{
    const auto bad = [](const QString& what) {
        Examined found;
        found.ok = false;
        found.what = what;
        return found;
    };
    Database database;
    if (const Result<Done> opened = openForReading(database, file); !opened)
        return bad(opened.error().text);
    QString wrong = wrongPages(database);
    if (wrong.isEmpty() && isNewer(database)) {
        const Error why = checkReadable(database).error();
        Examined found = bad(why.text);
        found.newer = Error{why.kind, why.text, file, why.hint};
        return found;
    }
    if (wrong.isEmpty())
        wrong = wrongForm(database);
    database.clear();
    FactKinds kinds;
    kinds.load(database, false);
    Examined found{verifyRecord(database, kinds, {file, keyFile, &enough}), {}, {}};
    if (found.ok && !wrong.isEmpty()) { // the chain names the fact, where it can
        found.ok = false;
        found.what = wrong;
    }
    if (found.ok)
        found.index = indexDifference(file, &enough);
    return found;
}

QString organisationNamedIn(const QString& file)
{
    Database database;
    if (!openForReading(database, file))
        return {};
    Statement last(database, "SELECT json_extract(body, '$.source') FROM facts "
                             "WHERE kind = (SELECT id FROM kinds WHERE name = 'organisation-adopted') ORDER BY sequence DESC LIMIT 1");
    return last.next() ? last.text(0) : QString();
}

} // namespace qd
