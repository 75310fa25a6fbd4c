#include "agents/effects/settings/ConnectorFile.h"

#include "agents/effects/connectors/git/GitWords.h"
#include "agents/effects/connectors/hubspot/HubSpotWords.h"
#include "agents/effects/connectors/mail/MailText.h"
#include "agents/effects/connectors/twilio/TwilioWords.h"
#include "agents/effects/people/MailParts.h"
#include "agents/keys/KeyNames.h"
#include "agents/organisation/DocumentText.h"
#include "agents/organisation/OrganisationFile.h"
#include "agents/tools/protocol/OutsideText.h"
#include "agents/transport/SystemProxy.h"

#include <QRegularExpression>
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

/// A service's address has the routes of its interface behind it.
void checkService(const ConnectorFile& file, QList<Fault>& faults)
{
    checkUrl(file, faults);
    if (QUrl(file.url).hasQuery() || file.url.endsWith(QLatin1Char('/')))
        faults.append({QStringLiteral("/url"), fault(file.url), QStringLiteral("expected %1, or the address of a mock, without a slash or a query at its end").arg(ConnectorFile::shippedAddress(file.kind))});
}

void checkMailService(const ConnectorFile& file, QList<Fault>& faults)
{
    checkService(file, faults);
    if (mailNameIn(file.from).address.isEmpty() || file.from != cleanedLine(file.from, 300))
        faults.append({QStringLiteral("/from"), fault(file.from), QStringLiteral("expected \"Name <address@host>\", which the service knows as a sender of the account's")});
}

void checkTwilio(const ConnectorFile& file, QList<Fault>& faults)
{
    checkService(file, faults);
    if (!isTwilioSid(file.account, QLatin1String("AC")))
        faults.append({QStringLiteral("/account"), fault(file.account), QStringLiteral("expected the SID of the account: \"AC\" and 32 digits of hexadecimal")});
    if (!file.user.isEmpty() && !isTwilioSid(file.user, QLatin1String("SK")))
        faults.append({QStringLiteral("/user"), fault(file.user), QStringLiteral("expected the SID of the API key, \"SK…\", or none where the key is the account's auth token")});
    if (!isTwilioSender(file.from))
        faults.append({QStringLiteral("/from"), fault(file.from), QStringLiteral("expected a number (\"+15551234567\"), a short code, a name of at most 11 letters and digits, or the SID of a messaging service, \"MG…\"")});
}

void checkCalendar(const ConnectorFile& file, QList<Fault>& faults)
{
    checkUrl(file, faults);
    if (QUrl(file.url).hasQuery() || file.url.endsWith(QLatin1Char('/')))
        faults.append({QStringLiteral("/url"), fault(file.url), QStringLiteral("expected the address of the calendar itself, without a slash or a query at its end")});
    if (file.user.isEmpty() || file.user.contains(QLatin1Char(':')) || file.user != cleanedLine(file.user, 60))
        faults.append({QStringLiteral("/user"), fault(file.user), QStringLiteral("expected the name of the account that the password is of")});
    if (!file.author.isEmpty() && authorIn(file.author).address.isEmpty())
        faults.append({QStringLiteral("/author"), fault(file.author), QStringLiteral("expected \"Name <address@host>\", as the calendar's owner is known there")});
}

/// help.x.com: names have 4 to 15 letters, digits and underscores; older ones may be shorter.
void checkX(const ConnectorFile& file, QList<Fault>& faults)
{
    static const QRegularExpression name(QStringLiteral("\\A[A-Za-z0-9_]{1,15}\\z"));
    checkService(file, faults);
    if (!name.match(file.user).hasMatch())
        faults.append({QStringLiteral("/user"), fault(file.user), QStringLiteral("expected the name of the account, without \"@\"")});
}

/// Its own numbers of addresses (adr_id), and what a piece of mail may be for (ltr_use_type).
void checkLob(const ConnectorFile& file, QList<Fault>& faults)
{
    static const QRegularExpression address(QStringLiteral("\\Aadr_[a-zA-Z0-9]{1,60}\\z"));
    checkService(file, faults);
    if (!address.match(file.sender).hasMatch())
        faults.append({QStringLiteral("/sender"), fault(file.sender), QStringLiteral("expected the number of the sender's address at Lob, \"adr_…\"")});
    if (file.useType != QLatin1String("marketing") && file.useType != QLatin1String("operational"))
        faults.append({QStringLiteral("/use_type"), fault(file.useType), QStringLiteral("expected \"marketing\" or \"operational\"")});
}

void checkHubSpot(const ConnectorFile& file, QList<Fault>& faults)
{
    checkService(file, faults);
    for (qsizetype i = 0; i < file.reads.size(); ++i)
        if (hubSpotProperty(file.reads[i]).isEmpty() || file.reads.indexOf(file.reads[i]) != i)
            faults.append({QStringLiteral("/reads/%1").arg(i), fault(file.reads[i]), QStringLiteral("expected, once, one of ") + hubSpotFields().join(QStringLiteral(", "))});
}

/// Nothing that is written into a header may hold what ends it or what is shown as something else.
bool isLeaveAddress(const QString& text)
{
    QString filled = text;
    filled.replace(QLatin1String("{key}"), QLatin1String("k"));
    const QUrl url(filled, QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("https") && !url.host().isEmpty() && url.userInfo().isEmpty();
    const bool isMail = url.scheme() == QLatin1String("mailto") && !mailAddress(url.path()).isEmpty();
    return url.isValid() && (isWeb || isMail) && std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c <= u'~' && c != u'<' && c != u'>'; });
}

void checkMail(const ConnectorFile& file, QList<Fault>& faults)
{
    const QUrl url(file.url, QUrl::StrictMode);
    const bool isMail = url.scheme() == QLatin1String("smtps") || url.scheme() == QLatin1String("smtp");
    if (!url.isValid() || !isMail || url.host().isEmpty() || !url.path().isEmpty() || url.hasQuery() || url.hasFragment() || !url.userInfo().isEmpty())
        faults.append({QStringLiteral("/url"), fault(file.url), QStringLiteral("expected smtps://host:465, or smtp://host:587 where the server offers STARTTLS, without a user")});
    const bool isNamed = !file.user.isEmpty() && file.user == cleanedLine(file.user, 254);
    if (!isNamed && !(file.user.isEmpty() && file.key.isEmpty() && isThisMachine(url.host())))
        faults.append({QStringLiteral("/user"), fault(file.user), QStringLiteral("expected the account's name at the mail server; only a server on this machine may want neither a user nor a key")});
    if (!mailAddressIn(file.from))
        faults.append({QStringLiteral("/from"), fault(file.from), QStringLiteral("expected \"Name <name@host>\" or name@host")});
    if (!file.replyTo.isEmpty() && mailAddress(file.replyTo) != file.replyTo)
        faults.append({QStringLiteral("/reply_to"), fault(file.replyTo), QStringLiteral("expected name@host")});
    if (!file.unsubscribe.isEmpty() && !isLeaveAddress(file.unsubscribe))
        faults.append({QStringLiteral("/unsubscribe"), fault(file.unsubscribe), QStringLiteral("expected https://… or mailto:…, with {key} where the message's own key goes")});
}

void checkKind(const ConnectorFile& file, QList<Fault>& faults)
{
    const bool needsKey = file.kind == ConnectorKind::Smtp ? !file.user.isEmpty() : file.kind != ConnectorKind::Git;
    switch (file.kind) {
    case ConnectorKind::Webhook: checkUrl(file, faults); break;
    case ConnectorKind::Git: checkRepository(file, faults); break;
    case ConnectorKind::WordPress: checkSite(file, faults); break;
    case ConnectorKind::SendGrid:
    case ConnectorKind::Mandrill: checkMailService(file, faults); break;
    case ConnectorKind::Twilio: checkTwilio(file, faults); break;
    case ConnectorKind::CalDav: checkCalendar(file, faults); break;
    case ConnectorKind::X: checkX(file, faults); break;
    case ConnectorKind::Lob: checkLob(file, faults); break;
    case ConnectorKind::HubSpot: checkHubSpot(file, faults); break;
    case ConnectorKind::Smtp: checkMail(file, faults); break;
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

bool ConnectorFile::isForPeople() const
{
    switch (kind) {
    case ConnectorKind::SendGrid:
    case ConnectorKind::Mandrill:
    case ConnectorKind::Twilio:
    case ConnectorKind::Lob:
    case ConnectorKind::HubSpot:
    case ConnectorKind::Smtp: return true;
    default: return false;
    }
}

QString ConnectorFile::shippedAddress(ConnectorKind kind)
{
    switch (kind) {
    case ConnectorKind::SendGrid: return QStringLiteral("https://api.sendgrid.com/v3");
    case ConnectorKind::Mandrill: return QStringLiteral("https://mandrillapp.com/api/1.4");
    case ConnectorKind::Twilio: return QStringLiteral("https://api.twilio.com");
    case ConnectorKind::X: return QStringLiteral("https://api.x.com");
    case ConnectorKind::Lob: return QStringLiteral("https://api.lob.com/v1");
    case ConnectorKind::HubSpot: return QStringLiteral("https://api.hubapi.com");
    default: return {};
    }
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
