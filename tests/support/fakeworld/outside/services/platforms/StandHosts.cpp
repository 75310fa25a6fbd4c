#include "tests/support/fakeworld/outside/services/platforms/StandHosts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace fakeworld {

namespace {

const QByteArray kData = "/services/data/v62.0", kProducts = "/wp-json/wc/v3/products", kAdAccount = "123456789012345";
const QString kMatch = QStringLiteral("Press_Mail__c");

Reply orgNo(int status, const char* code)
{
    const QJsonObject error{{QStringLiteral("errorCode"), QString::fromLatin1(code)}, {QStringLiteral("message"), QStringLiteral("This was not taken.")}};
    return jsonReply(status, QJsonArray{error});
}

Reply shopNo(int status, const char* code)
{
    return jsonReply(status, QJsonObject{{QStringLiteral("code"), QString::fromLatin1(code)}, {QStringLiteral("message"), QStringLiteral("This was not taken.")}});
}

Reply graphNo(int code, const char* message)
{
    const QJsonObject error{{QStringLiteral("message"), QString::fromLatin1(message)}, {QStringLiteral("type"), QStringLiteral("OAuthException")}, {QStringLiteral("code"), code}};
    return jsonReply(400, QJsonObject{{QStringLiteral("error"), error}});
}

} // namespace

Reply OrgHost::answer(const ServiceCall& call)
{
    if (!hasBearer(call.request))
        return orgNo(401, "INVALID_SESSION_ID");
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    if (call.route == kData + "/composite" && call.request.method == "POST")
        return read(body);
    if (call.route == kData + "/composite/sobjects/Contact/" + kMatch.toLatin1() && call.request.method == "PATCH")
        return write(call, body);
    return orgNo(404, "NOT_FOUND");
}

/// Of SOQL: SELECT …,… FROM Contact WHERE … IN ('…','…').
Reply OrgHost::read(const QJsonObject& body) const
{
    const QJsonObject asked = body.value(QStringLiteral("compositeRequest")).toArray().first().toObject();
    const QString soql = formOf(asked.value(QStringLiteral("url")).toString().section(u'?', 1).toLatin1()).value("q");
    static const QRegularExpression form(QStringLiteral("\\ASELECT ([A-Za-z_,]+) FROM Contact WHERE Press_Mail__c IN \\((.*)\\)\\z")), text(QStringLiteral("'([^']*)'"));
    const QRegularExpressionMatch parts = form.match(soql);
    if (!parts.hasMatch())
        return orgNo(400, "MALFORMED_QUERY");
    QJsonArray records;
    for (auto one = text.globalMatch(parts.captured(2)); one.hasNext();) {
        const auto contact = m_contacts.constFind(one.next().captured(1).toLower());
        if (contact == m_contacts.constEnd())
            continue;
        QJsonObject record;
        for (const QString& field : parts.captured(1).split(u','))
            record.insert(field, contact->contains(field) ? contact->value(field) : QJsonValue());
        records.append(record);
    }
    const QJsonObject found{{QStringLiteral("totalSize"), records.size()}, {QStringLiteral("done"), true}, {QStringLiteral("records"), records}};
    const QJsonObject answer{{QStringLiteral("body"), found}, {QStringLiteral("httpHeaders"), QJsonObject()}, {QStringLiteral("httpStatusCode"), 200}, {QStringLiteral("referenceId"), asked.value(QStringLiteral("referenceId"))}};
    return jsonReply(200, QJsonObject{{QStringLiteral("compositeResponse"), QJsonArray{answer}}});
}

Reply OrgHost::write(const ServiceCall& call, const QJsonObject& body)
{
    QJsonArray results;
    for (const QJsonValue& each : body.value(QStringLiteral("records")).toArray()) {
        const QJsonObject wanted = each.toObject();
        const QString address = wanted.value(kMatch).toString().toLower();
        const bool isNew = !m_contacts.contains(address);
        if (address.isEmpty() || (isNew && wanted.value(QStringLiteral("LastName")).toString().isEmpty()))
            return orgNo(400, "REQUIRED_FIELD_MISSING");
        QJsonObject contact = m_contacts.value(address, {{QStringLiteral("Id"), QStringLiteral("0035g00000%1").arg(m_contacts.size(), 8, 10, QLatin1Char('0'))}});
        const QJsonObject before = contact;
        for (auto value = wanted.begin(); value != wanted.end(); ++value)
            if (value.key() != QLatin1String("attributes"))
                contact.insert(value.key(), *value);
        results.append(QJsonObject{{QStringLiteral("id"), contact.value(QStringLiteral("Id"))}, {QStringLiteral("success"), true}, {QStringLiteral("errors"), QJsonArray()}, {QStringLiteral("created"), isNew}});
        if (!call.does || contact == before)
            continue;
        ++m_acts;
        contact.insert(QStringLiteral("SystemModstamp"), QStringLiteral("2026-11-23T00:00:%1.000+0000").arg(m_acts % 60, 2, 10, QLatin1Char('0')));
        m_contacts.insert(address, contact);
    }
    return jsonReply(200, results);
}

Reply ShopHost::answer(const ServiceCall& call)
{
    if (!hasBasic(call.request, "ck_0123456789abcdef", kKey))
        return shopNo(401, "woocommerce_rest_cannot_view");
    if (call.route == kProducts + "/batch" && call.request.method == "POST")
        return write(call);
    if (call.route != kProducts)
        return shopNo(404, "rest_no_route");
    return jsonReply(200, call.query.value("include").split(u',').contains(QStringLiteral("12")) ? QJsonArray{product()} : QJsonArray());
}

QJsonObject ShopHost::product() const
{
    return {{QStringLiteral("id"), 12}, {QStringLiteral("name"), QStringLiteral("Ship Your Idea")}, {QStringLiteral("sku"), QStringLiteral("SHIP")}, {QStringLiteral("type"), QStringLiteral("simple")},
            {QStringLiteral("regular_price"), m_price}, {QStringLiteral("sale_price"), QString()}, {QStringLiteral("manage_stock"), false}, {QStringLiteral("stock_quantity"), QJsonValue()}};
}

Reply ShopHost::write(const ServiceCall& call)
{
    const QString before = m_price;
    QJsonArray items;
    for (const QJsonValue& each : QJsonDocument::fromJson(call.request.body).object().value(QStringLiteral("update")).toArray()) {
        if (each.toObject().value(QStringLiteral("id")).toInt() != 12)
            return shopNo(400, "woocommerce_rest_product_invalid_id");
        m_price = each.toObject().value(QStringLiteral("regular_price")).toString(m_price);
        items.append(product());
    }
    if (call.does)
        m_acts += m_price != before ? 1 : 0;
    else
        m_price = before;
    return jsonReply(200, QJsonObject{{QStringLiteral("update"), items}});
}

Reply CampaignHost::answer(const ServiceCall& call)
{
    if (!hasBearer(call.request))
        return graphNo(190, "Invalid OAuth access token.");
    if (call.route == "/777" && call.request.method == "POST")
        return write(call);
    const QString account = QString::fromLatin1(kAdAccount);
    if (call.route == "/777")
        return jsonReply(200, QJsonObject{{QStringLiteral("id"), QStringLiteral("777")}, {QStringLiteral("name"), QStringLiteral("Spring")}, {QStringLiteral("account_id"), account},
                                          {QStringLiteral("objective"), QStringLiteral("OUTCOME_TRAFFIC")}, {QStringLiteral("status"), m_isOn ? QStringLiteral("ACTIVE") : QStringLiteral("PAUSED")},
                                          {QStringLiteral("daily_budget"), QStringLiteral("5000")}, {QStringLiteral("lifetime_budget"), QStringLiteral("0")}});
    if (call.route == "/act_" + kAdAccount)
        return jsonReply(200, QJsonObject{{QStringLiteral("id"), QStringLiteral("act_") + account}, {QStringLiteral("account_id"), account}, {QStringLiteral("name"), QStringLiteral("The press")},
                                          {QStringLiteral("currency"), QStringLiteral("EUR")}, {QStringLiteral("account_status"), 1}});
    return graphNo(100, "Unsupported get request.");
}

Reply CampaignHost::write(const ServiceCall& call)
{
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    const QString status = body.value(QStringLiteral("status")).toString();
    if (status != QLatin1String("ACTIVE") && status != QLatin1String("PAUSED"))
        return graphNo(100, "Invalid parameter");
    const bool isOn = status == QLatin1String("ACTIVE"), isTrial = body.value(QStringLiteral("execution_options")).toArray().contains(QStringLiteral("validate_only"));
    if (call.does && !isTrial && isOn != m_isOn) {
        ++m_acts;
        m_isOn = isOn;
    }
    return jsonReply(200, QJsonObject{{QStringLiteral("success"), true}});
}

} // namespace fakeworld
