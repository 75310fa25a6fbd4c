#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/commands/Amount.h"
#include "app/commands/reports/CampaignReport.h"
#include "app/commands/reports/LimitsReport.h"

namespace qd::app {

namespace {

int list(const Invocation& call)
{
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) { campaignFields(out, *state); }));
    else if (state->org.organisation().campaigns.isEmpty())
        call.say(QStringLiteral("%1 has no campaigns: name them in its file.").arg(state->org.organisation().title));
    else
        sayCampaigns(call, *state);
    return kDone;
}

int limits(const Invocation& call)
{
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    const Instant now = SystemClock().now();
    if (call.json)
        call.print(document([&](JsonWriter& out) { limitFields(out, *state, now); }));
    else
        sayLimits(call, *state, now);
    return kDone;
}

/// The budget of `set SCOPE` and `unset SCOPE`, without its limit, and the text of the limit.
Result<std::pair<Budget, QString>> budgetArgument(const QCommandLineParser& parser, const QString& scope)
{
    Budget budget;
    budget.scope = scope;
    QStringList given;
    for (const BudgetPeriod period : {BudgetPeriod::Day, BudgetPeriod::Month, BudgetPeriod::Campaign})
        if (parser.isSet(wordOf(period))) {
            budget.period = period;
            given.append(parser.value(wordOf(period)));
        }
    if (given.size() != 1)
        return Error{Error::Parse, QStringLiteral("the budget of \"%1\" is for %2 periods").arg(scope).arg(given.size()), QStringLiteral("--day"), QStringLiteral("one of --day, --month and --campaign")};
    const QString word = parser.isSet(QStringLiteral("unit")) ? parser.value(QStringLiteral("unit")) : wordOf(BudgetUnit::Money);
    const std::optional<BudgetUnit> unit = word == QLatin1String("runs") ? BudgetUnit::Calls : enumOf<BudgetUnit>(word); // of a model
    if (!unit)
        return Error{Error::Parse, QStringLiteral("--unit cannot be \"%1\"").arg(word), QStringLiteral("--unit"), QStringLiteral("money, tokens, calls (runs of a model) or minutes")};
    if (*unit != BudgetUnit::Money)
        budget.unit = unit;
    return std::pair(budget, given.first());
}

Result<Budget> limitArgument(const QCommandLineParser& parser, const QString& scope)
{
    const Result<std::pair<Budget, QString>> read = budgetArgument(parser, scope);
    if (!read)
        return read.error();
    auto [budget, text] = *read;
    const QString where = QLatin1String("--") + wordOf(budget.period);
    if (!budget.unit) {
        const Result<Money> limit = amountArgument(text, where);
        if (!limit)
            return limit.error();
        budget.limit = *limit;
        return budget;
    }
    bool isNumber = false;
    budget.most = text.toLongLong(&isNumber);
    if (!isNumber)
        return Error{Error::Parse, QStringLiteral("%1 cannot be \"%2\"").arg(where, text), where, QStringLiteral("a whole number of %1").arg(wordOf(*budget.unit))};
    return budget;
}

int change(const Invocation& call, const Command& command)
{
    const Result<Receipt> receipt = sendCommand(call, command);
    if (!receipt)
        return call.fail(receipt.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "done", receipt->text); }));
    call.say(receipt->text);
    return kDone;
}

} // namespace

int budgetCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list | spend CAMPAIGN CHANNEL AMOUNT [--note T] | move CAMPAIGN FROM TO AMOUNT [--reason T]\n"
                                                    "limits | set SCOPE --day|--month|--campaign LIMIT [--unit U] [--reason T] | unset SCOPE day|month|campaign [--unit U]\n"
                                                    "AMOUNT is in dollars. FROM may be \"new\": then it is new money.\n"
                                                    "SCOPE: organisation, agent:ID, class:CLASS, rank:RANK, campaign:ID, channel:CAMPAIGN/CHANNEL, model:PROVIDER:MODEL, provider:ID.\n"
                                                    "LIMIT is in dollars, or a number of U: tokens, calls (runs of a model) or minutes of their time. unset: the organisation's file holds again.\n"
                                                    "Without a window or a server this process does the work that it sets off."));
    parser.addOption({QStringLiteral("note"), QStringLiteral("spend: what it was, as the number of a bill."), QStringLiteral("TEXT")});
    parser.addOption({QStringLiteral("reason"), QStringLiteral("move, set: why; it is kept in the record."), QStringLiteral("TEXT")});
    parser.addOption({QStringLiteral("day"), QStringLiteral("set: what a day (UTC) may take."), QStringLiteral("LIMIT")});
    parser.addOption({QStringLiteral("month"), QStringLiteral("set: what a month may take."), QStringLiteral("LIMIT")});
    parser.addOption({QStringLiteral("campaign"), QStringLiteral("set: what a run may take with all that it begins."), QStringLiteral("LIMIT")});
    parser.addOption({QStringLiteral("unit"), QStringLiteral("set, unset: what is counted: money (default), tokens, calls (or runs, of a model) or minutes."), QStringLiteral("U")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    if (verb == QLatin1String("list") && words.size() < 2)
        return list(call);
    if (verb == QLatin1String("limits") && words.size() == 1)
        return limits(call);
    if (verb == QLatin1String("set") && words.size() == 2) {
        const Result<Budget> budget = limitArgument(parser, words[1]);
        return budget ? change(call, SetBudget{*budget, false, parser.value(QStringLiteral("reason"))}) : call.fail(budget.error());
    }
    if (verb == QLatin1String("unset") && words.size() == 3) {
        const std::optional<BudgetPeriod> period = enumOf<BudgetPeriod>(words[2]);
        const std::optional<BudgetUnit> unit = enumOf<BudgetUnit>(parser.isSet(QStringLiteral("unit")) ? parser.value(QStringLiteral("unit")) : QStringLiteral("money"));
        if (!period || !unit)
            return call.fail({Error::Parse, QStringLiteral("there is no budget per \"%1\" in \"%2\"").arg(words[2], parser.value(QStringLiteral("unit"))), QStringLiteral("unset"),
                              QStringLiteral("day, month or campaign, and --unit money, tokens, calls or minutes")});
        return change(call, SetBudget{{words[1], *period, {}, *unit == BudgetUnit::Money ? std::nullopt : unit, {}}, true, parser.value(QStringLiteral("reason"))});
    }
    const bool spends = verb == QLatin1String("spend") && words.size() == 4;
    const bool moves = verb == QLatin1String("move") && words.size() == 5;
    if (!spends && !moves)
        return call.fail({Error::Parse, QStringLiteral("budget cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb,
                          QStringLiteral("list, spend CAMPAIGN CHANNEL AMOUNT, move CAMPAIGN FROM TO AMOUNT, limits, set SCOPE --day LIMIT, unset SCOPE day")});
    const Result<Money> amount = amountArgument(words.last());
    if (!amount)
        return call.fail(amount.error());
    if (spends)
        return change(call, ReportSpend{{words[1]}, {words[2]}, *amount, parser.value(QStringLiteral("note"))});
    const QString from = words[2] == QLatin1String("new") ? QString() : words[2];
    return change(call, MoveBudget{{{words[1]}, {from}, {words[3]}, *amount}, parser.value(QStringLiteral("reason"))});
}

} // namespace qd::app
