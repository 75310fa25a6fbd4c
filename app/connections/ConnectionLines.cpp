#include "app/connections/ConnectionLines.h"

#include "agents/tools/protocol/OutsideText.h"
#include "agents/tools/protocol/ToolSchema.h"

namespace qd::app {

namespace {

constexpr qsizetype kLine = 100;
constexpr qsizetype kWords = 400;

ui::ToolUse useOf(agents::ToolEffect effect)
{
    switch (effect) {
    case agents::ToolEffect::Acts: return ui::ToolUse::Acts;
    case agents::ToolEffect::Reads: return ui::ToolUse::Reads;
    case agents::ToolEffect::Off: return ui::ToolUse::Off;
    }
    return ui::ToolUse::Acts;
}

ui::ServerLine::State stateOf(agents::ToolServerStanding::State state)
{
    switch (state) {
    case agents::ToolServerStanding::Faulty: return ui::ServerLine::Faulty;
    case agents::ToolServerStanding::New: return ui::ServerLine::New;
    case agents::ToolServerStanding::Changed: return ui::ServerLine::Changed;
    case agents::ToolServerStanding::Allowed: return ui::ServerLine::Allowed;
    }
    return ui::ServerLine::Faulty;
}

ui::ToolLine lineOf(const agents::ToolDescription& tool)
{
    ui::ToolLine line;
    line.name = agents::cleanedLine(tool.name, kLine);
    line.title = agents::cleanedLine(tool.title, kLine);
    line.description = agents::cleanedLine(tool.description, kWords);
    line.saysItReads = tool.isReadOnly.value_or(false);
    if (const Result<agents::SchemaCheck> check = agents::checkOf(tool.inputSchema); !check)
        line.unusable = check.error().text;
    return line;
}

} // namespace

ui::ProviderLine lineOf(const agents::ModelProvider& provider)
{
    ui::ProviderLine line;
    line.id = provider.id;
    line.title = provider.title;
    line.address = provider.baseUrl;
    line.takesKey = !provider.key.header.isEmpty();
    line.needsKey = line.takesKey && !provider.key.isOptional;
    line.isHere = !provider.isTemplate() && provider.isOnThisMachine();
    for (const agents::ModelTraits& model : provider.models)
        line.models.append(provider.id + u':' + model.model);
    line.date = provider.date;
    line.source = provider.source;
    line.tried = provider.tried;
    return line;
}

ui::PriceLine lineOf(const agents::ModelPrice& price)
{
    return {price.price.input, price.price.output, price.price.cacheRead, !price.steps.isEmpty(), price.date, price.source};
}

ui::SearchLine lineOf(const agents::SearchKind& kind)
{
    return {kind.slug, kind.title, kind.source, kind.tried, kind.takesKey};
}

ui::ServerLine lineOf(const agents::ToolServerStanding& server, bool isCommand)
{
    ui::ServerLine line;
    line.id = server.id;
    line.title = server.title.isEmpty() ? server.id : agents::cleanedLine(server.title, kLine);
    line.shown = server.shown;
    line.key = server.key;
    line.isCommand = isCommand;
    line.state = stateOf(server.state);
    line.why = server.why.isEmpty() ? server.trouble : server.why;
    if (!server.allowance)
        return line;
    line.allowedAt = server.allowance->time;
    for (const agents::AllowedTool& each : server.allowance->tools) {
        ui::ToolLine tool = lineOf(each.tool);
        tool.use = useOf(each.effect);
        line.tools.append(tool);
    }
    return line;
}

ui::ToolLine lineOf(const agents::ToolDescription& offered, const agents::Allowance& allowed)
{
    ui::ToolLine line = lineOf(offered);
    const agents::AllowedTool* known = allowed.find(offered.name);
    if (known) {
        line.isChanged = known->tool.hash() != offered.hash();
        line.use = line.isChanged ? std::nullopt : std::optional(useOf(known->effect));
    }
    return line;
}

ui::KeyPlace placeOf(const agents::KeptKey& key)
{
    return {key.inKeyring ? ui::KeyPlace::Keyring : ui::KeyPlace::Session, key.why, key.origin};
}

void addKeys(ui::Connected& connected, const QList<agents::KeptKey>& kept)
{
    for (const agents::KeptKey& key : kept)
        connected.keys.insert(key.name, placeOf(key));
    connected.searches = whoSearches(connected);
}

ui::RingIs ringOf(agents::RingState state)
{
    switch (state) {
    case agents::RingState::Open: return ui::RingIs::Open;
    case agents::RingState::Locked: return ui::RingIs::Locked;
    case agents::RingState::Empty: return ui::RingIs::Empty;
    case agents::RingState::NoBus: return ui::RingIs::NoBus;
    case agents::RingState::NoRing: return ui::RingIs::NoRing;
    case agents::RingState::Unknown: return ui::RingIs::Unknown;
    }
    return ui::RingIs::Unknown;
}

QString whoSearches(const ui::Connected& connected)
{
    for (const ui::SearchLine& each : connected.searchers)
        if (each.takesKey ? connected.keys.contains(each.id) : !connected.searxng.isEmpty())
            return each.id;
    return {};
}

agents::ToolEffect effectOf(ui::ToolUse use)
{
    switch (use) {
    case ui::ToolUse::Acts: return agents::ToolEffect::Acts;
    case ui::ToolUse::Reads: return agents::ToolEffect::Reads;
    case ui::ToolUse::Off: return agents::ToolEffect::Off;
    }
    return agents::ToolEffect::Acts;
}

} // namespace qd::app
