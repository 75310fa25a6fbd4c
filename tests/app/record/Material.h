#pragma once

#include "core/store/RecordFile.h"

#include <QByteArray>
#include <QString>

namespace qd::test {

/// A record to try things on, made by the program's own writer.
/// `facts` messages with a blob for every tenth, heads signed after each `perHead`. @returns whether it could be made.
bool makeRecord(const QString& file, const QString& keyFile, int facts, int perHead);

/// What the record keeps, as an outsider reads it with SQLite alone: every fact with its kind's name, every blob.
/// Empty when it cannot be read to the end.
QByteArray contentOf(const QString& file);

QByteArray bytesOfFile(const QString& file);
void setBytes(const QString& file, const QByteArray& bytes);

} // namespace qd::test
