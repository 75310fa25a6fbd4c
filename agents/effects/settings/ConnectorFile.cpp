#include "agents/effects/settings/ConnectorFile.h"

#include "agents/effects/connectors/git/GitWords.h"
#include "agents/effects/connectors/hubspot/HubSpotWords.h"
#include "agents/effects/connectors/linkedin/LinkedInWords.h"
#include "agents/effects/connectors/mail/MailText.h"
#include "agents/effects/connectors/salesforce/SalesforceWords.h"
#include "agents/effects/connectors/tiktok/TikTokWords.h"
#include "agents/effects/connectors/twilio/TwilioWords.h"
#include "agents/effects/people/MailParts.h"
#include "agents/keys/KeyNames.h"
#include "agents/oauth/TokenGrant.h"
#include "agents/organisation/DocumentText.h"
#include "agents/organisation/OrganisationFile.h"
#include "agents/tools/protocol/OutsideText.h"
#include "agents/transport/SystemProxy.h"

#include <QRegularExpression>
#include <QUrl>

namespace qd::agents {

namespace {

const QString kLeaveForm = QStringLiteral("expected https://… or mailto:…, with {key} where the message's own key goes");

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
    const Result<MailAddress> from = mailAddressIn(file.from);
    if (!from || !isMailAddress(from->address) || file.from.size() > 300)
        faults.append({QStringLiteral("/from"), fault(file.from), QStringLiteral("expected \"Name <address@host>\", which the service knows as a sender of the account's")});
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

/// One whose readers leave at an address of hers.
void checkMailWithLeave(const ConnectorFile& file, QList<Fault>& faults)
{
    checkMailService(file, faults);
    if (!file.unsubscribe.isEmpty() && !isLeaveAddress(file.unsubscribe))
        faults.append({QStringLiteral("/unsubscribe"), fault(file.unsubscribe), kLeaveForm});
}

/// The account is the domain that mail is sent from.
void checkMailgun(const ConnectorFile& file, QList<Fault>& faults)
{
    checkMailWithLeave(file, faults);
    if (!isMailAddress(QStringLiteral("post@") + file.account))
        faults.append({QStringLiteral("/account"), fault(file.account), QStringLiteral("expected the domain that the account sends from, as mg.example.com")});
}

/// Of a key "…-us6" the data centre is us6.
void checkMailchimp(const ConnectorFile& file, QList<Fault>& faults)
{
    static const QRegularExpression audience(QStringLiteral("\\A[0-9a-zA-Z]{6,20}\\z"));
    static const QRegularExpression centre(QStringLiteral("\\Ahttps://[a-z]{2,3}[0-9]{1,3}\\.api\\.mailchimp\\.com/3\\.0\\z"));
    checkMailService(file, faults);
    if (!centre.match(file.url).hasMatch() && !file.isOnThisMachine())
        faults.append({QStringLiteral("/url"), fault(file.url), QStringLiteral("expected https://us6.api.mailchimp.com/3.0, with what stands behind the key's last hyphen in the place of us6")});
    if (!audience.match(file.account).hasMatch())
        faults.append({QStringLiteral("/account"), fault(file.account), QStringLiteral("expected the id of the audience, as a1b2c3d4e5")});
}

/// By http the shop would want each request signed, and whoever listens would read it.
void checkShop(const ConnectorFile& file, QList<Fault>& faults)
{
    static const QRegularExpression consumer(QStringLiteral("\\Ack_[0-9a-zA-Z]{8,80}\\z"));
    checkUrl(file, faults);
    if (QUrl(file.url).hasQuery() || file.url.endsWith(QLatin1Char('/')))
        faults.append({QStringLiteral("/url"), fault(file.url), QStringLiteral("expected the address of the shop, without a slash or a query at its end")});
    if (!consumer.match(file.user).hasMatch())
        faults.append({QStringLiteral("/user"), fault(file.user), QStringLiteral("expected the consumer key, \"ck_…\"; its secret is the key")});
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

/// Ids of channels as Slack's documentation has them: "C" of a channel, "G" of an older private one.
void checkSlack(const ConnectorFile& file, QList<Fault>& faults)
{
    static const QRegularExpression channel(QStringLiteral("\\A[CG][A-Z0-9]{5,20}\\z"));
    checkService(file, faults);
    if (!channel.match(file.channel).hasMatch())
        faults.append({QStringLiteral("/channel"), fault(file.channel), QStringLiteral("expected the id of the channel, \"C0123ABCD\", as Slack shows it at the end of the channel's details")});
}

void checkMeta(const ConnectorFile& file, QList<Fault>& faults)
{
    static const QRegularExpression number(QStringLiteral("\\A[1-9][0-9]{4,19}\\z"));
    checkService(file, faults);
    if (!number.match(file.account).hasMatch())
        faults.append({QStringLiteral("/account"), fault(file.account), file.kind == ConnectorKind::Facebook ? QStringLiteral("expected the number of the page") : QStringLiteral("expected the number of the Instagram account, which is no name")});
}

/// Names of accounts there have letters, digits, underscores and dots.
void checkTikTok(const ConnectorFile& file, QList<Fault>& faults)
{
    static const QRegularExpression name(QStringLiteral("\\A[A-Za-z0-9_.]{2,24}\\z"));
    checkService(file, faults);
    if (!name.match(file.user).hasMatch())
        faults.append({QStringLiteral("/user"), fault(file.user), QStringLiteral("expected the name of the account, without \"@\"")});
    if (tikTokPrivacy(file.privacy).isEmpty())
        faults.append({QStringLiteral("/privacy"), fault(file.privacy), QStringLiteral("expected who may see what is posted: \"public\", \"friends\", \"followers\" or \"self\"")});
}

void checkSalesforce(const ConnectorFile& file, QList<Fault>& faults)
{
    static const QRegularExpression field(QStringLiteral("\\A[A-Za-z][A-Za-z0-9_]{0,39}__c\\z"));
    checkUrl(file, faults);
    if (QUrl(file.url).hasQuery() || file.url.endsWith(QLatin1Char('/')))
        faults.append({QStringLiteral("/url"), fault(file.url), QStringLiteral("expected https://NAME.my.salesforce.com, the organisation's own address, without a slash or a query at its end")});
    if (!field.match(file.match).hasMatch() || file.match.chopped(3).contains(QLatin1String("__")))
        faults.append({QStringLiteral("/match"), fault(file.match), QStringLiteral("expected a field of contacts that is an external id and holds their e-mail addresses, as \"Press_Mail__c\"")});
    for (qsizetype i = 0; i < file.reads.size(); ++i)
        if (salesforceField(file.reads[i]).isEmpty() || file.reads.indexOf(file.reads[i]) != i)
            faults.append({QStringLiteral("/reads/%1").arg(i), fault(file.reads[i]), QStringLiteral("expected, once, one of ") + salesforceFields().join(QStringLiteral(", "))});
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
        faults.append({QStringLiteral("/unsubscribe"), fault(file.unsubscribe), kLeaveForm});
}

void checkLinkedIn(const ConnectorFile& file, QList<Fault>& faults)
{
    static const QRegularExpression version(QStringLiteral("\\A20[0-9]{2}(?:0[1-9]|1[0-2])\\z"));
    checkService(file, faults);
    if (!isLinkedInAuthor(file.account))
        faults.append({QStringLiteral("/account"), fault(file.account), QStringLiteral("expected whose posts they are: \"urn:li:organization:…\" of a page, or \"urn:li:person:…\"")});
    if (!file.apiVersion.isEmpty() && !version.match(file.apiVersion).hasMatch())
        faults.append({QStringLiteral("/api_version"), fault(file.apiVersion), QStringLiteral("expected a year and a month, as %1").arg(QLatin1String(kLinkedInVersion))});
}

/// support.google.com/webmasters, "Add a website property": a domain, or an address with its slash; of Analytics the number of the property.
void checkGoogle(const ConnectorFile& file, QList<Fault>& faults)
{
    static const QRegularExpression domain(QStringLiteral("\\Asc-domain:[a-z0-9.-]{3,253}\\z")), number(QStringLiteral("\\A[0-9]{1,20}\\z"));
    checkService(file, faults);
    const QUrl site(file.account, QUrl::StrictMode);
    const bool isSite = site.isValid() && (site.scheme() == QLatin1String("https") || site.scheme() == QLatin1String("http")) && !site.host().isEmpty() && file.account.endsWith(u'/') && site.userInfo().isEmpty();
    if (file.kind == ConnectorKind::SearchConsole && !isSite && !domain.match(file.account).hasMatch())
        faults.append({QStringLiteral("/account"), fault(file.account), QStringLiteral("expected the property as Search Console has it: \"sc-domain:example.com\" or \"https://www.example.com/\"")});
    if (file.kind == ConnectorKind::Analytics && !number.match(file.account).hasMatch())
        faults.append({QStringLiteral("/account"), fault(file.account), QStringLiteral("expected the number of the property, as 123456789")});
}

/// developers.google.com/my-business/reference/rest/v4/accounts.locations.localPosts: the parent of its posts.
void checkBusinessProfile(const ConnectorFile& file, QList<Fault>& faults)
{
    static const QRegularExpression location(QStringLiteral("\\Aaccounts/[0-9]{1,24}/locations/[0-9]{1,24}\\z"));
    checkService(file, faults);
    if (!location.match(file.account).hasMatch())
        faults.append({QStringLiteral("/account"), fault(file.account), QStringLiteral("expected the location as Google's interface names it, \"accounts/123/locations/456\"")});
}

/// A number without "act_" or hyphens; the customer of Google Ads has ten digits.
void checkAds(const ConnectorFile& file, QList<Fault>& faults)
{
    static const QRegularExpression number(QStringLiteral("\\A[1-9][0-9]{4,19}\\z")), customer(QStringLiteral("\\A[1-9][0-9]{9}\\z"));
    const bool isGoogle = file.kind == ConnectorKind::GoogleAds;
    checkService(file, faults);
    if (!(isGoogle ? customer : number).match(file.account).hasMatch())
        faults.append({QStringLiteral("/account"), fault(file.account), isGoogle ? QStringLiteral("expected the number of the customer, ten digits without hyphens") : QStringLiteral("expected the number of the ad account, without \"act_\"")});
    if (!file.manager.isEmpty() && (!isGoogle || !customer.match(file.manager).hasMatch()))
        faults.append({QStringLiteral("/manager"), fault(file.manager), QStringLiteral("expected the number of the manager's account, ten digits without hyphens, of google-ads alone")});
    if (isGoogle && (!checkKeyName(file.developerKey) || file.developerKey == file.key || file.developerKey == file.clientSecret))
        faults.append({QStringLiteral("/developer_key"), fault(file.developerKey), QStringLiteral("expected the name of another key, which is the developer token; the token itself is for the keyring")});
}

/// What it is signed in with, where its kind can be.
void checkSignIn(const ConnectorFile& file, QList<Fault>& faults)
{
    constexpr int kFree = 1024, kLast = 65'535;
    const bool canSignIn = ConnectorFile::canSignIn(file.kind);
    if (!file.clientId.isEmpty() && (!canSignIn || !isTokenText(file.clientId.toUtf8()) || file.clientId.size() > 200))
        faults.append({QStringLiteral("/client_id"), fault(file.clientId), QStringLiteral("expected the app's id as the service shows it, of a kind that one signs in to")});
    if (!file.clientSecret.isEmpty() && (!canSignIn || file.kind == ConnectorKind::X || file.clientId.isEmpty() || !checkKeyName(file.clientSecret) || file.clientSecret == file.key))
        faults.append({QStringLiteral("/client_secret"), fault(file.clientSecret), QStringLiteral("expected the name of another key, which is the app's secret, beside client_id; the secret itself is for the keyring")});
    if (file.kind == ConnectorKind::TikTok && !file.clientId.isEmpty() && file.clientSecret.isEmpty())
        faults.append({QStringLiteral("/client_secret"), fault(file.clientSecret), QStringLiteral("expected the name of the key that is the app's secret: TikTok gives tokens to no app without one")});
    if (file.kind == ConnectorKind::Salesforce && !file.clientId.isEmpty() && file.signInPort == 0)
        faults.append({QStringLiteral("/sign_in_port"), QStringLiteral("is 0"), QStringLiteral("expected the port of the app's callback address there, http://localhost:PORT/")});
    if (file.signInPort != 0 && (file.clientId.isEmpty() || file.signInPort < kFree || file.signInPort > kLast))
        faults.append({QStringLiteral("/sign_in_port"), QStringLiteral("is %1").arg(file.signInPort), QStringLiteral("expected a port from %1 to %2, beside client_id").arg(kFree).arg(kLast)});
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
    case ConnectorKind::Resend: checkMailWithLeave(file, faults); break;
    case ConnectorKind::Brevo: checkMailWithLeave(file, faults); break;
    case ConnectorKind::Mailgun: checkMailgun(file, faults); break;
    case ConnectorKind::Mailchimp: checkMailchimp(file, faults); break;
    case ConnectorKind::WooCommerce: checkShop(file, faults); break;
    case ConnectorKind::Slack: checkSlack(file, faults); break;
    case ConnectorKind::Facebook:
    case ConnectorKind::Instagram: checkMeta(file, faults); break;
    case ConnectorKind::Salesforce: checkSalesforce(file, faults); break;
    case ConnectorKind::TikTok: checkTikTok(file, faults); break;
    case ConnectorKind::LinkedIn: checkLinkedIn(file, faults); break;
    case ConnectorKind::SearchConsole:
    case ConnectorKind::Analytics: checkGoogle(file, faults); break;
    case ConnectorKind::BusinessProfile: checkBusinessProfile(file, faults); break;
    case ConnectorKind::MetaAds:
    case ConnectorKind::GoogleAds: checkAds(file, faults); break;
    }
    checkSignIn(file, faults);
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
    case ConnectorKind::Salesforce:
    case ConnectorKind::Smtp:
    case ConnectorKind::Resend:
    case ConnectorKind::Brevo:
    case ConnectorKind::Mailgun: return true;
    default: return false;
    }
}

/// Meta takes people back by https or inside a browser of its own alone, and Slack lets no bot in by way of a desk: their keys are typed.
bool ConnectorFile::canSignIn(ConnectorKind kind)
{
    switch (kind) {
    case ConnectorKind::LinkedIn:
    case ConnectorKind::X:
    case ConnectorKind::SearchConsole:
    case ConnectorKind::Analytics:
    case ConnectorKind::BusinessProfile:
    case ConnectorKind::GoogleAds:
    case ConnectorKind::TikTok:
    case ConnectorKind::Salesforce: return true;
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
    case ConnectorKind::Resend: return QStringLiteral("https://api.resend.com");
    case ConnectorKind::Brevo: return QStringLiteral("https://api.brevo.com/v3");
    case ConnectorKind::Mailgun: return QStringLiteral("https://api.mailgun.net");
    case ConnectorKind::Slack: return QStringLiteral("https://slack.com/api");
    case ConnectorKind::TikTok: return QStringLiteral("https://open.tiktokapis.com");
    case ConnectorKind::Facebook:
    case ConnectorKind::Instagram: return QStringLiteral("https://graph.facebook.com/v23.0");
    case ConnectorKind::LinkedIn: return QStringLiteral("https://api.linkedin.com");
    case ConnectorKind::SearchConsole: return QStringLiteral("https://searchconsole.googleapis.com");
    case ConnectorKind::Analytics: return QStringLiteral("https://analyticsdata.googleapis.com");
    case ConnectorKind::BusinessProfile: return QStringLiteral("https://mybusiness.googleapis.com/v4");
    case ConnectorKind::MetaAds: return QStringLiteral("https://graph.facebook.com/v25.0");
    case ConnectorKind::GoogleAds: return QStringLiteral("https://googleads.googleapis.com/v26");
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
