#include "agents/llm/PriceList.h"

#include "agents/llm/FilesOfHome.h"
#include "agents/llm/KnownMembers.h"
#include "agents/llm/providers/ProviderList.h"
#include "core/base/Describe.h"

#include <algorithm>
#include <optional>

namespace qd::agents {

namespace {

constexpr qint64 kMillion = 1'000'000;
constexpr qint64 kMaxPrice = 1'000'000'000'000; // a million dollars per million tokens: beyond is a slip of the pen
constexpr qint64 kLeast = 1'000;                // a tenth of a cent per million tokens: less is dollars, or cents, written for micro-dollars
constexpr QLatin1String kOfTokens("micro-dollars per million tokens");
constexpr QLatin1String kOfRequests("micro-dollars per request");

struct StepLine {
    qint64 above = -1;
    qint64 input = -1;
    qint64 output = -1;
    qint64 cacheWrite = -1;
    qint64 cacheRead = -1;

    template <class V> void fields(V& v)
    {
        v("above_input_tokens", above);
        v("input", input);
        v("output", output);
        v("cache_write", cacheWrite);
        v("cache_read", cacheRead);
    }
    /// Without prices of their own, cache tokens cost as much as fresh ones.
    TokenPrice price() const
    {
        return {{input}, {output}, {cacheWrite < 0 ? input : cacheWrite}, {cacheRead < 0 ? input : cacheRead}};
    }
    bool isRight() const
    {
        const auto fits = [](qint64 p) { return p >= 0 && p <= kMaxPrice; };
        return fits(input) && fits(output) && fits(price().cacheWrite.micro) && fits(price().cacheRead.micro);
    }
};

struct ModelLine {
    QString model;
    StepLine base;
    QList<StepLine> steps;
    int batchPercent = -1;
    bool isFree = false;

    template <class V> void fields(V& v)
    {
        v("model", model);
        v("input", base.input);
        v("output", base.output);
        v("cache_write", base.cacheWrite);
        v("cache_read", base.cacheRead);
        v("free", isFree);
        v("batch_percent", batchPercent);
        v("steps", steps);
    }
};

struct RequestLine {
    QString request;
    qint64 price = -1;

    template <class V> void fields(V& v)
    {
        v("request", request);
        v("price", price);
    }
};

struct PriceFile {
    QString provider;
    QString currency;
    QString unit;
    QString date;
    QString source;
    int batchPercent = 0;
    QList<ModelLine> models;
    QList<RequestLine> requests;

    template <class V> void fields(V& v)
    {
        v("provider", provider);
        v("currency", currency);
        v("unit", unit);
        v("date", date);
        v("source", source);
        v("batch_percent", batchPercent);
        v("models", models);
        v("requests", requests);
    }
};

Error wrong(const QString& file, const QString& place, const QString& text, const QString& hint)
{
    return {Error::Parse, QStringLiteral("The price file is not usable: %1.").arg(text), file + place, hint};
}

/// The path of the first member that a price file does not have.
std::optional<QString> unknownIn(const Json& file)
{
    std::optional<QString> at = unknownMember<PriceFile>(file, {});
    const auto each = [&at](const Json& list, const QString& place, auto look) {
        for (qsizetype i = 0; i < list.items().size() && !at; ++i)
            look(list.items()[i], QStringLiteral("%1/%2").arg(place).arg(i));
    };
    each(file.at(u"models"), QStringLiteral("/models"), [&](const Json& line, const QString& place) {
        at = unknownMember<ModelLine>(line, place);
        each(line.at(u"steps"), place + QStringLiteral("/steps"), [&](const Json& step, const QString& where) { at = unknownMember<StepLine>(step, where); });
    });
    each(file.at(u"requests"), QStringLiteral("/requests"), [&](const Json& line, const QString& place) { at = unknownMember<RequestLine>(line, place); });
    return at;
}

bool isPercent(int percent)
{
    return percent >= 0 && percent <= 100;
}

std::optional<Error> faultOf(const ModelLine& line, const QString& file, const QString& place)
{
    if (line.batchPercent != -1 && !isPercent(line.batchPercent))
        return wrong(file, place + QStringLiteral("/batch_percent"), QStringLiteral("%1 is no share of a price").arg(line.batchPercent), QStringLiteral("0 to 100"));
    bool right = line.base.isRight();
    qint64 last = 0;
    for (const StepLine& step : line.steps) {
        right = right && step.isRight() && step.above > last;
        last = step.above;
    }
    if (!right)
        return wrong(file, place, QStringLiteral("a price is missing or out of range"),
                     QStringLiteral("input and output as whole micro-dollars per million tokens, steps in rising order"));
    return std::nullopt;
}

std::optional<Error> faultOf(const PriceFile& read, const QString& file)
{
    if (read.provider.isEmpty())
        return wrong(file, QStringLiteral("/provider"), QStringLiteral("it names no provider"), QStringLiteral("\"anthropic\", for example"));
    if (read.currency != u"USD")
        return wrong(file, QStringLiteral("/currency"), QStringLiteral("prices must be in US dollars"), QStringLiteral("\"USD\""));
    if (!read.models.isEmpty() && !read.requests.isEmpty())
        return wrong(file, QStringLiteral("/requests"), QStringLiteral("prices of models and of requests have different units"), QStringLiteral("a file for each"));
    if (const QLatin1String unit = read.requests.isEmpty() ? kOfTokens : kOfRequests; read.unit != unit)
        return wrong(file, QStringLiteral("/unit"), read.unit.isEmpty() ? QStringLiteral("it does not say its unit") : QStringLiteral("its unit is “%1”").arg(read.unit),
                     QStringLiteral("\"%1\"").arg(unit));
    if (!isPercent(read.batchPercent))
        return wrong(file, QStringLiteral("/batch_percent"), QStringLiteral("%1 is no share of a price").arg(read.batchPercent), QStringLiteral("0 to 100"));
    for (qsizetype i = 0; i < read.models.size(); ++i)
        if (const std::optional<Error> fault = faultOf(read.models[i], file, QStringLiteral("/models/%1").arg(i)))
            return fault;
    for (qsizetype i = 0; i < read.requests.size(); ++i)
        if (const RequestLine& line = read.requests[i]; line.request.isEmpty() || line.price < 0 || line.price > kMaxPrice)
            return wrong(file, QStringLiteral("/requests/%1").arg(i), QStringLiteral("a price is missing or out of range"),
                         QStringLiteral("the name of the request, and its price in whole micro-dollars"));
    return std::nullopt;
}

/// Nobody on another machine takes so little: no input or output, nor what is read from a cache. Writing to one may cost nothing.
bool isSlip(const TokenPrice& price, bool isCall)
{
    const qint64 written = price.cacheWrite.micro;
    return price.input.micro < kLeast || price.cacheRead.micro < kLeast || (written > 0 && written < kLeast) || (isCall && price.output.micro < kLeast);
}

/// `total` + ceil(tokens · price / million), or nothing when that does not fit.
std::optional<qint64> plus(std::optional<qint64> total, qint64 tokens, qint64 pricePerMillion)
{
    if (!total || tokens < 0)
        return std::nullopt;
    qint64 product = 0;
    if (__builtin_mul_overflow(tokens, pricePerMillion, &product))
        return std::nullopt;
    qint64 sum = 0;
    return __builtin_add_overflow(*total, product, &sum) ? std::nullopt : std::optional(sum);
}

const TokenPrice& priceFor(const ModelPrice& line, qint64 wholeInput)
{
    const TokenPrice* price = &line.price;
    for (const ModelPrice::Step& step : line.steps)
        if (wholeInput > step.above.value)
            price = &step.price;
    return *price;
}

/// `percent` of the price, rounded up at the end only.
Result<Money> rounded(std::optional<qint64> millionths, int percent, const QString& model)
{
    if (percent != 100)
        millionths = plus(99, millionths.value_or(-1), percent);
    if (millionths && percent != 100)
        *millionths /= 100;
    if (!millionths)
        return Error{Error::Rule, QStringLiteral("The cost of these tokens of %1 does not fit into an amount of money.").arg(model), model, {}};
    return Money{*millionths / kMillion + (*millionths % kMillion != 0)};
}

/// What is to be paid of the price, of 100.
Result<int> shareOf(const ModelPrice& line, PriceList::Asked asked, const QString& model)
{
    if (asked == PriceList::Alone)
        return 100;
    if (line.batchPercent == 0)
        return Error{Error::Rule, QStringLiteral("No price is known for batches of the model “%1”, so it may not be asked in one.").arg(model), model,
                     QStringLiteral("batch_percent in a file in the folder “prices” of the home")};
    return line.batchPercent;
}

} // namespace

Result<Done> PriceList::add(const QByteArray& json, const QString& file)
{
    const Result<Json> document = Json::parse(json);
    if (!document)
        return Error{Error::Parse, document.error().text, file + document.error().where, document.error().hint};
    if (const std::optional<QString> at = unknownIn(*document))
        return wrong(file, *at, QStringLiteral("it has a member that is not known"), QStringLiteral("resources/prices/README.md lists the members"));
    const Result<PriceFile> read = decodeText<PriceFile>(json);
    if (!read)
        return Error{Error::Parse, read.error().text, file + read.error().where, read.error().hint};
    if (const std::optional<Error> fault = faultOf(*read, file))
        return *fault;
    auto lines = std::make_shared<Lines>(*m_lines.now());
    for (const ModelLine& line : read->models) {
        ModelPrice price;
        price.key = line.model.isEmpty() ? read->provider : read->provider + u':' + line.model;
        price.price = line.base.price();
        for (const StepLine& step : line.steps)
            price.steps.append({{step.above}, step.price()});
        price.batchPercent = line.batchPercent < 0 ? read->batchPercent : line.batchPercent;
        price.isFree = line.isFree;
        price.date = read->date;
        price.source = read->source;
        lines->prices.insert(price.key, price);
    }
    for (const RequestLine& line : read->requests)
        lines->requests.insert(read->provider + u':' + line.request, {line.price});
    m_lines.show(lines);
    return Done{};
}

Result<PriceList> PriceList::read(const QString& home)
{
    const Result<ProviderList> providers = ProviderList::read(home);
    return providers ? read(home, *providers) : Result<PriceList>(providers.error());
}

Result<PriceList> PriceList::read(const QString& home, const ProviderList& providers)
{
    PriceList list;
    if (const Result<Done> all = readFilesOfHome(QStringLiteral("prices"), home, QStringLiteral("price file"), [&list](const QByteArray& bytes, const QString& path) { return list.add(bytes, path); }); !all)
        return all.error();
    auto lines = std::make_shared<Lines>(*list.m_lines.now());
    for (const ModelProvider& provider : providers.providers())
        if (!provider.isOnThisMachine())
            lines->elsewhere.insert(provider.id);
    list.m_lines.show(lines);
    return list;
}

Result<ModelPrice> PriceList::believed(const QString& model, bool isCall) const
{
    const Result<ModelPrice> line = price(model);
    if (!line || line->isFree || !m_lines.now()->elsewhere.contains(model.section(u':', 0, 0)))
        return line;
    bool slips = isSlip(line->price, isCall);
    for (const ModelPrice::Step& step : line->steps)
        slips = slips || isSlip(step.price, isCall);
    if (slips)
        return Error{Error::Rule, QStringLiteral("The price of the model “%1” is next to nothing, and its provider is on another machine, so it may not be used.").arg(model), model,
                     QStringLiteral("whole micro-dollars per million tokens ($3.00 is 3000000) in a file in the folder “prices” of the home; \"free\": true where nobody bills it")};
    return line;
}

Result<ModelPrice> PriceList::price(const QString& model) const
{
    const std::shared_ptr<const Lines> lines = m_lines.now();
    auto found = lines->prices.find(model);
    if (found == lines->prices.end()) // one price for whatever a server of one's own has
        found = lines->prices.find(model.section(u':', 0, 0));
    if (found == lines->prices.end())
        return Error{Error::Rule, QStringLiteral("No price is known for the model “%1”, so it may not be used.").arg(model), model,
                     QStringLiteral("add it to a file in the folder “prices” of the home")};
    return *found;
}

Result<Money> PriceList::request(const QString& service) const
{
    const std::shared_ptr<const Lines> lines = m_lines.now();
    const auto found = lines->requests.constFind(service);
    if (found == lines->requests.constEnd())
        return Error{Error::Rule, QStringLiteral("No price is known for a request of “%1”, so it may not be asked.").arg(service), service,
                     QStringLiteral("add it to a file in the folder “prices” of the home")};
    return *found;
}

bool PriceList::hasBatchPrice(const QString& model) const
{
    const Result<ModelPrice> line = price(model);
    return line && line->batchPercent > 0;
}

Result<Money> PriceList::cost(const QString& model, const TokenUsage& usage, Asked asked) const
{
    const Result<ModelPrice> line = price(model);
    const Result<int> share = line ? shareOf(*line, asked, model) : Result<int>(line.error());
    if (!share)
        return share.error();
    std::optional<qint64> whole = plus(plus(plus(0, usage.in.value, 1), usage.cacheRead.value, 1), usage.cacheWrite.value, 1);
    const TokenPrice& each = priceFor(*line, whole.value_or(0));
    std::optional<qint64> total = whole ? std::optional<qint64>(0) : std::nullopt;
    total = plus(total, usage.in.value, each.input.micro);
    total = plus(total, usage.out.value, each.output.micro);
    total = plus(total, usage.cacheWrite.value, each.cacheWrite.micro);
    total = plus(total, usage.cacheRead.value, each.cacheRead.micro);
    return rounded(total, *share, model);
}

Result<Money> PriceList::worstCase(const QString& model, TokenCount in, TokenCount maxOut, Asked asked) const
{
    const Result<ModelPrice> line = believed(model, true);
    const Result<int> share = line ? shareOf(*line, asked, model) : Result<int>(line.error());
    if (!share)
        return share.error();
    const TokenPrice& each = priceFor(*line, in.value);
    const qint64 dearest = std::max({each.input.micro, each.cacheWrite.micro, each.cacheRead.micro});
    return rounded(plus(plus(0, in.value, dearest), maxOut.value, each.output.micro), *share, model);
}

} // namespace qd::agents
