#pragma once

#include "app/commands/Invocation.h"
#include "core/state/OfficeState.h"

namespace qd::app {

/// The options of `agent config`, `versions`, `rollback`, `ab`, `adopt` and `trials`.
void addSetupOptions(QCommandLineParser& parser);
/// What these verbs do, in a line each.
QString setupUsage();
/// Does what `words` ask for; nothing when the first of them is none of these verbs. @returns the exit code.
std::optional<int> setupCommand(const Invocation& call, const OfficeState& state, const QCommandLineParser& parser, const QStringList& words);

} // namespace qd::app
