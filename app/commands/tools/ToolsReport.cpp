#include "app/commands/tools/ToolsReport.h"

#include "agents/tools/protocol/OutsideText.h"
#include "agents/tools/protocol/ToolSchema.h"
#include "app/commands/Fields.h"
#include "core/rules/Authority.h"

namespace qd::app {

namespace {

using agents::ToolServerStanding;

constexpr qsizetype kLine = 100;
constexpr qsizetype kWhole = 4000;

QString stateWord(ToolServerStanding::State state)
{
    switch (state) {
    case ToolServerStanding::Faulty: return QStringLiteral("faulty");
    case ToolServerStanding::New: return QStringLiteral("waits-new");
    case ToolServerStanding::Changed: return QStringLiteral("waits-changed");
    case ToolServerStanding::Allowed: return QStringLiteral("allowed");
    }
    return {};
}

QString stateSentence(const ToolServerStanding& server)
{
    switch (server.state) {
    case ToolServerStanding::Faulty: return QStringLiteral("cannot be used: %1").arg(server.why);
    case ToolServerStanding::New: return QStringLiteral("waits for you: new");
    case ToolServerStanding::Changed: return server.why;
    case ToolServerStanding::Allowed: return QStringLiteral("allowed");
    }
    return {};
}

/// Why no agent may use it; nothing: one may.
std::optional<QString> whyNot(const ToolServerStanding& server, const QString& tool, const std::optional<agents::ToolEffect>& effect)
{
    return effect == agents::ToolEffect::Acts ? std::optional(agents::whyNoAgent(server.id, tool, server.price)) : std::nullopt;
}

/// What it is given, and what it costs.
void sayTerms(const Invocation& call, const ToolServerStanding& server)
{
    if (!server.key.isEmpty())
        call.say(QStringLiteral("    is given the key \"%1\"%2").arg(server.key, server.state == ToolServerStanding::Allowed ? QString() : QStringLiteral(" once you have allowed it")));
    if (server.price.micro > 0)
        call.say(QStringLiteral("    takes %1 for each call").arg(rules::dollars(server.price)));
}

QList<agents::AllowedTool> toolsOf(const ToolServerStanding& server)
{
    return server.allowance ? server.allowance->tools : QList<agents::AllowedTool>();
}

/// One tool of the list that is shown: as it is offered now, or as it was allowed when it is not offered any more.
struct Row {
    agents::ToolDescription tool;
    std::optional<agents::ToolEffect> effect; ///< as allowed; nothing: it was not
    const char* standing = "";                ///< "allowed", "new", "changed", "gone"
};

QList<Row> rowsOf(const ToolServerStanding& server, const std::optional<agents::ToolServer::Look>& look)
{
    QList<Row> rows;
    const agents::Allowance allowance = server.allowance.value_or(agents::Allowance{});
    for (const agents::ToolDescription& tool : look ? look->tools : QList<agents::ToolDescription>()) {
        const agents::AllowedTool* known = allowance.find(tool.name);
        const bool isSame = known && known->tool.hash() == tool.hash();
        rows.append({tool, known ? std::optional(known->effect) : std::nullopt, !known ? "new" : isSame ? "allowed" : "changed"});
    }
    for (const agents::AllowedTool& known : allowance.tools) {
        const bool isThere = std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.tool.name == known.tool.name; });
        if (!isThere)
            rows.append({known.tool, known.effect, look ? "gone" : "allowed"});
    }
    return rows;
}

void rowFields(JsonWriter& out, const ToolServerStanding& server, const Row& row)
{
    const Result<agents::SchemaCheck> check = agents::checkOf(row.tool.inputSchema);
    field(out, "name", row.tool.name);
    field(out, "offered_as", agents::offerName(server.id, row.tool.name));
    field(out, "standing", QString::fromLatin1(row.standing));
    field(out, "effect", row.effect);
    field(out, "not_for_agents", whyNot(server, row.tool.name, row.effect));
    field(out, "says_it_only_reads", row.tool.isReadOnly);
    field(out, "title", agents::cleanedLine(row.tool.title, kLine));
    field(out, "description", agents::cleaned(row.tool.description, kWhole));
    field(out, "unusable", check ? std::nullopt : std::optional(check.error().text));
    out.key("input_schema");
    out.json(row.tool.inputSchema);
}

void sayRow(const Invocation& call, const ToolServerStanding& server, const Row& row)
{
    const QString effect = row.effect ? wordOf(*row.effect) : QStringLiteral("-");
    call.say(QStringLiteral("  %1 %2 %3%4").arg(row.tool.name, -32).arg(effect, -6).arg(QString::fromLatin1(row.standing),
             row.tool.isReadOnly.value_or(false) ? QStringLiteral(" (the server says that it only reads)") : QString()));
    if (const std::optional<QString> no = whyNot(server, row.tool.name, row.effect))
        call.say(QStringLiteral("      ") + *no);
    if (!row.tool.description.isEmpty()) // quoted, line by line: these are the server's words
        call.say(QStringLiteral("      | ") + agents::cleaned(row.tool.description, kWhole).replace(u'\n', QLatin1String("\n      | ")));
    if (const Result<agents::SchemaCheck> check = agents::checkOf(row.tool.inputSchema); !check)
        call.say(QStringLiteral("      cannot be used: %1").arg(check.error().text));
}

void headFields(JsonWriter& out, const ToolServerStanding& server)
{
    field(out, "id", server.id);
    field(out, "title", server.title);
    field(out, "shown", server.shown);
    field(out, "key", server.key.isEmpty() ? std::nullopt : std::optional(server.key));
    field(out, "price_micro_usd", server.price);
    field(out, "state", stateWord(server.state));
    field(out, "why", server.why.isEmpty() ? std::nullopt : std::optional(server.why));
    field(out, "allowed_at", server.allowance ? std::optional(server.allowance->time) : std::nullopt);
}

} // namespace

void printServers(const Invocation& call, const QList<ToolServerStanding>& servers, const QList<agents::OfferedTool>& offers)
{
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "servers", servers, [&](const ToolServerStanding& server) {
                headFields(out, server);
                fieldList(out, "tools", toolsOf(server), [&](const agents::AllowedTool& tool) {
                    const QString name = agents::offerName(server.id, tool.tool.name);
                    field(out, "name", tool.tool.name);
                    field(out, "offered_as", name);
                    field(out, "effect", tool.effect);
                    field(out, "not_for_agents", whyNot(server, tool.tool.name, tool.effect));
                    field(out, "is_offered", std::any_of(offers.begin(), offers.end(), [&](const agents::OfferedTool& each) { return each.name == name; }));
                });
            });
        }));
        return;
    }
    for (const ToolServerStanding& server : servers) {
        call.say(QStringLiteral("%1  %2: %3").arg(server.id, server.title.isEmpty() ? server.id : server.title, stateSentence(server)));
        if (!server.shown.isEmpty())
            call.say(QStringLiteral("    ") + server.shown);
        sayTerms(call, server);
        for (const agents::AllowedTool& tool : toolsOf(server)) {
            const std::optional<QString> no = whyNot(server, tool.tool.name, tool.effect);
            call.say(QStringLiteral("    %1 %2%3").arg(tool.tool.name, -32).arg(wordOf(tool.effect), no ? QStringLiteral(": ") + *no : QString()));
        }
    }
    if (servers.isEmpty())
        call.say(QStringLiteral("No server of tools is named in %1.").arg(call.home.folder(QStringLiteral("tools"))));
}

void printServer(const Invocation& call, const ToolServerStanding& server, const std::optional<agents::ToolServer::Look>& look)
{
    const QList<Row> rows = rowsOf(server, look);
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            headFields(out, server);
            field(out, "started", look.has_value());
            field(out, "says_it_is", look ? std::optional(QStringLiteral("%1 %2").arg(look->facts.name, look->facts.version)) : std::nullopt);
            field(out, "protocol", look ? std::optional(look->facts.protocol) : std::nullopt);
            fieldList(out, "tools", rows, [&](const Row& row) { rowFields(out, server, row); });
        }));
        return;
    }
    call.say(QStringLiteral("%1  %2: %3").arg(server.id, server.title, stateSentence(server)));
    call.say(QStringLiteral("    ") + server.shown);
    sayTerms(call, server);
    if (look)
        call.say(QStringLiteral("    It says that it is %1 %2, and speaks MCP %3. What follows \"|\" are its words.").arg(look->facts.name, look->facts.version, look->facts.protocol));
    for (const Row& row : rows)
        sayRow(call, server, row);
    if (!look && server.state != ToolServerStanding::Allowed)
        call.say(server.key.isEmpty() ? QStringLiteral("It was not started: --start does that, and shows what it offers; quarterdeck tools allow %1 lets it be used.").arg(server.id)
                                      : QStringLiteral("It was not asked, for it would be given its key: quarterdeck tools allow %1 does that, and lets it be used; forbid takes that back.").arg(server.id));
}

void printAnswer(const Invocation& call, const QString& server, const QString& tool, const agents::ToolAnswer& answer)
{
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "server", server);
            field(out, "tool", tool);
            field(out, "failed", answer.failed);
            field(out, "text", answer.text);
            field(out, "notes", answer.notes);
            field(out, "integrity", answer.label.integrity);
            field(out, "sources", answer.label.sources);
        }));
    call.say(answer.text);
    for (const QString& note : answer.notes)
        call.note(QStringLiteral("(%1)").arg(note));
}

} // namespace qd::app
