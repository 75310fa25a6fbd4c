#include "tests/support/fakeworld/models/Batches.h"

#include "tests/support/fakeworld/HttpRequest.h"
#include "tests/support/fakeworld/models/wire/Wire.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

constexpr qint64 kDay = 24 * 60 * 60;

Reply json(const QJsonObject& body, int status = 200)
{
    Reply reply;
    reply.status = status;
    reply.body = toText(body);
    return reply;
}

Reply wrong(Dialect dialect, int status, const QString& why)
{
    Reply reply;
    reply.status = status;
    reply.body = errorBody(dialect, status, why);
    return reply;
}

/// What stands behind `place` in the path, part by part; nothing when it does not stand there.
std::optional<QStringList> behind(const QByteArray& path, const char* place)
{
    const QString plain = QString::fromLatin1(path.split('?').constFirst());
    const qsizetype at = plain.indexOf(QLatin1String(place));
    if (at < 0)
        return std::nullopt;
    const QString rest = plain.mid(at + qsizetype(qstrlen(place)));
    if (!rest.isEmpty() && !rest.startsWith(u'/'))
        return std::nullopt;
    return rest.split(u'/', Qt::SkipEmptyParts);
}

/// The file of a form (RFC 7578).
QByteArray fileIn(const HttpRequest& request)
{
    const QByteArray type = request.headers.value("content-type");
    const qsizetype at = type.indexOf("boundary=");
    if (!type.startsWith("multipart/form-data") || at < 0)
        return {};
    const QByteArray mark = "--" + type.mid(at + 9);
    for (qsizetype from = request.body.indexOf(mark); from >= 0; from = request.body.indexOf(mark, from + 1)) {
        const qsizetype head = request.body.indexOf("\r\n\r\n", from);
        const qsizetype end = request.body.indexOf("\r\n" + mark, from + 1);
        if (head > 0 && end > head && request.body.mid(from, head - from).contains("name=\"file\""))
            return request.body.mid(head + 4, end - head - 4);
    }
    return {};
}

QString modelOf(const QByteArray& body)
{
    return QJsonDocument::fromJson(body).object().value("model"_L1).toString();
}

bool holds(const QJsonObject& how, const char* what, qsizetype place)
{
    return how.value(QLatin1String(what)).toArray().contains(int(place));
}

} // namespace

bool Batches::serves(const QByteArray& path)
{
    return behind(path, "/v1/messages/batches") || behind(path, "/v1/files") || behind(path, "/v1/batches");
}

Reply Batches::answer(const HttpRequest& request)
{
    if (const auto rest = behind(request.path, "/v1/messages/batches"))
        return messages(request, *rest);
    if (const auto rest = behind(request.path, "/v1/files"))
        return files(request, *rest);
    return batches(request, *behind(request.path, "/v1/batches"));
}

Reply Batches::messages(const HttpRequest& request, const QStringList& rest)
{
    if (rest.isEmpty()) {
        Batch batch;
        const QJsonArray asked = QJsonDocument::fromJson(request.body).object().value("requests"_L1).toArray();
        for (const QJsonValue& one : asked)
            batch.items.append({one["custom_id"_L1].toString(), toText(one["params"_L1].toObject()), Fate::Waits, {}});
        return take(batch, request);
    }
    const auto batch = m_batches.find(rest.first());
    if (batch == m_batches.end())
        return wrong(Dialect::Anthropic, 404, u"no such batch"_s);
    if (rest.value(1) == u"results") {
        Reply reply;
        reply.type = "application/x-jsonl";
        reply.body = linesOf(*batch, true);
        return batch->hasEnded ? reply : wrong(Dialect::Anthropic, 404, u"not ended"_s);
    }
    batch->isCancelled = batch->isCancelled || rest.value(1) == u"cancel";
    look(*batch);
    return told(*batch, request);
}

Reply Batches::files(const HttpRequest& request, const QStringList& rest)
{
    if (!rest.isEmpty()) {
        Reply reply;
        reply.type = "application/octet-stream";
        reply.body = m_files.value(rest.first());
        return m_files.contains(rest.first()) ? reply : wrong(Dialect::Responses, 404, u"no such file"_s);
    }
    const QByteArray file = fileIn(request);
    if (file.isEmpty() || !request.body.contains("name=\"purpose\"\r\n\r\nbatch\r\n"))
        return wrong(Dialect::Responses, 400, u"not a form with a file whose purpose is batch"_s);
    const QString id = u"file-%1"_s.arg(++m_last);
    m_files.insert(id, file);
    return json({{u"id"_s, id}, {u"object"_s, u"file"_s}, {u"purpose"_s, u"batch"_s}, {u"bytes"_s, file.size()}});
}

Reply Batches::batches(const HttpRequest& request, const QStringList& rest)
{
    if (rest.isEmpty()) {
        const QJsonObject asked = QJsonDocument::fromJson(request.body).object();
        const QByteArray file = m_files.value(asked.value("input_file_id"_L1).toString());
        const QString endpoint = asked.value("endpoint"_L1).toString();
        const std::optional<Dialect> dialect = dialectOf(endpoint.toLatin1());
        if (file.isEmpty() || !dialect || *dialect == Dialect::Anthropic || asked.value("completion_window"_L1) != "24h"_L1)
            return wrong(Dialect::Responses, 400, u"a file, an endpoint and 24h are expected"_s);
        Batch batch;
        batch.dialect = *dialect;
        for (const QByteArray& line : file.split('\n')) {
            const QJsonObject one = QJsonDocument::fromJson(line).object();
            if (!one.isEmpty() && one.value("url"_L1) == endpoint && one.value("method"_L1) == "POST"_L1)
                batch.items.append({one.value("custom_id"_L1).toString(), toText(one.value("body"_L1).toObject()), Fate::Waits, {}});
        }
        return take(batch, request);
    }
    const auto batch = m_batches.find(rest.first());
    if (batch == m_batches.end())
        return wrong(Dialect::Responses, 404, u"no such batch"_s);
    batch->isCancelled = batch->isCancelled || rest.value(1) == u"cancel";
    look(*batch);
    return told(*batch, request);
}

Reply Batches::take(Batch batch, const HttpRequest& request)
{
    QStringList ids;
    for (const Item& item : std::as_const(batch.items)) {
        if (item.id.isEmpty() || ids.contains(item.id) || QJsonDocument::fromJson(item.body).object().value("stream"_L1).toBool())
            return wrong(batch.dialect, 400, u"ids are missing or stand twice, or a call streams"_s);
        ids.append(item.id);
    }
    if (ids.isEmpty())
        return wrong(batch.dialect, 400, u"nothing is asked"_s);
    batch.id = (batch.dialect == Dialect::Anthropic ? u"msgbatch_%1"_s : u"batch_%1"_s).arg(++m_last);
    batch.how = m_how;
    if (batch.how.value("looks"_L1).toInt() == 0)
        end(batch);
    return told(*m_batches.insert(batch.id, batch), request);
}

void Batches::look(Batch& batch)
{
    if (!batch.hasEnded && (++batch.looks >= batch.how.value("looks"_L1).toInt() || batch.isCancelled))
        end(batch);
}

void Batches::end(Batch& batch)
{
    batch.hasEnded = true;
    const bool isMixed = std::any_of(batch.items.begin(), batch.items.end(), [&](const Item& item) { return modelOf(item.body) != modelOf(batch.items.first().body); });
    const bool isInvalid = batch.dialect != Dialect::Anthropic && (isMixed || batch.how.value("invalid"_L1).toBool());
    for (qsizetype i = 0; i < batch.items.size() && !isInvalid; ++i) {
        Item& item = batch.items[i];
        item.fate = batch.isCancelled ? Fate::Cancelled : holds(batch.how, "errored", i) ? Fate::Errored : holds(batch.how, "expired", i) ? Fate::Expired : Fate::Done;
        if (item.fate == Fate::Done)
            item.answer = m_work(batch.dialect, item.body);
    }
    if (batch.dialect == Dialect::Anthropic)
        return;
    m_files.insert(batch.id + u"-out"_s, linesOf(batch, true));
    m_files.insert(batch.id + u"-err"_s, linesOf(batch, false));
}

QByteArray Batches::linesOf(const Batch& batch, bool answered) const
{
    QList<QByteArray> lines;
    for (qsizetype i = 0; i < batch.items.size(); ++i) {
        const Item& item = batch.items[i];
        if (holds(batch.how, "lost", i))
            continue;
        const QJsonObject answer = QJsonDocument::fromJson(item.answer).object();
        if (batch.dialect == Dialect::Anthropic) {
            QJsonObject result{{u"type"_s, item.fate == Fate::Done ? u"succeeded"_s : item.fate == Fate::Errored ? u"errored"_s : item.fate == Fate::Expired ? u"expired"_s : u"canceled"_s}};
            if (item.fate == Fate::Done)
                result.insert(u"message"_s, answer);
            if (item.fate == Fate::Errored)
                result.insert(u"error"_s, QJsonDocument::fromJson(errorBody(Dialect::Anthropic, 500, u"It broke."_s)).object());
            lines.append(toText({{u"custom_id"_s, item.id}, {u"result"_s, result}}));
            continue;
        }
        if (answered != (item.fate == Fate::Done))
            continue;
        QJsonObject line{{u"id"_s, u"batch_req_%1"_s.arg(i)}, {u"custom_id"_s, item.id}, {u"response"_s, QJsonValue()}, {u"error"_s, QJsonValue()}};
        if (item.fate == Fate::Done)
            line.insert(u"response"_s, QJsonObject{{u"status_code"_s, 200}, {u"request_id"_s, u"r"_s}, {u"body"_s, answer}});
        else if (item.fate == Fate::Errored)
            line.insert(u"response"_s, QJsonObject{{u"status_code"_s, 500}, {u"request_id"_s, u"r"_s}, {u"body"_s, QJsonDocument::fromJson(errorBody(batch.dialect, 500, u"It broke."_s)).object()}});
        else
            line.insert(u"error"_s, QJsonObject{{u"code"_s, item.fate == Fate::Expired ? u"batch_expired"_s : u"batch_cancelled"_s}, {u"message"_s, u"not done"_s}});
        lines.append(toText(line));
    }
    if (batch.how.value("reversed"_L1).toBool())
        std::reverse(lines.begin(), lines.end());
    return lines.isEmpty() ? QByteArray() : lines.join('\n') + '\n';
}

Reply Batches::told(Batch& batch, const HttpRequest& request)
{
    const auto count = [&](Fate fate) { return qint64(std::count_if(batch.items.begin(), batch.items.end(), [&](const Item& item) { return item.fate == fate; })); };
    const qint64 expires = QDateTime::currentSecsSinceEpoch() + kDay;
    if (batch.dialect == Dialect::Anthropic) {
        const QString results = u"http://%1/v1/messages/batches/%2/results"_s.arg(QString::fromLatin1(request.headers.value("host")), batch.id);
        return json({{u"id"_s, batch.id}, {u"type"_s, u"message_batch"_s},
                     {u"processing_status"_s, batch.hasEnded ? u"ended"_s : u"in_progress"_s},
                     {u"request_counts"_s, QJsonObject{{u"processing"_s, count(Fate::Waits)}, {u"succeeded"_s, count(Fate::Done)}, {u"errored"_s, count(Fate::Errored)},
                                                       {u"canceled"_s, count(Fate::Cancelled)}, {u"expired"_s, count(Fate::Expired)}}},
                     {u"expires_at"_s, QDateTime::fromSecsSinceEpoch(expires, Qt::UTC).toString(Qt::ISODate)},
                     {u"results_url"_s, batch.hasEnded ? QJsonValue(results) : QJsonValue()}});
    }
    const bool isInvalid = batch.hasEnded && count(Fate::Waits) > 0;
    const auto file = [&](const QString& which) { return m_files.value(batch.id + which).isEmpty() ? QJsonValue() : QJsonValue(QString(batch.id + which)); };
    const QString status = !batch.hasEnded ? u"in_progress"_s : isInvalid ? u"failed"_s : batch.isCancelled ? u"cancelled"_s : count(Fate::Expired) > 0 ? u"expired"_s : u"completed"_s;
    return json({{u"id"_s, batch.id}, {u"object"_s, u"batch"_s}, {u"status"_s, status}, {u"expires_at"_s, expires},
                 {u"errors"_s, isInvalid ? QJsonValue(QJsonObject{{u"data"_s, QJsonArray{QJsonObject{{u"message"_s, u"The file is not valid."_s}}}}}) : QJsonValue()},
                 {u"request_counts"_s, QJsonObject{{u"total"_s, batch.items.size()}, {u"completed"_s, count(Fate::Done)}, {u"failed"_s, count(Fate::Errored)}}},
                 {u"output_file_id"_s, file(u"-out"_s)}, {u"error_file_id"_s, file(u"-err"_s)}});
}

} // namespace fakeworld
