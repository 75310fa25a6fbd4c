#pragma once

#include "core/model/Command.h"

namespace qd::app {

/// The bytes of a file, at most `most`. Error::Parse: missing, a folder, unreadable, too large.
Result<QByteArray> readFileBytes(const QString& name, qint64 most = 16 * 1024 * 1024);
/// A file as text: UTF-8 with or without a mark, UTF-16 with one. Error::Parse when it is not text.
Result<QString> readTextFile(const QString& name);
/// The texts that stand at `place`: a file, or every .md, .txt, .csv, .html and .json of a folder and below, by name.
/// Error::Parse when there are none.
Result<QList<GivenSource>> readSources(const QString& place);

} // namespace qd::app
