#pragma once

#include "agents/keys/KeyShelf.h"
#include "agents/llm/PriceList.h"
#include "agents/llm/providers/ProviderList.h"
#include "agents/reading/search/SearchProvider.h"
#include "agents/tools/ToolServers.h"
#include "ui/models/settings/Connections.h"

namespace qd::app {

/// What agents know, as the window's lines. Pure.
ui::ProviderLine lineOf(const agents::ModelProvider& provider);
ui::PriceLine lineOf(const agents::ModelPrice& price);
ui::SearchLine lineOf(const agents::SearchKind& kind);
/// `file`: as it is named by the home; its standing may have none that can be read.
ui::ServerLine lineOf(const agents::ToolServerStanding& server, bool isCommand);
/// A tool as it is offered now, beside what was allowed of it.
ui::ToolLine lineOf(const agents::ToolDescription& offered, const agents::Allowance& allowed);
ui::KeyPlace placeOf(const agents::KeptKey& key);
/// Says which keys are kept, and so who searches.
void addKeys(ui::Connected& connected, const QList<agents::KeptKey>& kept);
ui::RingIs ringOf(agents::RingState state);
/// "searxng", or the first that has its key; empty: nobody searches. After addKeys().
QString whoSearches(const ui::Connected& connected);

agents::ToolEffect effectOf(ui::ToolUse use);

} // namespace qd::app
