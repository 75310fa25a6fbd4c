#include "agents/llm/wire/batches/OpenAiBatches.h"

namespace qd::agents {

namespace {

const QString kBatches = QStringLiteral("/batches");
const QString kFiles = QStringLiteral("/files");
const QByteArray kBoundary = "quarterdeck-7f1d0c52a9e84b3f"; // stands nowhere in JSON that is written here: see fileOf()

QString endpointOf(const WireCall& call)
{
    return QStringLiteral("/v1") + call.path; // as the API names it, wherever it is served
}

QByteArray fileOf(const QList<BatchItem>& items, Dialect dialect)
{
    QByteArray file;
    for (const BatchItem& item : items) {
        const WireCall alone = batches::plainCall(item, dialect);
        JsonWriter out;
        out.beginObject();
        out.key("custom_id");
        out.value(item.id);
        out.key("method");
        out.value(QStringLiteral("POST"));
        out.key("url");
        out.value(endpointOf(alone));
        out.key("body");
        out.raw(alone.body);
        out.endObject();
        file += out.take() + '\n';
    }
    return file;
}

/// A boundary that does not stand in the file.
QByteArray boundaryFor(const QByteArray& file)
{
    QByteArray boundary = kBoundary;
    while (file.contains(boundary))
        boundary += 'x';
    return boundary;
}

/// 0: it says none that can be one.
Instant momentOf(qint64 seconds)
{
    constexpr qint64 kEndOf9999 = 253'402'300'799;
    return {seconds > 0 && seconds <= kEndOf9999 ? seconds * 1000 : 0};
}

QByteArray part(const QByteArray& boundary, const QByteArray& head, const QByteArray& body)
{
    return "--" + boundary + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + body + "\r\n";
}

} // namespace

std::optional<BatchCall> OpenAiBatches::upload(const QList<BatchItem>& items, Dialect dialect) const
{
    const QByteArray file = fileOf(items, dialect);
    const QByteArray boundary = boundaryFor(file);
    const QByteArray body = part(boundary, "name=\"purpose\"", "batch")
        + part(boundary, "name=\"file\"; filename=\"batch.jsonl\"\r\nContent-Type: application/jsonl", file) + "--" + boundary + "--\r\n";
    return BatchCall{HttpRequest::Post, kFiles, body, "multipart/form-data; boundary=" + boundary, {}};
}

Result<QString> OpenAiBatches::uploaded(const QByteArray& body) const
{
    const Result<Json> read = Json::parse(body);
    const QString id = read ? read->at(u"id").toString() : QString();
    if (!batches::isName(id))
        return batches::strange(QStringLiteral("the file that was uploaded has no name"));
    return id;
}

BatchCall OpenAiBatches::create(const QList<BatchItem>& items, Dialect dialect, const QString& uploaded) const
{
    JsonWriter out;
    out.beginObject();
    out.key("input_file_id");
    out.value(uploaded);
    out.key("endpoint");
    out.value(endpointOf(batches::plainCall(items.first(), dialect)));
    out.key("completion_window");
    out.value(QStringLiteral("24h"));
    out.endObject();
    return {HttpRequest::Post, kBatches, out.take(), "application/json", {}};
}

BatchCall OpenAiBatches::look(const QString& batch) const
{
    return {HttpRequest::Get, kBatches + u'/' + batch, {}, "application/json", {}};
}

BatchCall OpenAiBatches::cancel(const QString& batch) const
{
    return {HttpRequest::Post, kBatches + u'/' + batch + QStringLiteral("/cancel"), {}, "application/json", {}};
}

Result<BatchStanding> OpenAiBatches::standing(const QByteArray& body) const
{
    const Result<Json> read = Json::parse(body);
    if (!read || read->at(u"object").toString() != u"batch" || !batches::isName(read->at(u"id").toString()))
        return batches::strange(QStringLiteral("it is no batch"));
    BatchStanding standing;
    standing.batch = read->at(u"id").toString();
    standing.expires = momentOf(read->at(u"expires_at").toInteger());
    const QString status = read->at(u"status").toString();
    standing.hasEnded = QStringList{QStringLiteral("completed"), QStringLiteral("failed"), QStringLiteral("expired"), QStringLiteral("cancelled")}.contains(status);
    standing.answered = read->at(u"request_counts").at(u"completed").toInteger();
    for (const char16_t* name : {u"output_file_id", u"error_file_id"})
        if (const QString file = read->at(name).toString(); standing.hasEnded && batches::isName(file))
            standing.results.append(kFiles + u'/' + file + QStringLiteral("/content"));
    if (status == u"failed") {
        const QList<Json> errors = read->at(u"errors").at(u"data").items();
        standing.why = plainWords(errors.isEmpty() ? QStringLiteral("no reason is given") : errors.first().at(u"message").toString());
    }
    return standing;
}

BatchCall OpenAiBatches::fetch(const QString& results) const
{
    return {HttpRequest::Get, results, {}, "application/json", {}};
}

BatchResult OpenAiBatches::result(const Json& line, const Mask& mask) const
{
    BatchResult result;
    result.id = line.at(u"custom_id").toString();
    const Json& response = line.at(u"response");
    const Json& error = line.at(u"error");
    const qint64 status = response.at(u"status_code").toInteger();
    if (status / 100 == 2) {
        result.kind = BatchResult::Answered;
        result.body = response.at(u"body").toText();
    } else if (status > 0) {
        result.kind = BatchResult::Refused;
        result.refusal = readRefusal(int(status), {}, response.at(u"body").toText(), {}, mask);
    } else if (const QString code = error.at(u"code").toString(); code != u"batch_expired" && code != u"batch_cancelled") {
        result.kind = BatchResult::Refused;
        result.refusal = readRefusal(error, mask);
    }
    return result;
}

} // namespace qd::agents
