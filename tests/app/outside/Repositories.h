#pragma once

#include "tests/app/outside/OutsideWays.h"

namespace qd::test {

/// How a server of Git can fail: its hook is "" (none), "pre-receive" or "post-receive", with "does" ("declines", "dies").
QList<FaultPoint> repositoryPoints();
/// A bare repository with one commit on "main", whose own hook counts what arrives, and that fails so, once. By the real git.
bool makeRepository(const QString& folder, const FaultPoint& point);
/// How often something arrived there, as its hook counted.
int arrivedAt(const QString& folder);

} // namespace qd::test
