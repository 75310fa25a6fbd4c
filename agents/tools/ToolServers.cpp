#include "agents/tools/ToolServers.h"

#include "agents/tools/protocol/OutsideText.h"
#include "agents/tools/protocol/ToolReply.h"
#include "agents/tools/protocol/ToolSchema.h"
#include "agents/tools/ways/ChildWay.h"
#include "agents/tools/ways/HttpWay.h"
#include "core/rules/Authority.h"

#include <QUrl>

#include <algorithm>
#include <utility>

namespace qd::agents {

namespace {

constexpr qsizetype kTitle = 120;
constexpr qsizetype kDescription = 2000;

Error waits(const QString& server, const QString& why)
{
    return {Error::Rule, QStringLiteral("the server of tools %1 waits for you: %2").arg(server, why), server, QStringLiteral("quarterdeck tools allow %1").arg(server)};
}

/// Of one that was not allowed.
Error keepsItsKey(const ToolServerFile& file)
{
    return {Error::Rule, QStringLiteral("%1 is given the key \"%2\", and that only once you have allowed it, so it is not started before").arg(file.shown(), file.key), file.id,
            QStringLiteral("quarterdeck tools allow %1 shows it the key and keeps what it offers; quarterdeck tools forbid %1 takes that back").arg(file.id)};
}

/// Of one that costs: the ledger sees only what agents use.
Error costs(const QString& tool, const ToolServerFile& file)
{
    return {Error::Rule, QStringLiteral("one call of %1 costs %2, which no budget would see if it were called by hand").arg(tool, rules::dollars({file.price})), tool,
            QStringLiteral("an agent that may use it, which spends within its budgets; or no price_micro_usd in tools/%1.json where it is free").arg(file.id)};
}

ToolAnswer answerOf(const ToolReply& reply, const QString& server, const QString& tool)
{
    ToolAnswer answer{reply.text, reply.isError, reply.notes, {}};
    answer.label.integrity = Integrity::Untrusted;
    answer.label.sources = {QStringLiteral("mcp:%1/%2").arg(server, tool)};
    return answer;
}

/// The result of a call as an answer, held against the tool's own schema of results.
Result<ToolAnswer> readAnswer(const Result<Json>& result, const ToolServerFile& file, const AllowedTool& tool)
{
    if (!result)
        return result.error();
    const auto unusable = [&](const QString& why) {
        return Error{Error::Network, QStringLiteral("%1 of the server of tools %2 gave nothing that can be used: %3").arg(tool.tool.name, file.title, why), tool.tool.name, {}};
    };
    const Result<ToolReply> reply = ToolReply::read(*result, file.mostBytes);
    if (!reply)
        return unusable(reply.error().text);
    if (!reply->isError && !tool.tool.outputSchema.isNull() && !reply->structured.isNull())
        if (const Result<SchemaCheck> check = checkOf(tool.tool.outputSchema); check)
            if (const QList<Fault> faults = check->faultsOf(reply->structured); !faults.isEmpty())
                return unusable(QStringLiteral("its structured content is not what it promised: %1").arg(cleanedLine(faults.first().sentence(), 300)));
    return answerOf(*reply, file.id, tool.tool.name);
}

std::unique_ptr<ServerWay> httpWay(Transport* transport, const ToolServerFile& file, const std::shared_ptr<const Secret>& secret)
{
    HttpWay::Parts parts{transport, file.url, {}, Duration(file.seconds * 1000 + 5000), file.listens};
    const QUrl url(file.url);
    const QString port = url.port() < 0 ? QString() : QStringLiteral(":%1").arg(url.port());
    if (secret)
        parts.key = {secret, file.keyHeader.toLatin1(), file.keyPrefix.toLatin1(), QStringLiteral("%1://%2%3").arg(url.scheme(), url.host(), port)};
    return std::make_unique<HttpWay>(std::move(parts));
}

/// Why nobody can use a tool as it is described; nothing: it can be used.
std::optional<Error> unfit(const ToolDescription& tool, const QString& server)
{
    if (tool.needsTask)
        return Error{Error::Rule, QStringLiteral("%1 of %2 is done only as a task of the protocol, which nobody does here").arg(tool.name, server), tool.name, {}};
    const Result<SchemaCheck> check = checkOf(tool.inputSchema);
    return check ? std::nullopt : std::optional(Error{Error::Rule, QStringLiteral("%1 of %2 cannot be used: %3").arg(tool.name, server, check.error().text), tool.name, {}});
}

} // namespace

QString whyNoAgent(const QString& server, const QString& tool, Money price)
{
    const QString who = price.micro > 0 ? QStringLiteral("nor can you by hand, since one call costs %1 and no budget would see it").arg(rules::dollars(price))
                                        : QStringLiteral("you can, by hand: quarterdeck tools call %1 %2").arg(server, tool);
    return QStringLiteral("it acts on the world, so no agent may use it; ") + who;
}

ToolServers::ToolServers(Parts parts, QObject* parent) : QObject(parent), m_parts(std::move(parts)), m_shelf(m_parts.home)
{
    read();
}

ToolServers::~ToolServers()
{
    for (auto& [id, known] : m_known) // all at once, so that their patience runs together
        if (known.server)
            known.server->end();
}

void ToolServers::read()
{
    std::map<QString, Known> known;
    for (const QString& id : m_shelf.names()) {
        Known now{m_shelf.load(id), m_shelf.allowance(id), nullptr};
        if (const auto before = m_known.find(id); before != m_known.end() && before->second.server && now.file) {
            if (before->second.server->file().way() == now.file->way())
                now.server = std::move(before->second.server);
        }
        known.emplace(id, std::move(now));
    }
    for (auto& [id, before] : std::exchange(m_known, std::move(known)))
        if (before.server) {
            before.server->end();
            before.server->setParent(this);
            QTimer::singleShot(ToolServer::kRetired, before.server.release(), &QObject::deleteLater);
        }
}

QList<ToolServerStanding> ToolServers::servers() const
{
    QList<ToolServerStanding> all;
    for (const auto& [id, known] : m_known) {
        ToolServerStanding one;
        one.id = id;
        if (!known.file) {
            one.why = known.file.error().text;
            all.append(one);
            continue;
        }
        one.title = known.file->title;
        one.shown = known.file->shown();
        one.key = known.file->key;
        one.price = {known.file->price};
        one.isRunning = known.server && known.server->isRunning();
        one.trouble = known.server ? known.server->trouble() : QString();
        if (known.allowance)
            one.allowance = *known.allowance;
        const Result<const Allowance*> allowed = allowanceOf(id);
        one.state = allowed ? ToolServerStanding::Allowed : known.allowance && !one.allowance ? ToolServerStanding::New : ToolServerStanding::Changed;
        one.why = allowed ? QString() : allowed.error().text;
        all.append(one);
    }
    return all;
}

/// Error::Rule where the server waits for the person.
Result<const Allowance*> ToolServers::allowanceOf(const QString& server) const
{
    const auto known = m_known.find(server);
    if (known == m_known.end())
        return m_shelf.load(server).error();
    if (!known->second.file)
        return known->second.file.error();
    if (!known->second.allowance)
        return known->second.allowance.error();
    const std::optional<Allowance>& allowed = *known->second.allowance;
    if (!allowed)
        return waits(server, QStringLiteral("it is new"));
    if (allowed->way != known->second.file->way())
        return waits(server, QStringLiteral("it was allowed as %1 and is %2 now, or its key or its roots have changed").arg(allowed->shown, known->second.file->shown()));
    return &*allowed;
}

QList<OfferedTool> ToolServers::offers() const
{
    QList<OfferedTool> all;
    for (const auto& [id, known] : m_known) {
        const Result<const Allowance*> allowed = allowanceOf(id);
        if (!allowed)
            continue;
        for (const AllowedTool& each : (*allowed)->tools) {
            const ToolDescription& tool = each.tool;
            if (each.effect != ToolEffect::Off && !unfit(tool, id))
                all.append({offerName(id, tool.name), id, tool.name, cleanedLine(tool.title, kTitle), cleaned(tool.description, kDescription), tool.inputSchema.toText(), each.effect, {known.file->price}});
        }
    }
    std::sort(all.begin(), all.end(), [](const OfferedTool& a, const OfferedTool& b) { return a.name < b.name; });
    return all;
}

quint64 ToolServers::use(const QString& name, const Json& input, Duration within, Used done)
{
    for (const auto& [id, known] : m_known) {
        if (!name.startsWith(QStringLiteral("mcp_%1_").arg(id)))
            continue;
        const Result<const Allowance*> allowed = allowanceOf(id);
        if (!allowed)
            return refuse(allowed.error(), std::move(done));
        for (const AllowedTool& each : (*allowed)->tools) {
            if (offerName(id, each.tool.name) != name)
                continue;
            if (each.effect == ToolEffect::Off)
                return refuse({Error::Rule, QStringLiteral("the tool %1 of %2 is off").arg(each.tool.name, id), name, {}}, std::move(done));
            if (each.effect == ToolEffect::Acts)
                return refuse({Error::Rule, QStringLiteral("the tool %1 of %2 is not used: %3").arg(each.tool.name, id, whyNoAgent(id, each.tool.name, {known.file->price})), name,
                               QStringLiteral("one that only reads")}, std::move(done));
            return start(id, each, input, within, {}, std::move(done));
        }
    }
    return refuse({Error::Parse, QStringLiteral("there is no tool \"%1\"").arg(cleanedLine(name, 80)), name, QStringLiteral("one of those that were offered")}, std::move(done));
}

quint64 ToolServers::tryOut(const QString& server, const QString& tool, const Json& input, ServerSession::Progress progress, Used done)
{
    const Result<const Allowance*> allowed = allowanceOf(server);
    if (!allowed)
        return refuse(allowed.error(), std::move(done));
    const AllowedTool* found = (*allowed)->find(tool);
    if (!found)
        return refuse({Error::Parse, QStringLiteral("no tool \"%1\" of %2 was allowed").arg(tool, server), tool, QStringLiteral("quarterdeck tools show %1 lists them").arg(server)}, std::move(done));
    if (found->effect == ToolEffect::Off)
        return refuse({Error::Rule, QStringLiteral("the tool %1 of %2 is off").arg(tool, server), tool, QStringLiteral("quarterdeck tools allow %1 --tool %2=reads").arg(server, tool)}, std::move(done));
    const ToolServerFile& file = *m_known.at(server).file;
    if (file.price > 0)
        return refuse(costs(tool, file), std::move(done));
    return start(server, *found, input, Duration(file.seconds * 1000), std::move(progress), std::move(done));
}

quint64 ToolServers::refuse(const Error& why, Used done)
{
    QTimer::singleShot(0, this, [why, done = std::move(done)] { done(why); });
    return ++m_last;
}

quint64 ToolServers::start(const QString& server, const AllowedTool& tool, const Json& input, Duration within, ServerSession::Progress progress, Used done)
{
    if (const std::optional<Error> why = unfit(tool.tool, server))
        return refuse(*why, std::move(done));
    if (input.kind() != Json::Object)
        return refuse({Error::Parse, QStringLiteral("the input of %1 is no object").arg(tool.tool.name), tool.tool.name, {}}, std::move(done));
    const QList<Fault> faults = checkOf(tool.tool.inputSchema)->faultsOf(input);
    if (!faults.isEmpty())
        return refuse(errorOf(faults, QStringLiteral("the input of ") + tool.tool.name), std::move(done));
    const Known& known = m_known.at(server);
    const quint64 number = ++m_last;
    const Duration most = qMin(within, Duration(known.file->seconds * 1000));
    ToolServer* const there = serverOf(server);
    const quint64 inner = there->use(**known.allowance, tool.tool.name, input, most, std::move(progress),
                                     [this, number, file = *known.file, tool, done = std::move(done)](const Result<Json>& result) {
        m_uses.erase(number);
        done(readAnswer(result, file, tool));
    });
    m_uses.emplace(number, Use{server, inner});
    return number;
}

void ToolServers::cancel(quint64 use)
{
    const auto found = m_uses.find(use);
    const auto known = found == m_uses.end() ? m_known.end() : m_known.find(found->second.server);
    if (known != m_known.end() && known->second.server)
        known->second.server->cancel(found->second.number);
}

/// @pre its file can be read.
ToolServer* ToolServers::serverOf(const QString& id)
{
    Known& known = m_known.at(id);
    if (!known.server)
        known.server = std::make_unique<ToolServer>(*known.file, [this](const ToolServerFile& file, const ToolServer::Made& made) { makeWay(file, made); }, m_parts.clock);
    return known.server.get();
}

void ToolServers::makeWay(const ToolServerFile& file, const ToolServer::Made& made) const
{
    if (!file.command.isEmpty()) {
        const Result<QString> folder = m_shelf.workFolder(file.id);
        return folder ? made(std::unique_ptr<ServerWay>(std::make_unique<ChildWay>(ChildWay::Parts{file.command, file.arguments, *folder}))) : made(folder.error());
    }
    if (!m_parts.transport)
        return made(Error{Error::Rule, QStringLiteral("the server of tools %1 has an address, and nothing goes out here").arg(file.title), file.id, {}});
    if (file.key.isEmpty())
        return made(httpWay(m_parts.transport, file, nullptr));
    if (!m_parts.key)
        return made(Error{Error::Rule, QStringLiteral("the server of tools %1 wants the key \"%2\", and there are none here").arg(file.title, file.key), file.id, {}});
    m_parts.key(file.key, file.url, [transport = m_parts.transport, file, made](const Result<std::shared_ptr<const Secret>>& secret) {
        secret ? made(httpWay(transport, file, *secret)) : made(secret.error());
    });
}

void ToolServers::look(const QString& server, Looks why, std::function<void(Result<ToolServer::Look>)> done)
{
    const auto known = m_known.find(server);
    std::optional<Error> no;
    if (known == m_known.end() || !known->second.file)
        no = known == m_known.end() ? m_shelf.load(server).error() : known->second.file.error();
    else if (!known->second.file->key.isEmpty() && why == Looks::Around && !allowanceOf(server))
        no = keepsItsKey(*known->second.file);
    if (no) {
        QTimer::singleShot(0, this, [no = *no, done = std::move(done)] { done(no); });
        return;
    }
    serverOf(server)->look(Duration(known->second.file->seconds * 1000), std::move(done));
}

Result<Allowance> ToolServers::allow(const QString& server, const ToolServer::Look& look, const QMap<QString, ToolEffect>& effects)
{
    const ToolServerFile file = *m_known.at(server).file;
    Allowance allowance{file.way(), file.shown(), m_parts.clock->now(), {}};
    QStringList names;
    const std::optional<Allowance> before = m_known.at(server).allowance ? *m_known.at(server).allowance : std::nullopt;
    for (const ToolDescription& tool : look.tools) {
        const AllowedTool* const known = before ? before->find(tool.name) : nullptr;
        const ToolEffect usual = known && known->tool.hash() == tool.hash() ? known->effect : file.tools.value(tool.name, ToolEffect::Acts);
        names.append(tool.name);
        allowance.tools.append({tool, effects.value(tool.name, usual)});
    }
    for (const QString& named : effects.keys() + file.tools.keys())
        if (!names.contains(named))
            return Error{Error::Parse, QStringLiteral("%1 offers no tool \"%2\"").arg(server, cleanedLine(named, 80)), named, names.join(QLatin1String(", "))};
    if (const Result<Done> kept = m_shelf.allow(server, allowance); !kept)
        return kept.error();
    m_known.at(server).allowance = std::optional(allowance);
    return allowance;
}

Result<Done> ToolServers::forbid(const QString& server)
{
    const Result<ToolServerFile> file = m_shelf.load(server);
    const Result<Done> gone = file ? m_shelf.forbid(server) : Result<Done>(file.error());
    if (gone)
        read();
    return gone;
}

} // namespace qd::agents
