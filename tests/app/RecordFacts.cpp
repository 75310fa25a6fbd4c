#include "tests/app/RecordFacts.h"

#include <QJsonDocument>

#include <sqlite3.h>

namespace qd::test {

bool readFacts(const QString& file, qint64 after, const std::function<void(const SeenFact&)>& show)
{
    bool read = false;
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
                show({sqlite3_column_int64(rows, 0), text(1), QString::fromUtf8(text(2)), QJsonDocument::fromJson(text(3)).object()});
            }
            read = step == SQLITE_DONE;
        }
    }
    sqlite3_finalize(rows);
    sqlite3_close(db);
    return read;
}

bool wasReopened(const QString& file)
{
    bool reopened = false;
    sqlite3* db = nullptr;
    sqlite3_stmt* rows = nullptr;
    if (sqlite3_open_v2(file.toUtf8().constData(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK) {
        sqlite3_busy_timeout(db, 2'000);
        sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        reopened = sqlite3_prepare_v2(db, "SELECT 1 FROM meta WHERE name = 'reopened'", -1, &rows, nullptr) == SQLITE_OK && sqlite3_step(rows) == SQLITE_ROW;
    }
    sqlite3_finalize(rows);
    sqlite3_close(db);
    return reopened;
}

} // namespace qd::test
