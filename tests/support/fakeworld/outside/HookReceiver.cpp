#include "tests/support/fakeworld/outside/HookReceiver.h"

#include <QDateTime>
#include <QMessageAuthenticationCode>

namespace fakeworld {

namespace {

constexpr qint64 kToleranceSeconds = 300;

bool isSigned(const HttpRequest& request)
{
    const QByteArray id = request.headers.value("webhook-id"), time = request.headers.value("webhook-timestamp");
    const QByteArray key = QByteArray::fromBase64(QByteArray(HookReceiver::kSecret).mid(6));
    const QByteArray right = QMessageAuthenticationCode::hash(id + '.' + time + '.' + request.body, key, QCryptographicHash::Sha256).toBase64();
    const bool isInTime = qAbs(QDateTime::currentSecsSinceEpoch() - time.toLongLong()) <= kToleranceSeconds;
    return !id.isEmpty() && isInTime && request.headers.value("webhook-signature").split(' ').contains("v1," + right);
}

QJsonObject asObject(const QMap<QString, int>& counts)
{
    QJsonObject all;
    for (auto one = counts.begin(); one != counts.end(); ++one)
        all.insert(one.key(), one.value());
    return all;
}

} // namespace

Reply HookReceiver::answer(const HttpRequest& request, bool does)
{
    Reply reply;
    if (request.method != "POST") {
        reply.status = 405;
        return reply;
    }
    if (!isSigned(request)) {
        reply.status = 401;
        return reply;
    }
    const QString id = QString::fromLatin1(request.headers.value("webhook-id"));
    const bool isKnown = request.path.startsWith("/hooks/once/") && m_known.contains(id);
    if (does && !isKnown) {
        ++m_acts[id];
        ++m_actsAt[QString::fromLatin1(request.path)];
        m_known.insert(id);
    }
    reply.body = "{\"ok\":true}";
    return reply;
}

QJsonObject HookReceiver::acts() const
{
    return asObject(m_acts);
}

QJsonObject HookReceiver::actsAt() const
{
    return asObject(m_actsAt);
}

} // namespace fakeworld
