#include "agents/effects/settings/ConnectorFile.h"

#include "agents/effects/connectors/git/GitWords.h"
#include "agents/keys/KeyNames.h"
#include "agents/organisation/DocumentText.h"
#include "agents/organisation/OrganisationFile.h"
#include "agents/tools/protocol/OutsideText.h"
#include "agents/transport/SystemProxy.h"

#include <QUrl>

namespace qd::agents {

namespace {

void checkId(const ConnectorFile& file, const QString& name, QList<Fault>& faults)
{
    const QString says = QStringLiteral("is \"%1\"").arg(file.id);
    if (!isSlug(file.id) || file.id.startsWith(QLatin1String("folder-")))
        faults.append({QStringLiteral("/id"), says, QStringLiteral("expected small letters, digits and single hyphens, not beginning with \"folder-\"")});
    else if (!name.isEmpty() && name != file.id + QLatin1String(".json"))
        faults.append({QStringLiteral("/id"), says, QStringLiteral("expected the name of its file, without .json")});
}

QString fault(const QString& text)
{
    return QStringLiteral("is \"%1\"").arg(text.left(200));
}

void checkUrl(const ConnectorFile& file, QList<Fault>& faults)
{
    const QUrl url(file.url, QUrl::StrictMode);
    const bool isSafe = url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isThisMachine(url.host()));
    if (!url.isValid() || url.host().isEmpty() || !isSafe || !url.userInfo().isEmpty() || url.hasFragment())
        faults.append({QStringLiteral("/url"), fault(file.url), QStringLiteral("expected an https address without a user, or an http address of this machine")});
}

/// A password in the address would stand in the record, on the screen and in the list of processes.
void checkRepository(const ConnectorFile& file, QList<Fault>& faults)
{
    const QUrl url(file.url, QUrl::StrictMode);
    const bool isFolder = url.scheme() == QLatin1String("file") && url.host().isEmpty() && url.path().startsWith(QLatin1Char('/'));
    const bool isServer = (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("ssh")) && !url.host().isEmpty();
    if (!url.isValid() || !(isFolder || isServer) || !url.password().isEmpty() || url.hasQuery() || url.hasFragment())
        faults.append({QStringLiteral("/url"), fault(file.url), QStringLiteral("expected file:///…, ssh://user@host/… or https://user@host/… without a password")});
    if (!file.key.isEmpty() && (url.scheme() != QLatin1String("https") || url.userName().isEmpty()))
        faults.append({QStringLiteral("/key"), fault(file.key), QStringLiteral("expected none: a key is for an https address that says whose it is (https://user@host/…); ssh has its own")});
    if (!isBranchName(file.branch))
        faults.append({QStringLiteral("/branch"), fault(file.branch), QStringLiteral("expected the name of a branch")});
    if (!file.path.isEmpty() && !isRepositoryPath(file.path))
        faults.append({QStringLiteral("/path"), fault(file.path), QStringLiteral("expected a folder in the repository, without \"..\" and \".git\"")});
    if (!file.author.isEmpty() && authorIn(file.author).address.isEmpty())
        faults.append({QStringLiteral("/author"), fault(file.author), QStringLiteral("expected \"Name <address@host>\"")});
}

/// A colon would end the user in what is sent (RFC 7617, 2).
void checkSite(const ConnectorFile& file, QList<Fault>& faults)
{
    checkUrl(file, faults);
    if (QUrl(file.url).hasQuery() || file.url.endsWith(QLatin1Char('/')))
        faults.append({QStringLiteral("/url"), fault(file.url), QStringLiteral("expected the address of the site, without a slash or a query at its end")});
    if (file.user.isEmpty() || file.user.contains(QLatin1Char(':')) || file.user != cleanedLine(file.user, 60))
        faults.append({QStringLiteral("/user"), fault(file.user), QStringLiteral("expected the name of the account that the application password is of")});
}

void checkKind(const ConnectorFile& file, QList<Fault>& faults)
{
    const bool needsKey = file.kind != ConnectorKind::Git;
    switch (file.kind) {
    case ConnectorKind::Webhook: checkUrl(file, faults); break;
    case ConnectorKind::Git: checkRepository(file, faults); break;
    case ConnectorKind::WordPress: checkSite(file, faults); break;
    }
    if (const Result<Done> named = checkKeyName(file.key); !named && (needsKey || !file.key.isEmpty()))
        faults.append({QStringLiteral("/key"), fault(file.key), named.error().hint});
}

QList<Fault> faultsOf(const ConnectorFile& file, const QString& fileName)
{
    QList<Fault> faults;
    if (file.v != 1)
        faults.append({QStringLiteral("/v"), QStringLiteral("is %1").arg(file.v), QStringLiteral("expected 1")});
    checkId(file, fileName.section(u'/', -1), faults);
    checkKind(file, faults);
    for (qsizetype i = 0; i < file.organisations.size(); ++i)
        if (!isSlug(file.organisations[i]))
            faults.append({QStringLiteral("/organisations/%1").arg(i), QStringLiteral("is \"%1\"").arg(file.organisations[i]), QStringLiteral("expected the id of an organisation")});
    return faults;
}

} // namespace

bool ConnectorFile::isOnThisMachine() const
{
    const QUrl address(url);
    return address.scheme() == QLatin1String("file") || isThisMachine(address.host());
}

Result<ConnectorFile> readConnector(const QByteArray& bytes, const QString& fileName)
{
    QList<Fault> faults;
    const Result<Json> json = readDocument(bytes, QStringLiteral(":/schema/connector.json"), faults);
    if (!json)
        return faults.isEmpty() ? json.error() : errorOf(faults, fileName);
    Result<ConnectorFile> file = decode<ConnectorFile>(*json);
    if (!file)
        return file;
    faults = faultsOf(*file, fileName);
    return faults.isEmpty() ? file : Result<ConnectorFile>(errorOf(faults, fileName));
}

} // namespace qd::agents
