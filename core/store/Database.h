#pragma once

#include "core/base/Clock.h"
#include "core/base/Id.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

struct sqlite3;
struct sqlite3_stmt;

namespace qd {

/// UTF-8 that is to be stored as TEXT (a QByteArray is stored as BLOB).
struct Utf8 {
    QByteArrayView text;
};

/// One connection to an SQLite file, through the C API: what is prepared once and bound by value is several times
/// quicker than a driver that speaks in variants, and one way is simpler than two.
/// Keeps the first failure until clear(), so that a transaction is written straight down and judged once at its end.
/// @thread one at a time.
class Database final {
public:
    enum Mode { ReadWrite, ReadOnly, Immutable };

    Database() = default;
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Opens, or with ReadWrite creates, `file`; ":memory:" is one that goes with it, and an empty
    /// name one on the disk that goes with it. Error::Store otherwise; closed then.
    Result<Done> open(const QString& file, Mode mode);
    /// Reads `file` beside its own as the schema `name`; not to be called with ReadWrite. Failures are kept as a Statement's are.
    void attach(const QString& file, const char* name, Mode mode);
    /// Every Statement must be gone.
    void close();
    bool isOpen() const { return m_handle != nullptr; }

    /// Runs SQL that gives no rows; several statements may stand in it. @returns whether all went well.
    bool run(const char* sql);
    /// The first column of the first row as a number, or `otherwise`.
    qint64 number(const char* sql, qint64 otherwise = 0);

    /// The first failing code since clear() (an extended result code of SQLite), 0 when all went well.
    int code() const { return m_code; }
    bool failed() const { return m_code != 0; }
    bool isConstraint() const;
    bool isFull() const;
    void clear();
    /// The failure as a sentence that says what it means for the record.
    Error error() const;
    void note(int code);

    sqlite3* handle() const { return m_handle; }

private:
    sqlite3* m_handle = nullptr;
    QString m_file;
    QString m_detail;
    int m_code = 0;
};

/// A prepared statement. Failures are kept by its Database.
class Statement final {
public:
    Statement(Database& database, const char* sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Starts over with these values for ?1, ?2, … They are copied.
    template <class... Values> Statement& with(const Values&... values)
    {
        reset();
        int at = 0;
        (bind(++at, values), ...);
        return *this;
    }
    /// The same and run() at once, so that nothing has to be copied.
    template <class... Values> bool runWith(const Values&... values)
    {
        m_copies = false;
        with(values...);
        const bool well = run();
        m_copies = true;
        return well;
    }
    /// Moves to the next row. @returns false after the last one and on a failure.
    bool next();
    /// Runs to the end and resets. @returns whether it went well.
    bool run();
    void reset();

    bool isNull(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    QString text(int column) const;
    QByteArray bytes(int column) const;
    /// Valid until the next step.
    QByteArrayView view(int column) const;
    Uuid uuid(int column) const;

private:
    void bind(int at, qint64 value);
    void bind(int at, int value) { bind(at, qint64(value)); }
    void bind(int at, bool value) { bind(at, qint64(value)); }
    void bind(int at, Instant value) { bind(at, value.ms); }
    void bind(int at, std::nullptr_t);
    void bind(int at, Utf8 value);
    void bind(int at, const QString& value);
    void bind(int at, const QByteArray& value);
    void bind(int at, const Uuid& value); ///< NULL when it is null

    Database& m_database;
    sqlite3_stmt* m_statement = nullptr;
    bool m_copies = true;
};

/// A write transaction (BEGIN IMMEDIATE) that is undone unless commit() went well.
class Transaction final {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Commits when nothing failed since it began, else undoes everything. @returns whether it was committed.
    bool commit();

private:
    Database& m_database;
    bool m_open = true;
};

/// 16 bytes, most significant first, as ids stand in the record; empty for a null one.
QByteArray bytesOf(const Uuid& uuid);

} // namespace qd
