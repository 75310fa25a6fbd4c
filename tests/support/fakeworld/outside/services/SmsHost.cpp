#include "tests/support/fakeworld/outside/services/SmsHost.h"

#include <QDateTime>
#include <QJsonObject>

namespace fakeworld {

namespace {

const char* const kBase = "/2010-04-01/Accounts/";

Reply fault(int status, int code, const char* message)
{
    return jsonReply(status, QJsonObject{{QStringLiteral("code"), code}, {QStringLiteral("message"), QString::fromLatin1(message)}, {QStringLiteral("status"), status}});
}

QJsonObject messageOf(const QMap<QByteArray, QString>& form, qsizetype number)
{
    return {{QStringLiteral("sid"), QStringLiteral("SM") + QStringLiteral("%1").arg(number, 32, 16, QLatin1Char('0'))},
            {QStringLiteral("status"), QStringLiteral("queued")},
            {QStringLiteral("to"), form.value("To")},
            {QStringLiteral("from"), form.value("From")},
            {QStringLiteral("body"), form.value("Body")},
            {QStringLiteral("direction"), QStringLiteral("outbound-api")},
            {QStringLiteral("date_created"), QDateTime::currentDateTimeUtc().toString(Qt::RFC2822Date)},
            {QStringLiteral("error_code"), QJsonValue()}};
}

} // namespace

Reply SmsHost::answer(const ServiceCall& call)
{
    const QByteArray account = call.route.mid(qsizetype(qstrlen(kBase)), 34);
    if (call.route != kBase + account + "/Messages.json")
        return fault(404, 20404, "The requested resource was not found");
    if (!hasBasic(call.request, account, kKey))
        return fault(401, 20003, "Authenticate");
    if (call.request.method == "GET")
        return jsonReply(200, QJsonObject{{QStringLiteral("messages"), m_messages}, {QStringLiteral("page"), 0}});
    const QMap<QByteArray, QString> form = formOf(call.request.body);
    if (form.value("To").isEmpty() || form.value("Body").isEmpty() || form.value("From").isEmpty())
        return fault(400, 21604, "A 'To' phone number is required.");
    const QJsonObject message = messageOf(form, m_messages.size() + 1);
    if (call.does) {
        ++m_acts;
        m_messages.prepend(message);
    }
    return jsonReply(201, message);
}

} // namespace fakeworld
