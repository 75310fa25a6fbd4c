#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/Work.h"
#include "app/commands/keys/HeldKeys.h"
#include "app/commands/keys/KeyKeeping.h"
#include "app/commands/outside/PaceOptions.h"
#include "app/commands/outside/PointerWords.h"
#include "app/commands/outside/WayChanges.h"
#include "app/commands/outside/WayOptions.h"
#include "app/commands/outside/WayUse.h"
#include "app/connections/outside/ConnectorShelf.h"
#include "app/connections/outside/WaySignIn.h"
#include "app/keys/HomeKeys.h"
#include "app/network/OwnCa.h"

namespace qd::app {

namespace {

const QString kVerbs = QStringLiteral("list, show ID, add ID --kind K --title T --url U, set ID KEY=VALUE, on ID, off ID, remove ID, allow ID, forbid ID, test ID, sign-in ID, use ID --step WORKFLOW/STEP");

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

void fieldsOf(JsonWriter& out, const Invocation& call, const WayOut& way, const QStringList& elsewhere, const DoorState& door)
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
    field(out, "has_key", way.hasKey || elsewhere.contains(file.key));
    field(out, "clearance", wordOf(file.clearance));
    field(out, "guarantees", way.guarantees);
    field(out, "verified", way.verifiedIn(door));
}

QString keyInWords(const Invocation& call, const WayOut& way, const QStringList& elsewhere)
{
    const agents::ConnectorFile& file = *way.from.file;
    if (file.key.isEmpty())
        return QStringLiteral("it takes no key");
    if (elsewhere.contains(file.key))
        return QStringLiteral("key \"%1\" is kept by what works on %2, until that ends").arg(file.key, call.organisation);
    if (way.hasKey)
        return QStringLiteral("key \"%1\" is kept").arg(file.key);
    return agents::signInOf(file) ? QStringLiteral("nobody has signed in: quarterdeck connectors sign-in %1").arg(file.id) : QStringLiteral("key \"%1\" is missing: quarterdeck keys set %1").arg(file.key);
}

/// Of the ways that this organisation is to use: why one cannot be used now.
QStringList notReady(const Invocation& call, agents::KeyShelf& keys, const QStringList& elsewhere, const DoorState& door)
{
    static const SystemClock kClock;
    return agents::outsideConnectors(call.home.path(), call.organisation, keys, kClock, wayOf(call.home), &door.accounts, elsewhere).faults;
}

/// Everything that she should know before she lets something go out there.
void sayAll(const Invocation& call, const WayOut& way, const QStringList& elsewhere, const DoorState& door)
{
    const agents::ConnectorFile& file = *way.from.file;
    call.say(QStringLiteral("%1 (%2), %3: %4%5%6").arg(file.title, file.id, wordOf(file.kind), file.url, file.branch.isEmpty() ? QString() : QStringLiteral(", branch %1").arg(file.branch),
                                                      file.path.isEmpty() ? QString() : QStringLiteral(", folder %1").arg(file.path)));
    call.say(QStringLiteral("  %1%2; %3").arg(inWords(call, way.allowedIn(call.organisation, door)), file.isOn ? QString() : QStringLiteral(", and it is off"),
                                              verifiedInWords(way.verifiedIn(door))));
    call.say(QStringLiteral("  ") + keyInWords(call, way, elsewhere));
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
            useFields(out, folder.id, *state);
        }));
    call.say(QStringLiteral("%1 (%2), folder: %3").arg(folder.title, folder.id, folder.place));
    call.say(QStringLiteral("  every organisation has its own, and none needs leave to use it; it takes no key"));
    sayPaces(call, folder.id, *state);
    sayUses(call, folder.id, *state);
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
    const QStringList elsewhere = heldElsewhere(call, keys);
    const QStringList waiting = notReady(call, keys, elsewhere, state->door);
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "connectors", all, [&](const WayOut& way) { fieldsOf(out, call, way, elsewhere, state->door); });
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

int show(const Invocation& call, const ConnectorShelf& shelf, const agents::KeyShelf& keys, const QString& id)
{
    if (const std::optional<FolderOut> folder = shelf.folder(id, call.organisation))
        return showFolder(call, *folder);
    const Result<WayOut> way = shelf.find(id);
    const Result<OfficeState> state = way ? stateNow(call) : Result<OfficeState>(way.error());
    if (!state)
        return call.fail(state.error());
    const QStringList elsewhere = heldElsewhere(call, keys);
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            fieldsOf(out, call, *way, elsewhere, state->door);
            paceFields(out, call, id, *state);
            useFields(out, id, *state);
        }));
    sayAll(call, *way, elsewhere, state->door);
    sayPaces(call, id, *state);
    if (!way->from.file->isReader())
        sayUses(call, id, *state);
    return kDone;
}

int add(const Invocation& call, const ConnectorShelf& shelf, const QString& id, const QCommandLineParser& parser)
{
    const Result<agents::ConnectorFile> file = fileFrom(call, id, parser);
    if (!file)
        return call.fail(file.error());
    if (const Result<WayOut> there = shelf.find(id); there || there.error().text != QStringLiteral("there is no connector \"%1\"").arg(id))
        return call.fail({Error::Rule, QStringLiteral("there is a connector \"%1\" already").arg(id), id, QStringLiteral("another id, or its file in the folder \"connectors\" of the home")});
    if (const Result<Done> written = shelf.write(*file); !written)
        return call.fail(inOptions(written.error(), QStringLiteral("connectors/%1.json").arg(id), {}, optionOf));
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "id", id);
            field(out, "allowed", wordOfAllowed(WayOut::No));
        }));
    call.say(QStringLiteral("\"%1\" is set up, and nothing goes through it yet: quarterdeck connectors show %1 says what can be relied on, connectors allow %1 lets %2 use it.").arg(id, call.organisation));
    return kDone;
}

/// That nothing comes of the leave by itself.
void sayUnused(const Invocation& call, const ConnectorShelf& shelf, const QString& id)
{
    const Result<WayOut> way = shelf.find(id);
    const Result<OfficeState> state = way ? stateNow(call) : Result<OfficeState>(way.error());
    if (!state || way->from.file->isReader())
        return;
    if (const QString unused = unusedSentence(call, id, *state); !unused.isEmpty())
        call.say(unused);
}

int allow(const Invocation& call, const ConnectorShelf& shelf, const QString& id, bool may)
{
    if (shelf.folder(id, call.organisation))
        return call.fail({Error::Rule, QStringLiteral("%1 is a folder of this machine: it needs no leave, and nobody can be kept from it").arg(id), id, QStringLiteral("quarterdeck rules set, with a rule for what goes there")});
    const Result<SetConnector> allowed = shelf.allow(id, call.organisation, may);
    const int done = carryOut(call, allowed ? Result<Command>(*allowed) : Result<Command>(allowed.error()));
    if (done == kDone && may)
        sayUnused(call, shelf, id);
    return done;
}

/// What it found is said in each case; where the organisation may use it, that it answered goes on its record.
int test(const Invocation& call, const ConnectorShelf& shelf, const agents::KeyShelf& keys, const QString& id)
{
    const bool isFolder = shelf.folder(id, call.organisation).has_value();
    const Result<WayOut> way = shelf.find(id);
    const Result<OfficeState> state = way || isFolder ? stateNow(call) : Result<OfficeState>(way.error());
    if (!state)
        return call.fail(state.error());
    if (const Result<Done> may = mayAskOutside(*state, QStringLiteral("the test")); !may)
        return call.fail(may.error());
    const auto there = isFolder ? std::nullopt : triedElsewhere(call, keys, way->from.file->key, QStringLiteral("connector"), id);
    const Result<QString> found = !there ? shelf.test(id, call.organisation) : *there ? Result<QString>((*there)->join(u' ')) : Result<QString>(there->error());
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
    if (const Result<Done> may = mayAskOutside(call, QStringLiteral("sign in")); !may)
        return call.fail(may.error());
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
    parser.setApplicationDescription(QStringLiteral("list | show ID | add ID [--kind K] --title T [--url U] [--key NAME] | set ID [KEY=VALUE …] [--per-day N] [--quiet 22:00-07:00] | on ID | off ID | remove ID | allow ID | forbid ID | test ID | sign-in ID | use ID [--for RENDER] [--step WORKFLOW/STEP]\n"
                                                    "Ways out of this machine, as files in the home's folder \"connectors\"; their keys are kept by keys set.\n"
                                                    "Nothing goes through one before you allowed its organisation to use it, and again after its file has changed.\n"
                                                    "set changes members of its file, as title=\"Order desk\" or url=https://…, by the names that show --json has or by those of add's options; without a value it takes one out.\n"
                                                    "use has steps of the organisation go there, in your own file of it; with neither option it says which could, and where they go now."));
    addWayOptions(parser);
    addPaceOptions(parser);
    addUseOptions(parser);
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
        return show(call, shelf, *keys, words[1]);
    if (words.size() == 2 && verb == QLatin1String("add"))
        return add(call, shelf, words[1], parser);
    if (words.size() >= 2 && verb == QLatin1String("set"))
        return setWay(call, shelf, words.mid(1), parser);
    if (words.size() == 2 && (verb == QLatin1String("on") || verb == QLatin1String("off")))
        return turnWay(call, shelf, words[1], verb == QLatin1String("on"));
    if (words.size() == 2 && verb == QLatin1String("remove"))
        return removeWay(call, shelf, words[1]);
    if (words.size() == 2 && (verb == QLatin1String("allow") || verb == QLatin1String("forbid")))
        return allow(call, shelf, words[1], verb == QLatin1String("allow"));
    if (words.size() == 2 && verb == QLatin1String("use"))
        return useWay(call, words[1], parser);
    if (words.size() == 2 && verb == QLatin1String("test"))
        return test(call, shelf, *keys, words[1]);
    if (words.size() == 2 && verb == QLatin1String("sign-in"))
        return signIn(call, shelf, *keys, words[1]);
    return call.fail({Error::Parse, QStringLiteral("connectors cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, kVerbs});
}

} // namespace qd::app
