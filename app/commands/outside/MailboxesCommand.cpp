#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/Work.h"
#include "app/commands/authority/UnknownNames.h"
#include "app/commands/keys/HeldKeys.h"
#include "app/commands/outside/PointerWords.h"
#include "app/inbound/MailRoom.h"
#include "app/inbound/settings/Trials.h"
#include "app/keys/HomeKeys.h"
#include "app/network/OwnCa.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QThread>

namespace qd::app {

namespace {

using agents::MailAccount;
using agents::MailAccounts;

const QString kVerbs = QStringLiteral("list, add ID --connector C --url U --user N --key NAME, remove ID, on ID, off ID, test ID, look");
constexpr std::chrono::minutes kLongestLook{3};
constexpr unsigned long kLookAgainMs = 200;

Error unknown(const QString& id)
{
    return {Error::Parse, QStringLiteral("no mailbox has that id"), id, QStringLiteral("an id that mailboxes list shows")};
}

QString stateOf(const BoxSeen& seen)
{
    if (seen.looked.ms == 0)
        return QStringLiteral("not looked at yet");
    const QString when = QDateTime::fromMSecsSinceEpoch(seen.looked.ms).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    return seen.trouble.isEmpty() ? QStringLiteral("looked at %1: %2 on record, %3 about nothing that was sent from here").arg(when).arg(seen.taken).arg(seen.passed)
                                  : QStringLiteral("could not be read at %1: %2").arg(when, seen.trouble);
}

int list(const Invocation& call, const MailAccounts& file)
{
    const Result<MailSeen> seen = mailSeen(call.home, call.organisation);
    if (!seen)
        return call.fail(seen.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            out.key("mailboxes");
            out.raw(encode(file));
            out.key("seen");
            out.raw(encode(*seen));
        }));
    if (file.mailboxes.isEmpty())
        call.say(QStringLiteral("No mailbox is looked at for answers: mailboxes add sets one up."));
    for (const MailAccount& box : file.mailboxes)
        call.say(QStringLiteral("  %1  %2 of %3, %4, for %5 by %6%7\n    %8").arg(box.id, box.folder, box.user, box.url, box.organisation, box.connector, box.isOn ? QString() : QStringLiteral(", off"), stateOf(seen->boxes.value(box.id))));
    return kDone;
}

/// `place` in the file of what options have said.
int write(const Invocation& call, const MailAccounts& file, const QString& said, const QString& place = {})
{
    const Result<Done> made = call.home.make();
    const Result<Done> written = made ? agents::writeMailAccounts(call.home.path(), file) : made;
    if (!written)
        return call.fail(inOptions(written.error(), QStringLiteral("mail-in.json"), place, [](const QString& member) { return member; }));
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            out.key("mailboxes");
            out.raw(encode(file));
        }));
    call.say(said);
    return kDone;
}

int add(const Invocation& call, MailAccounts file, const QString& id, const QCommandLineParser& parser)
{
    const auto option = [&parser](const char* name) { return parser.value(QString::fromLatin1(name)); };
    MailAccount box{id, call.organisation, option("connector"), option("url"), option("user"), option("key")};
    if (parser.isSet(QStringLiteral("folder")))
        box.folder = option("folder");
    bool isNumber = true;
    if (parser.isSet(QStringLiteral("minutes")))
        box.minutes = option("minutes").toInt(&isNumber);
    if (!isNumber)
        return call.fail({Error::Parse, QStringLiteral("--minutes cannot be \"%1\"").arg(option("minutes")), QStringLiteral("--minutes"), QStringLiteral("a whole number from 1 to 1440")});
    file.mailboxes.append(box);
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    const int done = write(call, file, QStringLiteral("It is looked at every %1 minutes while a window or a server is at work. Its password is kept by quarterdeck keys set %2. Nothing in it is marked or deleted.").arg(box.minutes).arg(box.key),
                           QStringLiteral("/mailboxes/%1").arg(file.mailboxes.size() - 1));
    if (const QString unknown = unknownWay(call.home, *state, box.connector); done == kDone && !unknown.isEmpty())
        call.note(unknown);
    return done;
}

int change(const Invocation& call, MailAccounts file, const QString& id, const QString& verb)
{
    if (!file.find(id))
        return call.fail(unknown(id));
    if (verb == QLatin1String("remove"))
        file.mailboxes.removeIf([&id](const MailAccount& box) { return box.id == id; });
    for (MailAccount& box : file.mailboxes)
        box.isOn = box.id == id ? verb == QLatin1String("on") : box.isOn;
    return write(call, file, verb == QLatin1String("on") ? QStringLiteral("It is looked at while a window or a server is at work.") : QStringLiteral("It is not looked at any more."));
}

/// Logs in and opens it; no mail is read.
int test(const Invocation& call, const MailAccounts& file, const QString& id)
{
    const MailAccount* box = file.find(id);
    if (!box)
        return call.fail(unknown(id));
    if (const Result<Done> may = mayAskOutside(call, QStringLiteral("the test")); !may)
        return call.fail(may.error());
    const std::unique_ptr<agents::KeyShelf> keys = keysOf(call.home);
    const auto there = triedElsewhere(call, *keys, box->key, QStringLiteral("mailbox"), id);
    const Result<agents::SharedSecret> key = there ? Result<agents::SharedSecret>(agents::SharedSecret()) : waitFor<agents::SharedSecret>([&](Mailbox*, auto done) { keys->find(box->key, box->url, done); });
    if (!key)
        return call.fail(key.error());
    const Result<QString> found = !there ? tryMailbox(*box, *key, wayOf(call.home).ownCa, {}) : *there ? Result<QString>((*there)->join(u' ')) : Result<QString>(there->error());
    if (!found)
        return call.fail(found.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "found", *found); }));
    call.say(*found);
    return kDone;
}

/// Whether each that is on was looked at since then.
bool isLooked(const Invocation& call, const MailAccounts& file, Instant since)
{
    const Result<MailSeen> seen = mailSeen(call.home, call.organisation);
    return seen && std::all_of(file.mailboxes.begin(), file.mailboxes.end(), [&](const MailAccount& box) {
        return !box.isOn || box.organisation != call.organisation || seen->boxes.value(box.id).looked >= since;
    });
}

Result<Done> lookHere(const Invocation& call, Here& here)
{
    MailRoom room(here.department);
    QObject::connect(&room, &MailRoom::noted, &room, [&call](const QString& what) { call.note(what); });
    bool isDone = false;
    QObject::connect(&room, &MailRoom::looked, &room, [&isDone] {
        isDone = true;
        QCoreApplication::exit();
    });
    room.lookNow();
    if (!isDone)
        QCoreApplication::exec();
    serveOthers(call, here);
    return isDone ? Result<Done>(Done{}) : Result<Done>(Error{Error::Cancelled, QStringLiteral("it was interrupted"), {}, {}});
}

Result<Done> lookThere(const Invocation& call, const MailAccounts& file)
{
    const Instant since = SystemClock().now();
    if (const Result<Done> asked = askForMail(call.home, call.organisation); !asked)
        return asked.error();
    for (const QDeadlineTimer limit(kLongestLook); !isLooked(call, file, since); QThread::msleep(kLookAgainMs))
        if (limit.hasExpired())
            return Error{Error::Busy, QStringLiteral("whoever is at work has not looked within three minutes"), {}, QStringLiteral("a window or \"quarterdeck serve\": a command that works for a moment does not look")};
    return Done{};
}

int look(const Invocation& call, const MailAccounts& file)
{
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    if (state->org.stopped)
        return call.fail({Error::Rule, QStringLiteral("everything is stopped, so no mailbox is looked at"), {}, QStringLiteral("quarterdeck resume, then look")});
    DepartmentSettings settings;
    settings.pace = 0; // nobody watches
    settings.awaitsCommand = true;
    Result<Doer> doer = whoDoesIt(call, settings);
    if (!doer)
        return call.fail(doer.error());
    const Result<Done> done = doer->here ? lookHere(call, *doer->here) : lookThere(call, file);
    if (!done)
        return call.fail(done.error());
    const int said = list(call, file);
    const Result<MailSeen> seen = mailSeen(call.home, call.organisation);
    const bool isWhole = seen && std::all_of(seen->boxes.begin(), seen->boxes.end(), [](const BoxSeen& box) { return box.trouble.isEmpty(); });
    return said == kDone && !isWhole ? int(kFailed) : said;
}

} // namespace

int mailboxesCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | add ID --connector C --url U --user N --key NAME [--folder F] [--minutes N] | remove ID | on ID | off ID | test ID | look\n"
                                                    "Mailboxes that are looked at, by IMAP, for what is answered to mail from here. Nothing in them is marked or deleted."));
    parser.addOption({QStringLiteral("connector"), QStringLiteral("add: the connector whose mails are answered there."), QStringLiteral("ID")});
    parser.addOption({QStringLiteral("url"), QStringLiteral("add: imaps://host:993, or imap://host:143 where the server offers STARTTLS."), QStringLiteral("ADDRESS")});
    parser.addOption({QStringLiteral("user"), QStringLiteral("add: the account's name at the mail server."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("key"), QStringLiteral("add: name of its password, kept by keys set."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("folder"), QStringLiteral("add: the mailbox as its server names it; without it, INBOX."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("minutes"), QStringLiteral("add: between two looks, 1 to 1440; without it, 5."), QStringLiteral("N")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    const Result<MailAccounts> file = agents::mailAccountsOf(call.home.path());
    if (!file)
        return call.fail(file.error());
    if (words.size() <= 1 && verb == QLatin1String("list"))
        return list(call, *file);
    if (words.size() == 1 && verb == QLatin1String("look"))
        return look(call, *file);
    if (words.size() == 2 && verb == QLatin1String("add"))
        return add(call, *file, words[1], parser);
    if (words.size() == 2 && verb == QLatin1String("test"))
        return test(call, *file, words[1]);
    if (words.size() == 2 && (verb == QLatin1String("remove") || verb == QLatin1String("on") || verb == QLatin1String("off")))
        return change(call, *file, words[1], verb);
    return call.fail({Error::Parse, QStringLiteral("mailboxes cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, kVerbs});
}

} // namespace qd::app
