#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/Work.h"
#include "app/commands/reports/CampaignReport.h"

#include <QRegularExpression>

namespace qd::app {

namespace {

/// "2000" or "2000.50" dollars, to the micro-dollar, with no floating number on the way.
Result<Money> amountArgument(const QString& text)
{
    static const QRegularExpression kAmount(QStringLiteral("^\\$?(\\d{1,10})(?:\\.(\\d{1,6}))?$"));
    const QRegularExpressionMatch match = kAmount.match(text);
    if (!match.hasMatch())
        return Error{Error::Parse, QStringLiteral("AMOUNT cannot be \"%1\"").arg(text), QStringLiteral("AMOUNT"), QStringLiteral("dollars such as 2000 or 199.50")};
    return Money{match.captured(1).toLongLong() * 1'000'000 + match.captured(2).leftJustified(6, QLatin1Char('0')).toLongLong()};
}

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
                                                    "AMOUNT is in dollars. FROM may be \"new\": then it is new money.\n"
                                                    "Without a window or a server this process does the work that it sets off."));
    parser.addOption({QStringLiteral("note"), QStringLiteral("spend: what it was, as the number of a bill."), QStringLiteral("TEXT")});
    parser.addOption({QStringLiteral("reason"), QStringLiteral("move: why; it is kept in the record."), QStringLiteral("TEXT")});
    const Result<bool> read = readArguments(parser, call, QStringLiteral("what"));
    if (!read || !*read)
        return read ? kDone : call.fail(read.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    if (verb == QLatin1String("list") && words.size() < 2)
        return list(call);
    const bool spends = verb == QLatin1String("spend") && words.size() == 4;
    const bool moves = verb == QLatin1String("move") && words.size() == 5;
    if (!spends && !moves)
        return call.fail({Error::Parse, QStringLiteral("budget cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb,
                          QStringLiteral("list, spend CAMPAIGN CHANNEL AMOUNT, move CAMPAIGN FROM TO AMOUNT")});
    const Result<Money> amount = amountArgument(words.last());
    if (!amount)
        return call.fail(amount.error());
    if (spends)
        return change(call, ReportSpend{{words[1]}, {words[2]}, *amount, parser.value(QStringLiteral("note"))});
    const QString from = words[2] == QLatin1String("new") ? QString() : words[2];
    return change(call, MoveBudget{{{words[1]}, {from}, {words[3]}, *amount}, parser.value(QStringLiteral("reason"))});
}

} // namespace qd::app
