#pragma once

#include "core/base/Clock.h"
#include "core/base/Id.h"
#include "core/store/safety/SigningKey.h"

#include <QList>

#include <optional>

namespace qd {

/// How far a record had come at a moment, signed; kept outside the record, so that a cut end and a chain that was
/// written anew are found. One line each beside the record:
/// sequence, milliseconds since 1970, hash of the fact, public key, signature; numbers decimal, bytes hexadecimal.
struct Head {
    Sequence sequence = 0;
    Instant time;
    QByteArray hash;
    QByteArray key; ///< public part of the key that signed it
};

struct Heads {
    QList<Head> list;     ///< whole and rightly signed by the key that they name
    qint64 unreadable = 0; ///< lines that are not; a last line that a power cut tore does not count
};

/// The name of the heads of a record.
QString headsFileOf(const QString& record);
/// Reads all; none when there is no file. O(heads).
Heads readHeads(const QString& record);
/// The last whole one. O(1).
std::optional<Head> lastHead(const QString& record);

/// Appends heads to the file beside a record.
/// @thread one at a time.
class HeadsFile final {
public:
    HeadsFile(const QString& record, SigningKey key) : m_file(headsFileOf(record)), m_key(std::move(key)) {}
    /// Appends a line and waits until it is on the disk. @returns whether it is; if not, the file is as it was.
    bool add(Sequence sequence, Instant time, const QByteArray& hash);

private:
    QString m_file;
    SigningKey m_key;
};

} // namespace qd
