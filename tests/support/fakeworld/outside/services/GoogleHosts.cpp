#include "tests/support/fakeworld/outside/services/GoogleHosts.h"

#include <QDateTime>
#include <QJsonDocument>

namespace fakeworld {

namespace {

const QByteArray kLocation = "/accounts/123/locations/456";
const QByteArray kCustomer = "customers/1234567890";
const QByteArray kCampaign = kCustomer + "/campaigns/777";

/// google.rpc.Status, as every one of Google's interfaces over REST says what was wrong.
Reply fault(int status, const char* word, const char* message)
{
    const QJsonObject error{{QStringLiteral("code"), status}, {QStringLiteral("message"), QString::fromLatin1(message)}, {QStringLiteral("status"), QString::fromLatin1(word)}};
    return jsonReply(status, QJsonObject{{QStringLiteral("error"), error}});
}

Reply notLetIn()
{
    return fault(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
}

} // namespace

Reply BusinessHost::answer(const ServiceCall& call)
{
    if (!hasBearer(call.request))
        return notLetIn();
    if (call.route != kLocation + "/localPosts")
        return fault(404, "NOT_FOUND", "Requested entity was not found.");
    return call.request.method == "POST" ? post(call) : list(call);
}

Reply BusinessHost::post(const ServiceCall& call)
{
    QJsonObject made = QJsonDocument::fromJson(call.request.body).object();
    if (made.value(QStringLiteral("summary")).toString().isEmpty() || made.value(QStringLiteral("topicType")).toString().isEmpty())
        return fault(400, "INVALID_ARGUMENT", "Request contains an invalid argument.");
    const QString number = QString::number(m_posts.size() + 1);
    made.insert(QStringLiteral("name"), QString::fromLatin1(kLocation.mid(1)) + QStringLiteral("/localPosts/") + number);
    made.insert(QStringLiteral("state"), QStringLiteral("LIVE"));
    made.insert(QStringLiteral("createTime"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    made.insert(QStringLiteral("searchUrl"), QStringLiteral("https://local.google.com/place?id=1&use=posts&lpsid=") + number);
    if (call.does) {
        ++m_acts;
        m_posts.prepend(made);
    }
    return jsonReply(200, made);
}

Reply BusinessHost::list(const ServiceCall& call) const
{
    const qsizetype most = call.query.value("pageSize").toInt();
    QJsonArray page;
    for (const QJsonValue& one : m_posts)
        if (page.size() < most)
            page.append(one);
    QJsonObject list;
    if (!page.isEmpty())
        list.insert(QStringLiteral("localPosts"), page);
    if (page.size() < m_posts.size())
        list.insert(QStringLiteral("nextPageToken"), QStringLiteral("more"));
    return jsonReply(200, list);
}

Reply AdsHost::answer(const ServiceCall& call)
{
    if (!hasBearer(call.request))
        return notLetIn();
    if (call.request.headers.value("developer-token") != kDeveloper)
        return fault(403, "PERMISSION_DENIED", "The developer token is not valid.");
    if (call.route == "/" + kCustomer + "/googleAds:search")
        return search();
    return call.route == "/" + kCustomer + "/googleAds:mutate" ? mutate(call) : fault(404, "NOT_FOUND", "Requested entity was not found.");
}

Reply AdsHost::search() const
{
    const QString customer = QString::fromLatin1(kCustomer);
    const QJsonObject row{
        {QStringLiteral("customer"), QJsonObject{{QStringLiteral("resourceName"), customer}, {QStringLiteral("currencyCode"), QStringLiteral("EUR")}}},
        {QStringLiteral("campaign"), QJsonObject{{QStringLiteral("resourceName"), QString::fromLatin1(kCampaign)}, {QStringLiteral("id"), QStringLiteral("777")}, {QStringLiteral("name"), QStringLiteral("Spring")},
                                                 {QStringLiteral("status"), m_isOn ? QStringLiteral("ENABLED") : QStringLiteral("PAUSED")}}},
        {QStringLiteral("campaignBudget"), QJsonObject{{QStringLiteral("resourceName"), customer + QStringLiteral("/campaignBudgets/555")}, {QStringLiteral("amountMicros"), QStringLiteral("2000000")},
                                                       {QStringLiteral("referenceCount"), QStringLiteral("1")}}}};
    return jsonReply(200, QJsonObject{{QStringLiteral("results"), QJsonArray{row}}, {QStringLiteral("fieldMask"), QStringLiteral("customer.currencyCode,campaign,campaignBudget")}});
}

Reply AdsHost::mutate(const ServiceCall& call)
{
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    const QJsonArray operations = body.value(QStringLiteral("mutateOperations")).toArray();
    bool isOn = m_isOn;
    QJsonArray answers;
    for (const QJsonValue& one : operations) {
        const QJsonObject operation = one.toObject().value(QStringLiteral("campaignOperation")).toObject(), update = operation.value(QStringLiteral("update")).toObject();
        const QString status = update.value(QStringLiteral("status")).toString();
        const bool isKnown = status == QLatin1String("ENABLED") || status == QLatin1String("PAUSED");
        if (!isKnown || operation.value(QStringLiteral("updateMask")).toString() != QLatin1String("status") || update.value(QStringLiteral("resourceName")).toString() != QLatin1String(kCampaign))
            return fault(400, "INVALID_ARGUMENT", "Request contains an invalid argument.");
        isOn = status == QLatin1String("ENABLED");
        answers.append(QJsonObject{{QStringLiteral("campaignResult"), QJsonObject{{QStringLiteral("resourceName"), QString::fromLatin1(kCampaign)}}}});
    }
    if (operations.isEmpty())
        return fault(400, "INVALID_ARGUMENT", "Request contains an invalid argument.");
    if (body.value(QStringLiteral("validateOnly")).toBool())
        return jsonReply(200, QJsonObject());
    if (call.does && isOn != m_isOn) {
        ++m_acts;
        m_isOn = isOn;
    }
    Reply done = jsonReply(200, QJsonObject{{QStringLiteral("mutateOperationResponses"), answers}});
    done.headers = {{"request-id", "request-of-the-ads"}};
    return done;
}

} // namespace fakeworld
