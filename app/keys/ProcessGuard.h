#pragma once

namespace qd::app {

/// Keeps what this process has in memory from leaving it: no core file (setrlimit(2), RLIMIT_CORE), no other process of this user
/// that looks into it or takes a dump of it through a pipe (prctl(2), PR_SET_DUMPABLE; that also hides /proc/PID/environ and its
/// like), and no D-Bus library that prints the messages that keys come in. Nothing of it where a sanitizer has to look into the
/// process, or, in builds with fail points, where a trial measures it (QD_MEASURED).
/// @thread main, before anything else.
void guardProcess();

} // namespace qd::app
