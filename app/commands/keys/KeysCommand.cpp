#include "agents/keys/KeyNames.h"
#include "agents/keys/RingWords.h"
#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/commands/keys/KeyInput.h"
#include "app/commands/keys/KeyKeeping.h"
#include "app/control/Holders.h"
#include "app/keys/HomeKeys.h"
#include "app/keys/KeyAddresses.h"

#include <algorithm>

namespace qd::app {

namespace {

using agents::KeptKey;
using agents::RingState;

QString wordOfState(RingState state)
{
    switch (state) {
    case RingState::Open: return QStringLiteral("open");
    case RingState::Locked: return QStringLiteral("locked");
    case RingState::Empty: return QStringLiteral("not-set-up");
    case RingState::NoBus: return QStringLiteral("no-dbus");
    case RingState::NoRing: return QStringLiteral("none");
    case RingState::Unknown: return QStringLiteral("unknown");
    }
    return {};
}

QString sentence(QString clause)
{
    return clause.replace(0, 1, clause.left(1).toUpper()) + QLatin1Char('.');
}

/// A key as the list shows it: in the keyring, or with those who work on `organisations` until they end.
struct Line {
    KeptKey key;
    QStringList organisations;
};

/// Those in the keyring, and those that only other processes of this home have.
QList<Line> linesOf(const Invocation& call, agents::KeyShelf& shelf)
{
    QList<Line> lines;
    const QMap<QString, QString> origins = keyOrigins(shelf);
    for (KeptKey key : shelf.kept()) {
        key.origin = origins.value(key.name);
        lines.append({key, {}});
    }
    const QStringList organisations = call.home.recorded();
    const auto answers = askHolders<QList<KeptKey>>(call.home, organisations, [](ControlClient& holder) { return holder.keys(); });
    for (qsizetype i = 0; i < organisations.size(); ++i) {
        if (answers[i] && !*answers[i])
            call.note(QStringLiteral("quarterdeck: %1: %2").arg(organisations[i], answers[i]->error().text));
        if (!answers[i] || !*answers[i])
            continue;
        for (const KeptKey& key : **answers[i]) {
            if (key.inKeyring)
                continue;
            const auto same = std::find_if(lines.begin(), lines.end(), [&key](const Line& line) { return line.key.name == key.name && !line.key.inKeyring; });
            same == lines.end() ? lines.append({key, {organisations[i]}}) : same->organisations.append(organisations[i]);
        }
    }
    return lines;
}

/// Where it is, what it was given for, and whether somebody else is named now.
QString inWords(const Line& line, const QString& strange)
{
    QString text = line.key.inKeyring ? QStringLiteral("in the desktop's keyring")
                                      : QStringLiteral("only with what works on %1, until it ends: %2").arg(line.organisations.join(QLatin1String(", ")), line.key.why);
    if (!line.key.origin.isEmpty())
        text += QStringLiteral("; for %1").arg(line.key.origin);
    return strange.isEmpty() ? text : text + QStringLiteral("; ") + strange;
}

int list(const Invocation& call)
{
    const std::unique_ptr<agents::KeyShelf> shelf = keysOf(call.home);
    const QList<Line> lines = linesOf(call, *shelf);
    const Result<QMap<QString, QStringList>> read = keyAddresses(call.home);
    if (!read)
        call.note(QStringLiteral("quarterdeck: %1").arg(read.error().text));
    const QMap<QString, QStringList> addresses = read ? *read : QMap<QString, QStringList>();
    const auto strange = [&addresses](const Line& line) { return strangeAddress(line.key.name, line.key.origin, addresses.value(line.key.name)); };
    const Result<RingState> state = waitFor<RingState>([&shelf](Mailbox*, auto done) { shelf->look(done); });
    const RingState is = state ? *state : RingState::Unknown;
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "keyring", wordOfState(is));
            fieldList(out, "keys", lines, [&](const Line& line) {
                field(out, "name", line.key.name);
                field(out, "for", agents::whatKeyIsFor(line.key.name));
                field(out, "kept", line.key.inKeyring ? QStringLiteral("keyring") : QStringLiteral("session"));
                field(out, "given_for", line.key.origin);
                field(out, "lacks", strange(line));
                field(out, "organisations", line.organisations);
                field(out, "why", line.key.why);
            });
        }));
    for (const Line& line : lines)
        call.say(QStringLiteral("%1  %2  %3").arg(line.key.name, -12).arg(agents::whatKeyIsFor(line.key.name), -36).arg(inWords(line, strange(line))));
    if (lines.isEmpty())
        call.say(QStringLiteral("There are no keys. quarterdeck keys set NAME takes one; names are anthropic, openai, brave and others."));
    call.say(sentence(agents::inWords(is)));
    return kDone;
}

Result<agents::SharedSecret> boundTo(const agents::Secret& key, const QString& origin)
{
    agents::SharedSecret bound = agents::Secret::of(key.bytes(), origin);
    return bound ? Result<agents::SharedSecret>(bound) : Error{Error::Internal, QStringLiteral("no memory could be locked for the key"), QStringLiteral("ulimit -l"), QStringLiteral("a limit of 64 or more")};
}

int set(const Invocation& call, const QString& name)
{
    if (const Result<Done> named = agents::checkKeyName(name); !named)
        return call.fail(named.error());
    if (const Result<Done> made = call.home.make(); !made)
        return call.fail(made.error());
    const Result<QString> origin = keyAddress(call.home, name);
    if (!origin)
        return call.fail(origin.error());
    const Result<agents::KeyKind> kind = keyKind(call.home, name);
    if (!kind)
        return call.fail(kind.error());
    const QString what = *kind == agents::KeyKind::Password ? QStringLiteral("Password") : QStringLiteral("Key");
    const Result<agents::SharedSecret> typed = readKey(QStringLiteral("%1 for %2, for %3 (not shown): ").arg(what, name, *origin), *kind);
    if (const Result<Done> fits = typed ? checkKeyUse(signingKeys(call.home), name, **typed) : Result<Done>(Done{}); !fits)
        return call.fail(fits.error());
    const Result<agents::SharedSecret> secret = typed ? boundTo(**typed, *origin) : typed;
    if (!secret)
        return call.fail(secret.error());
    const std::unique_ptr<agents::KeyShelf> shelf = keysOf(call.home);
    QObject::connect(shelf.get(), &agents::KeyShelf::waits, shelf.get(), [&call](const QString& words) { call.note(words); });
    return keepKey(call, *shelf, name, *secret, *kind);
}

int remove(const Invocation& call, const QString& name)
{
    if (const Result<Done> named = agents::checkKeyName(name); !named)
        return call.fail(named.error());
    const std::unique_ptr<agents::KeyShelf> shelf = keysOf(call.home);
    QObject::connect(shelf.get(), &agents::KeyShelf::waits, shelf.get(), [&call](const QString& words) { call.note(words); });
    const Result<Done> removed = waitFor<Done>([&](Mailbox*, auto done) { shelf->remove(name, done); });
    const bool wasThere = tellOfChange(call, name);
    if (!removed && (removed.error().kind != Error::Rule || !wasThere))
        return call.fail(removed.error());
    const QString said = QStringLiteral("The key for %1 is forgotten here. It stays valid until you revoke it where it came from.").arg(name);
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "done", said); }));
    call.say(said);
    return kDone;
}

} // namespace

int keysCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | set NAME | remove NAME\n"
                                                    "set reads the key from the terminal, without showing it, or from standard input. Keys are kept in the\n"
                                                    "desktop's keyring; where there is none, by the window or server that is at work, until it ends.\n"
                                                    "A key goes to the address that its provider's file names when it is set, which set shows, and nowhere else.\n"
                                                    "The password of a mail account, a calendar or a user of WordPress is kept as it is, with its spaces."));
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    if (verb == QLatin1String("list") && words.size() < 2)
        return list(call);
    if (verb == QLatin1String("set") && words.size() == 2)
        return set(call, words[1]);
    if (verb == QLatin1String("remove") && words.size() == 2)
        return remove(call, words[1]);
    if (verb == QLatin1String("set") && words.size() > 2) // what was written may be a key, so it is not repeated
        return call.fail({Error::Parse, QStringLiteral("keys set takes one name and nothing else"), QStringLiteral("NAME"),
                          QStringLiteral("the key comes from standard input; one that stood in the command line may be in its history: revoke it")});
    return call.fail({Error::Parse, QStringLiteral("keys cannot \"%1\"").arg(verb), verb, QStringLiteral("list, set NAME, remove NAME")});
}

} // namespace qd::app
