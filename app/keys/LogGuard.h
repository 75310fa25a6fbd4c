#pragma once

namespace qd::app {

/// Keeps Qt from printing what it sends: messages for developers of the categories qt.network.* stay off, also where
/// QT_LOGGING_RULES or a qtlogging.ini turns them on. Headers with keys are among them.
/// @thread main, before anything of Qt Network is used.
void guardLog();

} // namespace qd::app
