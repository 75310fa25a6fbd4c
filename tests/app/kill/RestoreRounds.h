#pragma once

#include "tests/app/kill/Deaths.h"

namespace qd::test {

/// Lets `program` die at every fail point of a restoration, `times` each: in peace; once more when it is started again; and with
/// the log of a server that was killed lying beside the record. Each time the old record or the new one has to be there, whole.
Deaths dieWhileRestoring(const QString& program, int times);

} // namespace qd::test
