#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/commands/authority/RulesFile.h"
#include "app/commands/authority/RulesReport.h"
#include "app/commands/authority/TryRules.h"
#include "app/commands/authority/UnknownNames.h"
#include "app/engine/ceilings/HomeCeilings.h"

namespace qd::app {

namespace {

const QString kVerbs = QStringLiteral("show, set FILE, try FILE [--days N], always ITEM [--days N], accept PROPOSAL, refuse PROPOSAL, trust RUN STEP --note WHY");

int show(const Invocation& call, bool asFile)
{
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    if (call.json && !asFile)
        call.print(rulesDocument(*state, SystemClock().now()));
    else if (asFile)
        call.print(writeRules(state->rules.rules, state->rules.ceilings));
    else
        for (const QString& line : rulesInWords(*state, SystemClock().now()))
            call.say(line);
    return kDone;
}

/// Where else in the home other ceilings of hers hold, and how they are set there; empty: nowhere.
QString keptElsewhere(const Invocation& call, const QString& file, const std::optional<Ceilings>& hers)
{
    QStringList others;
    for (const QString& name : withOtherCeilings(call.home, call.organisation, hers))
        others.append(QStringLiteral("%1 (quarterdeck rules set %2 --org %1)").arg(name, file));
    return others.isEmpty() ? QString()
                            : QStringLiteral("Ceilings hold in one organisation, so these of yours keep others: %1; what is set takes the place of your rules there as well, which rules show --file prints.").arg(others.join(QStringLiteral(", ")));
}

int set(const Invocation& call, const QString& file, const QString& reason)
{
    Result<SetRules> command = readRules(file);
    if (!command)
        return call.fail(command.error());
    command->reason = reason;
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    for (const QString& sentence : unknownNames(*state, *command, waysKnown(call.home, *state)))
        call.note(sentence);
    const int code = carryOut(call, Command(*command));
    const bool isAboutThem = command->ceilings || state->rules.ceilings;
    if (const QString elsewhere = code == kDone && isAboutThem ? keptElsewhere(call, file, command->ceilings) : QString(); !elsewhere.isEmpty())
        call.note(elsewhere);
    return code;
}

Result<Command> always(const QString& text, const QCommandLineParser& parser)
{
    const Result<ApprovalId> item = idArgument<ApprovalId>(text, QStringLiteral("an inbox item"));
    if (!item)
        return item.error();
    ProposeRule propose;
    propose.approval = *item;
    bool isNumber = true;
    const int days = parser.isSet(QStringLiteral("days")) ? parser.value(QStringLiteral("days")).toInt(&isNumber) : 0;
    if (!isNumber || days < 0 || (parser.isSet(QStringLiteral("days")) && days == 0))
        return Error{Error::Parse, QStringLiteral("--days cannot be \"%1\"").arg(parser.value(QStringLiteral("days"))), QStringLiteral("--days"), QStringLiteral("a whole number from 1 to 366")};
    propose.holds = std::chrono::days(days);
    return Command(propose);
}

Result<Command> answer(const QString& text, bool accepted, const QString& note)
{
    const Result<ProposalId> id = idArgument<ProposalId>(text, QStringLiteral("a rule that was put to you"));
    return id ? Result<Command>(AnswerProposal{*id, accepted, note}) : Result<Command>(id.error());
}

/// None given: 30. Error::Parse.
Result<int> pastDays(const QCommandLineParser& parser)
{
    constexpr int kMost = 3'660;
    bool isNumber = true;
    const int days = parser.isSet(QStringLiteral("days")) ? parser.value(QStringLiteral("days")).toInt(&isNumber) : 30;
    if (!isNumber || days < 1 || days > kMost)
        return Error{Error::Parse, QStringLiteral("--days cannot be \"%1\"").arg(parser.value(QStringLiteral("days"))), QStringLiteral("--days"), QStringLiteral("a whole number from 1 to %1").arg(kMost)};
    return days;
}

/// `what` is a step of the run, or the id of a piece of it.
Result<Command> trust(const QString& run, const QString& what, const QCommandLineParser& parser)
{
    const Result<RunId> id = idArgument<RunId>(run, QStringLiteral("a run"));
    if (!id)
        return id.error();
    RaiseLabel raise;
    raise.run = *id;
    if (const std::optional<ArtefactId> piece = ArtefactId::fromString(what.toLower()))
        raise.artefact = *piece;
    else
        raise.step = {what};
    const QString as = parser.isSet(QStringLiteral("as")) ? parser.value(QStringLiteral("as")) : wordOf(raise.to);
    const std::optional<Integrity> to = enumOf<Integrity>(as);
    if (to != Integrity::Partner && to != Integrity::Internal && to != Integrity::Human)
        return Error{Error::Parse, QStringLiteral("--as cannot be \"%1\"").arg(as), QStringLiteral("--as"), QStringLiteral("partner, internal (as a colleague's) or human (as your own)")};
    raise.to = *to;
    raise.note = parser.value(QStringLiteral("note"));
    return Command(raise);
}

} // namespace

int rulesCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("show [--file] | set FILE [--reason T] | try FILE [--days N] | always ITEM [--days N] | accept PROPOSAL [--note T] | refuse PROPOSAL [--note T] | trust RUN STEP [--as WORD] --note WHY\n"
                                                    "Your own rules come before those of the organisation's file and its matrix, and nothing goes above your ceilings.\n"
                                                    "show --file prints them as set takes them. try says what they would have made of the actions of the last 30 days, and changes nothing. always puts a rule for an inbox item to you; nothing changes before you accept it.\n"
                                                    "trust has what a step of an open run brought (or a piece of it, by its id) count as more than a stranger's words."));
    parser.addOption({QStringLiteral("file"), QStringLiteral("show: as the file that set takes.")});
    parser.addOption({QStringLiteral("reason"), QStringLiteral("set: why, for the record."), QStringLiteral("TEXT")});
    parser.addOption({QStringLiteral("days"), QStringLiteral("always: how long the rule is to hold, 90 days without it; try: how far back, 30 without it."), QStringLiteral("N")});
    parser.addOption({QStringLiteral("note"), QStringLiteral("accept, refuse, trust: a word for the record."), QStringLiteral("TEXT")});
    parser.addOption({QStringLiteral("as"), QStringLiteral("trust: partner, internal or human; internal without it."), QStringLiteral("WORD")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("show"));
    if (verb == QLatin1String("show") && words.size() <= 1)
        return show(call, parser.isSet(QStringLiteral("file")));
    if (words.size() == 2 && verb == QLatin1String("set"))
        return set(call, words[1], parser.value(QStringLiteral("reason")));
    if (words.size() == 2 && verb == QLatin1String("try")) {
        const Result<int> days = pastDays(parser);
        return days ? tryRules(call, words[1], *days) : call.fail(days.error());
    }
    if (words.size() == 2 && verb == QLatin1String("always"))
        return carryOut(call, always(words[1], parser));
    if (words.size() == 2 && (verb == QLatin1String("accept") || verb == QLatin1String("refuse")))
        return carryOut(call, answer(words[1], verb == QLatin1String("accept"), parser.value(QStringLiteral("note"))));
    if (words.size() == 3 && verb == QLatin1String("trust"))
        return carryOut(call, trust(words[1], words[2], parser));
    return call.fail({Error::Parse, QStringLiteral("rules cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, kVerbs});
}

} // namespace qd::app
