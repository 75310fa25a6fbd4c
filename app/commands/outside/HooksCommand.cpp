#include "agents/inbound/hooks/HookDesk.h"
#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/Work.h"
#include "app/commands/authority/UnknownNames.h"
#include "app/commands/keys/HeldKeys.h"
#include "app/commands/outside/PointerWords.h"
#include "app/inbound/settings/HooksSetUp.h"
#include "app/inbound/settings/Trials.h"
#include "app/keys/HomeKeys.h"

#include <QFileInfo>

#include <algorithm>

namespace qd::app {

namespace {

using agents::HookSender;
using agents::HooksFile;

const QString kVerbs = QStringLiteral("list, add ID --form F, remove ID, on, off, test ID FILE");

int list(const Invocation& call)
{
    const Result<HooksFile> file = agents::hooksOf(call.home.path());
    if (!file)
        return call.fail(file.error());
    const agents::HookCounts counts = hookCounts(call.home, call.organisation);
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            out.key("hooks");
            out.raw(encode(*file));
            out.key("counts");
            out.raw(encode(counts));
        }));
    call.say(file->isOn ? QStringLiteral("Webhooks come in%1%2 while a window or a server works on their organisation.").arg(file->listens() ? QStringLiteral(" at http://%1:%2").arg(file->listen).arg(file->port) : QString(), file->folder.isEmpty() ? QString() : QStringLiteral(" and from ") + file->folder)
                        : QStringLiteral("No webhook is taken: hooks on lets them in."));
    for (const HookSender& sender : file->senders)
        call.say(QStringLiteral("  /in/%1  %2, for %3%4%5").arg(sender.id, wordOf(sender.form), sender.organisation, sender.key.isEmpty() ? QString() : QStringLiteral(", key \"%1\"").arg(sender.key), sender.isOn ? QString() : QStringLiteral(", off")));
    call.say(QStringLiteral("  %1 taken, %2 refused for their signature or time, %3 that were none, %4 put off").arg(counts.taken).arg(counts.refused).arg(counts.malformed).arg(counts.putOff));
    return kDone;
}

/// `place` in the file of what options have said.
int write(const Invocation& call, const HooksFile& file, const QString& said, const QString& place = {})
{
    const Result<Done> made = call.home.make();
    const Result<Done> written = made ? agents::writeHooks(call.home.path(), file) : made;
    if (!written)
        return call.fail(inOptions(written.error(), QStringLiteral("hooks-in.json"), place, [](const QString& member) { return QString(member).replace(u'_', u'-'); }));
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            out.key("hooks");
            out.raw(encode(file));
        }));
    call.say(said);
    return kDone;
}

int add(const Invocation& call, HooksFile file, const QString& id, const QCommandLineParser& parser)
{
    const std::optional<agents::HookForm> form = enumOf<agents::HookForm>(parser.value(QStringLiteral("form")));
    if (!form)
        return call.fail({Error::Parse, QStringLiteral("--form cannot be \"%1\"").arg(parser.value(QStringLiteral("form"))), QStringLiteral("--form"), QStringLiteral("standard, github, sendgrid, mandrill, twilio, resend, mailgun, brevo or lob")});
    HookSender sender;
    sender.id = id;
    sender.form = *form;
    sender.organisation = call.organisation;
    sender.connector = parser.value(QStringLiteral("connector"));
    sender.key = parser.value(QStringLiteral("key"));
    sender.publicKey = parser.value(QStringLiteral("public-key"));
    sender.address = parser.value(QStringLiteral("address"));
    file.senders.append(sender);
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    const int done = write(call, file, QStringLiteral("It may send to /in/%1%2.").arg(id, sender.key.isEmpty() ? QString() : QStringLiteral("; its secret is kept by quarterdeck keys set %1").arg(sender.key)),
                           QStringLiteral("/senders/%1").arg(file.senders.size() - 1));
    if (const QString unknown = unknownWay(call.home, *state, sender.connector); done == kDone && !unknown.isEmpty())
        call.note(unknown);
    return done;
}

int remove(const Invocation& call, HooksFile file, const QString& id)
{
    const qsizetype before = file.senders.size();
    file.senders.removeIf([&id](const HookSender& sender) { return sender.id == id; });
    if (file.senders.size() == before)
        return call.fail({Error::Parse, QStringLiteral("nobody of that id sends webhooks here"), id, QStringLiteral("an id that hooks list shows")});
    return write(call, file, QStringLiteral("What comes from it is not taken any more."));
}

int turn(const Invocation& call, HooksFile file, bool on, const QCommandLineParser& parser)
{
    file.isOn = on;
    if (parser.isSet(QStringLiteral("listen")))
        file.listen = parser.value(QStringLiteral("listen"));
    bool isNumber = true;
    if (parser.isSet(QStringLiteral("port")))
        file.port = parser.value(QStringLiteral("port")).toInt(&isNumber);
    if (!isNumber)
        return call.fail({Error::Parse, QStringLiteral("--port cannot be \"%1\"").arg(parser.value(QStringLiteral("port"))), QStringLiteral("--port"), QStringLiteral("a port of this machine, as 8090")});
    if (parser.isSet(QStringLiteral("folder")))
        file.folder = parser.value(QStringLiteral("folder"));
    return write(call, file, on ? QStringLiteral("Webhooks come in while a window or a server is at work.") : QStringLiteral("No webhook is taken any more."));
}

int sayFound(const Invocation& call, const Result<QStringList>& found)
{
    if (!found)
        return call.fail(found.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "found", *found); }));
    call.say(QStringLiteral("Its signature holds. It says %1 things:").arg(found->size()));
    for (const QString& sentence : *found)
        call.say(QStringLiteral("  ") + sentence);
    return kDone;
}

/// Reads a request as it came from a file, and says what it would be taken as; nothing goes on record.
int test(const Invocation& call, const HooksFile& file, const QString& id, const QString& path)
{
    const auto sender = std::find_if(file.senders.begin(), file.senders.end(), [&id](const HookSender& one) { return one.id == id; });
    if (sender == file.senders.end())
        return call.fail({Error::Parse, QStringLiteral("nobody of that id sends webhooks here"), id, QStringLiteral("an id that hooks list shows")});
    const std::unique_ptr<agents::KeyShelf> keys = keysOf(call.home);
    if (const auto there = triedElsewhere(call, *keys, sender->key, QStringLiteral("hook"), id, QFileInfo(path).absoluteFilePath()))
        return sayFound(call, *there);
    agents::SharedSecret key;
    if (!sender->key.isEmpty()) {
        const Result<agents::SharedSecret> found = waitFor<agents::SharedSecret>([&](Mailbox*, auto done) { keys->find(sender->key, sender->keyAddress(), done); });
        if (!found)
            return call.fail(found.error());
        key = *found;
    }
    const Result<QList<agents::HookDesk::Came>> came = tryHook(*sender, path, key.get());
    if (!came)
        return call.fail(came.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) { fieldList(out, "events", *came, [&](const agents::HookDesk::Came& one) {
            field(out, "kind", wordOf(one.inbound.kind));
            field(out, "text", one.inbound.text);
            field(out, "id", one.inbound.id);
        }); }));
    call.say(QStringLiteral("Its signature holds. It says %1 things:").arg(came->size()));
    for (const agents::HookDesk::Came& one : *came)
        call.say(QStringLiteral("  %1: %2").arg(wordOf(one.inbound.kind), one.inbound.text));
    return kDone;
}

} // namespace

int hooksCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | add ID --form F [--key NAME | --public-key K] [--address URL] [--connector ID] | remove ID | on | off | test ID FILE\n"
                                                    "Webhooks that come in: what others say of what was sent. Each is signed, or it is not taken; none allows anything."));
    parser.addOption({QStringLiteral("form"), QStringLiteral("add: how it signs and speaks: standard, github, sendgrid, mandrill, twilio, resend, mailgun, brevo or lob."), QStringLiteral("F")});
    parser.addOption({QStringLiteral("key"), QStringLiteral("add: name of its secret, kept by keys set."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("public-key"), QStringLiteral("add, standard and sendgrid: its public key."), QStringLiteral("TEXT")});
    parser.addOption({QStringLiteral("address"), QStringLiteral("add, mandrill and twilio: the https address that it sends to, as it knows it."), QStringLiteral("URL")});
    parser.addOption({QStringLiteral("connector"), QStringLiteral("add: the connector that it speaks about."), QStringLiteral("ID")});
    parser.addOption({QStringLiteral("listen"), QStringLiteral("on: address of this machine; none: the folder alone."), QStringLiteral("ADDRESS")});
    parser.addOption({QStringLiteral("port"), QStringLiteral("on: the port."), QStringLiteral("N")});
    parser.addOption({QStringLiteral("folder"), QStringLiteral("on: where a relay leaves requests as files."), QStringLiteral("FOLDER")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    if (verb == QLatin1String("list") && words.size() <= 1)
        return list(call);
    const Result<HooksFile> file = agents::hooksOf(call.home.path());
    if (!file)
        return call.fail(file.error());
    if (words.size() == 2 && verb == QLatin1String("add"))
        return add(call, *file, words[1], parser);
    if (words.size() == 2 && verb == QLatin1String("remove"))
        return remove(call, *file, words[1]);
    if (words.size() == 1 && (verb == QLatin1String("on") || verb == QLatin1String("off")))
        return turn(call, *file, verb == QLatin1String("on"), parser);
    if (words.size() == 3 && verb == QLatin1String("test"))
        return test(call, *file, words[1], words[2]);
    return call.fail({Error::Parse, QStringLiteral("hooks cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, kVerbs});
}

} // namespace qd::app
