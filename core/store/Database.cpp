#include "core/store/Database.h"

#include <QFileInfo>
#include <QStorageInfo>
#include <QUrl>
#include <QtEndian>

#include <sqlite3.h>

namespace qd {

namespace {

constexpr int kBusyMs = 5'000;
constexpr qint64 kLeast = 32'768; // the first part of that is as long

int flagsFor(Database::Mode mode)
{
    const int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    return mode == Database::ReadWrite ? common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : common | SQLITE_OPEN_READONLY;
}

QByteArray addressOf(const QString& file, Database::Mode mode)
{
    if (file.isEmpty() || file == QLatin1String(":memory:"))
        return file.toLatin1();
    // As a URI, so that `immutable` can be said; toEncoded() takes care of '?', '#' and '%' in names.
    QByteArray address = QUrl::fromLocalFile(QFileInfo(file).absoluteFilePath()).toEncoded(QUrl::FullyEncoded);
    if (mode == Database::Immutable)
        address += "?immutable=1";
    return address;
}

} // namespace

Database::~Database()
{
    close();
}

Result<Done> Database::open(const QString& file, Mode mode)
{
    m_file = file;
    clear();
    const int code = sqlite3_open_v2(addressOf(file, mode).constData(), &m_handle, flagsFor(mode), nullptr);
    if (code != SQLITE_OK) {
        note(code);
        const Error why = error();
        close();
        return why;
    }
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, kBusyMs);
    return Done{};
}

void Database::attach(const QString& file, const char* name, Mode mode)
{
    QByteArray address = addressOf(file, mode);
    if (mode == ReadOnly)
        address += "?mode=ro";
    Statement(*this, QByteArray(QByteArray("ATTACH ?1 AS ") + name).constData()).with(Utf8{address}).run();
}

void Database::close()
{
    sqlite3_close_v2(m_handle);
    m_handle = nullptr;
}

bool Database::run(const char* sql)
{
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        note(code);
    return code == SQLITE_OK;
}

qint64 Database::number(const char* sql, qint64 otherwise)
{
    Statement statement(*this, sql);
    return statement.next() && !statement.isNull(0) ? statement.integer(0) : otherwise;
}

bool Database::isConstraint() const
{
    return (m_code & 0xff) == SQLITE_CONSTRAINT;
}

bool Database::isFull() const
{
    return (m_code & 0xff) == SQLITE_FULL;
}

void Database::clear()
{
    m_code = 0;
    m_detail.clear();
}

void Database::note(int code)
{
    if (m_code != 0)
        return;
    m_code = code;
    m_detail = m_handle ? QString::fromUtf8(sqlite3_errmsg(m_handle)) : QString::fromLatin1(sqlite3_errstr(code));
}

Error Database::error() const
{
    const auto say = [this](const QString& text, const QString& hint) { return Error{Error::Store, text, m_file, hint}; };
    // SQLite takes it for a fault of the disk where what several processes share, beside the record, finds no room.
    const QStorageInfo disk(QFileInfo(m_file).absolutePath());
    const bool isFull = (m_code & 0xff) == SQLITE_IOERR && disk.isValid() && disk.bytesAvailable() < kLeast;
    switch (isFull ? SQLITE_FULL : m_code & 0xff) {
    case SQLITE_FULL:
        return say(QStringLiteral("The disk is full: nothing was stored."),
                   QStringLiteral("Free some space on the disk that holds %1, then try again.").arg(m_file));
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return say(QStringLiteral("The record cannot be written: the file or its folder is read-only."),
                   QStringLiteral("Make %1 and its folder writable.").arg(m_file));
    case SQLITE_CANTOPEN:
        return say(QStringLiteral("The record cannot be opened."),
                   QStringLiteral("Check that %1 exists and may be read and written.").arg(m_file));
    case SQLITE_NOTADB:
        return say(QStringLiteral("The file is not a Quarterdeck record."),
                   QStringLiteral("Choose another home, or move %1 away.").arg(m_file));
    case SQLITE_CORRUPT:
        return say(QStringLiteral("The record is damaged: SQLite cannot read its pages."),
                   QStringLiteral("Put a backup in the place of %1.").arg(m_file));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return say(QStringLiteral("Another program is writing the record."),
                   QStringLiteral("Close what else has %1 open.").arg(m_file));
    case SQLITE_IOERR:
        return say(QStringLiteral("The disk refused to read or write the record (%1): nothing was stored.").arg(m_detail),
                   QStringLiteral("Check the disk that holds %1.").arg(m_file));
    default:
        return say(QStringLiteral("The record could not be read or written (%1).").arg(m_detail), {});
    }
}

Statement::Statement(Database& database, const char* sql)
    : m_database(database)
{
    const int code = sqlite3_prepare_v3(database.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
    if (code != SQLITE_OK)
        database.note(code);
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

bool Statement::next()
{
    const int code = m_statement ? sqlite3_step(m_statement) : SQLITE_MISUSE;
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_database.note(code);
    reset(); // a half-read statement would hold back checkpoints
    return false;
}

bool Statement::run()
{
    int code = SQLITE_MISUSE;
    while (m_statement && (code = sqlite3_step(m_statement)) == SQLITE_ROW) {}
    if (code != SQLITE_DONE)
        m_database.note(code);
    reset();
    return code == SQLITE_DONE;
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QByteArrayView Statement::view(int column) const
{
    const void* data = sqlite3_column_blob(m_statement, column);
    return data ? QByteArrayView(static_cast<const char*>(data), sqlite3_column_bytes(m_statement, column)) : QByteArrayView();
}

QString Statement::text(int column) const
{
    return QString::fromUtf8(view(column));
}

QByteArray Statement::bytes(int column) const
{
    return view(column).toByteArray();
}

Uuid Statement::uuid(int column) const
{
    const QByteArrayView bytes = view(column);
    if (bytes.size() != 16)
        return {};
    return {qFromBigEndian<quint64>(bytes.data()), qFromBigEndian<quint64>(bytes.data() + 8)};
}

void Statement::bind(int at, qint64 value)
{
    sqlite3_bind_int64(m_statement, at, value);
}

void Statement::bind(int at, std::nullptr_t)
{
    sqlite3_bind_null(m_statement, at);
}

void Statement::bind(int at, Utf8 value)
{
    sqlite3_bind_text64(m_statement, at, value.text.data() ? value.text.data() : "", sqlite3_uint64(value.text.size()),
                        m_copies ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bind(int at, const QString& value)
{
    const QByteArray utf8 = value.toUtf8();
    sqlite3_bind_text64(m_statement, at, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bind(int at, const QByteArray& value)
{
    sqlite3_bind_blob64(m_statement, at, value.constData(), sqlite3_uint64(value.size()), m_copies ? SQLITE_TRANSIENT : SQLITE_STATIC);
}

void Statement::bind(int at, const Uuid& value)
{
    if (value.isNull())
        return bind(at, nullptr);
    char bytes[16];
    qToBigEndian(value.high, bytes);
    qToBigEndian(value.low, bytes + 8);
    sqlite3_bind_blob(m_statement, at, bytes, sizeof bytes, SQLITE_TRANSIENT);
}

Transaction::Transaction(Database& database)
    : m_database(database)
{
    m_open = m_database.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    // A full disk makes SQLite undo by itself; a second ROLLBACK would only hide the first failure.
    if (m_open && !sqlite3_get_autocommit(m_database.handle()))
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Transaction::commit()
{
    if (!m_open || m_database.failed() || !m_database.run("COMMIT"))
        return false;
    m_open = false;
    return true;
}

QByteArray bytesOf(const Uuid& uuid)
{
    if (uuid.isNull())
        return {};
    QByteArray bytes(16, Qt::Uninitialized);
    qToBigEndian(uuid.high, bytes.data());
    qToBigEndian(uuid.low, bytes.data() + 8);
    return bytes;
}

} // namespace qd
