#include "agents/effects/connectors/google/GoogleReader.h"
#include "agents/effects/connectors/google/GoogleReading.h"
#include "tests/agents/effects/connectors/ApiRig.h"

#include <QDateTime>

namespace qd::test {

using agents::ConnectorKind;

namespace {

constexpr const char* kSearchRoute = "POST /webmasters/v3/sites/sc-domain%3Aexample.org/searchAnalytics/query";
constexpr const char* kWebRoute = "POST /v1beta/properties/123456789:runReport";
/// As the documentation's examples have them, with days of ours.
constexpr const char* kSearchDays = R"({"rows":[{"keys":["2026-11-18"],"clicks":228,"impressions":4522,"ctr":0.0504201680672269,"position":10.71},{"keys":["2026-11-19"],"clicks":0.0,"impressions":3,"ctr":0,"position":7}],"responseAggregationType":"byProperty"})";
constexpr const char* kWebDays = R"({"dimensionHeaders":[{"name":"date"}],"metricHeaders":[{"name":"sessions","type":"TYPE_INTEGER"},{"name":"activeUsers","type":"TYPE_INTEGER"},{"name":"screenPageViews","type":"TYPE_INTEGER"},{"name":"keyEvents","type":"TYPE_FLOAT"}],"rows":[{"dimensionValues":[{"value":"20261118"}],"metricValues":[{"value":"2541"},{"value":"1996"},{"value":"4000"},{"value":"12.5"}]}],"rowCount":1,"metadata":{"currencyCode":"USD","timeZone":"America/Los_Angeles"},"kind":"analyticsData#runReport"})";

class Property : public ApiRig {
public:
    explicit Property(ConnectorKind kind) : ApiRig(fileOf(kind), [](const auto& file, const auto& door, const Clock& clock) { return std::make_unique<agents::GoogleReader>(file, door, clock); }), reading(file, keys, agents::Way{agents::Way::None, {}, Duration(3'000)})
    {
    }
    Result<QList<Measurement>> read()
    {
        return answerOf<Result<QList<Measurement>>>([this](const std::function<void(Result<QList<Measurement>>)>& take) { reading.read(QDate(2026, 11, 18), QDate(2026, 11, 21), take); });
    }
    agents::GoogleReading reading;

private:
    static agents::ConnectorFile fileOf(ConnectorKind kind)
    {
        agents::ConnectorFile file;
        file.kind = kind;
        file.account = kind == ConnectorKind::SearchConsole ? QStringLiteral("sc-domain:example.org") : QStringLiteral("123456789");
        return file;
    }
};

} // namespace

TEST(GoogleReader, TheDaysOfASearchPropertyAreMeasurements)
{
    Property rig(ConnectorKind::SearchConsole);
    rig.server.says(kSearchRoute, 200, kSearchDays);
    const Result<QList<Measurement>> read = rig.read();
    ASSERT_TRUE(read) << read.error().text.toStdString();
    ASSERT_EQ(read->size(), 8);
    EXPECT_EQ(read->at(0).name, QStringLiteral("search-clicks"));
    EXPECT_EQ(read->at(0).value, 228);
    EXPECT_EQ(read->at(0).channel, QStringLiteral("service"));
    EXPECT_EQ(read->at(0).from, QStringLiteral("connectors/service"));
    EXPECT_EQ(toRfc3339(read->at(0).measured), QStringLiteral("2026-11-18T12:00:00.000Z"));
    EXPECT_EQ(read->at(2).name, QStringLiteral("search-ctr"));
    EXPECT_NEAR(read->at(2).value, 5.042, 0.001);
    EXPECT_EQ(read->at(2).unit, QStringLiteral("%"));
    EXPECT_EQ(read->at(7).name, QStringLiteral("search-position"));
    const ApiHost::Asked asked = rig.server.last(kSearchRoute);
    EXPECT_EQ(asked.headers.value("authorization"), QByteArray("Bearer ") + ApiRig::kKey);
    EXPECT_EQ(asked.body, R"({"startDate":"2026-11-18","endDate":"2026-11-21","dimensions":["date"],"rowLimit":400,"dataState":"final"})");
}

TEST(GoogleReader, TheDaysOfAWebPropertyAreMeasurements)
{
    Property rig(ConnectorKind::Analytics);
    rig.server.says(kWebRoute, 200, kWebDays);
    const Result<QList<Measurement>> read = rig.read();
    ASSERT_TRUE(read) << read.error().text.toStdString();
    ASSERT_EQ(read->size(), 4);
    EXPECT_EQ(read->at(0).name, QStringLiteral("web-sessions"));
    EXPECT_EQ(read->at(0).value, 2'541);
    EXPECT_EQ(read->at(3).name, QStringLiteral("web-key-events"));
    EXPECT_EQ(read->at(3).value, 12.5);
    EXPECT_EQ(toRfc3339(read->at(3).measured), QStringLiteral("2026-11-18T12:00:00.000Z"));
    const Result<Json> asked = Json::parse(rig.server.last(kWebRoute).body);
    EXPECT_EQ(asked->at(u"dateRanges").items().value(0).at(u"startDate").toString(), QStringLiteral("2026-11-18"));
    EXPECT_EQ(asked->at(u"metrics").items().size(), 4);
    rig.server.nowSays(kWebRoute, 200, R"({"metricHeaders":[{"name":"sessions"}],"rowCount":0,"kind":"analyticsData#runReport"})");
    EXPECT_TRUE(rig.read()->isEmpty()) << "they have nothing of these days";
}

TEST(GoogleReader, WhatIsNoReportIsNoFigure)
{
    for (const auto& [kind, route, days] : {std::tuple{ConnectorKind::SearchConsole, kSearchRoute, kSearchDays}, std::tuple{ConnectorKind::Analytics, kWebRoute, kWebDays}}) {
        const QByteArray good = days;
        QList<QByteArray> bad{"", "{}", "<html>", "[]", R"({"error":{"code":200}})"};
        bad << QByteArray(good).replace("2026-11-18", "yesterday").replace("20261118", "yesterday") << QByteArray(good).replace("228", "\"many\"").replace("2541", "many");
        if (kind == ConnectorKind::Analytics)
            bad << QByteArray(good).replace("\"sessions\"", "\"revenue\"") << QByteArray(good).replace(R"({"value":"2541"},)", "") << QByteArray(good).replace("2541", "inf");
        for (const QByteArray& body : bad) {
            Property rig(kind);
            rig.server.says(route, 200, body);
            const Result<QList<Measurement>> read = rig.read();
            ASSERT_FALSE(read) << body.toStdString();
            EXPECT_EQ(read.error().kind, Error::Network) << body.toStdString();
        }
        for (const auto& [status, fault, error] : {std::tuple{401, ApiHost::None, Error::Rule}, std::tuple{403, ApiHost::None, Error::Rule}, std::tuple{429, ApiHost::None, Error::Network}, std::tuple{500, ApiHost::None, Error::Network},
                                                   std::tuple{302, ApiHost::None, Error::Network}, std::tuple{200, ApiHost::CutsAfterBody, Error::Network}, std::tuple{200, ApiHost::CutsInAnswer, Error::Network}}) {
            Property rig(kind);
            rig.server.says(route, status, status == 200 ? good : R"({"error":{"code":403,"message":"User does not have sufficient permission","status":"PERMISSION_DENIED"}})", "Location: https://elsewhere.example/\r\n", fault);
            const Result<QList<Measurement>> read = rig.read();
            ASSERT_FALSE(read) << status << fault;
            EXPECT_EQ(read.error().kind, error) << status << fault;
            if (status == 403)
                EXPECT_TRUE(read.error().text.contains(QStringLiteral("sufficient permission"))) << read.error().text.toStdString();
        }
    }
}

TEST(GoogleReader, NothingIsEverSentThere)
{
    Property rig(ConnectorKind::Analytics);
    EXPECT_FALSE(rig.connector->check({}));
    EXPECT_EQ(rig.sent(rig.delivery({}, {})).kind, agents::Outcome::Refused);
    EXPECT_TRUE(rig.server.asked().isEmpty());
    EXPECT_TRUE(rig.connector->guarantees().sentences.first().contains(QStringLiteral("metrics fetch service")));
}

TEST(GoogleReader, TheTestReadsWhatThePropertyIs)
{
    Property search(ConnectorKind::SearchConsole), web(ConnectorKind::Analytics);
    search.server.says("GET /webmasters/v3/sites/sc-domain%3Aexample.org", 200, R"({"siteUrl":"sc-domain:example.org","permissionLevel":"siteOwner"})");
    web.server.says("GET /v1beta/properties/123456789/metadata", 200, R"({"name":"properties/123456789/metadata"})");
    EXPECT_TRUE(search.tried());
    EXPECT_TRUE(web.tried());
    web.server.nowSays("GET /v1beta/properties/123456789/metadata", 403, "{}");
    EXPECT_EQ(web.tried().error().kind, Error::Rule);
}

} // namespace qd::test
