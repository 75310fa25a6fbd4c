#include "agents/transport/Transport.h"
#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/Work.h"
#include "app/commands/models/ProviderCall.h"
#include "app/commands/tools/ToolsReport.h"
#include "app/control/Holders.h"
#include "app/keys/HomeKeys.h"
#include "app/network/OwnCa.h"

namespace qd::app {

namespace {

using agents::ToolEffect;
using agents::ToolServer;
using agents::ToolServers;
using agents::ToolServerStanding;

/// What every part of this command works with.
struct Desk {
    explicit Desk(const Invocation& call)
        : transport(wayOf(call.home))
        , keys(keysOf(call.home))
        , servers({call.home.path(), &clock, &transport, [this, &call](const QString& name, const QString& address, const ToolServers::Parts::FoundKey& found) { findKey(call, name, address, found); }})
    {
    }
    /// In the keyring; else who has it is said.
    void findKey(const Invocation& call, const QString& name, const QString& address, const ToolServers::Parts::FoundKey& found) const
    {
        keys->find(name, address, [&call, name, found](const Result<agents::SharedSecret>& key) {
            key ? found(*key) : found(withoutKey(call, name, key.error(), QStringLiteral("the Settings of the window, which start and allow it with the key that they have; or a keyring of the desktop, where keys set keeps it for every process")));
        });
    }
    Result<ToolServerStanding> find(const QString& id) const
    {
        for (const ToolServerStanding& each : servers.servers())
            if (each.id == id)
                return each.state == ToolServerStanding::Faulty ? Result<ToolServerStanding>(Error{Error::Parse, each.why, id, {}}) : each;
        return Error{Error::Parse, QStringLiteral("there is no server of tools \"%1\"").arg(id), id, QStringLiteral("quarterdeck tools list shows them")};
    }
    SystemClock clock;
    agents::Transport transport;
    const std::unique_ptr<agents::KeyShelf> keys; ///< for servers that have an address
    ToolServers servers;
};

/// Says exactly what is started or asked, and what it is given.
Result<ToolServer::Look> lookAt(const Invocation& call, Desk& desk, const ToolServerStanding& server, ToolServers::Looks why)
{
    if (const Result<Done> may = mayAskOutside(call, QStringLiteral("this")); !may)
        return may.error();
    const bool isGiven = why == ToolServers::Looks::ToAllow || server.state == ToolServerStanding::Allowed;
    if (server.key.isEmpty() || isGiven)
        call.note(QStringLiteral("Starting %1%2").arg(server.shown, server.key.isEmpty() ? QString() : QStringLiteral(", which is given the key \"%1\"").arg(server.key)));
    return waitFor<ToolServer::Look>([&](Mailbox*, auto done) { desk.servers.look(server.id, why, done); });
}

int show(const Invocation& call, Desk& desk, const QString& id, bool starts)
{
    const Result<ToolServerStanding> server = desk.find(id);
    if (!server)
        return call.fail(server.error());
    std::optional<ToolServer::Look> look;
    const Result<Done> may = mayAskOutside(call, QStringLiteral("this"));
    if (!may && !starts)
        call.note(QStringLiteral("It is shown as it was allowed: %1.").arg(may.error().text));
    if (starts || (may && server->state == ToolServerStanding::Allowed)) {
        Result<ToolServer::Look> found = lookAt(call, desk, *server, ToolServers::Looks::Around);
        if (!found)
            return call.fail(found.error());
        look = std::move(*found);
    }
    printServer(call, *server, look);
    return kDone;
}

/// "TOOL=reads" of each --tool.
Result<QMap<QString, ToolEffect>> effectsOf(const QStringList& given)
{
    QMap<QString, ToolEffect> effects;
    for (const QString& each : given) {
        const qsizetype at = each.lastIndexOf(u'=');
        const std::optional<ToolEffect> effect = at > 0 ? enumOf<ToolEffect>(QStringView(each).mid(at + 1)) : std::nullopt;
        if (!effect)
            return Error{Error::Parse, QStringLiteral("--tool cannot be \"%1\"").arg(each), QStringLiteral("--tool"), QStringLiteral("TOOL=reads, TOOL=acts or TOOL=off")};
        effects.insert(each.left(at), *effect);
    }
    return effects;
}

/// Whoever is at work goes by what is allowed now.
void tellOfChange(const Invocation& call)
{
    const QStringList organisations = call.home.recorded();
    const auto answers = askHolders<Done>(call.home, organisations, [](ControlClient& holder) { return holder.rereadTools(); });
    for (qsizetype i = 0; i < organisations.size(); ++i)
        if (answers[i] && !*answers[i] && answers[i]->error().kind != Error::Cancelled)
            call.note(QStringLiteral("quarterdeck: what works on %1 goes on with the tools that it had, until it is started again: %2").arg(organisations[i], answers[i]->error().text));
}

int allow(const Invocation& call, Desk& desk, const QString& id, const QStringList& given)
{
    const Result<QMap<QString, ToolEffect>> effects = effectsOf(given);
    const Result<ToolServerStanding> server = effects ? desk.find(id) : Result<ToolServerStanding>(effects.error());
    if (!server)
        return call.fail(server.error());
    const Result<ToolServer::Look> look = lookAt(call, desk, *server, ToolServers::Looks::ToAllow);
    if (!look)
        return call.fail(look.error());
    const Result<agents::Allowance> allowed = desk.servers.allow(id, *look, *effects);
    if (!allowed)
        return call.fail(allowed.error());
    tellOfChange(call);
    const Result<ToolServerStanding> now = desk.find(id);
    if (!now)
        return call.fail(now.error());
    printServer(call, *now, *look);
    return kDone;
}

int forbid(const Invocation& call, Desk& desk, const QString& id)
{
    const Result<Done> done = desk.servers.forbid(id);
    if (!done)
        return call.fail(done.error());
    tellOfChange(call);
    const QString said = QStringLiteral("None of the tools of %1 is used any more, until you allow it again.").arg(id);
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "done", said); }));
    call.say(said);
    return kDone;
}

/// That it acts, and that the record knows nothing of what is done by hand: a fact of a tool is one of a turn.
Result<Done> mayBeCalled(const Desk& desk, const QString& id, const QString& tool, bool isUnrecorded)
{
    const Result<ToolServerStanding> server = desk.find(id);
    const agents::AllowedTool* allowed = server && server->state == ToolServerStanding::Allowed && server->allowance ? server->allowance->find(tool) : nullptr;
    if (isUnrecorded || !allowed || allowed->effect != ToolEffect::Acts) // else it is said what is in the way of it
        return Done{};
    return Error{Error::Rule, QStringLiteral("%1 acts on the world, and what is done by hand stands nowhere: neither that it was called, nor with what, nor what came of it").arg(tool), tool,
                 QStringLiteral("the same with --unrecorded, which says that you know that")};
}

int tryTool(const Invocation& call, Desk& desk, const QStringList& words, const QCommandLineParser& parser)
{
    const QString id = words[1], tool = words[2], text = parser.value(QStringLiteral("input"));
    const Result<Json> input = Json::parse(text.isEmpty() ? QByteArrayLiteral("{}") : text.toUtf8());
    if (!input)
        return call.fail({Error::Parse, QStringLiteral("--input: %1").arg(input.error().text), QStringLiteral("--input"), QStringLiteral("one JSON object")});
    if (const Result<Done> may = mayAskOutside(call, QStringLiteral("this")); !may)
        return call.fail(may.error());
    if (const Result<Done> may = mayBeCalled(desk, id, tool, parser.isSet(QStringLiteral("unrecorded"))); !may)
        return call.fail(may.error());
    const Result<agents::ToolAnswer> answer = waitFor<agents::ToolAnswer>([&](Mailbox*, auto done) {
        desk.servers.tryOut(id, tool, *input, [&](const QString& progress) { call.note(progress); }, done);
    });
    if (!answer)
        return call.fail(answer.error());
    printAnswer(call, id, tool, *answer);
    return answer->failed ? kFailed : kDone;
}

} // namespace

int toolsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | show SERVER [--start] | allow SERVER [--tool TOOL=reads|acts|off]… | forbid SERVER | call SERVER TOOL [--input JSON] [--unrecorded]\n"
                                                    "Tools of other programs, by the Model Context Protocol; HOME/tools/SERVER.json names each."));
    parser.addOption({QStringLiteral("start"), QStringLiteral("show: starts it although it is not allowed, to see what it offers; not one that would be given a key.")});
    parser.addOption({QStringLiteral("tool"), QStringLiteral("allow: what one of its tools does; the others do what the file says, or act."), QStringLiteral("TOOL=EFFECT")});
    parser.addOption({QStringLiteral("input"), QStringLiteral("call: what the tool is given, one JSON object."), QStringLiteral("JSON")});
    parser.addOption({QStringLiteral("unrecorded"), QStringLiteral("call: of a tool that acts, that you know that nothing of it goes on record.")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    Desk desk(call);
    if (verb == QLatin1String("list") && words.size() <= 1) {
        printServers(call, desk.servers.servers(), desk.servers.offers());
        return kDone;
    }
    if (verb == QLatin1String("show") && words.size() == 2)
        return show(call, desk, words[1], parser.isSet(QStringLiteral("start")));
    if (verb == QLatin1String("allow") && words.size() == 2)
        return allow(call, desk, words[1], parser.values(QStringLiteral("tool")));
    if (verb == QLatin1String("forbid") && words.size() == 2)
        return forbid(call, desk, words[1]);
    if (verb == QLatin1String("call") && words.size() == 3)
        return tryTool(call, desk, words, parser);
    return call.fail({Error::Parse, QStringLiteral("tools cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb,
                      QStringLiteral("list, show SERVER, allow SERVER, forbid SERVER, call SERVER TOOL")});
}

} // namespace qd::app
