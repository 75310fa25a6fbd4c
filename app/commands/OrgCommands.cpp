#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/commands/agents/AgentSetup.h"
#include "app/commands/reports/ForecastReport.h"
#include "app/control/ControlClient.h"
#include "app/engine/Shelves.h"
#include "app/engine/SourceFolder.h"
#include "app/engine/ceilings/HomeCeilings.h"
#include "app/engine/tiers/NotAskable.h"

#include "agents/llm/Market.h"
#include "agents/office/writing/MemoryWriter.h"
#include "agents/organisation/DocumentText.h"
#include "agents/organisation/OrganisationFile.h"
#include "agents/organisation/packs/PackShelf.h"
#include "core/rules/Authority.h"
#include "core/rules/authority/Ceiling.h"
#include "core/rules/setup/Setup.h"
#include "core/rules/talk/Hearing.h"

#include <QDateTime>
#include <QFileInfo>

namespace qd::app {

namespace {

QString orgVerbs()
{
    return QStringLiteral("list, show NAME, validate FILE, add FILE, new NAME, schema");
}

Error unknownVerb(const QString& command, const QStringList& words, const QString& right)
{
    return {Error::Parse, QStringLiteral("%1 cannot \"%2\"").arg(command, words.join(QLatin1Char(' '))),
            words.value(0), right};
}

/// The JSON schema of an organisation's file, as it is checked.
int printSchema(const Invocation& call)
{
    const Result<QByteArray> schema = agents::fileBytes(QStringLiteral(":/schema/organisation.json"));
    if (!schema)
        return call.fail(schema.error());
    call.print(*schema);
    return kDone;
}

int listOrganisations(const Invocation& call, const Shelves& shelves)
{
    const QStringList names = shelves.organisations().names();
    const QStringList packs = agents::packNames(call.home.path());
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "organisations", names + packs, [&](const QString& name) {
                const bool isPack = !names.contains(name);
                field(out, "id", name);
                field(out, "own", shelves.organisations().isOwn(name));
                field(out, "pack", isPack);
                field(out, "path", isPack ? agents::packPath(call.home.path(), name) : shelves.organisations().pathOf(name));
                field(out, "current", name == call.organisation);
            });
        }));
        return kDone;
    }
    for (const QString& name : names + packs) {
        const QString whose = !names.contains(name) ? QStringLiteral("  (came in a pack)") : shelves.organisations().isOwn(name) ? QStringLiteral("  (yours)") : QString();
        call.say(QStringLiteral("%1 %2%3").arg(name == call.organisation ? QStringLiteral("*") : QStringLiteral(" "), name, whose));
    }
    return kDone;
}

/// The models of an organisation that is right which nobody can be asked for, as the files of this home are now.
Result<QList<NotAskable>> notAskableHere(const Invocation& call, const Result<Organisation>& organisation)
{
    const Result<agents::Market> market = agents::Market::read(call.home.path());
    if (!organisation || !market)
        return organisation ? market.error() : organisation.error();
    return notAskable(*organisation, *market);
}

int validate(const Invocation& call, const Shelves& shelves, const QString& file)
{
    const Result<QByteArray> bytes = readFileBytes(file);
    if (!bytes)
        return call.fail(bytes.error());
    const agents::Known known = agents::knownWithPacks(call.home.path(), agents::idIn(*bytes), shelves.known());
    const QList<agents::Fault> faults = agents::faultsOf(*bytes, known);
    const Result<QList<NotAskable>> missing = faults.isEmpty() ? notAskableHere(call, agents::readOrganisation(*bytes, file, known)) : QList<NotAskable>();
    if (!missing)
        return call.fail(missing.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "file", file);
            field(out, "ok", faults.isEmpty());
            fieldList(out, "faults", faults, [&](const agents::Fault& fault) {
                field(out, "path", fault.path);
                field(out, "wrong", fault.wrong);
                field(out, "right", fault.right);
            });
            fieldList(out, "cannot_be_asked", *missing, [&](const NotAskable& one) {
                field(out, "who", one.who);
                field(out, "model", one.model);
                field(out, "why", one.why);
            });
        }));
    for (const agents::Fault& fault : faults)
        call.say(QStringLiteral("%1: ").arg(file) + (fault.path == QLatin1String("/") ? fault.sentence()
                                                     : QStringLiteral("%1: %2 (right would be: %3)").arg(fault.path, fault.wrong, fault.right)));
    if (faults.isEmpty())
        call.say(QStringLiteral("%1 is right.").arg(file));
    for (const NotAskable& one : *missing)
        call.say(QStringLiteral("But %1 names %2, which cannot be asked: %3").arg(one.who, one.model, one.why));
    return faults.isEmpty() ? kDone : kBadInput;
}

int create(const Invocation& call, const Shelves& shelves, const QString& name)
{
    if (!agents::isSlug(name) || shelves.organisations().names().contains(name))
        return call.fail({Error::Parse, QStringLiteral("\"%1\" cannot name a new organisation").arg(name), QStringLiteral("NAME"),
                          QStringLiteral("small letters, digits and hyphens, and a name that is not taken")});
    if (const Result<Done> made = call.home.make(); !made)
        return call.fail(made.error());
    Result<Organisation> copy = shelves.organisation(call.organisation);
    if (!copy)
        return call.fail(copy.error());
    if (!copy->pack.isEmpty()) // its texts would be hers without her having read them
        return call.fail({Error::Rule, QStringLiteral("%1 came in a pack, and no copy of it is made yours").arg(copy->title), QStringLiteral("--org"), QStringLiteral("an organisation of yours")});
    copy->id = {name};
    copy->title = name;
    const Result<QString> path = shelves.organisations().save(*copy);
    if (!path)
        return call.fail(path.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "path", *path); }));
    call.say(QStringLiteral("%1 is a copy of %2: change it as you like.").arg(*path, call.organisation));
    return kDone;
}

/// Which organisations there were, and of the user's own since when.
QMap<QString, QDateTime> sinceWhen(const agents::OrganisationShelf& shelf)
{
    QMap<QString, QDateTime> known;
    for (const QString& name : shelf.names())
        known.insert(name, shelf.isOwn(name) ? QFileInfo(shelf.pathOf(name)).lastModified().toUTC() : QDateTime());
    return known;
}

/// Whoever has that department open works with it from now on. @returns whether somebody has.
Result<bool> adoptWhereOpen(const Invocation& call, const Organisation& added)
{
    const Result<std::unique_ptr<ControlClient>> holder = ControlClient::find(call.home, added.id.text);
    if (!holder || !*holder)
        return holder ? Result<bool>(false) : Result<bool>(holder.error());
    const Result<Receipt> taken = (*holder)->send(CommandId::make(SystemClock().now()), AdoptOrganisation{added, added.id.text});
    return taken ? Result<bool>(true) : Result<bool>(taken.error());
}

/// The kinds of actions that go out without asking her, as its matrix and her ceilings stand.
QStringList unaskedKinds(const Home& home, const Organisation& organisation)
{
    const Ceilings hers = homeCeilings(home, organisation.id.text).value_or(Ceilings{});
    QStringList kinds;
    for (const AutonomyRule& line : organisation.autonomy) {
        ActionTraits traits;
        traits.kind = line.action;
        if (line.level == Autonomy::L4 && rules::cutsBy(hers, traits, line.level, {}).isEmpty())
            kinds.append(line.action.text);
    }
    return kinds;
}

int add(const Invocation& call, const Shelves& shelves, const QString& file)
{
    if (const Result<Done> made = call.home.make(); !made)
        return call.fail(made.error());
    const QMap<QString, QDateTime> before = sinceWhen(shelves.organisations());
    const Result<Organisation> added = shelves.organisations().add(file);
    if (!added)
        return call.fail(added.error());
    const QString name = added->id.text;
    const QDateTime from = before.value(name);
    const bool shipped = before.contains(name) && from.isNull();
    const Result<bool> adopted = adoptWhereOpen(call, *added);
    if (!adopted)
        return call.fail(adopted.error());
    const QStringList unasked = unaskedKinds(call.home, *added);
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "id", name);
            field(out, "title", added->title);
            field(out, "unasked", unasked);
            field(out, "replaced", before.contains(name));
            field(out, "adopted", *adopted);
            field(out, "replaced_from", from.isNull() ? std::optional<QString>() : from.toString(Qt::ISODateWithMs));
        }));
    const QString there = QStringLiteral("%1 is there: use it with --org %2").arg(added->title, name);
    if (shipped)
        call.say(QStringLiteral("%1. It stands in for the one that ships, which is used again when %2 is removed.").arg(there, shelves.organisations().pathOf(name)));
    else
        call.say(before.contains(name) ? QStringLiteral("%1. It replaced the one from %2.").arg(there, from.toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"))) : there);
    if (!unasked.isEmpty())
        call.say(QStringLiteral("Its matrix lets out without asking you: %1. \"rules set\" with ceilings holds it lower.").arg(unasked.join(QLatin1String(", "))));
    if (*adopted)
        call.say(QStringLiteral("The department that is open works with it from now on; open runs keep the one they began with."));
    return kDone;
}

int listAgents(const Invocation& call, const OfficeState& state)
{
    const QList<AgentProfile>& agents = state.org.organisation().agents;
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "agents", agents, [&](const AgentProfile& agent) {
                field(out, "id", agent.id);
                field(out, "title", agent.title);
                field(out, "rank", agent.rank);
                field(out, "reports_to", agent.reportsTo);
                field(out, "tier", agent.tier);
                field(out, "state", state.statusOf(agent.id));
            });
        }));
    for (const AgentProfile& agent : agents)
        call.say(QStringLiteral("%1 %2 %3 reports to %4").arg(agent.id.text, -22).arg(agent.title, -26).arg(wordOf(agent.rank), -11).arg(agent.reportsTo.text));
    return kDone;
}

void showAgent(const Invocation& call, const OfficeState& state, const AgentProfile& agent)
{
    const QStringList history = agents::historyLines(state.history.agents.value(agent.id));
    if (call.json)
        return call.print(document([&](JsonWriter& out) {
            Encoder encoder(out);
            const_cast<AgentProfile&>(agent).fields(encoder);
            field(out, "history", history);
        }));
    call.say(QStringLiteral("%1 (%2, reports to %3)\n%4\nTone: %5\nStyle: %6\n“%7”")
                 .arg(agent.title, wordOf(agent.rank), agent.reportsTo.text, agent.role, agent.personality.tone, agent.personality.style,
                      agent.personality.example));
    if (agent.shiftAuthority)
        call.say(QStringLiteral("May shift %1 a day between channels of a campaign").arg(rules::dollars(*agent.shiftAuthority)));
    for (const Subscription& subscription : agent.subscriptions)
        call.say(QStringLiteral("Hears of what goes to all: %1").arg(rules::inWords(subscription)));
    for (const QString& line : history)
        call.say(line);
}

} // namespace

int orgCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | show NAME | validate FILE | add FILE | new NAME (a copy of --org to change) | schema\n"
                                                    "What stands in such a file, with examples: man quarterdeck-organisation. Its JSON schema: schema."));
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const Shelves shelves(call.home);
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    if (verb == QLatin1String("list"))
        return listOrganisations(call, shelves);
    if (words == QStringList{QStringLiteral("schema")})
        return printSchema(call);
    if (words.size() != 2)
        return call.fail(unknownVerb(QStringLiteral("org"), words, orgVerbs()));
    if (verb == QLatin1String("validate"))
        return validate(call, shelves, words[1]);
    if (verb == QLatin1String("new"))
        return create(call, shelves, words[1]);
    if (verb == QLatin1String("show")) {
        const Result<Organisation> organisation = shelves.organisation(words[1]);
        if (!organisation)
            return call.fail(organisation.error());
        call.print(agents::writeOrganisation(*organisation));
        return kDone;
    }
    if (verb != QLatin1String("add"))
        return call.fail(unknownVerb(QStringLiteral("org"), words, orgVerbs()));
    return add(call, shelves, words[1]);
}

namespace {

int steerAgent(const Invocation& call, const QStringList& words, const QString& reason)
{
    if (words.size() != 2)
        return call.fail(unknownVerb(QStringLiteral("agent"), words, QStringLiteral("%1 AGENT").arg(words.first())));
    const bool pauses = words.first() == QLatin1String("pause");
    return carryOut(call, Command(SteerAgent{{words[1]}, pauses ? AgentWish::Pause : AgentWish::Continue, reason}));
}

int forecastAgents(const Invocation& call, const OfficeState& state, const QStringList& words, const QString& wanted)
{
    bool isNumber = wanted.isEmpty();
    const int hours = wanted.isEmpty() ? kForecastHours : wanted.toInt(&isNumber);
    if (!isNumber || hours < 1 || hours > kLongestForecast)
        return call.fail({Error::Parse, QStringLiteral("--hours cannot be \"%1\"").arg(wanted), QStringLiteral("--hours"),
                          QStringLiteral("a whole number from 1 to %1").arg(kLongestForecast)});
    const Organisation& organisation = state.org.organisation();
    QList<AgentId> agents;
    for (const AgentProfile& agent : organisation.agents)
        if (words.size() == 1 || agent.id.text == words.value(1))
            agents.append(agent.id);
    if (words.size() > 2)
        return call.fail(unknownVerb(QStringLiteral("agent"), words, QStringLiteral("forecast, forecast AGENT")));
    if (agents.isEmpty())
        return call.fail({Error::Parse, QStringLiteral("%1 has no agent \"%2\"").arg(organisation.title, words.value(1)), QStringLiteral("AGENT"), QStringLiteral("quarterdeck agent list shows them")});
    printForecast(call, state, agents, SystemClock().now(), hours);
    return kDone;
}

} // namespace

int agentCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | show AGENT | pause AGENT | resume AGENT | forecast [AGENT]\n") + setupUsage());
    parser.addOption({QStringLiteral("hours"), QStringLiteral("forecast: so many hours ahead (168)."), QStringLiteral("NUMBER")});
    parser.addOption({QStringLiteral("reason"), QStringLiteral("Why; it is kept in the record."), QStringLiteral("TEXT")});
    addSetupOptions(parser);
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    const QStringList words = parser.positionalArguments();
    if (words.isEmpty() || words == QStringList{QStringLiteral("list")})
        return listAgents(call, *state);
    if (words[0] == QLatin1String("pause") || words[0] == QLatin1String("resume"))
        return steerAgent(call, words, parser.value(QStringLiteral("reason")));
    if (const std::optional<int> setUp = setupCommand(call, *state, parser, words))
        return *setUp;
    if (words[0] == QLatin1String("forecast"))
        return forecastAgents(call, *state, words, parser.value(QStringLiteral("hours")));
    if (words[0] != QLatin1String("show"))
        return call.fail(unknownVerb(QStringLiteral("agent"), words, QStringLiteral("list, show AGENT, pause AGENT, resume AGENT, forecast [AGENT], config AGENT, versions AGENT, rollback AGENT VERSION, ab AGENT, adopt AGENT VERSION, trials")));
    const Organisation& organisation = state->org.organisation();
    const AgentProfile* agent = words.size() == 2 ? organisation.agent({words[1]}) : nullptr;
    if (!agent)
        return call.fail({Error::Parse, QStringLiteral("%1 has no agent \"%2\"").arg(organisation.title, words.value(1)), QStringLiteral("AGENT"), QStringLiteral("quarterdeck agent list shows them")});
    showAgent(call, *state, rules::profileAt(*state, *agent, state->setups.inUse(agent->id)));
    return kDone;
}

} // namespace qd::app
