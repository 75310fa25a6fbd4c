#pragma once

#include "agents/effects/settings/ConnectorFile.h"
#include "app/commands/Invocation.h"

/// What connectors add and set take of a connection's file, and how what is wrong with it is said by the names under which it was given.
namespace qd::app {

/// "webhook, git, …".
QString kindWords();
void addWayOptions(QCommandLineParser& parser);
/// The option of add that says a member of the file, without its hyphens; the member where none does.
QString optionOf(const QString& member);
/// The member that a KEY means: its own name, also with hyphens, or the option of add.
QString memberOf(const QString& key);
/// The file that add makes of its options, for the call's organisation. Error::Parse names options: every one that is wrong, or missing.
Result<agents::ConnectorFile> fileFrom(const Invocation& call, const QString& id, const QCommandLineParser& parser);

} // namespace qd::app
