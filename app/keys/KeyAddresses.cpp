#include "app/keys/KeyAddresses.h"

#include "agents/effects/connectors/hooks/Signature.h"
#include "agents/effects/settings/OutsideConnectors.h"
#include "agents/effects/settings/SignIns.h"
#include "agents/inbound/hooks/HooksFile.h"
#include "agents/inbound/mail/MailAccounts.h"
#include "agents/llm/providers/ProviderList.h"
#include "agents/reading/search/SearchProvider.h"
#include "agents/tools/Allowance.h"
#include "app/commands/Loop.h"

#include <algorithm>

namespace qd::app {

namespace {

using namespace Qt::StringLiterals;

/// A file of the home that names a key, and for which address.
struct Named {
    QString origin;
    QString file;
    agents::KeyKind kind = agents::KeyKind::Key;
};
using NamedKeys = QMap<QString, QList<Named>>;

/// Whether one is let in there by the password of a user.
agents::KeyKind kindOf(agents::ConnectorKind kind)
{
    const bool isPassword = kind == agents::ConnectorKind::Smtp || kind == agents::ConnectorKind::CalDav || kind == agents::ConnectorKind::WordPress;
    return isPassword ? agents::KeyKind::Password : agents::KeyKind::Key;
}

void addConnectors(const Home& home, NamedKeys& all)
{
    for (const agents::SetUpConnector& each : agents::connectorFiles(home.path())) {
        if (!each.file)
            continue;
        const QString file = u"connectors/"_s + each.name;
        for (const QString& name : {each.file->key, each.file->developerKey})
            if (const QString origin = agents::originOf(each.file->url); !origin.isEmpty() && !name.isEmpty())
                all[name].append({origin, file, kindOf(each.file->kind)});
        if (const std::optional<agents::SignInPlace> place = agents::signInOf(*each.file); place && !place->secret.isEmpty())
            all[place->secret].append({agents::originOf(place->tokenUrl), file});
    }
}

Result<NamedKeys> namedKeys(const Home& home)
{
    const Result<agents::ProviderList> providers = agents::ProviderList::read(home.path());
    if (!providers)
        return providers.error();
    NamedKeys all;
    const agents::ToolShelf tools(home.path());
    for (const QString& name : tools.names())
        if (const Result<agents::ToolServerFile> file = tools.load(name); file && !file->key.isEmpty())
            all[file->key].append({agents::originOf(file->url), u"tools/%1.json"_s.arg(name)});
    addConnectors(home, all);
    if (const Result<agents::HooksFile> hooks = agents::hooksOf(home.path()); hooks)
        for (const agents::HookSender& sender : hooks->senders)
            if (!sender.key.isEmpty())
                all[sender.key].append({sender.keyAddress(), u"hooks-in.json"_s});
    if (const Result<agents::MailAccounts> mail = agents::mailAccountsOf(home.path()); mail)
        for (const agents::MailAccount& box : mail->mailboxes)
            all[box.key].append({agents::originOf(box.url), u"mail-in.json"_s, agents::KeyKind::Password});
    for (const agents::SearchKind& kind : agents::searchKinds())
        if (kind.takesKey)
            all.insert(kind.slug, {{agents::shippedOrigin(kind.slug), {}}});
    for (const agents::ModelProvider& provider : providers->providers())
        if (!provider.isTemplate())
            all.insert(provider.id, {{agents::originOf(provider.baseUrl), {}}});
    return all;
}

bool isPassword(const QList<Named>& named)
{
    return !named.isEmpty() && std::all_of(named.begin(), named.end(), [](const Named& one) { return one.kind == agents::KeyKind::Password; });
}

QStringList originsOf(const QList<Named>& named)
{
    QStringList origins;
    for (const Named& one : named)
        if (!origins.contains(one.origin))
            origins.append(one.origin);
    return origins;
}

} // namespace

Result<QMap<QString, QStringList>> keyAddresses(const Home& home)
{
    const Result<NamedKeys> all = namedKeys(home);
    if (!all)
        return all.error();
    QMap<QString, QStringList> addresses;
    for (auto key = all->begin(); key != all->end(); ++key)
        addresses.insert(key.key(), originsOf(*key));
    return addresses;
}

Result<QString> keyAddress(const Home& home, const QString& name)
{
    const Result<NamedKeys> all = namedKeys(home);
    if (!all)
        return all.error();
    const QList<Named> named = all->value(name);
    const QStringList origins = originsOf(named);
    if (origins.size() == 1)
        return origins.first();
    if (origins.isEmpty())
        return Error{Error::Rule, u"no provider, connector or server of tools named “%1” has an address yet, and a key is kept for one address only"_s.arg(name), name,
                     u"its file first, in the folder “providers”, “connectors” or “tools” of the home, then the key"_s};
    QStringList where;
    for (const Named& one : named)
        where.append(u"%1 (%2)"_s.arg(one.origin, one.file));
    where.removeDuplicates();
    return Error{Error::Rule, u"the key “%1” is named for %2 addresses, and is kept for one only: %3"_s.arg(name).arg(origins.size()).arg(where.join(u", "_s)), name,
                 u"a key of its own for each, under a name of its own in those files of the home"_s};
}

Result<agents::KeyKind> keyKind(const Home& home, const QString& name)
{
    const Result<NamedKeys> all = namedKeys(home);
    if (!all)
        return all.error();
    return isPassword(all->value(name)) ? agents::KeyKind::Password : agents::KeyKind::Key;
}

QMap<QString, QString> signingKeys(const Home& home)
{
    QMap<QString, QString> files;
    for (const agents::SetUpConnector& each : agents::connectorFiles(home.path()))
        if (each.file && each.file->kind == agents::ConnectorKind::Webhook)
            files.insert(each.file->key, u"connectors/"_s + each.name);
    return files;
}

Result<Done> checkKeyUse(const QMap<QString, QString>& signing, const QString& name, const agents::Secret& secret)
{
    if (!signing.contains(name))
        return Done{};
    if (const Result<Done> signs = agents::checkHookSecret(secret); !signs)
        return Error{Error::Parse, u"%1, which is what %2 needs it for"_s.arg(signs.error().text, signing.value(name)), name, signs.error().hint};
    return Done{};
}

Result<QSet<QString>> passwordNames(const Home& home)
{
    const Result<NamedKeys> all = namedKeys(home);
    if (!all)
        return all.error();
    QSet<QString> names;
    for (auto key = all->begin(); key != all->end(); ++key)
        if (isPassword(*key))
            names.insert(key.key());
    return names;
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
