#pragma once

#include "tests/app/kill/Deaths.h"

namespace qd::test {

/// Lets `program` die `times` at every fail point of what one command does alone: the first start of a home, the end of a work
/// with its head and its snapshot, a backup and what it drops. Then the same is tried again: nothing that was in the record is
/// gone or another, every backup that has its name is whole, and the department works.
Deaths dieInACommand(const QString& program, int times);

/// P10: `times` whole runs of the department that may have 64 files open. @returns what was wrong, one line each.
QStringList runWithFewFiles(const QString& program, int effects, int times);

} // namespace qd::test
