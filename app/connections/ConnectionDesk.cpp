#include "app/connections/ConnectionDesk.h"

#include "agents/llm/Market.h"
#include "agents/llm/providers/ModelWindows.h"
#include "agents/tools/protocol/OutsideText.h"
#include "agents/transport/SystemProxy.h"
#include "app/connections/ConnectionLines.h"
#include "app/connections/outside/StepTurning.h"
#include "app/control/Holders.h"
#include "app/engine/tiers/TierFile.h"
#include "app/keys/KeyAddresses.h"
#include "app/network/OwnCa.h"

#include <QDir>

namespace qd::app {

namespace {

constexpr qsizetype kLine = 100;

QString proxyOf(const QUrl& url)
{
    const QNetworkProxy proxy = agents::systemProxyFor(url);
    return proxy.type() == QNetworkProxy::NoProxy ? QString() : QStringLiteral("%1:%2").arg(proxy.hostName()).arg(proxy.port());
}

std::optional<ui::AuthorityLine> authorityOf(const Home& home)
{
    const QString file = ownCaFile(home);
    if (!QFileInfo::exists(file))
        return std::nullopt;
    const Result<OwnCa> own = readOwnCa(file, QDateTime::currentDateTimeUtc());
    return own ? ui::AuthorityLine{own->names, own->expires, {}} : ui::AuthorityLine{{}, {}, own.error().text};
}

} // namespace

ConnectionDesk::ConnectionDesk(Home home, agents::KeysAtHand& keys)
    : m_home(std::move(home))
    , m_transport(wayOf(m_home))
    , m_keys(keys)
    , m_servers({m_home.path(), &m_clock, &m_transport, [&keys](const QString& name, const QString& address, agents::ToolServers::Parts::FoundKey found) { keys.find(name, address, std::move(found)); }})
{
}

Result<ui::Connected> ConnectionDesk::read()
{
    const Result<agents::Market> market = agents::Market::read(m_home.path());
    if (!market)
        return market.error();
    ui::Connected connected;
    for (const agents::ModelProvider& provider : market->providers.providers())
        connected.providers.append(lineOf(provider));
    for (const QString& key : market->prices.models())
        connected.prices.insert(key, lineOf(*market->prices.price(key)));
    for (const agents::SearchKind& kind : agents::searchKinds())
        connected.searchers.append(lineOf(kind));
    m_servers.read();
    const agents::ToolShelf shelf(m_home.path());
    for (const agents::ToolServerStanding& server : m_servers.servers()) {
        const Result<agents::ToolServerFile> file = shelf.load(server.id);
        connected.servers.append(lineOf(server, !file || !file->command.isEmpty()));
    }
    const Result<QMap<QString, QStringList>> addresses = keyAddresses(m_home);
    if (!addresses)
        return addresses.error();
    for (auto each = addresses->begin(); each != addresses->end(); ++each)
        if (each->size() == 1)
            connected.keyAddresses.insert(each.key(), each->first());
    if (const Result<QSet<QString>> passwords = passwordNames(m_home); passwords)
        connected.passwords = *passwords;
    connected.signing = signingKeys(m_home);
    connected.toolsFolder = m_home.folder(QStringLiteral("tools"));
    connected.searxng = m_home.searxng();
    connected.proxy = proxyOf(QUrl(QStringLiteral("https://api.anthropic.com")));
    connected.authority = authorityOf(m_home);
    return connected;
}

void ConnectionDesk::tryProvider(const QString& id, bool hasKey, const Answer<ui::ProviderWord>& answer)
{
    const Result<agents::ProviderList> providers = agents::ProviderList::read(m_home.path());
    if (!providers)
        return answer(providers.error());
    const auto provider = providers->provider(id);
    if (!provider || provider->isTemplate())
        return answer(Error{Error::Rule, QStringLiteral("%1 has no address yet").arg(id), id, QStringLiteral("a file in the folder “providers” of the home that names one")});
    if (!hasKey) // who takes none, or does without; another says that it lacks one
        return askForModels(*provider, {}, answer);
    m_keys.find(id, provider->origin(), [this, provider = *provider, answer](const Result<agents::SharedSecret>& key) {
        key ? askForModels(provider, *key, answer) : answer(key.error());
    });
}

void ConnectionDesk::askForModels(const agents::ModelProvider& asked, const agents::SharedSecret& key, const Answer<ui::ProviderWord>& answer)
{
    agents::learnModels(m_transport, asked, key, [this, provider = asked, key, answer](const Result<agents::Learned>& learned) {
        const Result<Done> kept = learned ? agents::keepWindows(m_home.path(), provider, learned->windows) : Result<Done>(learned.error());
        if (!kept)
            return answer(kept.error());
        ui::ProviderWord word{key != nullptr, {}, learned->listing.isWhole, {}};
        for (const QString& model : learned->listing.models)
            word.models.append(provider.id + u':' + model);
        for (auto window = learned->windows.begin(); window != learned->windows.end(); ++window)
            word.windows.insert(provider.id + u':' + window.key(), window->value);
        answer(word);
    });
}

Result<ui::TierLine> ConnectionDesk::writeTier(const QString& organisation, const QString& tier, const QStringList& models) const
{
    const Result<TierWritten> written = app::writeTier(m_home, organisation, tier, models);
    return written ? Result<ui::TierLine>(ui::TierLine{written->adopt, written->path, written->wasShipped}) : Result<ui::TierLine>(written.error());
}

Result<ui::StepsLine> ConnectionDesk::writeSteps(const QString& organisation, const QString& way, const QList<rules::StepName>& steps) const
{
    const Result<StepsWritten> written = app::writeSteps(m_home, organisation, way, steps);
    return written ? Result<ui::StepsLine>(ui::StepsLine{written->adopt, written->path, written->wasShipped}) : Result<ui::StepsLine>(written.error());
}

void ConnectionDesk::lookAtServer(const QString& id, Answer<ui::ServerLook> answer)
{
    m_servers.read();
    m_servers.look(id, agents::ToolServers::Looks::ToAllow, [this, id, answer = std::move(answer)](const Result<agents::ToolServer::Look>& look) {
        if (!look)
            return answer(look.error());
        m_looks.insert(id, *look);
        const Result<std::optional<agents::Allowance>> allowed = agents::ToolShelf(m_home.path()).allowance(id);
        const agents::Allowance known = allowed && *allowed ? **allowed : agents::Allowance{};
        ui::ServerLook shown{agents::cleanedLine(QStringLiteral("%1 %2").arg(look->facts.name, look->facts.version), kLine), {}};
        for (const agents::ToolDescription& tool : look->tools)
            shown.tools.append(lineOf(tool, known));
        answer(shown);
    });
}

Result<Done> ConnectionDesk::allowServer(const QString& id, const QMap<QString, ui::ToolUse>& uses)
{
    const auto look = m_looks.constFind(id);
    if (look == m_looks.constEnd())
        return Error{Error::Rule, QStringLiteral("nobody has looked at what %1 offers").arg(id), id, QStringLiteral("look first, then allow what was seen")};
    QMap<QString, agents::ToolEffect> effects;
    for (const agents::ToolDescription& tool : look->tools)
        if (const auto use = uses.constFind(agents::cleanedLine(tool.name, kLine)); use != uses.constEnd())
            effects.insert(tool.name, effectOf(*use));
    const Result<agents::Allowance> allowed = m_servers.allow(id, *look, effects);
    return allowed ? Result<Done>(Done{}) : Result<Done>(allowed.error());
}

Result<Done> ConnectionDesk::forbidServer(const QString& id)
{
    m_looks.remove(id);
    return m_servers.forbid(id);
}

Result<Done> ConnectionDesk::searchAt(const QString& address) const
{
    const QString at = address.trimmed();
    if (!at.isEmpty())
        if (const Result<agents::HttpRequest> right = agents::searxngSearch({at, {}})->request({QStringLiteral("tides"), 1, {}}); !right)
            return Error{Error::Parse, QStringLiteral("“%1” is no address of a server").arg(at.left(100)), {}, QStringLiteral("as https://search.example.org, or http://localhost:8888")};
    m_home.setSearxng(at);
    return Done{};
}

Result<Done> ConnectionDesk::trust(const QString& file)
{
    if (file.isEmpty()) {
        if (const Result<Done> forgotten = forgetOwnCa(m_home); !forgotten)
            return forgotten;
    } else if (const Result<OwnCa> kept = keepOwnCa(m_home, file, QDateTime::currentDateTimeUtc()); !kept) {
        return kept.error();
    }
    m_transport.setWay(wayOf(m_home));
    return Done{};
}

void ConnectionDesk::tellOthers(const QString& key, const QString& ownOrganisation) const
{
    QStringList others = m_home.recorded();
    others.removeAll(ownOrganisation);
    askHolders<bool>(m_home, others, [&key](ControlClient& holder) { return holder.rereadKey(key); });
}

void ConnectionDesk::tellOthersOfTools(const QString& ownOrganisation) const
{
    QStringList others = m_home.recorded();
    others.removeAll(ownOrganisation);
    askHolders<Done>(m_home, others, [](ControlClient& holder) { return holder.rereadTools(); });
}

} // namespace qd::app
