#pragma once

#include "agents/organisation/checks/SchemaCheck.h"

namespace qd::agents {

/// Reads a document that a person wrote: at most 512 KiB of strict JSON in UTF-8 that satisfies the schema of that
/// file or resource. What is wrong goes to `faults`, and then the result is an error.
Result<Json> readDocument(const QByteArray& bytes, const QString& schemaPath, QList<Fault>& faults);

/// JSON for people: two spaces a level, one member a line, a line end at the end; lists of plain values stay on one line.
QByteArray indented(const Json& value);

/// The bytes of a file or resource. Error::Parse names it and why it could not be read.
Result<QByteArray> fileBytes(const QString& path, qsizetype atMost = 16 * 1024 * 1024);

} // namespace qd::agents
