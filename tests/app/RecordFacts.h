#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>

namespace qd::test {

/// One fact as an outsider finds it in a record file.
struct SeenFact {
    qint64 sequence = 0;
    QByteArray hash;
    QString kind;
    QJsonObject body;

    QString text(const char* member) const { return body.value(QLatin1String(member)).toString(); }
};

/// Shows every fact after `after`, in order; read with SQLite alone, by none of the program's own code. While another process
/// writes, what is there is what it acknowledged. @returns false when the file cannot be read.
bool readFacts(const QString& file, qint64 after, const std::function<void(const SeenFact&)>& show);

/// Whether the record was read anew because something could not be written, seen in the same way.
bool wasReopened(const QString& file);

} // namespace qd::test
