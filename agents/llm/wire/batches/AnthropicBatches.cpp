#include "agents/llm/wire/batches/AnthropicBatches.h"

#include "agents/llm/wire/anthropic/MessagesWire.h"

#include <QDateTime>
#include <QUrl>

namespace qd::agents {

namespace {

const QString kPath = QStringLiteral("/v1/messages/batches");

BatchCall call(HttpRequest::Method method, const QString& path, const QByteArray& body = {})
{
    return {method, path, body, "application/json", {kAnthropicVersion}};
}

} // namespace

BatchCall AnthropicBatches::create(const QList<BatchItem>& items, Dialect dialect, const QString&) const
{
    JsonWriter out;
    out.beginObject();
    out.key("requests");
    out.beginList();
    for (const BatchItem& item : items) {
        out.beginObject();
        out.key("custom_id");
        out.value(item.id);
        out.key("params");
        out.raw(batches::plainCall(item, dialect).body);
        out.endObject();
    }
    out.endList();
    out.endObject();
    return call(HttpRequest::Post, kPath, out.take());
}

BatchCall AnthropicBatches::look(const QString& batch) const
{
    return call(HttpRequest::Get, kPath + u'/' + batch);
}

BatchCall AnthropicBatches::cancel(const QString& batch) const
{
    return call(HttpRequest::Post, kPath + u'/' + batch + QStringLiteral("/cancel"));
}

Result<BatchStanding> AnthropicBatches::standing(const QByteArray& body) const
{
    const Result<Json> read = Json::parse(body);
    if (!read || read->at(u"type").toString() != u"message_batch" || !batches::isName(read->at(u"id").toString()))
        return batches::strange(QStringLiteral("it is no message batch"));
    BatchStanding standing;
    standing.batch = read->at(u"id").toString();
    const QDateTime expires = QDateTime::fromString(read->at(u"expires_at").toString(), Qt::ISODateWithMs);
    standing.expires = {expires.isValid() ? expires.toMSecsSinceEpoch() : 0};
    standing.hasEnded = read->at(u"processing_status").toString() == u"ended";
    standing.answered = read->at(u"request_counts").at(u"succeeded").toInteger();
    // Where the provider is reached by another address than its own, what it names is found there, too; its key goes nowhere else.
    if (const QString results = QUrl(read->at(u"results_url").toString(), QUrl::StrictMode).path(); standing.hasEnded && results.startsWith(u'/'))
        standing.results.append(results);
    return standing;
}

BatchCall AnthropicBatches::fetch(const QString& results) const
{
    return call(HttpRequest::Get, results);
}

BatchResult AnthropicBatches::result(const Json& line, const Mask& mask) const
{
    BatchResult result;
    result.id = line.at(u"custom_id").toString();
    const Json& what = line.at(u"result");
    const QString type = what.at(u"type").toString();
    if (type == u"succeeded") {
        result.kind = BatchResult::Answered;
        result.body = what.at(u"message").toText();
    } else if (type == u"errored") {
        result.kind = BatchResult::Refused;
        const Json& error = what.at(u"error"); // an error's whole body, which has the error inside
        result.refusal = readRefusal(error.find(u"error") ? error.at(u"error") : error, mask);
    }
    return result;
}

} // namespace qd::agents
