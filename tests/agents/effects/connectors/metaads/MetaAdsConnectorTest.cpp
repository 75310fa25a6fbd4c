#include "agents/effects/connectors/metaads/MetaAdsConnector.h"
#include "agents/effects/connectors/metaads/MetaAdsWords.h"

#include "core/base/Json.h"
#include "tests/agents/effects/connectors/ApiRig.h"

namespace qd::test {

using agents::Outcome;

namespace {

constexpr const char* kAccount = "GET /act_123456789012345";
constexpr const char* kCampaign = "GET /23851";
constexpr const char* kAdSet = "GET /23852";
constexpr const char* kWrite = "POST /23851";
constexpr const char* kWriteSet = "POST /23852";
const QByteArray kYes = R"({"success":true})";

/// As Meta's reference has them ("Campaign", "Ad Set": Reading).
QByteArray campaign(const char* daily, const char* status = "ACTIVE", const char* more = R"(,"stop_time":"2026-12-31T23:59:59+0100")")
{
    return QByteArray(R"({"id":"23851","name":"Spring","account_id":"123456789012345","objective":"OUTCOME_TRAFFIC","status":")") + status + R"(","daily_budget":")" + daily + R"(","lifetime_budget":"0")" + more + "}";
}

QByteArray adSet(const char* total)
{
    return QByteArray(R"({"id":"23852","name":"Readers","account_id":"123456789012345","campaign_id":"23851","status":"PAUSED","daily_budget":"0","lifetime_budget":")") + total + R"(","end_time":"2026-12-24T23:59:59+0100"})";
}

QByteArray complaint(int code, const char* more = "")
{
    return R"({"error":{"message":"Your budget is too low","type":"OAuthException","code":)" + QByteArray::number(code) + more + "}}";
}

/// An ad account whose Meta answers as it does when all is well.
class Ads : public ApiRig {
public:
    explicit Ads(const QStringList& lines = {QStringLiteral("23851 daily=80 was=50 until=2026-12-31"), QStringLiteral("adset/23852 total=500 status=on until=2026-12-31")}) : ApiRig(fileOf(), [](const auto& file, const auto& door, const Clock& clock) {
        return std::make_unique<agents::MetaAdsConnector>(file, door, clock, ApiRig::kPatience);
    }), m_lines(lines)
    {
        server.says(kAccount, 200, R"({"id":"act_123456789012345","account_id":"123456789012345","name":"The press","currency":"EUR","account_status":1})");
        server.says(kCampaign, 200, campaign("5000"));
        server.says(kAdSet, 200, adSet("40000"));
        server.says(kWrite, 200, kYes);
        server.says(kWriteSet, 200, kYes);
    }
    agents::Delivery bare() const
    {
        const agents::Rendered rendered = agents::renderCampaignChange({QStringLiteral("More for spring"), m_lines, QStringLiteral("EUR"), {1'795'000'000'000}, false}).value();
        return delivery(rendered.content, rendered.blobs);
    }
    /// Looked at, as the office does before it asks her.
    agents::Delivery looked()
    {
        agents::Delivery made = bare();
        const Result<agents::Sight> sight = seen(made);
        EXPECT_TRUE(sight) << (sight ? std::string() : sight.error().text.toStdString());
        preview = sight ? sight->preview : QString();
        made.content.target = sight ? sight->target : QString();
        return made;
    }
    void isChanged()
    {
        server.nowSays(kCampaign, 200, campaign("5000"));
        server.says(kCampaign, 200, campaign("8000"));
        server.nowSays(kAdSet, 200, adSet("40000"));
        server.says(kAdSet, 200, adSet("50000").replace("PAUSED", "ACTIVE"));
    }
    QString preview;

private:
    static agents::ConnectorFile fileOf()
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::MetaAds;
        file.account = QStringLiteral("123456789012345");
        file.priceMicroUsd = 1'200'000;
        return file;
    }
    const QStringList m_lines;
};

} // namespace

TEST(MetaAdsConnector, IsTriedBeforeSheIsAskedAndWrittenAsItIsToStandThere)
{
    Ads rig;
    const agents::Delivery change = rig.looked();
    EXPECT_TRUE(rig.preview.contains(QStringLiteral("Campaign &quot;Spring&quot;: daily budget 50.00 EUR → 80.00 EUR; running; ends there on 2026-12-31"))) << rig.preview.toStdString();
    EXPECT_TRUE(rig.preview.contains(QStringLiteral("Ad set &quot;Readers&quot;: budget of its whole time 400.00 EUR → 500.00 EUR; paused → running; ends there on 2026-12-24")));
    EXPECT_EQ(rig.server.last(kWrite).body, QByteArray(R"({"daily_budget":8000,"execution_options":["validate_only"]})"));
    EXPECT_EQ(rig.server.last(kWriteSet).body, QByteArray(R"({"lifetime_budget":50000,"status":"ACTIVE","execution_options":["validate_only"]})"));
    rig.isChanged();
    ASSERT_TRUE(rig.connector->check(change.content)) << rig.connector->check(change.content).error().text.toStdString();
    const Outcome outcome = rig.sent(change);
    EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(rig.server.last(kWrite).body, QByteArray(R"({"daily_budget":8000})"));
    EXPECT_EQ(rig.server.last(kWriteSet).body, QByteArray(R"({"lifetime_budget":50000,"status":"ACTIVE"})"));
    EXPECT_EQ(rig.server.count(kWrite), 2) << "the trial, and once";
    EXPECT_EQ(rig.sent(change).text, QStringLiteral("it stands there already")) << "the same again changes nothing";
    EXPECT_EQ(rig.server.count(kWrite), 2);
    for (const ApiHost::Asked& asked : rig.server.asked())
        EXPECT_EQ(asked.headers.value("authorization"), QByteArray("Bearer ") + ApiRig::kKey);
}

TEST(MetaAdsConnector, CostsWhatItMaySpendUntilItsEnd)
{
    Ads rig;
    const agents::Delivery change = rig.bare();
    const qint64 days = QDate(2026, 11, 18).daysTo(QDate(2026, 12, 31)) + 2;
    EXPECT_EQ(rig.connector->cost(change.content)->micro, ((days + 6) * 30 + 500) * 1'200'000) << "thirty more a day, a week's surplus, and all of the other";
    EffectContent capped = change.content;
    capped.priceCap = Money{1'000'000'000};
    EXPECT_FALSE(rig.connector->cost(capped));
    EXPECT_EQ(Ads({QStringLiteral("23851 status=off")}).connector->cost(Ads({QStringLiteral("23851 status=off")}).bare().content)->micro, 0);
}

TEST(MetaAdsConnector, WhatMetaWouldNotTakeSheIsNotAskedFor)
{
    struct {
        const char* route;
        QByteArray body;
        const char* says;
    } const all[] = {{kWrite, complaint(100), "Meta would not take it"}, {kCampaign, campaign("5000", "ACTIVE", ""), "nothing ends campaign 23851 there"}, {kCampaign, campaign("6000"), "is 60.00 EUR there, and not 50.00 EUR"},
                     {kCampaign, campaign("5000", "ARCHIVED"), "removed or archived"}, {kCampaign, campaign("5000").replace("123456789012345", "9"), "of another account"}, {kAccount, complaint(190), "(190)"},
                     {kAccount, R"({"account_id":"123456789012345","currency":"USD"})", "kept in USD"}, {kAccount, "{}", "holds no account of that number"}, {kCampaign, complaint(100, R"(,"error_subcode":33)"), "(100)"}, {kAdSet, adSet("0"), "no budget of its whole time"}};
    for (const auto& one : all) {
        Ads rig;
        rig.server.nowSays(one.route, one.body.contains("\"error\"") ? 400 : 200, one.body);
        const Result<agents::Sight> sight = rig.seen(rig.bare());
        ASSERT_FALSE(sight) << one.says;
        EXPECT_TRUE(sight.error().text.contains(QLatin1String(one.says))) << sight.error().text.toStdString();
        EXPECT_EQ(sight.error().where == QStringLiteral("key"), one.body.contains(":190"));
    }
}

TEST(MetaAdsConnector, WhatHasChangedMeanwhileIsNotOverwritten)
{
    Ads rig;
    const agents::Delivery change = rig.looked();
    rig.server.nowSays(kAdSet, 200, adSet("45000"));
    const Outcome outcome = rig.sent(change);
    EXPECT_EQ(outcome.kind, Outcome::Refused);
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("is not as it was when you were asked"))) << outcome.text.toStdString();
    EXPECT_EQ(rig.server.count(kWrite), 1) << "the trial alone";
}

TEST(MetaAdsConnector, EveryAnswerToAChangeIsReadForWhatItIs)
{
    struct {
        int status;
        QByteArray body;
        ApiHost::Fault fault;
        Outcome::Kind kind;
        const char* says;
    } const all[] = {
        {400, complaint(100), ApiHost::None, Outcome::Refused, "Your budget is too low (100)"}, {400, complaint(190), ApiHost::None, Outcome::Later, "(190)"}, {400, complaint(80004), ApiHost::None, Outcome::Later, "(80004)"},
        {500, complaint(2, R"(,"is_transient":true)"), ApiHost::None, Outcome::Unknown, "(2)"}, {502, "<html>", ApiHost::None, Outcome::Unknown, "answered 502"}, {200, "{}", ApiHost::None, Outcome::Unknown, "success"},
        {200, R"({"success":false})", ApiHost::None, Outcome::Unknown, "success"}, {200, kYes, ApiHost::CutsBeforeBody, Outcome::Unknown, ""}, {200, kYes, ApiHost::CutsAfterBody, Outcome::Unknown, ""},
        {200, kYes, ApiHost::CutsInAnswer, Outcome::Unknown, ""}, {200, kYes, ApiHost::KeepsSilent, Outcome::Unknown, ""}, {200, kYes, ApiHost::None, Outcome::Unknown, "stands there otherwise"},
    };
    for (const auto& one : all) {
        SCOPED_TRACE(std::to_string(one.status) + one.body.toStdString() + std::to_string(one.fault));
        Ads rig({QStringLiteral("23851 daily=80 until=2026-12-31")});
        const agents::Delivery change = rig.looked();
        rig.server.nowSays(kWrite, one.status, one.body, {}, one.fault);
        const Outcome outcome = rig.sent(change);
        EXPECT_EQ(outcome.kind, one.kind) << outcome.text.toStdString();
        EXPECT_TRUE(outcome.text.contains(QLatin1String(one.says))) << outcome.text.toStdString();
        EXPECT_EQ(outcome.why == Deferral::Key, one.body.contains(":190"));
        EXPECT_EQ(rig.server.count(kWrite), 2) << "the trial, and once";
        if (outcome.kind == Outcome::Unknown && QByteArray(one.says) != "stands there otherwise")
            EXPECT_TRUE(outcome.repeats) << "the same again changes nothing";
    }
    Ads half;
    const agents::Delivery change = half.looked();
    half.server.nowSays(kWriteSet, 400, complaint(100));
    const Outcome outcome = half.sent(change);
    EXPECT_EQ(outcome.kind, Outcome::Unknown);
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("Meta changed 1 of 2, and refused ad set 23852"))) << outcome.text.toStdString();
}

TEST(MetaAdsConnector, IsLookedForAsItStandsThere)
{
    Ads rig;
    const agents::Delivery change = rig.looked();
    EXPECT_EQ(rig.found(change).found, Found::No);
    rig.server.nowSays(kCampaign, 200, campaign("8000"));
    EXPECT_EQ(rig.found(change).found, Found::Unclear) << "half of it";
    rig.server.nowSays(kAdSet, 200, adSet("50000").replace("PAUSED", "ACTIVE"));
    EXPECT_EQ(rig.found(change).found, Found::Yes);
    rig.server.nowSays(kAccount, 503);
    EXPECT_EQ(rig.found(change).found, Found::Unclear);
}

TEST(MetaAdsConnector, WhatWasNotApprovedDoesNotLeave)
{
    Ads rig;
    const agents::Delivery good = rig.looked();
    const qsizetype asked = rig.server.asked().size();
    QList<agents::Delivery> wrong(5, good);
    wrong[0].content.details.insert(QStringLiteral("campaigns"), QStringList{QStringLiteral("23851 daily=90.00 until=2026-12-31")});
    wrong[1].content.destination = QStringLiteral("https://graph.facebook.com/v25.0/9");
    wrong[2].content.target.clear();
    wrong[3].content.files.append(wrong[3].content.files.first());
    wrong[4].blobs.first() = "x";
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        EXPECT_EQ(rig.sent(wrong[i]).kind, Outcome::Refused) << i;
        EXPECT_EQ(bool(rig.connector->check(wrong[i].content)), i > 3) << i;
    }
    EXPECT_EQ(rig.server.asked().size(), asked);
}

TEST(MetaAdsConnector, CountsByTheSmallestPartOfEachCurrency)
{
    EXPECT_EQ(agents::metaPart(QStringLiteral("EUR")), 10'000);
    EXPECT_EQ(agents::metaPart(QStringLiteral("JPY")), 1'000'000);
    agents::CampaignChange change;
    change.id = QStringLiteral("1");
    change.daily = 8'000'000'000;
    EXPECT_EQ(agents::metaAdWrite({}, change, QStringLiteral("JPY"), false).body, QByteArray(R"({"daily_budget":8000})"));
    Ads rig;
    const agents::Rendered yen = agents::renderCampaignChange({QStringLiteral("Yen"), {QStringLiteral("1 daily=8000.50 until=2026-12-31")}, QStringLiteral("JPY"), {1'795'000'000'000}, false}).value();
    const Result<agents::Sight> sight = rig.seen(rig.delivery(yen.content, yen.blobs));
    ASSERT_FALSE(sight);
    EXPECT_TRUE(sight.error().text.contains(QStringLiteral("Meta counts whole JPY"))) << sight.error().text.toStdString();
}

TEST(MetaAdsConnector, TheTestSaysWhoseAccountItIs)
{
    Ads rig;
    ASSERT_TRUE(rig.tried()) << rig.tried().error().text.toStdString();
    EXPECT_TRUE(rig.tried()->contains(QStringLiteral("\"The press\", which is kept in EUR.")));
    rig.server.nowSays(kAccount, 400, complaint(190));
    EXPECT_EQ(rig.tried().error().where, QStringLiteral("key"));
    rig.server.nowSays(kAccount, 200, "<html>");
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
    EXPECT_EQ(rig.server.count(kWrite), 0);
}

} // namespace qd::test
