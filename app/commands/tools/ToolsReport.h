#pragma once

#include "agents/tools/ToolServers.h"
#include "app/commands/Invocation.h"

namespace qd::app {

/// Every server, with its tools as they were allowed.
void printServers(const Invocation& call, const QList<agents::ToolServerStanding>& servers, const QList<agents::OfferedTool>& offers);
/// One server: what it offers now beside what was allowed; without `look` only what is known without starting it.
void printServer(const Invocation& call, const agents::ToolServerStanding& server, const std::optional<agents::ToolServer::Look>& look);
void printAnswer(const Invocation& call, const QString& server, const QString& tool, const agents::ToolAnswer& answer);

} // namespace qd::app
