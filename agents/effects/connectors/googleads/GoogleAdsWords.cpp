#include "agents/effects/connectors/googleads/GoogleAdsWords.h"

#include "agents/effects/http/ApiConnector.h"
#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Json.h"

#include <QRegularExpression>

namespace qd::agents {

namespace {

constexpr int kNoEnd = 2037; ///< before v23 a campaign without an end had one on 2037-12-30

Error unread(const QString& what)
{
    return {Error::Parse, QStringLiteral("Google's answer holds no %1").arg(what), {}, {}};
}

HttpRequest requestOf(const ConnectorFile& file, const QString& method, const QByteArray& json)
{
    HttpRequest request = apiRequest(file, QStringLiteral("/customers/%1/googleAds:%2").arg(file.account, method), json);
    request.key.secondHeader = "developer-token";
    if (!file.manager.isEmpty())
        request.headers.append({"login-customer-id", file.manager.toLatin1()});
    return request;
}

HttpRequest queryOf(const ConnectorFile& file, const QString& query)
{
    JsonWriter out;
    out.beginObject();
    out.key("query");
    out.value(query);
    out.endObject();
    return requestOf(file, QStringLiteral("search"), out.take());
}

void text(JsonWriter& out, const char* key, const QString& value)
{
    out.key(key);
    out.value(value);
}

/// One operation that updates one member of one thing.
void update(JsonWriter& out, const char* operation, const QString& resource, const char* member, const QString& value)
{
    out.beginObject();
    out.key(operation);
    out.beginObject();
    out.key("update");
    out.beginObject();
    text(out, "resourceName", resource);
    text(out, member, value);
    out.endObject();
    text(out, "updateMask", QString::fromLatin1(member));
    out.endObject();
    out.endObject();
}

void beginMutation(JsonWriter& out)
{
    out.beginObject();
    out.key("mutateOperations");
    out.beginList();
}

QByteArray endedMutation(JsonWriter& out, bool isTrial)
{
    out.endList();
    out.key("partialFailure");
    out.value(false);
    out.key("validateOnly");
    out.value(isTrial);
    out.endObject();
    return out.take();
}

/// Whole numbers of 64 bits stand in texts.
std::optional<qint64> amountIn(const Json& json)
{
    bool isNumber = json.kind() == Json::Integer;
    const qint64 amount = isNumber ? json.toInteger() : json.toString().toLongLong(&isNumber);
    return isNumber && amount > 0 ? std::optional(amount) : std::nullopt;
}

AdItem::State stateIn(const Json& json)
{
    const QString status = json.toString();
    return status == QLatin1String("ENABLED") ? AdItem::On : status == QLatin1String("PAUSED") ? AdItem::Off : AdItem::Gone;
}

Result<AdItem> itemIn(const Json& row)
{
    static const QRegularExpression number(QStringLiteral("\\A[0-9]{1,20}\\z")), resource(QStringLiteral("\\Acustomers/[0-9]{1,20}/campaignBudgets/[0-9]{1,20}\\z"));
    const Json campaign = row.at(u"campaign"), budget = row.at(u"campaignBudget");
    AdItem item;
    item.id = campaign.at(u"id").toString();
    item.name = cleanedLine(campaign.at(u"name").toString(), 200);
    item.state = stateIn(campaign.at(u"status"));
    item.budget = budget.at(u"resourceName").toString();
    if (!number.match(item.id).hasMatch() || !resource.match(item.budget).hasMatch())
        return unread(QStringLiteral("campaign with its number and its budget"));
    item.total = amountIn(budget.at(u"totalAmountMicros"));
    item.daily = item.total ? std::nullopt : amountIn(budget.at(u"amountMicros"));
    item.isShared = amountIn(budget.at(u"referenceCount")).value_or(1) > 1;
    item.end = QDate::fromString(campaign.at(u"endDateTime").toString().left(10), Qt::ISODate);
    if (item.end.year() >= kNoEnd)
        item.end = {};
    return item;
}

} // namespace

HttpRequest googleAdsWho(const ConnectorFile& file)
{
    return queryOf(file, QStringLiteral("SELECT customer.id, customer.descriptive_name, customer.currency_code FROM customer"));
}

HttpRequest googleAdsRead(const ConnectorFile& file, const CampaignPlan& plan)
{
    QStringList ids;
    for (const CampaignChange& change : plan.changes)
        ids.append(change.id);
    return queryOf(file, QStringLiteral("SELECT customer.currency_code, campaign.id, campaign.name, campaign.status, campaign.end_date_time, campaign_budget.resource_name, campaign_budget.amount_micros, "
                                        "campaign_budget.total_amount_micros, campaign_budget.reference_count FROM campaign WHERE campaign.id IN (%1)").arg(ids.join(QStringLiteral(", "))));
}

/// What is set running has its budget before it does.
HttpRequest googleAdsWrite(const ConnectorFile& file, const CampaignPlan& plan, const AdAccount& account, bool isTrial)
{
    JsonWriter out;
    beginMutation(out);
    for (const CampaignChange& change : plan.changes) {
        const QString budget = itemOf(account.items, change)->budget;
        if (change.daily)
            update(out, "campaignBudgetOperation", budget, "amountMicros", QString::number(*change.daily));
        if (change.total)
            update(out, "campaignBudgetOperation", budget, "totalAmountMicros", QString::number(*change.total));
        if (change.isOn)
            update(out, "campaignOperation", QStringLiteral("customers/%1/campaigns/%2").arg(file.account, change.id), "status", *change.isOn ? QStringLiteral("ENABLED") : QStringLiteral("PAUSED"));
    }
    return requestOf(file, QStringLiteral("mutate"), endedMutation(out, isTrial));
}

HttpRequest googleAdsTry(const ConnectorFile& file)
{
    JsonWriter out;
    beginMutation(out);
    out.beginObject();
    out.key("campaignBudgetOperation");
    out.beginObject();
    out.key("create");
    out.beginObject();
    text(out, "name", QStringLiteral("Quarterdeck asks whether it may"));
    text(out, "amountMicros", QStringLiteral("10000000"));
    text(out, "deliveryMethod", QStringLiteral("STANDARD"));
    out.endObject();
    out.endObject();
    out.endObject();
    return requestOf(file, QStringLiteral("mutate"), endedMutation(out, true));
}

Result<GoogleAdsCustomer> googleAdsCustomerIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const QList<Json> rows = json->at(u"results").items();
    const QString currency = rows.isEmpty() ? QString() : rows.first().at(u"customer").at(u"currencyCode").toString();
    if (currency.size() != 3)
        return unread(QStringLiteral("customer with a currency"));
    return GoogleAdsCustomer{cleanedLine(rows.first().at(u"customer").at(u"descriptiveName").toString(), 120), currency};
}

/// Without a campaign of those numbers it holds no list.
Result<AdAccount> googleAdsAccountIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    if (json->kind() != Json::Object || (!json->find(u"results") && !json->find(u"fieldMask") && !json->members().isEmpty()))
        return unread(QStringLiteral("list of campaigns"));
    AdAccount account;
    for (const Json& row : json->at(u"results").items()) {
        const Result<AdItem> item = itemIn(row);
        if (!item)
            return item.error();
        account.currency = cleanedLine(row.at(u"customer").at(u"currencyCode").toString(), 3);
        account.items.append(*item);
    }
    return account;
}

Result<QString> googleAdsDoneIn(const QByteArray& body, qsizetype operations)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const bool isAll = json->at(u"mutateOperationResponses").items().size() == operations && json->at(u"partialFailureError").isNull();
    return isAll ? Result<QString>(QString()) : Result<QString>(unread(QStringLiteral("answer to each operation")));
}

qsizetype operationsOf(const CampaignPlan& plan)
{
    qsizetype all = 0;
    for (const CampaignChange& change : plan.changes)
        all += (change.daily || change.total ? 1 : 0) + (change.isOn ? 1 : 0);
    return all;
}

QString googleAdsComplaintIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return {};
    const Json& error = json->at(u"error");
    for (const Json& detail : error.at(u"details").items())
        for (const Json& one : detail.at(u"errors").items())
            if (const QString text = cleanedLine(one.at(u"message").toString(), 200); !text.isEmpty())
                return text;
    return cleanedLine(error.at(u"message").toString(), 200);
}

} // namespace qd::agents
