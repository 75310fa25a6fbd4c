#include "tests/support/fakeworld/outside/services/ServiceHost.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace fakeworld {

Reply jsonReply(int status, const QJsonValue& body)
{
    Reply reply;
    reply.status = status;
    reply.body = (body.isArray() ? QJsonDocument(body.toArray()) : QJsonDocument(body.toObject())).toJson(QJsonDocument::Compact);
    return reply;
}

QMap<QByteArray, QString> formOf(const QByteArray& text)
{
    QMap<QByteArray, QString> all;
    for (const QByteArray& pair : text.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            all.insert(QByteArray::fromPercentEncoding(pair.left(equals)), QUrl::fromPercentEncoding(pair.mid(equals + 1).replace('+', ' ')));
    }
    return all;
}

bool hasBearer(const HttpRequest& request)
{
    return request.headers.value("authorization") == QByteArray("Bearer ") + ServiceHost::kKey;
}

bool hasBasic(const HttpRequest& request, const QByteArray& user, const QByteArray& password)
{
    return request.headers.value("authorization") == "Basic " + (user + ':' + password).toBase64();
}

} // namespace fakeworld
