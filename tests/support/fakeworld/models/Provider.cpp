#include "tests/support/fakeworld/models/Provider.h"

#include "tests/support/fakeworld/Embeddings.h"
#include "tests/support/fakeworld/models/Pictures.h"
#include "tests/support/fakeworld/models/Tokens.h"
#include "tests/support/fakeworld/models/author/Author.h"
#include "tests/support/fakeworld/models/wire/StreamFaults.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

constexpr int kCachedMs = 5 * 60 * 1000;

QByteArray plainPath(const QByteArray& path)
{
    return path.split('?').constFirst();
}

Dialect dialectAt(const QByteArray& path)
{
    return plainPath(path).contains("/v1/messages") ? Dialect::Anthropic : dialectOf(path).value_or(Dialect::Chat);
}

bool asksForMeaning(const QByteArray& path)
{
    return plainPath(path).endsWith("/embeddings");
}

/// What was used, as it is told.
QJsonObject usageOf(qint64 tokens, const Fault& fault)
{
    const QString lie = fault.kind == Fault::UsageLie ? fault.more.value("as"_L1).toString() : QString();
    const QJsonValue said = told(tokens, lie, false);
    return lie == "absent"_L1 ? QJsonObject() : QJsonObject{{u"prompt_tokens"_s, said}, {u"total_tokens"_s, said}};
}

QByteArray keyOf(const HttpRequest& request)
{
    const QByteArray bearer = request.headers.value("authorization");
    const QByteArray plain = request.headers.value("x-api-key", request.headers.value("api-key"));
    return bearer.startsWith("Bearer ") ? bearer.mid(7) : plain;
}

QByteArray failureText(const HttpRequest& request, const Fault& fault)
{
    if (fault.kind == Fault::FailAfter) // whoever did it does not know that it failed
        return "upstream connect error or disconnect/reset before headers. reset reason: connection termination";
    const int status = fault.kind == Fault::FailBefore ? 503 : fault.status;
    return errorBody(dialectAt(request.path), status, u"The world was told to fail."_s + echoedIn(fault, "message"), fault.more.value("type"_L1).toString());
}

/// The fault knows the key that it is to say.
Fault withKey(Fault fault, const HttpRequest& request)
{
    if (fault.more.value("echo"_L1).isString())
        fault.more.insert(u"key"_s, QString::fromUtf8(keyOf(request)));
    return fault;
}

Reply json(const QByteArray& body, int status = 200)
{
    Reply reply;
    reply.status = status;
    reply.body = body;
    return reply;
}

} // namespace

QString Provider::start(const Settings& settings)
{
    if (!m_meter.open(settings.bill))
        return u"%1 cannot be written"_s.arg(settings.bill);
    for (const QString& file : settings.prices)
        if (!m_meter.readPrices(file))
            return u"%1 holds no prices"_s.arg(file);
    if (!settings.canaries.isEmpty() && !m_leaks.read(settings.canaries))
        return u"%1 names no canaries"_s.arg(settings.canaries);
    m_keys = settings.keys;
    if (settings.script.isEmpty())
        return {};
    QFile file(settings.script);
    if (!file.open(QIODevice::ReadOnly))
        return u"%1 cannot be read"_s.arg(settings.script);
    const QString wrong = m_script.read(file.readAll());
    return wrong.isEmpty() ? wrong : settings.script + u": "_s + wrong;
}

bool Provider::serves(const QByteArray& path)
{
    const QByteArray plain = plainPath(path);
    return dialectOf(path) || asksForPicture(path) || asksForMeaning(path) || Batches::serves(path) || plain.endsWith("/v1/messages/count_tokens") || plain.endsWith("/v1/models");
}

bool Provider::isKeyValid(const HttpRequest& request) const
{
    return m_keys.isEmpty() || m_keys.contains(keyOf(request));
}

Plan Provider::refuse(const HttpRequest& request, int status, const QString& why, const Fault& fault)
{
    const QByteArray body = errorBody(dialectAt(request.path), status, why);
    return planOf(json(body, status), fault, body, keyOf(request));
}

/// One picture, made and billed as the fault has it. A filter that looks at the prompt costs nothing, one that looks at the picture does.
Plan Provider::paint(const HttpRequest& request, const Fault& fault, qint64 number)
{
    const PictureAsk ask = readPictureAsk(request.body);
    const int refused = !isKeyValid(request) ? 401 : !ask.wrong.isEmpty() ? 400 : !m_meter.knows(ask.model) ? 404 : 0;
    const bool isFiltered = !refused && fault.kind == Fault::Refusal;
    const bool isMade = isFiltered ? fault.more.value("stage"_L1) == "output"_L1 : fault.does() && fault.kind != Fault::Answer;
    const Said said = refused ? Said() : pictureSaid(ask, fault);
    m_open.append(number);
    m_meter.begin(number, request, m_leaks,
                  {{u"model"_s, ask.model}, {u"fault"_s, fault.word()}, {u"status"_s, refused ? refused : isFiltered ? 400 : 200}, {u"prompt"_s, ask.prompt},
                   {u"size"_s, u"%1x%2"_s.arg(ask.width).arg(ask.height)}, {u"quality"_s, ask.quality}},
                  said, !refused && fault.billed.value_or(isMade));
    if (refused)
        return refuse(request, refused, refused == 401 ? u"Incorrect API key provided"_s : refused == 404 ? u"model: "_s + ask.model : ask.wrong, fault);
    if (isFiltered)
        return planOf(json(moderatedBody(fault), 400), Fault{}, {}, keyOf(request));
    Reply reply = json(pictureBody(ask, said, fault));
    reply.headers.append(std::pair<QByteArray, QByteArray>("x-request-id", "req_world_" + QByteArray::number(number)));
    return planOf(reply, fault, failureText(request, fault), keyOf(request));
}

/// What texts mean, billed by the meter's own count of what was read.
Plan Provider::embed(const HttpRequest& request, const Fault& fault, qint64 number)
{
    Said said;
    said.input = embeddingTokens(request.body);
    const QString model = embeddingModel(request.body);
    const QByteArray body = embeddingsFor(request.body, usageOf(said.input, fault));
    const int refused = !isKeyValid(request) ? 401 : body.isEmpty() ? 400 : !m_meter.knows(model) ? 404 : 0;
    const bool isMade = fault.does() && fault.kind != Fault::FailAfter && fault.kind != Fault::Answer;
    m_open.append(number);
    m_meter.begin(number, request, m_leaks, {{u"model"_s, model}, {u"fault"_s, fault.word()}, {u"status"_s, refused ? refused : 200}}, said,
                  !refused && fault.billed.value_or(isMade));
    if (refused)
        return refuse(request, refused, refused == 401 ? u"Incorrect API key provided"_s : refused == 404 ? u"model: "_s + model : u"not texts with a model and floats"_s, fault);
    return planOf(json(body), fault, failureText(request, fault), keyOf(request));
}

Plan Provider::answer(const HttpRequest& request, const Fault& met, qint64 number)
{
    const Fault fault = withKey(met, request);
    if (asksForMeaning(request.path))
        return embed(request, fault, number);
    if (asksForPicture(request.path))
        return paint(request, fault, number);
    const bool messages = dialectAt(request.path) == Dialect::Anthropic;
    QString wrong;
    const std::optional<Dialect> dialect = dialectOf(request.path);
    const Ask ask = readAsk(dialect.value_or(Dialect::Anthropic), request.body, wrong);
    if (dialect && request.method == "POST")
        m_open.append(number);
    const auto note = [&](const Said& said, bool billed, int status) {
        m_meter.begin(number, request, m_leaks,
                      {{u"model"_s, ask.model}, {u"fault"_s, fault.word()}, {u"status"_s, status}, {u"streams"_s, ask.streams}, {u"reply"_s, ask.schemaName},
                       {u"images"_s, ask.images}, {u"image_sha256"_s, QJsonArray::fromStringList(ask.imageHashes)}, {u"tool_results"_s, ask.toolResults.size()}},
                      said, billed);
    };
    const int refused = !isKeyValid(request) ? 401 : messages && !request.headers.contains("anthropic-version") ? 400 : 0;
    if (refused) {
        note({}, false, refused);
        return refuse(request, refused, refused == 401 ? u"invalid x-api-key"_s : u"anthropic-version: header is required"_s, fault);
    }
    if (!dialect && Batches::serves(request.path)) {
        m_meter.leak(m_leaks.in(request));
        const Reply reply = fault.does() ? m_batches.answer(request) : json({});
        return planOf(reply, fault, failureText(request, fault), keyOf(request));
    }
    if (!dialect)
        return plainPath(request.path).endsWith("/v1/models") ? list(request, fault) : count(request, fault);
    const int status = !wrong.isEmpty() ? 400 : !m_meter.knows(ask.model) ? 404 : 0;
    if (status) {
        note({}, false, status);
        return refuse(request, status, status == 404 ? u"model: "_s + ask.model : wrong, fault);
    }
    Said said = sayingTo(ask);
    misspeak(said, ask, fault);
    reckon(said, ask);
    note(said, fault.billed.value_or(fault.does() && fault.kind != Fault::Answer), 200);
    Reply reply = replyOf(ask, said, fault);
    reply.headers.append(std::pair<QByteArray, QByteArray>(messages ? "request-id" : "x-request-id", "req_world_" + QByteArray::number(number)));
    return planOf(reply, fault, failureText(request, fault), keyOf(request));
}

void Provider::ended(qint64 number, bool whole, qint64 sentBytes)
{
    if (m_open.removeOne(number))
        m_meter.end(number, whole, sentBytes);
}

/// At half of what it would be alone. It came with others, so it has a number of its own.
QByteArray Provider::workInBatch(Dialect dialect, const QByteArray& body)
{
    constexpr qint64 kFirst = 1'000'000'000;
    QString wrong;
    const Ask ask = readAsk(dialect, body, wrong);
    if (!wrong.isEmpty() || !m_meter.knows(ask.model))
        return errorBody(dialect, 400, wrong.isEmpty() ? u"model: "_s + ask.model : wrong);
    Said said = sayingTo(ask);
    reckon(said, ask);
    HttpRequest item;
    item.path = "batch";
    item.body = body;
    m_meter.begin(kFirst + ++m_inBatches, item, m_leaks, {{u"model"_s, ask.model}, {u"status"_s, 200}, {u"batched"_s, true}, {u"reply"_s, ask.schemaName}}, said, true);
    m_meter.end(kFirst + m_inBatches, true, 0);
    return wholeBody(ask, said);
}

Said Provider::sayingTo(const Ask& ask)
{
    std::optional<Said> scripted = m_script.answer(ask);
    Said said = scripted ? *scripted : defaultAnswer(ask);
    if (ask.thinking > 0 && ask.dialect == Dialect::Anthropic)
        said.thinking = u"Who reads this, and what would they have to do? Let me weigh both before I answer."_s;
    said.id = (ask.dialect == Dialect::Anthropic ? u"msg_%1"_s : ask.dialect == Dialect::Chat ? u"chatcmpl-%1"_s : u"resp_%1"_s).arg(++m_said);
    for (qsizetype i = 0; i < said.calls.size(); ++i)
        if (said.calls[i].id.isEmpty())
            said.calls[i].id = (ask.dialect == Dialect::Anthropic ? u"toolu_%1_%2"_s : u"call_%1_%2"_s).arg(m_said).arg(i);
    return said;
}

void Provider::reckon(Said& said, const Ask& ask)
{
    const qint64 thought = tokensOf(said.thinking);
    if (thought + tokensOf(said.text) > ask.maxTokens) {
        said.text = firstTokens(said.text, ask.maxTokens - thought);
        said.stop = Said::MaxTokens;
        said.calls.clear();
    }
    said.output = std::max<qint64>(1, thought + tokensOf(said.text));
    for (const Call& call : std::as_const(said.calls))
        said.output += tokensOf(call.name) + tokensOf(QString::fromUtf8(call.input));
    said.output = std::min(said.output, ask.maxTokens);
    QDeadlineTimer& kept = m_cached[ask.cacheKey];
    (ask.cachedPrefix > 0 && !kept.hasExpired() ? said.cacheRead : said.cacheWrite) = ask.cachedPrefix;
    kept.setRemainingTime(ask.cachedPrefix > 0 ? kCachedMs : 0);
    said.input = ask.input - ask.cachedPrefix;
}

Plan Provider::count(const HttpRequest& request, const Fault& fault)
{
    QJsonObject asked = QJsonDocument::fromJson(request.body).object();
    asked.insert(u"max_tokens"_s, 1'000'000); // has no answer, and so no limit
    QString wrong;
    const Ask ask = readAsk(Dialect::Anthropic, toText(asked), wrong);
    if (!wrong.isEmpty())
        return refuse(request, 400, wrong, fault);
    return planOf(json(toText({{u"input_tokens"_s, ask.input}})), fault, failureText(request, fault), keyOf(request));
}

/// Both APIs call the list "data" and a model's name "id"; each reads what it knows.
Plan Provider::list(const HttpRequest& request, const Fault& fault)
{
    QJsonArray data;
    for (const QString& model : m_meter.models())
        data.append(QJsonObject{{u"id"_s, model}, {u"object"_s, u"model"_s}, {u"created"_s, 1'764'000'000}, {u"owned_by"_s, u"world"_s},
                                {u"type"_s, u"model"_s}, {u"display_name"_s, model}, {u"created_at"_s, u"2026-01-01T00:00:00Z"_s}});
    return planOf(json(toText({{u"object"_s, u"list"_s}, {u"data"_s, data}, {u"has_more"_s, false}})), fault, failureText(request, fault), keyOf(request));
}

} // namespace fakeworld
