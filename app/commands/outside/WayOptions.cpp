#include "app/commands/outside/WayOptions.h"

#include <functional>

namespace qd::app {

namespace {

/// Options of add whose names are not those of members.
const QMap<QString, QString>& otherNames()
{
    static const QMap<QString, QString> names{{QStringLiteral("remembers_hours"), QStringLiteral("remembers")}, {QStringLiteral("unsubscribe_group"), QStringLiteral("group")}, {QStringLiteral("price_micro_usd"), QStringLiteral("price")}};
    return names;
}

Result<qint64> numberOf(const QCommandLineParser& parser, const QString& option, const QString& hint)
{
    bool isNumber = false;
    const qint64 number = parser.value(option).toLongLong(&isNumber);
    if (isNumber && number >= 1 && number <= std::numeric_limits<int>::max())
        return number;
    return Error{Error::Parse, QStringLiteral("--%1 cannot be \"%2\"").arg(option, parser.value(option)), QStringLiteral("--") + option, hint};
}

Result<Done> addNumbers(agents::ConnectorFile& file, const QCommandLineParser& parser)
{
    const std::tuple<const char*, const char*, std::function<void(qint64)>> all[] = {
        {"remembers", "hours, from 1 to 8760", [&file](qint64 hours) { file.remembersHours = int(hours); }},
        {"group", "the number of an unsubscribe group of the account's", [&file](qint64 group) { file.unsubscribeGroup = int(group); }},
        {"price", "millionths of a US dollar, as 8300 for $0.0083", [&file](qint64 price) { file.priceMicroUsd = price; }},
        {"sign-in-port", "a port from 1024 to 65535", [&file](qint64 port) { file.signInPort = int(port); }}};
    for (const auto& [name, hint, set] : all) {
        const QString option = QString::fromLatin1(name);
        const Result<qint64> number = parser.isSet(option) ? numberOf(parser, option, QString::fromLatin1(hint)) : Result<qint64>(0);
        if (!number)
            return number.error();
        if (*number > 0)
            set(*number);
    }
    return Done{};
}

/// Texts, each under the name of its member.
void addTexts(agents::ConnectorFile& file, const QCommandLineParser& parser)
{
    const std::pair<const char*, QString*> all[] = {{"title", &file.title}, {"url", &file.url}, {"key", &file.key}, {"branch", &file.branch}, {"path", &file.path}, {"author", &file.author}, {"user", &file.user},
                                                    {"from", &file.from}, {"account", &file.account}, {"sender", &file.sender}, {"use-type", &file.useType}, {"reply-to", &file.replyTo}, {"unsubscribe", &file.unsubscribe},
                                                    {"channel", &file.channel}, {"match", &file.match}, {"privacy", &file.privacy}, {"client-id", &file.clientId}, {"client-secret", &file.clientSecret},
                                                    {"api-version", &file.apiVersion}, {"manager", &file.manager}, {"developer-key", &file.developerKey}};
    for (const auto& [option, text] : all)
        *text = parser.value(QString::fromLatin1(option));
}

} // namespace

QString kindWords()
{
    QStringList all;
    for (const char* const word : EnumWords<agents::ConnectorKind>::words)
        all.append(QString::fromLatin1(word));
    return all.join(QStringLiteral(", "));
}

void addWayOptions(QCommandLineParser& parser)
{
    parser.addOption({QStringLiteral("kind"), QStringLiteral("add: what it speaks (without it, webhook): ") + kindWords(), QStringLiteral("K")});
    parser.addOption({QStringLiteral("title"), QStringLiteral("add: what people call it."), QStringLiteral("TEXT")});
    parser.addOption({QStringLiteral("url"), QStringLiteral("add: where webhooks are sent, the site, the calendar, or the repository: https, or http on this machine; ssh and file for git; smtps or smtp for mail. Without it, the service's own."), QStringLiteral("ADDRESS")});
    parser.addOption({QStringLiteral("key"), QStringLiteral("add: name of the key that they are signed with, or that lets us in."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("remembers"), QStringLiteral("add: so many hours the receiver counts an event that comes twice once."), QStringLiteral("HOURS")});
    parser.addOption({QStringLiteral("branch"), QStringLiteral("add, git: the branch that commits are pushed to."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("path"), QStringLiteral("add, git: the folder in the repository that files go into; without it, its root."), QStringLiteral("FOLDER")});
    parser.addOption({QStringLiteral("author"), QStringLiteral("add, git: whose name commits bear, \"Name <address>\"; caldav: who invites."), QStringLiteral("WHO")});
    parser.addOption({QStringLiteral("user"), QStringLiteral("add, wordpress, caldav, smtp: the account that the password is of; twilio: the SID of the API key; x, tiktok: the account that posts; woocommerce: the consumer key."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("from"), QStringLiteral("add: whom mail is from, \"Name <address>\"; twilio: a number, a name, or the SID of a messaging service."), QStringLiteral("WHO")});
    parser.addOption({QStringLiteral("account"), QStringLiteral("add, twilio: the SID of the account; mailgun: the domain; mailchimp: the id of the audience; facebook: the number of the page; instagram: the number of the account; linkedin: urn:li:organization:… or urn:li:person:…; search-console, analytics: the property; business-profile: accounts/…/locations/…; meta-ads: the number of the ad account; google-ads: of the customer."), QStringLiteral("SID")});
    parser.addOption({QStringLiteral("group"), QStringLiteral("add, sendgrid: the unsubscribe group of the account's that people leave."), QStringLiteral("N")});
    parser.addOption({QStringLiteral("price"), QStringLiteral("add: the most that an e-mail or a part of an SMS costs, in millionths of a US dollar; meta-ads, google-ads: the most that one unit of the account's currency is worth."), QStringLiteral("N")});
    parser.addOption({QStringLiteral("sender"), QStringLiteral("add, lob: the number of the sender's address there, adr_…."), QStringLiteral("NUMBER")});
    parser.addOption({QStringLiteral("use-type"), QStringLiteral("add, lob: marketing or operational."), QStringLiteral("TYPE")});
    parser.addOption({QStringLiteral("letter-cents"), QStringLiteral("add, lob: what a letter of one page costs, in cents of a US dollar."), QStringLiteral("CENTS")});
    parser.addOption({QStringLiteral("page-cents"), QStringLiteral("add, lob: what each further page costs."), QStringLiteral("CENTS")});
    parser.addOption({QStringLiteral("reads"), QStringLiteral("add, hubspot, salesforce: fields of people that it may be given, as phone,city."), QStringLiteral("FIELDS")});
    parser.addOption({QStringLiteral("reply-to"), QStringLiteral("add, smtp: the address that answers go to."), QStringLiteral("ADDRESS")});
    parser.addOption({QStringLiteral("unsubscribe"), QStringLiteral("add, smtp, resend, brevo, mailgun: https address where readers leave with one click, or a mailto; {key} becomes their message's."), QStringLiteral("ADDRESS")});
    parser.addOption({QStringLiteral("channel"), QStringLiteral("add, slack: the id of the channel, C…."), QStringLiteral("ID")});
    parser.addOption({QStringLiteral("match"), QStringLiteral("add, salesforce: the external id of contacts that holds their e-mail addresses, as Press_Mail__c."), QStringLiteral("FIELD")});
    parser.addOption({QStringLiteral("privacy"), QStringLiteral("add, tiktok: who may see what is posted: public, friends, followers or self."), QStringLiteral("WHO")});
    parser.addOption({QStringLiteral("client-id"), QStringLiteral("add, linkedin, x, tiktok, salesforce, and Google's: the id of your app there, with which sign-in signs in."), QStringLiteral("ID")});
    parser.addOption({QStringLiteral("client-secret"), QStringLiteral("add, linkedin, tiktok, salesforce, and Google's: name of the key that is the app's secret, where it has one."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("sign-in-port"), QStringLiteral("add, with --client-id: the port of this machine that the browser comes back to, as the app's settings name it there."), QStringLiteral("PORT")});
    parser.addOption({QStringLiteral("api-version"), QStringLiteral("add, linkedin: the version of its interface, as 202605."), QStringLiteral("VERSION")});
    parser.addOption({QStringLiteral("manager"), QStringLiteral("add, google-ads: the number of the manager's account by which the customer is reached."), QStringLiteral("NUMBER")});
    parser.addOption({QStringLiteral("developer-key"), QStringLiteral("add, google-ads: name of the key that is the developer token."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("clearance"), QStringLiteral("add: what may be sent there at most: public, internal, pii; without it internal, and pii for what reaches people by name."), QStringLiteral("C")});
}

QString optionOf(const QString& member)
{
    return otherNames().value(member, QString(member).replace(u'_', u'-'));
}

QString memberOf(const QString& key)
{
    const QString member = QString(key).replace(u'-', u'_');
    return otherNames().key(key, member);
}

Result<agents::ConnectorFile> fileFrom(const Invocation& call, const QString& id, const QCommandLineParser& parser)
{
    agents::ConnectorFile file;
    file.id = id;
    addTexts(file, parser);
    file.organisations = {call.organisation};
    file.reads = parser.value(QStringLiteral("reads")).split(u',', Qt::SkipEmptyParts);
    for (const auto& [option, cents] : {std::pair{QStringLiteral("letter-cents"), &file.letterCents}, std::pair{QStringLiteral("page-cents"), &file.pageCents}}) {
        bool isNumber = true;
        *cents = parser.isSet(option) ? parser.value(option).toInt(&isNumber) : 0;
        if (!isNumber || *cents < 0)
            return Error{Error::Parse, QStringLiteral("--%1 cannot be \"%2\"").arg(option, parser.value(option)), QStringLiteral("--") + option, QStringLiteral("cents of a US dollar")};
    }
    if (parser.isSet(QStringLiteral("kind"))) {
        const std::optional<agents::ConnectorKind> kind = enumOf<agents::ConnectorKind>(parser.value(QStringLiteral("kind")));
        if (!kind)
            return Error{Error::Parse, QStringLiteral("--kind cannot be \"%1\"").arg(parser.value(QStringLiteral("kind"))), QStringLiteral("--kind"), QStringLiteral("one of: ") + kindWords()};
        file.kind = *kind;
    }
    if (file.url.isEmpty())
        file.url = agents::ConnectorFile::shippedAddress(file.kind);
    if (const Result<Done> counted = addNumbers(file, parser); !counted)
        return counted.error();
    if (file.isForPeople())
        file.clearance = Confidentiality::Pii; // whom it reaches is personal
    if (parser.isSet(QStringLiteral("clearance"))) {
        const std::optional<Confidentiality> clearance = enumOf<Confidentiality>(parser.value(QStringLiteral("clearance")));
        if (!clearance)
            return Error{Error::Parse, QStringLiteral("--clearance cannot be \"%1\"").arg(parser.value(QStringLiteral("clearance"))), QStringLiteral("--clearance"), QStringLiteral("public, internal or pii")};
        file.clearance = *clearance;
    }
    return file;
}

} // namespace qd::app
