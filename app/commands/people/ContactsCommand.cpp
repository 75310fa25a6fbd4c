#include "agents/people/PersonKeys.h"
#include "app/commands/Commands.h"
#include "app/commands/people/ContactsReport.h"
#include "app/commands/people/TakenUp.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace qd::app {

namespace {

using namespace Qt::StringLiterals;

const QString kVerbs = u"list, show ID, find ADDRESS, add --name N --e-mail A, import FILE.csv, export [ID], consent ID CHANNEL[/PURPOSE] yes|no --how T, "
                       "suppress ADDRESS, lift ADDRESS --reason T, erase ID --reason T, retention [LIST|everybody DAYS|off], trail ID"_s;

Error wrong(const QString& where, const QString& text, const QString& right)
{
    return {Error::Parse, text, where, right};
}

/// One verb of the command: what was given with it.
struct Asked {
    const Invocation& call;
    const QCommandLineParser& parser;
    QStringList words; ///< after the verb
    QString option(const char* name) const { return parser.value(QString::fromLatin1(name)).trimmed(); }
    QString how() const { return option("how"); }
};

int add(const Asked& asked)
{
    QMap<QString, QString> values;
    for (const QString& column : agents::contactColumns())
        if (asked.parser.isSet(column))
            values.insert(column, asked.parser.value(column));
    const agents::ContactByHand given = agents::contactByHand(values, SystemClock().now());
    agents::ContactRows read{{given.row}, {}};
    for (const agents::ContactFault& fault : given.faults)
        read.faults.append(u"--%1: %2"_s.arg(fault.where, agents::faultWords(fault)));
    const QString source = asked.option("source");
    return takeUp(asked.call, read, source.isEmpty() ? byHand() : source);
}

int import(const Asked& asked)
{
    const QString name = asked.words.value(0);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return asked.call.fail(wrong(name, u"%1 cannot be read: %2"_s.arg(name, file.errorString()), u"a table of people (CSV), its first line the names of its columns: "_s + agents::contactColumns().join(u", "_s)));
    const Result<agents::ContactRows> read = agents::readContacts(file.readAll(), name, SystemClock().now());
    if (!read)
        return asked.call.fail(read.error());
    const QString source = asked.option("source");
    return takeUp(asked.call, *read, source.isEmpty() ? u"file "_s + QFileInfo(name).fileName() : source);
}

int consent(const Asked& asked, const OfficeState& state)
{
    const Result<ContactId> id = keptId(state, asked.words[0]);
    if (!id)
        return asked.call.fail(id.error());
    const QString said = asked.words[2];
    if (said != u"yes"_s && said != u"no"_s)
        return asked.call.fail(wrong(u"yes|no"_s, u"\"%1\" does not say whether they agreed"_s.arg(said), u"yes or no"_s));
    const Result<QString> how = plainWords(asked.call, state, asked.how(), *id);
    if (!how)
        return asked.call.fail(how.error());
    return carryOut(asked.call, Command(NoteConsent{{*id, asked.words[1].section(u'/', 0, 0), asked.words[1].section(u'/', 1), said == u"yes"_s, *how, SystemClock().now(), {}}}));
}

/// The key goes first: whatever comes after it, nobody reads any more what was kept. Before that it takes what tells who they are out of the reason.
int erase(const Asked& asked, const OfficeState& state)
{
    const Result<ContactId> id = keptId(state, asked.words[0]);
    if (!id)
        return asked.call.fail(id.error());
    const QString reason = asked.option("reason");
    if (reason.isEmpty())
        return asked.call.fail(wrong(u"--reason"_s, u"it does not say why they are forgotten"_s, u"--reason with a sentence: it stands on record, so without a name"_s));
    const Result<QString> plain = plainWords(asked.call, state, reason, *id);
    if (!plain)
        return asked.call.fail(plain.error());
    const Result<QByteArray> hash = agents::PersonKeyFile(asked.call.home.path()).destroy(*id);
    return carryOut(asked.call, hash ? Result<Command>(EraseContact{*id, *plain, *hash}) : Result<Command>(hash.error()));
}

int retention(const Asked& asked)
{
    const QString list = asked.words[0] == u"everybody"_s ? QString() : asked.words[0];
    if (asked.words[1] == u"off"_s)
        return carryOut(asked.call, Command(SetRetention{{list, 0}, true}));
    bool isNumber = false;
    const int days = asked.words[1].toInt(&isNumber);
    if (!isNumber)
        return asked.call.fail(wrong(u"DAYS"_s, u"\"%1\" is no number of days"_s.arg(asked.words[1]), u"1 to 36500, or off"_s));
    return carryOut(asked.call, Command(SetRetention{{list, days}, false}));
}

int suppress(const Asked& asked, const OfficeState& state, bool isLifted)
{
    const Result<AskedAddress> address = askedAddress(asked.call, asked.words[0]);
    if (!address)
        return asked.call.fail(address.error());
    const QString field = address->channel == u"sms"_s ? u"phone"_s : address->channel;
    const Result<QString> reason = plainWords(asked.call, state, asked.option("reason"), state.people.whoIs(address->channel, address->index), {{field, asked.words[0]}});
    if (!reason)
        return asked.call.fail(reason.error());
    if (isLifted) {
        const QStringList channels{address->channel, QString()}; // "": for every channel
        const auto held = std::find_if(channels.begin(), channels.end(), [&](const QString& channel) { return state.door.suppressed.value(channel).contains(address->index); });
        if (held == channels.end())
            return asked.call.fail({Error::Rule, u"nothing keeps that address from being reached"_s, u"ADDRESS"_s, u"one that quarterdeck contacts suppress was said of, or that wished to leave"_s});
        return carryOut(asked.call, Command(LiftSuppression{address->index, *held, *reason}));
    }
    return carryOut(asked.call, Command(Suppress{{address->index, address->channel, reason->isEmpty() ? u"her"_s : *reason, u"by hand"_s}}));
}

void addOptions(QCommandLineParser& parser)
{
    for (const QString& field : agents::personalFields())
        parser.addOption({field, u"add: what is kept as %1."_s.arg(field), u"TEXT"_s});
    parser.addOption({u"id"_s, u"add: one who is kept, and is changed."_s, u"ID"_s});
    parser.addOption({u"segments"_s, u"add: lists to be on, as in \"customers berlin\"."_s, u"LISTS"_s});
    parser.addOption({u"segment"_s, u"list, export: those on that list alone."_s, u"LIST"_s});
    parser.addOption({u"agreed"_s, u"add: by what they want to be reached, as in \"e-mail/newsletter sms\"."_s, u"WHAT"_s});
    parser.addOption({u"refused"_s, u"add: by what they do not want to be reached."_s, u"WHAT"_s});
    parser.addOption({u"how"_s, u"add, consent: how that is known; names, addresses and numbers are left out of it."_s, u"TEXT"_s});
    parser.addOption({u"source"_s, u"add, import: where they are from; without names, addresses and numbers."_s, u"TEXT"_s});
    parser.addOption({u"reason"_s, u"erase, suppress, lift: why; it stands on record, without names, addresses and numbers."_s, u"TEXT"_s});
    parser.addOption({u"out"_s, u"export: the file that is written, instead of standard output."_s, u"FILE"_s});
}

int withOne(const Asked& asked, const OfficeState& state, const QString& verb)
{
    const Result<ContactId> id = keptId(state, asked.words[0]);
    if (!id)
        return asked.call.fail(id.error());
    return verb == u"show"_s ? showContact(asked.call, state, *id) : exportContact(asked.call, state, *id, asked.option("out"));
}

int withState(const Asked& asked, const QString& verb)
{
    const Result<OfficeState> state = stateNow(asked.call);
    if (!state)
        return asked.call.fail(state.error());
    const qsizetype given = asked.words.size();
    if (given == 0 && (verb == u"list"_s || verb == u"retention"_s))
        return listContacts(asked.call, *state, asked.option("segment"));
    if (given == 0 && verb == u"export"_s)
        return exportContacts(asked.call, *state, asked.option("segment"), asked.option("out"));
    if (given == 1 && (verb == u"show"_s || verb == u"export"_s))
        return withOne(asked, *state, verb);
    if (given == 1 && verb == u"find"_s)
        return findContact(asked.call, *state, asked.words[0]);
    if (given == 1 && (verb == u"suppress"_s || verb == u"lift"_s))
        return suppress(asked, *state, verb == u"lift"_s);
    if (given == 1 && verb == u"erase"_s)
        return erase(asked, *state);
    if (given == 3 && verb == u"consent"_s)
        return consent(asked, *state);
    return asked.call.fail({Error::Parse, u"contacts cannot \"%1\""_s.arg((QStringList{verb} + asked.words).join(u' ')), verb, kVerbs});
}

} // namespace

int contactsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"list | show ID | find ADDRESS | add | import FILE.csv | export [ID] | consent ID CHANNEL[/PURPOSE] yes|no | suppress ADDRESS | lift ADDRESS | "
                                     "erase ID | retention [LIST|everybody DAYS|off] | trail ID\n"
                                     "People outside: who may be reached by e-mail, SMS and letters. What is kept of each is sealed with a key of their own; erase destroys it.\n"
                                     "Who looked at it, when and why is on record."_s);
    addOptions(parser);
    const Result<bool> read = readArguments(parser, call, u"what"_s);
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    QStringList words = parser.positionalArguments();
    const QString verb = words.isEmpty() ? u"list"_s : words.takeFirst();
    const Asked asked{call, parser, words};
    if (verb == u"add"_s && words.isEmpty())
        return add(asked);
    if (verb == u"import"_s && words.size() == 1)
        return import(asked);
    if (verb == u"retention"_s && words.size() == 2)
        return retention(asked);
    if (verb == u"trail"_s && words.size() == 1) {
        const Result<ContactId> id = idArgument<ContactId>(words[0], u"a person"_s);
        return id ? contactTrail(call, *id) : call.fail(id.error());
    }
    return withState(asked, verb);
}

} // namespace qd::app
