#pragma once

#include "app/commands/Invocation.h"
#include "app/connections/outside/ConnectorShelf.h"

/// What is done to a way out that is there. Its file is written; whoever works on an organisation sees that by itself.
namespace qd::app {

/// connectors set ID KEY=VALUE …: members of its file, and her limits, which are options as well and stand beside the file.
int setWay(const Invocation& call, const ConnectorShelf& shelf, const QStringList& words, const QCommandLineParser& parser);
/// connectors on|off ID.
int turnWay(const Invocation& call, const ConnectorShelf& shelf, const QString& id, bool on);
/// connectors remove ID: its file, her limits of it, and the leave to use it; not its key.
int removeWay(const Invocation& call, const ConnectorShelf& shelf, const QString& id);

} // namespace qd::app
