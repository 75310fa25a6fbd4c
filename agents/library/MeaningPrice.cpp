#include "agents/library/MeaningPrice.h"

#include "agents/llm/PriceList.h"
#include "agents/llm/Settlement.h"

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qint64 kAroundAText = 16;
constexpr qint64 kLeastBytes = 10;

qint64 bytesOf(const QString& text)
{
    return text.toUtf8().size();
}

} // namespace

TokenCount tokensAtMost(const QStringList& texts)
{
    TokenCount most;
    for (const QString& text : texts)
        most.value += bytesOf(text) + kAroundAText;
    return most;
}

TokenCount tokensAtLeast(const QStringList& texts)
{
    TokenCount least;
    for (const QString& text : texts)
        least.value += std::max<qint64>(1, bytesOf(text) / kLeastBytes);
    return least;
}

TokenCount tokensOwed(const MeaningBill& bill, TokenCount least, TokenCount reserved)
{
    if (bill.outcome == MeaningBill::NotOwed)
        return {};
    if (bill.outcome == MeaningBill::Unknown || !bill.tokens)
        return reserved;
    TokenUsage reported;
    reported.in = *bill.tokens;
    const TokenUsage paid = settledWithin(reported, {least, {}}, {reserved, {}}).usage;
    return {paid.in.value + paid.cacheWrite.value};
}

Result<Money> priceOf(const PriceList& prices, const QString& model, TokenCount tokens)
{
    TokenUsage fresh, written, read;
    fresh.in = written.cacheWrite = read.cacheRead = tokens;
    Money dearest;
    for (const TokenUsage& way : {fresh, written, read}) {
        const Result<Money> cost = prices.cost(model, way);
        if (!cost)
            return cost;
        dearest = std::max(dearest, *cost);
    }
    return dearest;
}

} // namespace qd::agents
