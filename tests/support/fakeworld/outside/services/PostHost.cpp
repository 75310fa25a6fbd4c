#include "tests/support/fakeworld/outside/services/PostHost.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace fakeworld {

namespace {

Reply problem(int status, const char* title, const char* detail)
{
    return jsonReply(status, QJsonObject{{QStringLiteral("title"), QString::fromLatin1(title)}, {QStringLiteral("detail"), QString::fromLatin1(detail)}, {QStringLiteral("status"), status}});
}

Reply data(int status, const QJsonValue& what)
{
    return jsonReply(status, QJsonObject{{QStringLiteral("data"), what}});
}

} // namespace

Reply PostHost::answer(const ServiceCall& call)
{
    if (!hasBearer(call.request))
        return problem(401, "Unauthorized", "Unauthorized");
    if (call.route == "/2/users/me")
        return data(200, QJsonObject{{QStringLiteral("id"), QStringLiteral("2244")}, {QStringLiteral("username"), QStringLiteral("press")}, {QStringLiteral("name"), QStringLiteral("The Press")}});
    if (call.route == "/2/tweets" && call.request.method == "POST")
        return post(call);
    if (call.route == "/2/users/2244/tweets") {
        QJsonObject list{{QStringLiteral("meta"), QJsonObject{{QStringLiteral("result_count"), m_posts.size()}}}};
        if (!m_posts.isEmpty())
            list.insert(QStringLiteral("data"), m_posts);
        return jsonReply(200, list);
    }
    const QString id = QString::fromLatin1(call.route.mid(call.route.lastIndexOf('/') + 1));
    const auto found = std::find_if(m_posts.begin(), m_posts.end(), [&id](const QJsonValue& one) { return one.toObject().value(QStringLiteral("id")).toString() == id; });
    return call.route.startsWith("/2/tweets/") && found != m_posts.end() ? data(200, *found) : problem(404, "Not Found Error", "Could not find it.");
}

Reply PostHost::post(const ServiceCall& call)
{
    const QString text = QJsonDocument::fromJson(call.request.body).object().value(QStringLiteral("text")).toString();
    if (text.isEmpty())
        return problem(400, "Invalid Request", "One or more parameters to your request was invalid.");
    m_acts += call.does ? 1 : 0;
    if (std::any_of(m_posts.begin(), m_posts.end(), [&text](const QJsonValue& one) { return one.toObject().value(QStringLiteral("text")).toString() == text; }))
        return problem(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.");
    const QJsonObject fresh{{QStringLiteral("id"), QString::number(1900 + m_posts.size())}, {QStringLiteral("text"), text}};
    if (call.does)
        m_posts.prepend(fresh);
    return data(201, fresh);
}

} // namespace fakeworld
