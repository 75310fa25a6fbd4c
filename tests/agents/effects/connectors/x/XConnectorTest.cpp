#include "agents/effects/connectors/x/XConnector.h"
#include "agents/effects/render/social/XPost.h"
#include "tests/agents/effects/EffectSamples.h"
#include "tests/agents/effects/connectors/ApiRig.h"

namespace qd::test {

using agents::Outcome;

namespace {

constexpr const char* kMe = R"({"data":{"id":"2244","username":"Press","name":"The press"}})";
constexpr const char* kMade = R"({"data":{"id":"1900","text":"as it stands"}})";

/// An account whose service answers as X does when all is well.
class Account : public ApiRig {
public:
    bool isPainted = false;
    explicit Account(const QString& user = QStringLiteral("press"), Duration patience = std::chrono::seconds(25)) : ApiRig(fileOf(user), [patience](const auto& file, const auto& door, const Clock& clock) {
        return std::make_unique<agents::XConnector>(file, door, clock, patience);
    })
    {
        server.says("GET /2/users/me", 200, kMe);
        server.says("POST /2/media/upload", 200, R"({"data":{"id":"77","expires_after_secs":86400}})");
        server.says("POST /2/media/metadata", 200, R"({"data":{"id":"77"}})");
        server.says("POST /2/tweets", 201, kMade);
        server.says("GET /2/tweets/1900", 200, R"({"data":{"id":"1900","text":"Read this https://t.co/a https://t.co/b","entities":{"urls":[)"
                                               R"({"url":"https://t.co/a","expanded_url":"https://blog.example/posts/one/","start":1,"end":2},)"
                                               R"({"url":"https://t.co/b","expanded_url":"https://x.com/press/status/1900/photo/1","media_key":"3_1","start":1,"end":2}]}}})");
    }
    agents::Delivery post(bool withPicture = false) const
    {
        agents::PostMaterial material = samplePost();
        material.text = QStringLiteral("Read this");
        material.link = QStringLiteral("https://blog.example/posts/one/");
        material.hashtags.clear();
        material.isPainted = isPainted;
        if (!withPicture)
            material.imagePng.clear();
        const agents::Rendered rendered = agents::renderXPost(material, effectBrand()).value();
        return delivery(rendered.content, rendered.blobs);
    }

private:
    static agents::ConnectorFile fileOf(const QString& user)
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::X;
        file.user = user;
        return file;
    }
};

} // namespace

TEST(XConnector, PostsOnceWithItsPictureAndReadsItBack)
{
    Account rig;
    const agents::Delivery post = rig.post(true);
    ASSERT_TRUE(rig.connector->check(post.content)) << rig.connector->check(post.content).error().text.toStdString();
    const Outcome outcome = rig.sent(post);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("https://x.com/press/status/1900"));
    EXPECT_EQ(outcome.providerId, QStringLiteral("1900"));
    const Result<Json> sent = Json::parse(rig.server.last("POST /2/tweets").body);
    EXPECT_EQ(sent->at(u"text").toString(), QStringLiteral("Read this\n\nhttps://blog.example/posts/one/"));
    EXPECT_EQ(sent->at(u"media").at(u"media_ids").items().value(0).toString(), QStringLiteral("77"));
    EXPECT_EQ(sent->members().size(), 2);
    rig.isPainted = true;
    EXPECT_EQ(rig.sent(rig.post(true)).kind, Outcome::Confirmed);
    EXPECT_TRUE(Json::parse(rig.server.last("POST /2/tweets").body)->at(u"made_with_ai").toBool());
    const Result<Json> upload = Json::parse(rig.server.last("POST /2/media/upload").body);
    EXPECT_EQ(QByteArray::fromBase64(upload->at(u"media").toString().toLatin1()), samplePost().imagePng);
    EXPECT_EQ(Json::parse(rig.server.last("POST /2/media/metadata").body)->at(u"metadata").at(u"alt_text").at(u"text").toString(), QStringLiteral("A graphic"));
    EXPECT_EQ(rig.server.asked().size(), 10);
    for (const ApiHost::Asked& asked : rig.server.asked())
        EXPECT_EQ(asked.headers.value("authorization"), QByteArray("Bearer ") + ApiRig::kKey);
}

TEST(XConnector, WhatWasPostedIsSaidAlsoWhereItCannotBeReadBack)
{
    Account rig;
    rig.server.nowSays("GET /2/tweets/1900", 503);
    EXPECT_EQ(rig.sent(rig.post()).text, QStringLiteral("https://x.com/press/status/1900 (it could not be read back)"));
    rig.server.nowSays("GET /2/tweets/1900", 200, R"({"data":{"id":"1900","text":"Something else"}})");
    const Outcome other = rig.sent(rig.post());
    EXPECT_EQ(other.kind, Outcome::Confirmed);
    EXPECT_TRUE(other.text.contains(QStringLiteral("reads otherwise"))) << other.text.toStdString();
}

TEST(XConnector, EveryAnswerToThePostIsReadForWhatItIs)
{
    struct {
        int status;
        QByteArray body;
        QByteArray headers;
        ApiHost::Fault fault;
        Outcome::Kind kind;
        const char* says;
    } const all[] = {
        {403, R"({"detail":"You are not allowed to create a Tweet with duplicate content.","type":"about:blank","title":"Forbidden","status":403})", "", ApiHost::None, Outcome::Refused, "has posted the same already"},
        {403, R"({"detail":"You are not permitted to perform this action.","title":"Forbidden","status":403})", "", ApiHost::None, Outcome::Refused, "not permitted"},
        {400, R"({"title":"Invalid Request","detail":"One or more parameters was invalid."})", "", ApiHost::None, Outcome::Refused, "parameters was invalid"},
        {401, R"({"title":"Unauthorized","status":401})", "", ApiHost::None, Outcome::Later, "runs out after two hours"},
        {429, R"({"title":"Too Many Requests"})", "x-rate-limit-reset: 1\r\n", ApiHost::None, Outcome::Later, "too much at once"},
        {500, "{}", "", ApiHost::None, Outcome::Unknown, "answered 500"},
        {503, "", "", ApiHost::None, Outcome::Unknown, "answered 503"},
        {201, "<html>", "", ApiHost::None, Outcome::Unknown, "not as it should"},
        {201, R"({"data":{"id":"../users"}})", "", ApiHost::None, Outcome::Unknown, "not as it should"},
        {201, kMade, "", ApiHost::CutsBeforeBody, Outcome::Unknown, ""},
        {201, kMade, "", ApiHost::CutsAfterBody, Outcome::Unknown, ""},
        {201, kMade, "", ApiHost::CutsInAnswer, Outcome::Unknown, "not as it should"},
    };
    for (const auto& one : all) {
        SCOPED_TRACE(std::to_string(one.status) + one.body.toStdString() + std::to_string(one.fault));
        Account rig;
        rig.server.nowSays("POST /2/tweets", one.status, one.body, one.headers, one.fault);
        const Outcome outcome = rig.sent(rig.post());
        EXPECT_EQ(outcome.kind, one.kind) << outcome.text.toStdString();
        EXPECT_TRUE(outcome.text.contains(QLatin1String(one.says))) << outcome.text.toStdString();
        EXPECT_FALSE(outcome.repeats) << "nobody sends it again unasked";
        EXPECT_EQ(rig.server.count("POST /2/tweets"), 1);
        EXPECT_EQ(rig.server.count("GET /2/tweets"), 0);
    }
}

TEST(XConnector, AnAnswerThatNeverComesIsUnknown)
{
    Account rig(QStringLiteral("press"), ApiRig::kPatience);
    rig.server.nowSays("POST /2/tweets", 201, kMade, {}, ApiHost::KeepsSilent);
    EXPECT_EQ(rig.sent(rig.post()).kind, Outcome::Unknown);
    EXPECT_EQ(rig.server.count("POST /2/tweets"), 1);
}

TEST(XConnector, WhatBreaksOffBeforeThePostIsTriedLaterAndNothingIsPosted)
{
    for (const char* route : {"GET /2/users/me", "POST /2/media/upload", "POST /2/media/metadata"})
        for (const auto& [status, fault] : {std::pair{500, ApiHost::None}, std::pair{200, ApiHost::CutsAfterBody}, std::pair{429, ApiHost::None}, std::pair{401, ApiHost::None}, std::pair{200, ApiHost::CutsInAnswer}, std::pair{200, ApiHost::None}}) {
            SCOPED_TRACE(std::string(route) + std::to_string(status) + std::to_string(fault));
            Account rig;
            rig.server.nowSays(route, status, "[]", {}, fault);
            const Outcome outcome = rig.sent(rig.post(true));
            const bool isWhole = status == 200 && fault == ApiHost::None, isFine = isWhole && QByteArray(route).endsWith("metadata"); // its answer says nothing that is needed
            EXPECT_EQ(outcome.kind, isFine ? Outcome::Confirmed : isWhole ? Outcome::Refused : Outcome::Later) << outcome.text.toStdString();
            EXPECT_EQ(rig.server.count("POST /2/tweets"), isFine ? 1 : 0);
        }
    Account rig;
    rig.server.nowSays("POST /2/media/upload", 400, R"({"detail":"media type unrecognized"})");
    const Outcome refused = rig.sent(rig.post(true));
    EXPECT_EQ(refused.kind, Outcome::Refused);
    EXPECT_TRUE(refused.text.contains(QStringLiteral("media type unrecognized")));
}

TEST(XConnector, AKeyOfAnotherAccountPostsNothing)
{
    Account rig(QStringLiteral("somebody"));
    const Outcome outcome = rig.sent(rig.post());
    EXPECT_EQ(outcome.kind, Outcome::Refused);
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("is of @Press"))) << outcome.text.toStdString();
    EXPECT_EQ(rig.server.asked().size(), 1);
    EXPECT_FALSE(rig.tried());
    EXPECT_EQ(rig.found(rig.post()).found, Found::Unclear);
}

TEST(XConnector, IsFoundAmongTheAccountsPostsByItsText)
{
    Account rig;
    const agents::Delivery post = rig.post();
    const QByteArray route = "GET /2/users/2244/tweets";
    rig.server.says(route, 200, R"({"data":[{"id":"1","text":"Other"},{"id":"1900","text":"Read this\n\nhttps://t.co/a","entities":{"urls":[{"url":"https://t.co/a","expanded_url":"https://blog.example/posts/one","start":1,"end":2}]}}],"meta":{"result_count":2}})");
    const agents::LookedUp there = rig.found(post);
    EXPECT_EQ(there.found, Found::Yes) << there.evidence.toStdString();
    EXPECT_EQ(there.providerId, QStringLiteral("1900"));
    const QString path = rig.server.last(route).path;
    EXPECT_TRUE(path.contains(QStringLiteral("max_results=100&exclude=replies,retweets&start_time=20"))) << path.toStdString();
    for (const auto& [status, body] : {std::pair{200, R"({"data":[{"id":"1","text":"Other"}],"meta":{"result_count":1}})"}, std::pair{200, R"({"meta":{"result_count":0}})"}, std::pair{200, "{}"}, std::pair{500, "{}"}, std::pair{429, "{}"}}) {
        rig.server.nowSays(route, status, body);
        const agents::LookedUp unclear = rig.found(post);
        EXPECT_EQ(unclear.found, Found::Unclear) << status << body << ": only a yes is certain";
        EXPECT_FALSE(unclear.evidence.isEmpty() || unclear.evidence.contains(QStringLiteral("posted"))) << "a look says nothing of the post: " << unclear.evidence.toStdString();
    }
    rig.server.nowSays(route, 200, "{}", {}, ApiHost::CutsAfterBody);
    EXPECT_EQ(rig.found(post).found, Found::Unclear);
    rig.server.nowSays("GET /2/users/me", 401, "{}");
    EXPECT_EQ(rig.found(post).found, Found::Unclear);
    EXPECT_EQ(rig.server.count("POST"), 0);
    EXPECT_FALSE(rig.connector->guarantees().lookUpIsStrong);
}

TEST(XConnector, RefusesWhatXWouldNotTakeBeforeAnythingLeaves)
{
    Account rig;
    const agents::Delivery good = rig.post(true);
    QList<agents::Delivery> wrong(9, good);
    const auto retext = [](agents::Delivery& post, const QString& text) {
        post.content.details.insert(QStringLiteral("text"), text);
        post.content.files.first().sha256 = sha256(text.toUtf8());
        post.content.files.first().bytes = text.toUtf8().size();
        post.blobs.insert(sha256(text.toUtf8()), text.toUtf8());
    };
    retext(wrong[0], QString(281, u'a'));
    retext(wrong[1], QString(141, QChar(0x6f22)));
    wrong[2].content.files.last().mediaType = QStringLiteral("image/gif");
    wrong[3].content.files.last().bytes = 5 * 1024 * 1024 + 1;
    wrong[4].content.details.insert(QStringLiteral("image_alt"), QString(1'001, u'a'));
    wrong[5].content.destination = QStringLiteral("https://x.com/pressed");
    wrong[6].content.files.append(wrong[6].content.files.first());
    wrong[7].content.details.insert(QStringLiteral("text"), QString(good.content.files.first().bytes, u'b')); // of the same length, and not in the file
    wrong[8].blobs[wrong[8].content.files.last().sha256] = "another picture";
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        EXPECT_EQ(rig.sent(wrong[i]).kind, Outcome::Refused) << i;
        EXPECT_EQ(bool(rig.connector->check(wrong[i].content)), i > 6) << i;
    }
    agents::Delivery just = good;
    retext(just, QString(280, u'a'));
    EXPECT_TRUE(rig.connector->check(just.content));
    agents::Delivery rehearsal = good;
    rehearsal.content.rehearsal = true;
    EXPECT_EQ(rig.sent(rehearsal).kind, Outcome::Refused);
    EXPECT_TRUE(rig.server.asked().isEmpty());
}

TEST(XConnector, TheTestSaysWhoseKeyItIs)
{
    Account rig;
    EXPECT_EQ(rig.tried().value(), QStringLiteral("X lets us in as @Press. Whether the token may post, the first post shows."));
    for (const auto& [status, kind] : {std::pair{401, Error::Rule}, std::pair{403, Error::Rule}, std::pair{500, Error::Network}, std::pair{200, Error::Network}}) {
        rig.server.nowSays("GET /2/users/me", status, "{}");
        const Result<QString> tried = rig.tried();
        ASSERT_FALSE(tried) << status;
        EXPECT_EQ(tried.error().kind, kind) << status;
    }
}

} // namespace qd::test
