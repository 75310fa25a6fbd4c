#pragma once

#include <QString>

/// How readers are told where something comes from. @thread any
namespace qd::agents {

/// "own-survey_2026.md" is a file; a reader is told "Own survey 2026". A name of fewer than three letters stays a
/// file name ("a.md"), and anything that is no file name stays as it is.
QString titleOfSource(const QString& name);
/// Whether `name` is a table that a tool read (a keyword list, an export), which says nothing to a reader.
bool isToolInput(const QString& name);

} // namespace qd::agents
