#include "app/keys/KeyAddresses.h"

#include "agents/effects/settings/OutsideConnectors.h"
#include "agents/effects/settings/SignIns.h"
#include "agents/inbound/hooks/HooksFile.h"
#include "agents/inbound/mail/MailAccounts.h"
#include "agents/keys/KeyNames.h"
#include "agents/llm/providers/ProviderList.h"
#include "agents/reading/search/SearchProvider.h"
#include "agents/tools/Allowance.h"
#include "app/commands/Loop.h"

namespace qd::app {

Result<QMap<QString, QStringList>> keyAddresses(const Home& home)
{
    const Result<agents::ProviderList> providers = agents::ProviderList::read(home.path());
    if (!providers)
        return providers.error();
    QMap<QString, QStringList> addresses;
    const agents::ToolShelf tools(home.path());
    for (const QString& name : tools.names())
        if (const Result<agents::ToolServerFile> file = tools.load(name); file && !file->key.isEmpty())
            if (const QString origin = agents::originOf(file->url); !addresses.value(file->key).contains(origin))
                addresses[file->key].append(origin);
    for (const agents::SetUpConnector& each : agents::connectorFiles(home.path()))
        if (const QString origin = each.file ? agents::originOf(each.file->url) : QString(); !origin.isEmpty() && !addresses.value(each.file->key).contains(origin))
            addresses[each.file->key].append(origin);
    for (const agents::SetUpConnector& each : agents::connectorFiles(home.path()))
        if (const std::optional<agents::SignInPlace> place = each.file ? agents::signInOf(*each.file) : std::nullopt; place && !place->secret.isEmpty())
            if (const QString origin = agents::originOf(place->tokenUrl); !addresses.value(place->secret).contains(origin))
                addresses[place->secret].append(origin);
    if (const Result<agents::HooksFile> hooks = agents::hooksOf(home.path()); hooks)
        for (const agents::HookSender& sender : hooks->senders)
            if (!sender.key.isEmpty())
                addresses[sender.key].append(sender.keyAddress());
    if (const Result<agents::MailAccounts> mail = agents::mailAccountsOf(home.path()); mail)
        for (const agents::MailAccount& box : mail->mailboxes)
            if (const QString origin = agents::originOf(box.url); !addresses.value(box.key).contains(origin))
                addresses[box.key].append(origin);
    for (const agents::SearchKind& kind : agents::searchKinds())
        if (kind.takesKey)
            addresses.insert(kind.slug, {agents::shippedOrigin(kind.slug)});
    for (const agents::ModelProvider& provider : providers->providers())
        if (!provider.isTemplate())
            addresses.insert(provider.id, {agents::originOf(provider.baseUrl)});
    return addresses;
}

Result<QString> keyAddress(const QMap<QString, QStringList>& addresses, const QString& name)
{
    const QStringList origins = addresses.value(name);
    if (origins.size() == 1)
        return origins.first();
    if (origins.isEmpty())
        return Error{Error::Rule, QStringLiteral("no provider and no server of tools named “%1” has an address yet, and a key is kept for one address only").arg(name), name,
                     QStringLiteral("its file first, in the folder “providers” or “tools” of the home, then the key")};
    return Error{Error::Rule, QStringLiteral("servers of tools at %1 name the key “%2”, and a key is kept for one address only").arg(origins.join(QStringLiteral(" and ")), name), name,
                 QStringLiteral("a key of its own for each, in their files in the folder “tools” of the home")};
}

QMap<QString, QString> keyOrigins(agents::KeyShelf& shelf)
{
    QMap<QString, QString> origins;
    const Result<agents::RingState> state = waitFor<agents::RingState>([&shelf](Mailbox*, auto done) { shelf.look(done); });
    for (const agents::KeptKey& key : shelf.kept()) {
        if (!key.inKeyring)
            origins.insert(key.name, key.origin);
        else if (state && *state == agents::RingState::Open)
            if (const Result<QString> origin = waitFor<QString>([&](Mailbox*, auto done) { shelf.findOrigin(key.name, done); }); origin)
                origins.insert(key.name, QStringLiteral("") + (origin->isEmpty() ? agents::shippedOrigin(key.name) : *origin));
    }
    return origins;
}

QString strangeAddress(const QString& name, const QString& given, const QStringList& now)
{
    if (given.isNull() || now.isEmpty() || now.contains(given))
        return {};
    if (given.isEmpty())
        return QStringLiteral("its key was given without an address, and is not shown to %1: quarterdeck keys set %2, if a key is to go there").arg(now.join(QStringLiteral(" and ")), name);
    return QStringLiteral("its key was given for %1, and is not shown to %2, which is named now: quarterdeck keys set %3, if a key is to go there")
        .arg(given, now.join(QStringLiteral(" and ")), name);
}

} // namespace qd::app
