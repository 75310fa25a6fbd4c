#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/commands/authority/RulesFile.h"
#include "app/commands/authority/RulesReport.h"

namespace qd::app {

namespace {

const QString kVerbs = QStringLiteral("show, set FILE, always ITEM [--days N], accept PROPOSAL, refuse PROPOSAL");

int show(const Invocation& call, bool asFile)
{
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    if (call.json || asFile)
        call.print(writeRules(state->rules.rules, state->rules.ceilings));
    else
        for (const QString& line : rulesInWords(*state, SystemClock().now()))
            call.say(line);
    return kDone;
}

int set(const Invocation& call, const QString& file, const QString& reason)
{
    Result<SetRules> command = readRules(file);
    if (!command)
        return call.fail(command.error());
    command->reason = reason;
    return carryOut(call, Command(*command));
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

} // namespace

int rulesCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("show [--file] | set FILE [--reason T] | always ITEM [--days N] | accept PROPOSAL [--note T] | refuse PROPOSAL [--note T]\n"
                                                    "Your own rules come before those of the organisation's file and its matrix, and nothing goes above your ceilings.\n"
                                                    "show --file prints them as set takes them. always puts a rule for an inbox item to you; nothing changes before you accept it."));
    parser.addOption({QStringLiteral("file"), QStringLiteral("show: as the file that set takes.")});
    parser.addOption({QStringLiteral("reason"), QStringLiteral("set: why, for the record."), QStringLiteral("TEXT")});
    parser.addOption({QStringLiteral("days"), QStringLiteral("always: how long the rule is to hold, 90 days without it."), QStringLiteral("N")});
    parser.addOption({QStringLiteral("note"), QStringLiteral("accept, refuse: a word for the record."), QStringLiteral("TEXT")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("show"));
    if (verb == QLatin1String("show") && words.size() <= 1)
        return show(call, parser.isSet(QStringLiteral("file")));
    if (words.size() == 2 && verb == QLatin1String("set"))
        return set(call, words[1], parser.value(QStringLiteral("reason")));
    if (words.size() == 2 && verb == QLatin1String("always"))
        return carryOut(call, always(words[1], parser));
    if (words.size() == 2 && (verb == QLatin1String("accept") || verb == QLatin1String("refuse")))
        return carryOut(call, answer(words[1], verb == QLatin1String("accept"), parser.value(QStringLiteral("note"))));
    return call.fail({Error::Parse, QStringLiteral("rules cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, kVerbs});
}

} // namespace qd::app
