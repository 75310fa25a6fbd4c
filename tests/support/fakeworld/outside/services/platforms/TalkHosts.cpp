#include "tests/support/fakeworld/outside/services/platforms/TalkHosts.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace fakeworld {

namespace {

const QByteArray kChannel = "C123ABC456", kPage = "546349135390552", kAuthor = "urn:li:organization:5515715";

Reply slackNo(const char* error)
{
    return jsonReply(200, QJsonObject{{QStringLiteral("ok"), false}, {QStringLiteral("error"), QString::fromLatin1(error)}});
}

Reply graphNo(int status, int code, const char* message)
{
    const QJsonObject error{{QStringLiteral("message"), QString::fromLatin1(message)}, {QStringLiteral("type"), QStringLiteral("OAuthException")}, {QStringLiteral("code"), code}};
    return jsonReply(status, QJsonObject{{QStringLiteral("error"), error}});
}

Reply restliNo(int status, const QString& message)
{
    return jsonReply(status, QJsonObject{{QStringLiteral("message"), message}, {QStringLiteral("status"), status}});
}

/// The one of them whose member is that; an empty object: none.
QJsonObject withMember(const QJsonArray& all, const char* member, const QString& text)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const QJsonValue& one) { return one.toObject().value(QLatin1String(member)).toString() == text; });
    return found == all.end() ? QJsonObject() : found->toObject();
}

} // namespace

Reply ChannelHost::answer(const ServiceCall& call)
{
    const QString channel = QString::fromLatin1(kChannel);
    if (!hasBearer(call.request))
        return slackNo("invalid_auth");
    if (call.route == "/chat.postMessage" && call.request.method == "POST")
        return post(call);
    if (call.route == "/conversations.history" && call.query.value("channel") == channel)
        return jsonReply(200, QJsonObject{{QStringLiteral("ok"), true}, {QStringLiteral("messages"), m_messages}, {QStringLiteral("has_more"), false}});
    if (call.route != "/chat.getPermalink" || withMember(m_messages, "ts", call.query.value("message_ts")).isEmpty())
        return slackNo("message_not_found");
    const QString link = QStringLiteral("https://press.slack.com/archives/%1/p%2").arg(channel, call.query.value("message_ts").remove(u'.'));
    return jsonReply(200, QJsonObject{{QStringLiteral("ok"), true}, {QStringLiteral("channel"), channel}, {QStringLiteral("permalink"), link}});
}

Reply ChannelHost::post(const ServiceCall& call)
{
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    if (body.value(QStringLiteral("channel")).toString() != QLatin1String(kChannel))
        return slackNo("channel_not_found");
    if (body.value(QStringLiteral("text")).toString().isEmpty())
        return slackNo("no_text");
    const QString ts = QStringLiteral("%1.%2").arg(QDateTime::currentSecsSinceEpoch()).arg(m_messages.size(), 6, 10, QLatin1Char('0'));
    if (call.does) {
        ++m_acts;
        m_messages.prepend(QJsonObject{{QStringLiteral("type"), QStringLiteral("message")}, {QStringLiteral("ts"), ts}, {QStringLiteral("text"), body.value(QStringLiteral("text"))},
                                       {QStringLiteral("metadata"), body.value(QStringLiteral("metadata"))}});
    }
    return jsonReply(200, QJsonObject{{QStringLiteral("ok"), true}, {QStringLiteral("channel"), QString::fromLatin1(kChannel)}, {QStringLiteral("ts"), ts}});
}

Reply PageHost::answer(const ServiceCall& call)
{
    if (!hasBearer(call.request))
        return graphNo(400, 190, "Invalid OAuth access token.");
    if (call.route == '/' + kPage + "/published_posts")
        return jsonReply(200, QJsonObject{{QStringLiteral("data"), m_posts}, {QStringLiteral("paging"), QJsonObject()}});
    if (call.route != '/' + kPage + "/feed" || call.request.method != "POST") {
        const QJsonObject known = withMember(m_posts, "id", QString::fromLatin1(call.route.mid(1)));
        return known.isEmpty() ? graphNo(400, 100, "Unsupported get request.") : jsonReply(200, known);
    }
    const QString text = QJsonDocument::fromJson(call.request.body).object().value(QStringLiteral("message")).toString();
    if (text.isEmpty())
        return graphNo(400, 100, "Invalid parameter");
    const QString id = QStringLiteral("%1_%2").arg(QString::fromLatin1(kPage)).arg(1116 + m_posts.size());
    if (call.does) {
        ++m_acts;
        m_posts.prepend(QJsonObject{{QStringLiteral("id"), id}, {QStringLiteral("message"), text}, {QStringLiteral("permalink_url"), QStringLiteral("https://www.facebook.com/") + id}});
    }
    return jsonReply(200, QJsonObject{{QStringLiteral("id"), id}});
}

Reply FeedHost::answer(const ServiceCall& call)
{
    if (!hasBearer(call.request))
        return restliNo(401, QStringLiteral("Invalid access token"));
    if (call.request.headers.value("linkedin-version").isEmpty())
        return restliNo(400, QStringLiteral("A version must be present"));
    if (call.route == "/rest/posts" && call.request.method == "POST")
        return post(call);
    if (call.route == "/rest/posts" && call.query.value("author") == QLatin1String(kAuthor))
        return jsonReply(200, QJsonObject{{QStringLiteral("elements"), m_posts}});
    const QJsonObject known = withMember(m_posts, "id", QString::fromLatin1(QByteArray::fromPercentEncoding(call.route.mid(call.route.lastIndexOf('/') + 1))));
    return known.isEmpty() ? restliNo(404, QStringLiteral("Not found")) : jsonReply(200, known);
}

Reply FeedHost::post(const ServiceCall& call)
{
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    const QString text = body.value(QStringLiteral("commentary")).toString();
    if (body.value(QStringLiteral("author")).toString() != QLatin1String(kAuthor) || text.isEmpty() || body.value(QStringLiteral("lifecycleState")).toString() != QLatin1String("PUBLISHED"))
        return restliNo(422, QStringLiteral("Unprocessable Entity"));
    m_acts += call.does ? 1 : 0;
    if (const QJsonObject same = withMember(m_posts, "commentary", text); !same.isEmpty())
        return restliNo(422, QStringLiteral("Content is a duplicate of ") + same.value(QStringLiteral("id")).toString());
    const QString urn = QStringLiteral("urn:li:share:%1").arg(6844 + m_posts.size());
    if (call.does)
        m_posts.prepend(QJsonObject{{QStringLiteral("id"), urn}, {QStringLiteral("author"), QString::fromLatin1(kAuthor)}, {QStringLiteral("commentary"), text},
                                    {QStringLiteral("createdAt"), QDateTime::currentMSecsSinceEpoch()}, {QStringLiteral("lifecycleState"), QStringLiteral("PUBLISHED")}});
    Reply made;
    made.status = 201;
    made.headers = {{"x-restli-id", urn.toLatin1()}};
    return made;
}

} // namespace fakeworld
