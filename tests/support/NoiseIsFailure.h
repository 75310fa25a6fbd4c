#pragma once

#include <QString>

namespace qd::test {

/// From now on a warning that nobody announced fails the test that is running.
void failOnNoise();

/// Announces that messages holding `part` are right until the test ends. The test fails when none came.
void expectNoise(const QString& part);

} // namespace qd::test
