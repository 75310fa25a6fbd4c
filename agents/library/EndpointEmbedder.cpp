#include "agents/library/EndpointEmbedder.h"

#include "agents/llm/providers/ProviderRequest.h"
#include "agents/llm/wire/Refusal.h"
#include "core/base/Json.h"

#include <QUrl>

#include <cmath>

namespace qd::agents {

namespace {

constexpr qsizetype kSaidAtMost = 200;
constexpr qint64 kMostBytes = qint64(32) * 1024 * 1024;

Error unusable(const QString& what)
{
    return {Error::Model, what, {}, {}};
}

/// What an answer gives as its reason, on one line: {"error":{"message":…}}, {"error":…} or {"message":…}.
QString reasonIn(const QByteArray& body, const SharedSecret& key)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return {};
    const Json error = json->at(u"error");
    QString reason = error.kind() == Json::String ? error.toString() : error.at(u"message").toString();
    if (reason.isEmpty())
        reason = json->at(u"message").toString();
    reason.removeIf([](QChar c) { return !c.isPrint() && !c.isSpace(); });
    return maskOf(key)(reason.simplified()).left(kSaidAtMost);
}

/// What a status other than 200 means for whoever asks.
Error refusal(const QString& host, const HttpAnswer& answer, const SharedSecret& key)
{
    if (answer.status == 401 || answer.status == 403)
        return {Error::Rule, (key ? QStringLiteral("%1 does not accept the key") : QStringLiteral("%1 asks for a key, and Quarterdeck has none for it")).arg(host), {}, {}};
    const QString reason = reasonIn(answer.body, key);
    const QString text = QStringLiteral("%1 answered %2%3").arg(host, QString::number(answer.status), reason.isEmpty() ? QString() : QStringLiteral(": ") + reason);
    const bool ofTheTexts = answer.status == 400 || answer.status == 413 || answer.status == 422 || answer.status == 500;
    return {ofTheTexts ? Error::Model : Error::Network, text, {}, {}};
}

/// What whoever was asked may ask to be paid: nothing for a refusal, unless a gateway gave up waiting for the work.
MeaningBill billOf(const HttpAnswer& answer)
{
    if (answer.delivery == HttpAnswer::NotSent)
        return {MeaningBill::NotOwed};
    if (answer.delivery == HttpAnswer::Unclear)
        return {MeaningBill::Unknown};
    if (answer.status / 100 != 2) {
        const ModelRefusal refusal = readRefusal(answer.status, answer.headers, answer.body, SystemClock().now());
        return {refusal.mayBeBilled ? MeaningBill::Unknown : MeaningBill::NotOwed, {}, refusal.retryAfter.value_or(Duration(0))};
    }
    return {MeaningBill::Answered, readEmbeddingUsage(answer.body)}; // of one that broke off there is no body
}

Result<QByteArray> vectorOf(const Json& numbers)
{
    const QList<Json>& items = numbers.items();
    if (numbers.kind() != Json::List || items.isEmpty() || items.size() > kMostDimensions)
        return unusable(QStringLiteral("an embedding that is no list of 1 to %1 numbers").arg(kMostDimensions));
    double largest = 0;
    for (const Json& item : items) {
        const double number = item.toReal(std::nan(""));
        if (!std::isfinite(number))
            return unusable(QStringLiteral("an embedding that holds something else than numbers"));
        largest = std::max(largest, std::abs(number));
    }
    QByteArray vector(items.size(), '\0'); // a direction is all that is kept, so its length falls out with the largest
    for (qsizetype i = 0; i < items.size() && largest > 0; ++i)
        vector[i] = char(qint8(std::lround(items[i].toReal() / largest * 127)));
    return vector;
}

} // namespace

QByteArray embeddingsRequest(const QString& model, const QStringList& texts)
{
    JsonWriter out;
    out.beginObject();
    out.key("model");
    out.value(model);
    out.key("input");
    out.beginList();
    for (const QString& text : texts)
        out.value(text);
    out.endList();
    out.key("encoding_format");
    out.value(QStringLiteral("float"));
    out.endObject();
    return out.take();
}

Result<QList<QByteArray>> readEmbeddings(const QByteArray& body, qsizetype count)
{
    const Result<Json> json = Json::parse(body, {qsizetype(kMostBytes), 8});
    if (!json)
        return unusable(QStringLiteral("what is no JSON: %1").arg(json.error().text));
    const Json data = json->at(u"data");
    if (data.kind() != Json::List || data.items().size() != count)
        return unusable(QStringLiteral("%1 embeddings for %2 texts").arg(data.items().size()).arg(count));
    QList<QByteArray> vectors(count);
    for (const Json& row : data.items()) {
        const qint64 index = row.at(u"index").toInteger(-1);
        if (index < 0 || index >= count || !vectors[index].isEmpty())
            return unusable(QStringLiteral("embeddings whose indexes are not those of the texts"));
        Result<QByteArray> vector = vectorOf(row.at(u"embedding"));
        if (!vector)
            return vector.error();
        vectors[index] = std::move(*vector);
        if (vectors[index].size() != vectors[data.items().first().at(u"index").toInteger()].size())
            return unusable(QStringLiteral("embeddings of different lengths"));
    }
    return vectors;
}

std::optional<TokenCount> readEmbeddingUsage(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body, {qsizetype(kMostBytes), 8});
    if (!json)
        return std::nullopt;
    const Json usage = json->at(u"usage");
    const qint64 most = std::max(usage.at(u"prompt_tokens").toInteger(-1), usage.at(u"total_tokens").toInteger(-1));
    return most < 0 ? std::nullopt : std::optional(TokenCount{most});
}

void EndpointEmbedder::embed(const MeaningSource& source, const QStringList& texts, Duration deadline, const PinnedKey& key, Answer answer)
{
    HttpRequest request;
    request.url = source.endpoint + QStringLiteral("/embeddings");
    request.body = embeddingsRequest(source.model, texts);
    request.deadline = deadline;
    request.mostBytes = kMostBytes;
    request.key = key;
    const QString host = QUrl(source.endpoint).authority();
    m_transport.send(request, [host, count = texts.size(), secret = key.secret, answer = std::move(answer)](const HttpAnswer& got) {
        const MeaningBill bill = billOf(got);
        if (!got.trouble.isEmpty())
            return answer(Error{got.isCancelled ? Error::Cancelled : Error::Network, got.trouble, {}, {}}, bill);
        if (got.status != 200)
            return answer(refusal(host, got, secret), bill);
        Result<QList<QByteArray>> vectors = readEmbeddings(got.body, count);
        if (!vectors)
            return answer(unusable(QStringLiteral("%1 answered %2").arg(host, vectors.error().text)), bill);
        answer(std::move(vectors), bill);
    });
}

} // namespace qd::agents
