#include "agents/effects/connectors/metaads/MetaAdsWords.h"

#include "agents/effects/http/ApiConnector.h"
#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Json.h"

#include <QRegularExpression>
#include <QSet>

namespace qd::agents {

namespace {

constexpr qint64 kUnit = 1'000'000;

Error unread(const QString& what)
{
    return {Error::Parse, QStringLiteral("Meta's answer holds no %1").arg(what), {}, {}};
}

/// Amounts stand in texts, in the smallest part; "0" where there is none.
std::optional<qint64> amountIn(const Json& json, qint64 part)
{
    bool isNumber = false;
    const qint64 parts = json.kind() == Json::Integer ? json.toInteger() : json.toString().toLongLong(&isNumber);
    return parts > 0 && parts < std::numeric_limits<qint64>::max() / part ? std::optional(parts * part) : std::nullopt;
}

AdItem::State stateIn(const Json& json)
{
    const QString status = json.toString();
    return status == QLatin1String("ACTIVE") ? AdItem::On : status == QLatin1String("PAUSED") ? AdItem::Off : AdItem::Gone;
}

} // namespace

HttpRequest metaAdAccount(const ConnectorFile& file)
{
    return apiRequest(file, QStringLiteral("/act_%1?fields=account_id,name,currency,account_status").arg(file.account));
}

HttpRequest metaAdRead(const ConnectorFile& file, const CampaignChange& change)
{
    return apiRequest(file, QStringLiteral("/%1?fields=id,name,account_id,status,daily_budget,lifetime_budget,%2").arg(change.id, change.isAdSet ? QStringLiteral("campaign_id,end_time") : QStringLiteral("objective,stop_time")));
}

HttpRequest metaAdWrite(const ConnectorFile& file, const CampaignChange& change, const QString& currency, bool isTrial)
{
    JsonWriter out;
    out.beginObject();
    for (const auto& [name, amount] : {std::pair{"daily_budget", change.daily}, std::pair{"lifetime_budget", change.total}})
        if (amount) {
            out.key(name);
            out.value(*amount / metaPart(currency));
        }
    if (change.isOn) {
        out.key("status");
        out.value(*change.isOn ? QStringLiteral("ACTIVE") : QStringLiteral("PAUSED"));
    }
    if (isTrial) {
        out.key("execution_options");
        out.beginList();
        out.value(QStringLiteral("validate_only"));
        out.endList();
    }
    out.endObject();
    return apiRequest(file, QLatin1Char('/') + change.id, out.take());
}

qint64 metaPart(const QString& currency)
{
    static const QSet<QString> whole{QStringLiteral("CLP"), QStringLiteral("COP"), QStringLiteral("CRC"), QStringLiteral("HUF"), QStringLiteral("ISK"), QStringLiteral("IDR"),
                                     QStringLiteral("JPY"), QStringLiteral("KRW"), QStringLiteral("PYG"), QStringLiteral("TWD"), QStringLiteral("VND")};
    return whole.contains(currency) ? kUnit : kUnit / 100;
}

Result<MetaAdAccount> metaAdAccountIn(const QByteArray& body, const QString& account)
{
    static const QRegularExpression code(QStringLiteral("\\A[A-Z]{3}\\z"));
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const QString currency = json->at(u"currency").toString();
    if (json->at(u"account_id").toString() != account || !code.match(currency).hasMatch())
        return unread(QStringLiteral("account of that number with its currency"));
    return MetaAdAccount{cleanedLine(json->at(u"name").toString(), 120), currency, json->at(u"account_status").toInteger() == 1};
}

Result<AdItem> metaAdItemIn(const QByteArray& body, const CampaignChange& change, const QString& account, const QString& currency)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const QString status = json->at(u"status").toString();
    if (json->at(u"id").toString() != change.id || status.isEmpty() || !json->find(change.isAdSet ? u"campaign_id" : u"objective"))
        return unread(nameOf(change));
    if (json->at(u"account_id").toString() != account)
        return Error{Error::Rule, QStringLiteral("%1 is of another account").arg(nameOf(change)), QStringLiteral("campaigns"), {}};
    AdItem item{change.isAdSet, change.id, cleanedLine(json->at(u"name").toString(), 200), stateIn(json->at(u"status"))};
    item.daily = amountIn(json->at(u"daily_budget"), metaPart(currency));
    item.total = amountIn(json->at(u"lifetime_budget"), metaPart(currency));
    item.end = QDate::fromString(json->at(change.isAdSet ? u"end_time" : u"stop_time").toString().left(10), Qt::ISODate);
    return item;
}

Result<QString> metaYesIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    return json->at(u"success").toBool() ? Result<QString>(QString()) : Result<QString>(unread(QStringLiteral("\"success\"")));
}

} // namespace qd::agents
