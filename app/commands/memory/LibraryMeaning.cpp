#include "app/commands/memory/LibraryMeaning.h"

#include "agents/library/Embedding.h"
#include "agents/library/EndpointTerms.h"
#include "agents/library/MeaningPrice.h"
#include "agents/llm/Market.h"
#include "app/commands/Fields.h"
#include "app/commands/record/PastQuestion.h"
#include "core/model/money/Budget.h"

namespace qd::app {

namespace {

const QString kEndpoint = QStringLiteral("endpoint");
const QString kModel = QStringLiteral("model");
const QString kLocal = QStringLiteral("local");

/// What a million tokens cost there; nothing where nobody bills them. Error: whom nobody knows the price of is not asked.
Result<Money> priceAt(const Invocation& call, const MeaningSource& source)
{
    const Result<agents::Market> market = agents::Market::read(call.home.path());
    if (!market)
        return market.error();
    const auto terms = agents::termsOf(source, market->providers, market->prices);
    if (!terms)
        return terms.error();
    const QString billed = terms->value_or(agents::EndpointTerms{}).billed;
    return billed.isEmpty() ? Result<Money>(Money{}) : agents::priceOf(market->prices, billed, {1'000'000});
}

Result<Command> choice(const Invocation& call, const QCommandLineParser& parser)
{
    const bool isLocal = parser.isSet(kLocal);
    if (isLocal && (parser.isSet(kEndpoint) || parser.isSet(kModel)))
        return Error{Error::Parse, QStringLiteral("--local goes with neither --endpoint nor --model"), QStringLiteral("--local"), QStringLiteral("one or the other")};
    if (isLocal)
        return Command(ChooseMeaning{});
    if (!parser.isSet(kEndpoint) || !parser.isSet(kModel))
        return Error{Error::Parse, QStringLiteral("an endpoint and a model go together"), parser.isSet(kEndpoint) ? QStringLiteral("--model") : QStringLiteral("--endpoint"),
                     QStringLiteral("--endpoint http://localhost:11434/v1 --model nomic-embed-text")};
    const MeaningSource source{parser.value(kEndpoint), parser.value(kModel)};
    if (const Result<Money> price = priceAt(call, source); !price)
        return price.error();
    return Command(ChooseMeaning{source});
}

void print(const Invocation& call, const std::optional<MeaningSource>& source, const Result<Money>& price, const Unmeant& count)
{
    const auto given = [&source](const QString& text) { return source ? std::optional(text) : std::nullopt; };
    const bool failed = !count.trouble.isEmpty();
    call.print(document([&](JsonWriter& out) {
        field(out, "by", source ? source->embedder() : agents::embedderName());
        field(out, "endpoint", given(source.value_or(MeaningSource{}).endpoint));
        field(out, "model", given(source.value_or(MeaningSource{}).model));
        field(out, "price_micro_usd", source && price ? std::optional(*price) : std::nullopt);
        field(out, "pieces", count.pieces + count.withheld);
        field(out, "with_meaning", source ? count.meant : count.pieces + count.withheld);
        field(out, "withheld", source ? count.withheld : 0);
        field(out, "failure", failed ? std::optional(count.trouble) : std::nullopt);
        field(out, "failed_at", failed ? std::optional(count.troubled) : std::nullopt);
    }));
}

int show(const Invocation& call)
{
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    const std::optional<MeaningSource> source = state->memory.meaning;
    const MeaningWish wish{source ? source->embedder() : QString(), !source || source->isOnThisMachine(), 0, 0};
    const Result<Unmeant> count = ask<Unmeant>(call, [&](HistoryReader& r, Mailbox* m, auto done) { r.unmeant(wish, m, done); });
    if (!count)
        return call.fail(count.error());
    const Result<Money> price = source ? priceAt(call, *source) : Result<Money>(Money{});
    if (call.json) {
        print(call, source, price, *count);
        return kDone;
    }
    if (!source) {
        call.say(QStringLiteral("Pieces are compared by the local way (%1): %2 pieces.").arg(agents::embedderName()).arg(count->pieces));
        return kDone;
    }
    call.say(QStringLiteral("%1 says what pieces mean: of %2 of %3 so far.").arg(source->embedder(), QString::number(count->meant), QString::number(count->pieces)));
    if (!price)
        call.say(price.error().text);
    else if (price->micro > 0)
        call.say(QStringLiteral("A million tokens cost %1 there; each question is reserved before it is asked, and is in costs as the library's.").arg(dollarText(*price)));
    if (!count->isComplete())
        call.say(QStringLiteral("Until it has said so of all, they are compared by the local way. It is asked while a window or quarterdeck serve is open."));
    if (count->withheld > 0)
        call.say(QStringLiteral("%1 more are too confidential to leave this machine, and are compared by the local way.").arg(count->withheld));
    if (!count->trouble.isEmpty())
        call.say(QStringLiteral("Last failure, %1: %2").arg(toRfc3339(count->troubled).left(19), count->trouble));
    return kDone;
}

} // namespace

int meaning(const Invocation& call, const QCommandLineParser& parser)
{
    if (!parser.isSet(kEndpoint) && !parser.isSet(kModel) && !parser.isSet(kLocal))
        return show(call);
    return carryOut(call, choice(call, parser));
}

} // namespace qd::app
