#include "agents/effects/connectors/tiktok/TikTokConnector.h"
#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/render/social/FeedPost.h"
#include "tests/agents/effects/EffectSamples.h"
#include "tests/agents/effects/connectors/ApiRig.h"

namespace qd::test {

using agents::Outcome;

namespace {

constexpr const char* kPicture = "GET /site/picture.jpg";
constexpr const char* kCreator = "POST /v2/post/publish/creator_info/query/";
constexpr const char* kPost = "POST /v2/post/publish/content/init/";
constexpr const char* kStatus = "POST /v2/post/publish/status/fetch/";
const QByteArray kOk = R"("error":{"code":"ok","message":"","log_id":"202210112248442CB9319E1FB30C1073F3"}})";
const QByteArray kTaken = R"({"data":{"publish_id":"p_pub_url~v2.123456789"},)" + kOk;

QByteArray creator(const QByteArray& user = "harbor.pine")
{
    return R"({"data":{"creator_avatar_url":"https://lf16-tt4d.tiktokcdn.com/obj/x.jpeg","creator_username":")" + user
        + R"(","creator_nickname":"Harbor","privacy_level_options":["PUBLIC_TO_EVERYONE","MUTUAL_FOLLOW_FRIENDS","SELF_ONLY"],"comment_disabled":false,"duet_disabled":false,"stitch_disabled":true,"max_video_post_duration_sec":300},)" + kOk;
}

QByteArray state(const QByteArray& status, const QByteArray& more = {})
{
    return R"({"data":{"status":")" + status + '"' + more + "}," + kOk;
}

QByteArray refusal(const QByteArray& code)
{
    return R"({"data":{},"error":{"code":")" + code + R"(","message":"words","log_id":"2022"}})";
}

/// An account whose service answers as TikTok does when all is well, and a site where the picture stands.
class Account : public ApiRig {
public:
    explicit Account(Duration patience = std::chrono::seconds(25)) : ApiRig(fileOf(), [patience](const auto& file, const auto& door, const Clock& clock) {
        return std::make_unique<agents::TikTokConnector>(file, door, clock, patience);
    })
    {
        server.says(kPicture, 200, bytesOf(rendered(), "picture.jpg"));
        server.says(kCreator, 200, creator());
        server.says(kPost, 200, kTaken);
        server.says(kStatus, 200, state("PUBLISH_COMPLETE", R"(,"publicaly_available_post_id":[7300000000000000001])"));
    }
    agents::Rendered rendered() const
    {
        return agents::renderTikTokPost(samplePost(), server.origin() + QStringLiteral("/site/picture.jpg"), effectBrand()).value();
    }
    agents::Delivery post()
    {
        const agents::Rendered rendered = this->rendered();
        agents::Delivery post = delivery(rendered.content, rendered.blobs);
        post.step = [this](const QString& name, const QString& id, const std::function<void()>& then) {
            steps.insert(name, id);
            then();
        };
        return post;
    }
    /// One that TikTok has given a number.
    agents::Delivery begun()
    {
        agents::Delivery post = this->post();
        post.stepped = {{QStringLiteral("publication"), QStringLiteral("p_pub_url~v2.123456789")}};
        return post;
    }
    QMap<QString, QString> steps;

private:
    static agents::ConnectorFile fileOf()
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::TikTok;
        file.user = QStringLiteral("harbor.pine");
        file.privacy = QStringLiteral("public");
        return file;
    }
};

} // namespace

TEST(TikTokConnector, PostsOnceWhatStandsInPublic)
{
    Account rig;
    const agents::Delivery post = rig.post();
    ASSERT_TRUE(rig.connector->check(post.content)) << rig.connector->check(post.content).error().text.toStdString();
    const Outcome outcome = rig.sent(post);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("https://www.tiktok.com/@harbor.pine/photo/7300000000000000001"));
    EXPECT_EQ(rig.steps.value(QStringLiteral("publication")), QStringLiteral("p_pub_url~v2.123456789"));
    EXPECT_FALSE(rig.server.last(kPicture).headers.contains("authorization")) << "the site gets no key";
    const Result<Json> sent = Json::parse(rig.server.last(kPost).body);
    EXPECT_EQ(sent->at(u"media_type").toString() + sent->at(u"post_mode").toString(), QStringLiteral("PHOTODIRECT_POST"));
    EXPECT_EQ(sent->at(u"post_info").at(u"title").toString(), QStringLiteral("The first ninety days"));
    EXPECT_EQ(sent->at(u"post_info").at(u"description").toString(), agents::detailIn(post.content, QLatin1String("text")));
    EXPECT_EQ(sent->at(u"post_info").at(u"privacy_level").toString(), QStringLiteral("PUBLIC_TO_EVERYONE"));
    EXPECT_EQ(sent->at(u"source_info").at(u"photo_images").items().value(0).toString(), rig.server.origin() + QStringLiteral("/site/picture.jpg"));
    EXPECT_EQ(rig.server.last(kPost).headers.value("authorization"), QByteArray("Bearer ") + ApiRig::kKey);
    EXPECT_EQ(rig.server.asked().size(), 4);
}

TEST(TikTokConnector, WhatItIsStillWorkingOnIsNotGuessedAndNotAskedForAgain)
{
    Account rig;
    rig.server.nowSays(kStatus, 200, state("PROCESSING_DOWNLOAD"));
    const Outcome outcome = rig.sent(rig.post());
    EXPECT_EQ(outcome.kind, Outcome::Unknown);
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("p_pub_url~v2.123456789"))) << outcome.text.toStdString();
    rig.server.nowSays(kStatus, 200, state("PUBLISH_COMPLETE"));
    EXPECT_EQ(rig.sent(rig.begun()).text, QStringLiteral("TikTok has posted it by @harbor.pine"));
    rig.server.nowSays(kStatus, 200, state("FAILED", R"(,"fail_reason":"photo_pull_failed")"));
    EXPECT_EQ(rig.sent(rig.begun()).kind, Outcome::Refused);
    rig.server.nowSays(kStatus, 500);
    EXPECT_EQ(rig.sent(rig.begun()).kind, Outcome::Unknown);
    EXPECT_EQ(rig.server.count(kPost), 1);
}

TEST(TikTokConnector, EveryAnswerToThePostIsReadForWhatItIs)
{
    struct {
        int status;
        QByteArray body;
        ApiHost::Fault fault;
        Outcome::Kind kind;
        const char* says;
    } const all[] = {
        {400, refusal("invalid_param"), ApiHost::None, Outcome::Refused, "invalid_param"},
        {401, refusal("access_token_invalid"), ApiHost::None, Outcome::Later, "access_token_invalid"},
        {401, refusal("scope_not_authorized"), ApiHost::None, Outcome::Refused, "scope_not_authorized"},
        {403, refusal("url_ownership_unverified"), ApiHost::None, Outcome::Refused, "url_ownership_unverified"},
        {403, refusal("unaudited_client_can_only_post_to_private_accounts"), ApiHost::None, Outcome::Refused, "unaudited_client"},
        {403, refusal("spam_risk_too_many_posts"), ApiHost::None, Outcome::Later, "spam_risk_too_many_posts"},
        {429, refusal("rate_limit_exceeded"), ApiHost::None, Outcome::Later, "rate_limit_exceeded"},
        {500, refusal("internal_error"), ApiHost::None, Outcome::Unknown, "internal_error"},
        {200, refusal("invalid_param"), ApiHost::None, Outcome::Refused, "invalid_param"},
        {200, R"({"data":{},)" + kOk, ApiHost::None, Outcome::Unknown, "not as it should"},
        {200, "<html>", ApiHost::None, Outcome::Unknown, "not as it should"},
        {503, "", ApiHost::None, Outcome::Unknown, "answered 503"},
        {200, kTaken, ApiHost::CutsBeforeBody, Outcome::Unknown, ""},
        {200, kTaken, ApiHost::CutsAfterBody, Outcome::Unknown, ""},
        {200, kTaken, ApiHost::CutsInAnswer, Outcome::Unknown, ""},
    };
    for (const auto& one : all) {
        SCOPED_TRACE(std::to_string(one.status) + one.body.toStdString() + std::to_string(one.fault));
        Account rig;
        rig.server.nowSays(kPost, one.status, one.body, {}, one.fault);
        const Outcome outcome = rig.sent(rig.post());
        EXPECT_EQ(outcome.kind, one.kind) << outcome.text.toStdString();
        EXPECT_FALSE(outcome.repeats) << "TikTok counts nothing once";
        EXPECT_TRUE(outcome.text.contains(QLatin1String(one.says))) << outcome.text.toStdString();
        EXPECT_EQ(outcome.why == Deferral::Key, one.body.contains("access_token_invalid"));
        EXPECT_EQ(rig.server.count(kPost), 1);
        EXPECT_EQ(rig.server.count(kStatus), 0);
    }
    Account silent(ApiRig::kPatience);
    silent.server.nowSays(kPost, 200, kTaken, {}, ApiHost::KeepsSilent);
    EXPECT_EQ(silent.sent(silent.post()).kind, Outcome::Unknown);
}

TEST(TikTokConnector, NothingIsPostedByAnotherAccountOrOfAnotherPicture)
{
    for (const auto& [route, code, body, kind] : {std::tuple{kCreator, 200, creator("somebody"), Outcome::Refused}, std::tuple{kCreator, 200, creator().replace("PUBLIC_TO_EVERYONE\",", "FOLLOWER_OF_CREATOR\","), Outcome::Refused},
                                                  std::tuple{kCreator, 500, QByteArray(), Outcome::Later}, std::tuple{kCreator, 401, refusal("access_token_invalid"), Outcome::Later}, std::tuple{kCreator, 200, QByteArray("{}"), Outcome::Refused},
                                                  std::tuple{kPicture, 200, QByteArray("another"), Outcome::Refused}, std::tuple{kPicture, 404, QByteArray(), Outcome::Refused}, std::tuple{kPicture, 503, QByteArray(), Outcome::Later}}) {
        Account rig;
        rig.server.nowSays(route, code, body);
        const Outcome outcome = rig.sent(rig.post());
        EXPECT_EQ(outcome.kind, kind) << route << code << outcome.text.toStdString();
        EXPECT_EQ(rig.server.count(kPost), 0);
    }
    Account rig;
    EXPECT_TRUE(rig.seen(rig.post())->preview.contains(QStringLiteral("This very picture stands at")));
    rig.server.nowSays(kPicture, 200, "another");
    EXPECT_TRUE(rig.seen(rig.post())->preview.contains(QStringLiteral("does not stand at")));
}

TEST(TikTokConnector, ItsNumberSaysWhatCameOfIt)
{
    Account rig;
    EXPECT_EQ(rig.found(rig.post()).found, Found::Unclear) << "without a number there is nothing to ask by";
    EXPECT_EQ(rig.server.asked().size(), 0);
    EXPECT_EQ(rig.found(rig.begun()).found, Found::Yes);
    EXPECT_EQ(rig.server.last(kStatus).body, R"({"publish_id":"p_pub_url~v2.123456789"})");
    for (const auto& [code, body, is] : {std::tuple{200, state("FAILED", R"(,"fail_reason":"photo_pull_failed")"), Found::No}, std::tuple{200, state("PROCESSING_DOWNLOAD"), Found::Unclear}, std::tuple{200, state("SEND_TO_USER_INBOX"), Found::Unclear}, std::tuple{500, QByteArray(), Found::Unclear}}) {
        rig.server.nowSays(kStatus, code, body);
        EXPECT_EQ(rig.found(rig.begun()).found, is) << body.toStdString();
    }
}

TEST(TikTokConnector, RefusesWhatTikTokWouldNotTakeBeforeAnybodyIsAsked)
{
    Account rig;
    const agents::Delivery good = rig.post();
    QList<agents::Delivery> wrong(6, good);
    wrong[0].content.details.remove(QStringLiteral("image_link"));
    wrong[1].content.title = QString(91, u'x');
    wrong[2].content.files.removeLast();
    wrong[3].content.destination = QStringLiteral("https://www.tiktok.com/@somebody");
    wrong[4].content.details.insert(QStringLiteral("text"), QString(4'001, u'x'));
    wrong[4].content.files.first().bytes = 4'001;
    wrong[5].blobs.first() = "x";
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        EXPECT_EQ(rig.sent(wrong[i]).kind, Outcome::Refused) << i;
        EXPECT_EQ(bool(rig.connector->check(wrong[i].content)), i > 4) << i;
    }
    EXPECT_EQ(rig.server.asked().size(), 0);
}

TEST(TikTokConnector, TheTestSaysWhoseAccountItIs)
{
    Account rig;
    ASSERT_TRUE(rig.tried());
    EXPECT_TRUE(rig.tried()->contains(QStringLiteral("as @harbor.pine")));
    for (const auto& [code, body, kind] : {std::tuple{200, creator("somebody"), Error::Rule}, std::tuple{200, creator().replace("PUBLIC_TO_EVERYONE\",", "FOLLOWER_OF_CREATOR\","), Error::Rule}, std::tuple{401, refusal("access_token_invalid"), Error::Rule}, std::tuple{200, QByteArray("{}"), Error::Network}}) {
        rig.server.nowSays(kCreator, code, body);
        EXPECT_EQ(rig.tried().error().kind, kind) << code << body.toStdString();
    }
}

} // namespace qd::test
