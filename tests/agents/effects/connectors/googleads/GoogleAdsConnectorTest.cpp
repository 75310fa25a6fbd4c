#include "agents/effects/connectors/googleads/GoogleAdsConnector.h"

#include "core/base/Json.h"
#include "tests/agents/effects/connectors/ApiRig.h"

namespace qd::test {

using agents::Outcome;

namespace {

constexpr const char* kSearch = "POST /customers/1234567890/googleAds:search";
constexpr const char* kMutate = "POST /customers/1234567890/googleAds:mutate";
constexpr const char* kToken = "developer_0123456789ab";
const QByteArray kDone = R"({"mutateOperationResponses":[{"campaignBudgetResult":{"resourceName":"customers/1234567890/campaignBudgets/555"}},{"campaignResult":{"resourceName":"customers/1234567890/campaigns/777"}}]})";

/// As Google's guides have them ("Search", REST).
QByteArray campaign(const char* micros, const char* status = "PAUSED", const char* more = R"(,"endDateTime":"2026-12-31 23:59:59")", const char* shared = "1")
{
    return QByteArray(R"({"results":[{"customer":{"resourceName":"customers/1234567890","currencyCode":"EUR"},"campaign":{"resourceName":"customers/1234567890/campaigns/777","status":")") + status + R"(","name":"Spring","id":"777")" + more
           + R"(},"campaignBudget":{"resourceName":"customers/1234567890/campaignBudgets/555","amountMicros":")" + micros + R"(","referenceCount":")" + shared + R"("}}],"fieldMask":"campaign.id","requestId":"x"})";
}

QByteArray complaint(int code, const char* status)
{
    return R"({"error":{"code":)" + QByteArray::number(code) + R"(,"message":"Request contains an invalid argument.","status":")" + status
           + R"(","details":[{"@type":"type.googleapis.com/google.ads.googleads.v26.errors.GoogleAdsFailure","errors":[{"errorCode":{"campaignBudgetError":"MONEY_AMOUNT_LESS_THAN_CURRENCY_MINIMUM_CPC"},"message":"Too low a budget."}],"requestId":"Qx"}]}})";
}

class Ads : public ApiRig {
public:
    explicit Ads(const QStringList& lines = {QStringLiteral("777 daily=80 status=on until=2026-12-31")}) : ApiRig(fileOf(), [](const auto& file, const auto& door, const Clock& clock) {
        return std::make_unique<agents::GoogleAdsConnector>(file, door, clock, ApiRig::kPatience);
    }), m_lines(lines)
    {
        keys.keep(QStringLiteral("developer"), agents::Secret::of(kToken, agents::originOf(file.url)), [](const Result<agents::KeptKey>& kept) { EXPECT_TRUE(kept); });
        server.says(kSearch, 200, campaign("50000000"));
        server.says(kMutate, 200, "{}");
    }
    agents::Delivery bare() const
    {
        const agents::Rendered rendered = agents::renderCampaignChange({QStringLiteral("More for spring"), m_lines, QStringLiteral("EUR"), {1'795'000'000'000}, false}).value();
        return delivery(rendered.content, rendered.blobs);
    }
    agents::Delivery looked()
    {
        agents::Delivery made = bare();
        const Result<agents::Sight> sight = seen(made);
        EXPECT_TRUE(sight) << (sight ? std::string() : sight.error().text.toStdString());
        preview = sight ? sight->preview : QString();
        made.content.target = sight ? sight->target : QString();
        return made;
    }
    QString preview;

private:
    static agents::ConnectorFile fileOf()
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::GoogleAds;
        file.account = QStringLiteral("1234567890");
        file.manager = QStringLiteral("9876543210");
        file.developerKey = QStringLiteral("developer");
        file.priceMicroUsd = 1'000'000;
        return file;
    }
    const QStringList m_lines;
};

} // namespace

TEST(GoogleAdsConnector, IsTriedBeforeSheIsAskedAndWrittenInOneRequest)
{
    Ads rig;
    const agents::Delivery change = rig.looked();
    EXPECT_TRUE(rig.preview.contains(QStringLiteral("Campaign &quot;Spring&quot;: daily budget 50.00 EUR → 80.00 EUR; paused → running; ends there on 2026-12-31"))) << rig.preview.toStdString();
    EXPECT_TRUE(rig.server.last(kMutate).body.endsWith(R"("partialFailure":false,"validateOnly":true})")) << rig.server.last(kMutate).body.toStdString();
    EXPECT_TRUE(rig.server.last(kSearch).body.contains("WHERE campaign.id IN (777)"));
    rig.server.nowSays(kMutate, 200, kDone, "request-id: Abc123\r\n");
    rig.server.nowSays(kSearch, 200, campaign("50000000"));
    rig.server.says(kSearch, 200, campaign("80000000", "ENABLED"));
    ASSERT_TRUE(rig.connector->check(change.content)) << rig.connector->check(change.content).error().text.toStdString();
    const Outcome outcome = rig.sent(change);
    EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("Google Ads has it (request Abc123)"));
    EXPECT_EQ(outcome.providerId, QStringLiteral("Abc123"));
    EXPECT_EQ(rig.server.last(kMutate).body, QByteArray(R"({"mutateOperations":[{"campaignBudgetOperation":{"update":{"resourceName":"customers/1234567890/campaignBudgets/555","amountMicros":"80000000"},"updateMask":"amountMicros"}},)"
                                                        R"({"campaignOperation":{"update":{"resourceName":"customers/1234567890/campaigns/777","status":"ENABLED"},"updateMask":"status"}}],"partialFailure":false,"validateOnly":false})"));
    EXPECT_EQ(rig.sent(change).text, QStringLiteral("it stands there already"));
    EXPECT_EQ(rig.server.count(kMutate), 2) << "the trial, and once";
    for (const ApiHost::Asked& asked : rig.server.asked()) {
        EXPECT_EQ(asked.headers.value("authorization"), QByteArray("Bearer ") + ApiRig::kKey);
        EXPECT_EQ(asked.headers.value("developer-token"), QByteArray(kToken));
        EXPECT_EQ(asked.headers.value("login-customer-id"), QByteArray("9876543210"));
    }
}

TEST(GoogleAdsConnector, WithoutItsDeveloperTokenItWaitsForOne)
{
    Ads rig;
    const agents::Delivery change = rig.looked();
    const qsizetype asked = rig.server.asked().size();
    rig.keys.remove(QStringLiteral("developer"), [](const Result<Done>& removed) { EXPECT_TRUE(removed); });
    const Outcome outcome = rig.sent(change);
    EXPECT_EQ(outcome.kind, Outcome::Later) << outcome.text.toStdString();
    EXPECT_EQ(outcome.why, Deferral::Key);
    EXPECT_EQ(rig.server.asked().size(), asked);
}

TEST(GoogleAdsConnector, WhoIsNotLetInToLookIsToldThatItIsTheKey)
{
    for (const char* const route : {kSearch, kMutate}) {
        Ads rig;
        rig.server.nowSays(route, 401, complaint(401, "UNAUTHENTICATED"));
        const Result<agents::Sight> sight = rig.seen(rig.bare());
        ASSERT_FALSE(sight) << route;
        EXPECT_EQ(sight.error().kind, Error::Rule) << route;
        EXPECT_EQ(sight.error().where, QStringLiteral("key")) << route << ": the step waits for another one";
    }
}

TEST(GoogleAdsConnector, CostsWhatItMaySpendUntilItsEnd)
{
    Ads rig;
    const qint64 days = QDate(2026, 11, 18).daysTo(QDate(2026, 12, 31)) + 2;
    EXPECT_EQ(rig.connector->cost(rig.bare().content)->micro, (days + 31) * 80'000'000) << "a month's surplus";
    Ads brief({QStringLiteral("777 daily=80 status=on until=2026-11-20")});
    EXPECT_EQ(brief.connector->cost(brief.bare().content)->micro, 2 * 4 * 80'000'000) << "twice on each day";
}

TEST(GoogleAdsConnector, WhatGoogleWouldNotTakeSheIsNotAskedFor)
{
    struct {
        const char* route;
        int status;
        QByteArray body;
        const char* says;
    } const all[] = {{kMutate, 400, complaint(400, "INVALID_ARGUMENT"), "Google Ads would not take it: "}, {kSearch, 200, campaign("50000000", "PAUSED", ""), "nothing ends campaign 777 there"},
                     {kSearch, 200, campaign("50000000", "PAUSED", R"(,"endDateTime":"2037-12-30 23:59:59")"), "nothing ends campaign 777 there"}, {kSearch, 200, campaign("50000000", "REMOVED"), "removed or archived"},
                     {kSearch, 200, campaign("50000000", "PAUSED", R"(,"endDateTime":"2026-12-31 23:59:59")", "3"), "other campaigns, too"}, {kSearch, 200, R"({"fieldMask":"campaign.id"})", "has no campaign 777"}, {kSearch, 200, "{}", "has no campaign 777"},
                     {kSearch, 200, R"({"results":[{}]})", "holds no campaign with its number"}, {kSearch, 403, complaint(403, "PERMISSION_DENIED"), "Too low a budget."}, {kSearch, 200, "[]", "holds no list of campaigns"}};
    for (const auto& one : all) {
        Ads rig;
        rig.server.nowSays(one.route, one.status, one.body);
        const Result<agents::Sight> sight = rig.seen(rig.bare());
        ASSERT_FALSE(sight) << one.says;
        EXPECT_TRUE(sight.error().text.contains(QLatin1String(one.says))) << sight.error().text.toStdString();
    }
    Ads rig;
    const agents::Rendered set = agents::renderCampaignChange({QStringLiteral("A set"), {QStringLiteral("adset/7 status=off")}, QStringLiteral("EUR"), {1'795'000'000'000}, false}).value();
    EXPECT_TRUE(rig.seen(rig.delivery(set.content, set.blobs)).error().text.contains(QStringLiteral("none of Google's")));
    EXPECT_TRUE(rig.server.asked().isEmpty());
}

TEST(GoogleAdsConnector, EveryAnswerToAChangeIsReadForWhatItIs)
{
    struct {
        int status;
        QByteArray body;
        ApiHost::Fault fault;
        Outcome::Kind kind;
        const char* says;
    } const all[] = {
        {400, complaint(400, "INVALID_ARGUMENT"), ApiHost::None, Outcome::Refused, "Too low a budget."}, {401, complaint(401, "UNAUTHENTICATED"), ApiHost::None, Outcome::Later, "does not take our key"},
        {403, complaint(403, "PERMISSION_DENIED"), ApiHost::None, Outcome::Refused, "403"}, {429, complaint(429, "RESOURCE_EXHAUSTED"), ApiHost::None, Outcome::Later, "too much at once"},
        {503, complaint(503, "UNAVAILABLE"), ApiHost::None, Outcome::Unknown, "503"}, {200, "{}", ApiHost::None, Outcome::Unknown, "not as it should"}, {200, kDone, ApiHost::CutsBeforeBody, Outcome::Unknown, ""},
        {200, kDone, ApiHost::CutsAfterBody, Outcome::Unknown, ""}, {200, kDone, ApiHost::CutsInAnswer, Outcome::Unknown, ""}, {200, kDone, ApiHost::KeepsSilent, Outcome::Unknown, ""}, {200, kDone, ApiHost::None, Outcome::Unknown, "stands there otherwise"},
        {200, R"({"mutateOperationResponses":[{},{}],"partialFailureError":{"code":3}})", ApiHost::None, Outcome::Unknown, "not as it should"},
    };
    for (const auto& one : all) {
        SCOPED_TRACE(std::to_string(one.status) + one.body.toStdString() + std::to_string(one.fault));
        Ads rig;
        const agents::Delivery change = rig.looked();
        rig.server.nowSays(kMutate, one.status, one.body, {}, one.fault);
        const Outcome outcome = rig.sent(change);
        EXPECT_EQ(outcome.kind, one.kind) << outcome.text.toStdString();
        EXPECT_TRUE(outcome.text.contains(QLatin1String(one.says))) << outcome.text.toStdString();
        EXPECT_EQ(rig.server.count(kMutate), 2) << "the trial, and once";
        if (outcome.kind == Outcome::Unknown && QByteArray(one.says) != "stands there otherwise")
            EXPECT_TRUE(outcome.repeats) << "the same again changes nothing";
    }
}

TEST(GoogleAdsConnector, WhatHasChangedMeanwhileIsNotOverwrittenAndIsLookedForAsItStands)
{
    Ads rig;
    const agents::Delivery change = rig.looked();
    EXPECT_EQ(rig.found(change).found, Found::No);
    rig.server.nowSays(kSearch, 200, campaign("60000000"));
    EXPECT_TRUE(rig.sent(change).text.contains(QStringLiteral("is not as it was when you were asked")));
    EXPECT_EQ(rig.found(change).found, Found::Unclear);
    rig.server.nowSays(kSearch, 200, campaign("80000000", "ENABLED"));
    EXPECT_EQ(rig.found(change).found, Found::Yes);
    rig.server.nowSays(kSearch, 500);
    EXPECT_EQ(rig.found(change).found, Found::Unclear);
    EXPECT_EQ(rig.server.count(kMutate), 1) << "the trial alone";
}

TEST(GoogleAdsConnector, TheTestTriesABudgetThatIsNotMade)
{
    Ads rig;
    rig.server.nowSays(kSearch, 200, R"({"results":[{"customer":{"resourceName":"customers/1234567890","id":"1234567890","descriptiveName":"The press","currencyCode":"EUR"}}]})");
    ASSERT_TRUE(rig.tried()) << rig.tried().error().text.toStdString();
    EXPECT_TRUE(rig.tried()->contains(QStringLiteral("\"The press\", which is kept in EUR, and would let us change its budgets; nothing was changed.")));
    EXPECT_TRUE(rig.server.last(kMutate).body.contains("\"create\"") && rig.server.last(kMutate).body.contains(R"("validateOnly":true)"));
    rig.server.nowSays(kMutate, 403, complaint(403, "PERMISSION_DENIED"));
    EXPECT_EQ(rig.tried().error().where, QStringLiteral("key"));
    rig.server.nowSays(kSearch, 200, "{}");
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
}

} // namespace qd::test
