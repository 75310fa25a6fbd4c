#include "agents/turn/AskedTurn.h"

#include "agents/llm/PriceList.h"
#include "agents/llm/Settlement.h"
#include "agents/llm/TokenBound.h"
#include "agents/turn/ReplyParser.h"
#include "agents/turn/RunTurn.h"
#include "core/base/Digest.h"
#include "core/model/calls/SentCall.h"
#include "core/rules/authority/Extracting.h"

namespace qd::agents {

namespace {

/// What the call took and cost: billed by the model that was asked, shown beside the price of the tier's model where that is known.
/// What its provider reports is believed within what was sent and received here. Nobody waits for a batch, so it takes no time.
/// Nothing where the model has no price any more, so that nobody can tell what it cost.
std::optional<Spend> spendOf(const AskedTurn& asked, const LlmAnswer& answer, const PriceList& prices)
{
    Spend spend;
    spend.model = asked.model;
    spend.tier = asked.tier;
    spend.batched = asked.isBatched;
    spend.took = asked.isBatched ? Duration(0) : answer.took;
    spend.calls = answer.fromCache ? 0 : 1;
    const Settled owed = settled(asked.inAtLeast, answer, {asked.inAtMost, asked.outAtMost});
    spend.usage = owed.usage;
    spend.estimated = owed.how != Settled::Reported;
    const Result<Money> cost = answer.fromCache ? Result<Money>(Money{}) : prices.cost(asked.model, spend.usage, asked.isBatched ? PriceList::InBatch : PriceList::Alone);
    if (!cost)
        return std::nullopt;
    spend.cost = *cost;
    const Result<Money> would = prices.cost(asked.tierModel, spend.usage);
    spend.wouldHaveCost = would ? *would : *cost;
    return spend;
}

/// A server that holds less than it was sent cuts it without a word, but counts what is left. Tokenizers differ by a third: less than
/// half of what is usual for such a text was not read whole. Empty: it was, as far as can be told.
QString partRead(const AskedTurn& asked, const LlmAnswer& answer)
{
    constexpr qint64 kLeast = 1'000; // fewer tell nothing
    const qint64 sent = asked.inAtLeast.value * 5 / 2; // four bytes a token, where the least is ten
    const qint64 read = answer.usage.in.value + answer.usage.cacheRead.value + answer.usage.cacheWrite.value;
    if (answer.rehearsal || answer.fromCache || !answer.isReported || 2 * read >= sent || sent - read < kLeast)
        return {};
    return QStringLiteral("By its own count %1 read %2 tokens, and about %3 were sent: it seems to have cut the prompt. What it holds can be said in its provider's file (context).")
        .arg(asked.model).arg(read).arg(sent);
}

void takeReply(TurnReport& report, const AskedTurn& asked, const TurnOrder& order, const LlmAnswer& answer)
{
    const Result<Json> reply = parseReply(answer.text, asked.replySchema);
    if (!reply) {
        report.error = reply.error();
        return;
    }
    if (const QString open = order.step.extracts.isEmpty() ? QString() : rules::whyOpen(order.step.extracts, valuesOf(*reply)); !open.isEmpty()) {
        report.error = Error{Error::Model, open, {}, QStringLiteral("one JSON object that satisfies the reply block")};
        return;
    }
    setReply(report, *reply);
    if (!order.step.artefactField.isEmpty() && order.part >= 0)
        report.made.append({order.step.produces, reply->at(u"title").toString(), QStringLiteral("text/markdown"),
                            reply->at(order.step.artefactField).toString().toUtf8()});
}

} // namespace

LlmRequest AskedTurn::request() const
{
    LlmRequest request;
    request.model = model;
    request.replySchema = replySchema;
    request.maxTokens = maxTokens;
    for (const QString& tool : tools)
        request.tools.append({tool, {}, {}, true});
    return request;
}

AskedTurn askedOf(const ReadyTurn& turn)
{
    const TurnOrder& order = *turn.order;
    const LlmRequest& request = *turn.request;
    AskedTurn asked;
    asked.model = order.model;
    asked.tierModel = order.tierModel;
    asked.tier = order.agent.tier;
    asked.campaign = order.campaign;
    asked.requestHash = turn.requestHash;
    asked.replySchema = request.replySchema;
    for (const ToolOffer& tool : request.tools)
        asked.tools.append(tool.name);
    asked.maxTokens = request.maxTokens;
    asked.inAtLeast = countAtLeast(request);
    asked.inAtMost = turn.inAtMost;
    asked.outAtMost = turn.outAtMost;
    asked.label = order.label;
    for (const TurnOrder::Recalled& piece : order.recalled.mid(0, turn.recalled))
        asked.recalled.append(piece.piece);
    asked.notRecalled = order.notRecalled + int(order.recalled.size() - turn.recalled);
    return asked;
}

TurnReport paidReport(const AskedTurn& asked, const Result<LlmAnswer>& answer, const PriceList& prices)
{
    TurnReport report;
    report.label = asked.label;
    report.requestHash = asked.requestHash;
    report.recalled = asked.recalled;
    report.notRecalled = asked.notRecalled;
    report.spend.batched = asked.isBatched;
    if (!answer) {
        report.error = answer.error();
        report.outside = answer.error().kind == Error::Network;
        return report;
    }
    report.label.rehearsal = report.label.rehearsal || answer->rehearsal;
    report.isCostUnknown = !answer->isWhole;
    if (const std::optional<Spend> spend = spendOf(asked, *answer, prices))
        report.spend = *spend;
    else
        report.isCostUnknown = true;
    if (answer->fault) { // what was spent is spent, also for words that nobody can use
        report.error = *answer->fault;
        report.outside = answer->fault->kind == Error::Network;
    }
    return report;
}

TurnReport reportOf(const AskedTurn& asked, const TurnOrder& order, const Result<LlmAnswer>& answer, const PriceList& prices)
{
    TurnReport report = paidReport(asked, answer, prices);
    if (report.error)
        return report;
    if (!answer->calls.isEmpty()) {
        report.asks = encode(Exchange{answer->text, answer->calls, {}, answer->kept});
        report.asksHash = sha256(report.asks);
        for (const ToolCall& call : answer->calls)
            report.calls.append(call.id);
    } else {
        takeReply(report, asked, order, *answer);
    }
    const QString part = partRead(asked, *answer);
    if (!part.isEmpty() && report.error)
        report.error->text += QLatin1Char(' ') + part;
    else if (!part.isEmpty())
        report.values.insert(kReadInPart, part);
    return report;
}

} // namespace qd::agents
