#include "tests/app/kill/RecordLook.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <sqlite3.h>

namespace qd::test {

namespace {

void take(RecordLook& look, const QString& kind, const QByteArray& body)
{
    ++look.kinds[kind];
    const QJsonObject fact = QJsonDocument::fromJson(body).object();
    if (kind == QLatin1String("effect-confirmed"))
        ++look.confirmed[fact.value(QLatin1String("effect")).toString()];
    else if (kind == QLatin1String("run-started"))
        look.started.insert(fact.value(QLatin1String("run")).toString(), fact.value(QLatin1String("workflow")).toString());
    else if (kind == QLatin1String("run-finished"))
        look.finished.insert(fact.value(QLatin1String("run")).toString(), fact.value(QLatin1String("outcome")).toString());
}

} // namespace

QStringList RecordLook::ends() const
{
    QStringList ends;
    for (auto run = finished.begin(); run != finished.end(); ++run)
        ends.append(started.value(run.key()) + QLatin1Char(' ') + run.value());
    ends.sort();
    return ends;
}

void RecordLook::add(const RecordLook& later)
{
    hashes.insert(later.hashes);
    started.insert(later.started);
    finished.insert(later.finished);
}

RecordLook lookAt(const QString& file, qint64 after)
{
    RecordLook look;
    sqlite3* db = nullptr;
    sqlite3_stmt* rows = nullptr;
    if (sqlite3_open_v2(file.toUtf8().constData(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK) {
        sqlite3_busy_timeout(db, 2'000);
        sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        const char* const sql = "SELECT sequence, hash, name, body FROM facts JOIN kinds ON kinds.id = facts.kind "
                                "WHERE sequence > ?1 ORDER BY sequence";
        if (sqlite3_prepare_v2(db, sql, -1, &rows, nullptr) == SQLITE_OK) {
            sqlite3_bind_int64(rows, 1, after);
            int step = SQLITE_ROW;
            while ((step = sqlite3_step(rows)) == SQLITE_ROW) {
                const auto text = [&](int column) {
                    return QByteArray(static_cast<const char*>(sqlite3_column_blob(rows, column)), sqlite3_column_bytes(rows, column));
                };
                look.hashes.insert(sqlite3_column_int64(rows, 0), text(1));
                take(look, QString::fromUtf8(text(2)), text(3));
            }
            look.read = step == SQLITE_DONE;
        }
    }
    sqlite3_finalize(rows);
    sqlite3_close(db);
    return look;
}

} // namespace qd::test
