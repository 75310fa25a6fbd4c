#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/Work.h"
#include "app/commands/keys/KeyKeeping.h"
#include "app/commands/outside/PaceOptions.h"
#include "app/connections/outside/ConnectorShelf.h"
#include "app/connections/outside/WaySignIn.h"
#include "app/keys/HomeKeys.h"
#include "app/network/OwnCa.h"

namespace qd::app {

namespace {

QString kindWords()
{
    QStringList all;
    for (const char* const word : EnumWords<agents::ConnectorKind>::words)
        all.append(QString::fromLatin1(word));
    return all.join(QStringLiteral(", "));
}

const QString kVerbs = QStringLiteral("list, show ID, add ID --kind K --title T --url U, set ID, allow ID, forbid ID, test ID, sign-in ID");

QString wordOfAllowed(WayOut::Allowed allowed)
{
    switch (allowed) {
    case WayOut::No: return QStringLiteral("no");
    case WayOut::Changed: return QStringLiteral("changed");
    case WayOut::Yes: return QStringLiteral("yes");
    }
    return {};
}

QString inWords(const Invocation& call, WayOut::Allowed allowed)
{
    switch (allowed) {
    case WayOut::No: return QStringLiteral("%1 may not use it").arg(call.organisation);
    case WayOut::Changed: return QStringLiteral("its file is another one than %1 was allowed to use").arg(call.organisation);
    case WayOut::Yes: return QStringLiteral("%1 may use it").arg(call.organisation);
    }
    return {};
}

QString verifiedInWords(const QString& verified)
{
    if (verified.startsWith(QLatin1String("live ")))
        return QStringLiteral("it answered live on %1").arg(verified.mid(5));
    if (verified.startsWith(QLatin1String("mock ")))
        return QStringLiteral("not verified live; a mock of the service answered on %1").arg(verified.mid(5));
    return verified.isEmpty() ? QStringLiteral("not verified live") : QStringLiteral("not verified live; on this machine it answered on %1").arg(verified.section(u' ', 1));
}

void fieldsOf(JsonWriter& out, const Invocation& call, const WayOut& way, const DoorState& door)
{
    field(out, "file", way.from.name);
    field(out, "fault", way.from.file ? QString() : way.from.file.error().text);
    if (!way.from.file)
        return;
    const agents::ConnectorFile& file = *way.from.file;
    field(out, "id", file.id);
    field(out, "kind", wordOf(file.kind));
    field(out, "title", file.title);
    field(out, "address", file.url);
    field(out, "on", file.isOn);
    field(out, "organisations", file.organisations);
    field(out, "allowed", wordOfAllowed(way.allowedIn(call.organisation, door)));
    field(out, "branch", file.branch);
    field(out, "path", file.path);
    field(out, "author", file.author);
    field(out, "user", file.user);
    field(out, "from", file.from);
    field(out, "account", file.account);
    field(out, "unsubscribe_group", qint64(file.unsubscribeGroup));
    field(out, "price_micro_usd", file.priceMicroUsd);
    field(out, "sender", file.sender);
    field(out, "use_type", file.useType);
    field(out, "letter_cents", qint64(file.letterCents));
    field(out, "page_cents", qint64(file.pageCents));
    field(out, "reads", file.reads);
    field(out, "reply_to", file.replyTo);
    field(out, "unsubscribe", file.unsubscribe);
    field(out, "channel", file.channel);
    field(out, "match", file.match);
    field(out, "privacy", file.privacy);
    field(out, "client_id", file.clientId);
    field(out, "client_secret", file.clientSecret);
    field(out, "sign_in_port", qint64(file.signInPort));
    field(out, "api_version", file.apiVersion);
    field(out, "manager", file.manager);
    field(out, "developer_key", file.developerKey);
    field(out, "key", file.key);
    field(out, "has_key", way.hasKey);
    field(out, "clearance", wordOf(file.clearance));
    field(out, "guarantees", way.guarantees);
    field(out, "verified", way.verifiedIn(door));
}

QString keyInWords(const WayOut& way)
{
    const agents::ConnectorFile& file = *way.from.file;
    if (file.key.isEmpty())
        return QStringLiteral("it takes no key");
    if (way.hasKey)
        return QStringLiteral("key \"%1\" is kept").arg(file.key);
    return agents::signInOf(file) ? QStringLiteral("nobody has signed in: quarterdeck connectors sign-in %1").arg(file.id) : QStringLiteral("key \"%1\" is missing: quarterdeck keys set %1").arg(file.key);
}

/// Of the ways that this organisation is to use: why one cannot be used now.
QStringList notReady(const Invocation& call, agents::KeyShelf& keys, const DoorState& door)
{
    static const SystemClock kClock;
    return agents::outsideConnectors(call.home.path(), call.organisation, keys, kClock, wayOf(call.home), &door.accounts).faults;
}

/// Everything that she should know before she lets something go out there.
void sayAll(const Invocation& call, const WayOut& way, const DoorState& door)
{
    const agents::ConnectorFile& file = *way.from.file;
    call.say(QStringLiteral("%1 (%2), %3: %4%5%6").arg(file.title, file.id, wordOf(file.kind), file.url, file.branch.isEmpty() ? QString() : QStringLiteral(", branch %1").arg(file.branch),
                                                      file.path.isEmpty() ? QString() : QStringLiteral(", folder %1").arg(file.path)));
    call.say(QStringLiteral("  %1%2; %3").arg(inWords(call, way.allowedIn(call.organisation, door)), file.isOn ? QString() : QStringLiteral(", and it is off"),
                                              verifiedInWords(way.verifiedIn(door))));
    call.say(QStringLiteral("  ") + keyInWords(way));
    call.say(QStringLiteral("  at most what is %1 may be sent there").arg(wordOf(file.clearance)));
    for (const QString& sentence : way.guarantees)
        call.say(QStringLiteral("  ") + sentence);
}

void folderFields(JsonWriter& out, const FolderOut& folder)
{
    field(out, "id", folder.id);
    field(out, "kind", QStringLiteral("folder"));
    field(out, "title", folder.title);
    field(out, "address", folder.place);
    field(out, "guarantees", folder.guarantees);
}

int showFolder(const Invocation& call, const FolderOut& folder)
{
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            folderFields(out, folder);
            paceFields(out, call, folder.id, *state);
        }));
    call.say(QStringLiteral("%1 (%2), folder: %3").arg(folder.title, folder.id, folder.place));
    call.say(QStringLiteral("  every organisation has its own, and none needs leave to use it; it takes no key"));
    sayPaces(call, folder.id, *state);
    for (const QString& sentence : folder.guarantees)
        call.say(QStringLiteral("  ") + sentence);
    return kDone;
}

int list(const Invocation& call, const ConnectorShelf& shelf, agents::KeyShelf& keys)
{
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    const QList<WayOut> all = shelf.all();
    const QStringList waiting = notReady(call, keys, state->door);
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "connectors", all, [&](const WayOut& way) { fieldsOf(out, call, way, state->door); });
            field(out, "not_ready", waiting);
            fieldList(out, "folders", shelf.folders(call.organisation), [&](const FolderOut& folder) { folderFields(out, folder); });
        }));
    for (const WayOut& way : all)
        call.say(way.from.file ? QStringLiteral("%1  %2  %3").arg(way.from.file->id, -16).arg(way.from.file->url, -44).arg(inWords(call, way.allowedIn(call.organisation, state->door)))
                               : QStringLiteral("%1  cannot be used").arg(way.from.name, -16));
    for (const QString& why : waiting)
        call.say(QStringLiteral("  ") + why);
    if (all.isEmpty())
        call.say(QStringLiteral("No way out of this machine is set up. quarterdeck connectors add sets one up; folders need none."));
    for (const FolderOut& folder : shelf.folders(call.organisation))
        call.say(QStringLiteral("%1  %2  on this machine").arg(folder.id, -16).arg(folder.place, -44));
    return kDone;
}

int show(const Invocation& call, const ConnectorShelf& shelf, const QString& id)
{
    if (const std::optional<FolderOut> folder = shelf.folder(id, call.organisation))
        return showFolder(call, *folder);
    const Result<WayOut> way = shelf.find(id);
    const Result<OfficeState> state = way ? stateNow(call) : Result<OfficeState>(way.error());
    if (!state)
        return call.fail(state.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            fieldsOf(out, call, *way, state->door);
            paceFields(out, call, id, *state);
        }));
    sayAll(call, *way, state->door);
    sayPaces(call, id, *state);
    return kDone;
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

Result<agents::ConnectorFile> added(const Invocation& call, const QString& id, const QCommandLineParser& parser)
{
    agents::ConnectorFile file;
    file.id = id;
    file.title = parser.value(QStringLiteral("title"));
    file.url = parser.value(QStringLiteral("url"));
    file.key = parser.value(QStringLiteral("key"));
    file.organisations = {call.organisation};
    file.branch = parser.value(QStringLiteral("branch"));
    file.path = parser.value(QStringLiteral("path"));
    file.author = parser.value(QStringLiteral("author"));
    file.user = parser.value(QStringLiteral("user"));
    file.from = parser.value(QStringLiteral("from"));
    file.account = parser.value(QStringLiteral("account"));
    file.reads = parser.value(QStringLiteral("reads")).split(u',', Qt::SkipEmptyParts);
    file.sender = parser.value(QStringLiteral("sender"));
    file.useType = parser.value(QStringLiteral("use-type"));
    for (const auto& [option, cents] : {std::pair{QStringLiteral("letter-cents"), &file.letterCents}, std::pair{QStringLiteral("page-cents"), &file.pageCents}}) {
        bool isNumber = true;
        *cents = parser.isSet(option) ? parser.value(option).toInt(&isNumber) : 0;
        if (!isNumber || *cents < 0)
            return Error{Error::Parse, QStringLiteral("--%1 cannot be \"%2\"").arg(option, parser.value(option)), QStringLiteral("--") + option, QStringLiteral("cents of a US dollar")};
    }
    file.replyTo = parser.value(QStringLiteral("reply-to"));
    file.unsubscribe = parser.value(QStringLiteral("unsubscribe"));
    file.channel = parser.value(QStringLiteral("channel"));
    file.match = parser.value(QStringLiteral("match"));
    file.privacy = parser.value(QStringLiteral("privacy"));
    file.clientId = parser.value(QStringLiteral("client-id"));
    file.clientSecret = parser.value(QStringLiteral("client-secret"));
    file.apiVersion = parser.value(QStringLiteral("api-version"));
    file.manager = parser.value(QStringLiteral("manager"));
    file.developerKey = parser.value(QStringLiteral("developer-key"));
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

int add(const Invocation& call, const ConnectorShelf& shelf, const QString& id, const QCommandLineParser& parser)
{
    const Result<agents::ConnectorFile> file = added(call, id, parser);
    if (!file)
        return call.fail(file.error());
    if (const Result<WayOut> there = shelf.find(id); there || there.error().text != QStringLiteral("there is no connector \"%1\"").arg(id))
        return call.fail({Error::Rule, QStringLiteral("there is a connector \"%1\" already").arg(id), id, QStringLiteral("another id, or its file in the folder \"connectors\" of the home")});
    if (const Result<Done> written = shelf.write(*file); !written)
        return call.fail(written.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "id", id);
            field(out, "allowed", wordOfAllowed(WayOut::No));
        }));
    call.say(QStringLiteral("\"%1\" is set up, and nothing goes through it yet: quarterdeck connectors show %1 says what can be relied on, connectors allow %1 lets %2 use it.").arg(id, call.organisation));
    return kDone;
}

/// Its file stays as it is, so that it need not be allowed anew.
int set(const Invocation& call, const ConnectorShelf& shelf, const QString& id, const QCommandLineParser& parser)
{
    if (const Result<WayOut> way = shelf.find(id); !way && !shelf.folder(id, call.organisation))
        return call.fail(way.error());
    return setPace(call, id, parser);
}

int allow(const Invocation& call, const ConnectorShelf& shelf, const QString& id, bool may)
{
    if (shelf.folder(id, call.organisation))
        return call.fail({Error::Rule, QStringLiteral("%1 is a folder of this machine: it needs no leave, and nobody can be kept from it").arg(id), id, QStringLiteral("quarterdeck rules set, with a rule for what goes there")});
    const Result<SetConnector> allowed = shelf.allow(id, call.organisation, may);
    return carryOut(call, allowed ? Result<Command>(*allowed) : Result<Command>(allowed.error()));
}

/// What it found is said in each case; where the organisation may use it, that it answered goes on its record.
int test(const Invocation& call, const ConnectorShelf& shelf, const QString& id)
{
    const bool isFolder = shelf.folder(id, call.organisation).has_value();
    const Result<WayOut> way = shelf.find(id);
    const Result<OfficeState> state = way || isFolder ? stateNow(call) : Result<OfficeState>(way.error());
    if (!state)
        return call.fail(state.error());
    if (state->org.stopped)
        return call.fail({Error::Rule, QStringLiteral("everything is stopped, so nothing is asked outside"), {}, QStringLiteral("quarterdeck resume, then the test")});
    const Result<QString> found = shelf.test(id, call.organisation);
    if (!found)
        return call.fail(found.error());
    if (!isFolder && way->allowedIn(call.organisation, state->door) == WayOut::Yes) {
        const Result<SetConnector> verified = shelf.verified(id, SystemClock().now());
        const Result<Receipt> kept = verified ? sendCommand(call, Command(*verified)) : Result<Receipt>(verified.error());
        if (!kept)
            return call.fail(kept.error());
    }
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "found", *found); }));
    call.say(*found);
    return kDone;
}

/// The address is for her browser: on a terminal, which may be that of another machine, nobody opens one for her.
int signIn(const Invocation& call, const ConnectorShelf& shelf, agents::KeyShelf& keys, const QString& id)
{
    const Result<agents::SignInPlace> place = shelf.signInPlace(id);
    const Result<WayOut> way = place ? shelf.find(id) : Result<WayOut>(place.error());
    if (!way)
        return call.fail(way.error());
    WaySignIn signing(*place, keys, call.home);
    const Result<agents::SharedSecret> secret = waitFor<agents::SharedSecret>([&](Mailbox*, auto done) {
        signing.begin([&call, &place](const QString& address) {
            const QString words = QStringLiteral("Open this address in a browser on this machine, and sign in to %1 there:\n%2").arg(place->service, address);
            call.json ? call.note(words) : call.say(words);
        }, done);
    });
    return secret ? keepKey(call, keys, way->from.file->key, *secret, agents::KeyKind::Key) : call.fail(secret.error());
}

} // namespace

int connectorsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | show ID | add ID [--kind K] --title T [--url U] [--key NAME] | set ID [--per-day N] [--quiet 22:00-07:00] | allow ID | forbid ID | test ID | sign-in ID\n"
                                                    "Ways out of this machine, as files in the home's folder \"connectors\"; their keys are kept by keys set.\n"
                                                    "Nothing goes through one before you allowed its organisation to use it, and again after its file has changed."));
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
    addPaceOptions(parser);
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    const std::unique_ptr<agents::KeyShelf> keys = keysOf(call.home);
    const ConnectorShelf shelf(call.home, *keys);
    if (verb == QLatin1String("list") && words.size() <= 1)
        return list(call, shelf, *keys);
    if (words.size() == 2 && verb == QLatin1String("show"))
        return show(call, shelf, words[1]);
    if (words.size() == 2 && verb == QLatin1String("add"))
        return add(call, shelf, words[1], parser);
    if (words.size() == 2 && verb == QLatin1String("set"))
        return set(call, shelf, words[1], parser);
    if (words.size() == 2 && (verb == QLatin1String("allow") || verb == QLatin1String("forbid")))
        return allow(call, shelf, words[1], verb == QLatin1String("allow"));
    if (words.size() == 2 && verb == QLatin1String("test"))
        return test(call, shelf, words[1]);
    if (words.size() == 2 && verb == QLatin1String("sign-in"))
        return signIn(call, shelf, *keys, words[1]);
    return call.fail({Error::Parse, QStringLiteral("connectors cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, kVerbs});
}

} // namespace qd::app
