#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/When.h"
#include "app/commands/Work.h"
#include "app/commands/Amount.h"
#include "core/rules/Authority.h"
#include "core/store/safety/SigningKey.h"

namespace qd::app {

namespace {

/// What they may, in words.
QString limitsOf(const Deputy& deputy)
{
    QStringList kinds;
    for (const ActionKind& kind : deputy.kinds)
        kinds.append(kind.text);
    QStringList limits{kinds.isEmpty() ? QStringLiteral("all kinds of action") : kinds.join(QLatin1String(", "))};
    if (deputy.most)
        limits.append(QStringLiteral("up to %1 each").arg(rules::dollars(*deputy.most)));
    if (deputy.until)
        limits.append(QStringLiteral("until %1").arg(momentOnTheClock(*deputy.until)));
    return limits.join(QLatin1String("; "));
}

int list(const Invocation& call)
{
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    const QMap<AgentId, Deputy>& deputies = state->rules.deputies;
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "deputies", deputies, [&](const Deputy& deputy) {
                field(out, "id", deputy.id);
                field(out, "title", deputy.title);
                field(out, "key", deputy.publicKey);
                field(out, "kinds", deputy.kinds);
                field(out, "most_micro_usd", deputy.most);
                field(out, "until", deputy.until);
            });
        }));
    else if (deputies.isEmpty())
        call.say(QStringLiteral("Nobody decides in your place, and no other machine is yours."));
    else
        for (const Deputy& deputy : deputies)
            call.say(QStringLiteral("%1  %2%3  %4\n  %5").arg(deputy.id.text, deputy.title, deputy.id == human() ? QStringLiteral(" (you, elsewhere)") : QString(), limitsOf(deputy),
                                                              QString::fromLatin1(deputy.publicKey.toHex())));
    return kDone;
}

int key(const Invocation& call)
{
    const Result<SigningKey> key = SigningKey::readOrMake(call.home.keyFile());
    if (!key)
        return call.fail(key.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "key", key->publicPart()); }));
    else
        call.say(QString::fromLatin1(key->publicPart().toHex()));
    return kDone;
}

/// Error::Parse.
Result<QByteArray> keyArgument(const QString& text)
{
    const QByteArray key = QByteArray::fromHex(text.toLatin1());
    if (key.size() == 32 && QString::fromLatin1(key.toHex()) == text.toLower())
        return key;
    return Error{Error::Parse, text.isEmpty() ? QStringLiteral("it does not say which key signs for them") : QStringLiteral("\"%1\" is no key").arg(text), QStringLiteral("--key"),
                 QStringLiteral("the 64 digits that \"quarterdeck deputies key\" prints on their machine")};
}

Result<Command> add(const QString& name, const QCommandLineParser& parser)
{
    Deputy deputy;
    deputy.id = name == QLatin1String("me") ? human() : AgentId{name};
    deputy.title = parser.isSet(QStringLiteral("title")) ? parser.value(QStringLiteral("title")) : deputy.id == human() ? QStringLiteral("My other machine") : name;
    const Result<QByteArray> key = keyArgument(parser.value(QStringLiteral("key")));
    if (!key)
        return key.error();
    deputy.publicKey = *key;
    const QStringList kinds = parser.value(QStringLiteral("kinds")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString& kind : kinds)
        deputy.kinds.append({kind.trimmed()});
    if (parser.isSet(QStringLiteral("most"))) {
        const Result<Money> most = amountArgument(parser.value(QStringLiteral("most")), QStringLiteral("--most"));
        if (!most)
            return most.error();
        deputy.most = *most;
    }
    if (parser.isSet(QStringLiteral("until"))) {
        const Result<Instant> until = momentArgument(parser.value(QStringLiteral("until")), SystemClock().now(), QStringLiteral("--until"));
        if (!until)
            return until.error();
        deputy.until = *until;
    }
    return Command(SetDeputy{deputy, false});
}

Command removal(const QString& name)
{
    SetDeputy gone;
    gone.deputy.id = name == QLatin1String("me") ? human() : AgentId{name};
    gone.gone = true;
    return gone;
}

} // namespace

int deputiesCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | add NAME --key KEY [--title T] [--kinds K,K] [--most AMOUNT] [--until WHEN] | remove NAME | key\n"
                                                    "Who may decide in your place, by what they sign on their own machine; NAME \"me\" is you, on another machine.\n"
                                                    "key prints the key of this home, which is named with add in the home whose items are looked through here."));
    const auto option = [&](const char* name, const char* what, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(what), QString::fromLatin1(value)});
    };
    option("key", "What \"quarterdeck deputies key\" prints on their machine.", "KEY");
    option("title", "The person's name, or what you call the machine.", "TEXT");
    option("kinds", "Only these kinds of action, as social-post,letter; all without it.", "K,K");
    option("most", "Only what costs at most so many dollars each.", "AMOUNT");
    option("until", "Until then: 2h, 1d, monday, 2026-11-24, 2026-11-24T14:30; without an end where it is not given.", "WHEN");
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    if (verb == QLatin1String("list") && words.size() <= 1)
        return list(call);
    if (verb == QLatin1String("key") && words.size() == 1)
        return key(call);
    if (verb == QLatin1String("add") && words.size() == 2)
        return carryOut(call, add(words[1], parser));
    if (verb == QLatin1String("remove") && words.size() == 2)
        return carryOut(call, removal(words[1]));
    return call.fail({Error::Parse, QStringLiteral("deputies cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, QStringLiteral("list, add NAME --key KEY, remove NAME, key")});
}

} // namespace qd::app
