#include "agents/effects/connectors/google/GoogleWords.h"

#include "agents/tools/protocol/OutsideText.h"
#include "core/base/Json.h"

#include <QDateTime>
#include <QTimeZone>
#include <QUrl>

#include <cmath>

namespace qd::agents {

namespace {

constexpr qint64 kMostAnswered = 4 * 1024 * 1024;
constexpr qsizetype kMostRows = 400; ///< a day each

struct Figure {
    const char* theirs;
    const char* ours;
    double times = 1;
    const char* unit = "";
};
constexpr Figure kSearch[] = {{"clicks", "search-clicks"}, {"impressions", "search-impressions"}, {"ctr", "search-ctr", 100, "%"}, {"position", "search-position"}};
constexpr Figure kWeb[] = {{"sessions", "web-sessions"}, {"activeUsers", "web-users"}, {"screenPageViews", "web-views"}, {"keyEvents", "web-key-events"}};

Error unread(const QString& what)
{
    return {Error::Parse, QStringLiteral("Google's answer holds no %1").arg(what), {}, {}};
}

HttpRequest requestOf(const ConnectorFile& file, const QString& route, const QByteArray& json)
{
    HttpRequest request;
    request.method = json.isEmpty() ? HttpRequest::Get : HttpRequest::Post;
    request.url = file.url + route;
    request.body = json;
    request.mostBytes = kMostAnswered;
    request.key.header = "Authorization";
    request.key.prefix = "Bearer ";
    return request;
}

QString siteRoute(const ConnectorFile& file)
{
    return QStringLiteral("/webmasters/v3/sites/") + QString::fromLatin1(QUrl::toPercentEncoding(file.account));
}

QString propertyRoute(const ConnectorFile& file)
{
    return QStringLiteral("/v1beta/properties/") + file.account;
}

void text(JsonWriter& out, const char* name, const QString& value)
{
    out.key(name);
    out.value(value);
}

QByteArray searchJson(const QDate& from, const QDate& to)
{
    JsonWriter out;
    out.beginObject();
    text(out, "startDate", from.toString(Qt::ISODate));
    text(out, "endDate", to.toString(Qt::ISODate));
    out.key("dimensions");
    out.beginList();
    out.value(QStringLiteral("date"));
    out.endList();
    out.key("rowLimit");
    out.value(qint64(kMostRows));
    text(out, "dataState", QStringLiteral("final")); // figures of the last days still change
    out.endObject();
    return out.take();
}

void named(JsonWriter& out, const char* key, const QStringList& names)
{
    out.key(key);
    out.beginList();
    for (const QString& name : names) {
        out.beginObject();
        text(out, "name", name);
        out.endObject();
    }
    out.endList();
}

QByteArray webJson(const QDate& from, const QDate& to)
{
    QStringList metrics;
    for (const Figure& figure : kWeb)
        metrics.append(QString::fromLatin1(figure.theirs));
    JsonWriter out;
    out.beginObject();
    out.key("dateRanges");
    out.beginList();
    out.beginObject();
    text(out, "startDate", from.toString(Qt::ISODate));
    text(out, "endDate", to.toString(Qt::ISODate));
    out.endObject();
    out.endList();
    named(out, "dimensions", {QStringLiteral("date")});
    named(out, "metrics", metrics);
    text(out, "limit", QString::number(kMostRows));
    out.endObject();
    return out.take();
}

Measurement measured(const ConnectorFile& file, const Figure& figure, double value, const QDate& day)
{
    Measurement m;
    m.name = QString::fromLatin1(figure.ours);
    m.value = value * figure.times;
    m.unit = QString::fromLatin1(figure.unit);
    m.channel = file.id; // two properties are two channels: a reading takes the place of the one before
    m.from = QStringLiteral("connectors/") + file.id;
    m.measured = {QDateTime(day, QTime(12, 0), Qt::UTC).toMSecsSinceEpoch()};
    return m;
}

Result<QList<Measurement>> searchIn(const ConnectorFile& file, const Json& json)
{
    QList<Measurement> all;
    for (const Json& row : json.at(u"rows").items()) {
        const QList<Json>& keys = row.at(u"keys").items();
        const QDate day = QDate::fromString(keys.isEmpty() ? QString() : keys.first().toString(), Qt::ISODate);
        if (!day.isValid())
            return unread(QStringLiteral("day beside its figures"));
        for (const Figure& figure : kSearch) {
            const Json& value = row.at(QString::fromLatin1(figure.theirs));
            if (value.kind() != Json::Integer && value.kind() != Json::Real)
                return unread(QString::fromLatin1(figure.theirs));
            all.append(measured(file, figure, value.toReal(), day));
        }
    }
    return all;
}

Result<QList<Measurement>> webIn(const ConnectorFile& file, const Json& json)
{
    const QList<Json>& headers = json.at(u"metricHeaders").items();
    QList<Measurement> all;
    for (const Json& row : json.at(u"rows").items()) {
        const QList<Json>& names = row.at(u"dimensionValues").items(), &values = row.at(u"metricValues").items();
        const QDate day = QDate::fromString(names.isEmpty() ? QString() : names.first().at(u"value").toString(), QStringLiteral("yyyyMMdd"));
        if (!day.isValid() || values.size() != qsizetype(std::size(kWeb)) || headers.size() != values.size())
            return unread(QStringLiteral("day beside its figures"));
        for (qsizetype i = 0; i < values.size(); ++i) {
            bool isNumber = false;
            const double value = values[i].at(u"value").toString().toDouble(&isNumber);
            if (!isNumber || !std::isfinite(value) || headers[i].at(u"name").toString() != QLatin1String(kWeb[i].theirs))
                return unread(QString::fromLatin1(kWeb[i].theirs));
            all.append(measured(file, kWeb[i], value, day));
        }
    }
    return all;
}

} // namespace

HttpRequest googleReport(const ConnectorFile& file, const QDate& from, const QDate& to)
{
    if (file.kind == ConnectorKind::SearchConsole)
        return requestOf(file, siteRoute(file) + QStringLiteral("/searchAnalytics/query"), searchJson(from, to));
    return requestOf(file, propertyRoute(file) + QStringLiteral(":runReport"), webJson(from, to));
}

HttpRequest googleLook(const ConnectorFile& file)
{
    return file.kind == ConnectorKind::SearchConsole ? requestOf(file, siteRoute(file), {}) : requestOf(file, propertyRoute(file) + QStringLiteral("/metadata"), {});
}

Result<QList<Measurement>> googleMeasurementsIn(const ConnectorFile& file, const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    const bool isSearch = file.kind == ConnectorKind::SearchConsole;
    const bool isReport = isSearch ? json->find(u"responseAggregationType") || json->find(u"rows") : json->at(u"metricHeaders").kind() == Json::List || json->at(u"kind").toString() == QLatin1String("analyticsData#runReport");
    if (json->kind() != Json::Object || !isReport)
        return unread(QStringLiteral("report"));
    if (json->at(u"rows").items().size() > kMostRows)
        return unread(QStringLiteral("report of that many days"));
    return isSearch ? searchIn(file, *json) : webIn(file, *json);
}

QString googleComplaintIn(const QByteArray& body)
{
    const Result<Json> json = Json::parse(body);
    return json ? cleanedLine(json->at(u"error").at(u"message").toString(), 200) : QString();
}

} // namespace qd::agents
