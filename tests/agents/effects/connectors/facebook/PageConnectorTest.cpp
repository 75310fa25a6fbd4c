#include "agents/effects/connectors/facebook/PageConnector.h"
#include "agents/effects/render/social/FeedPost.h"
#include "tests/agents/effects/EffectSamples.h"
#include "tests/agents/effects/connectors/ApiRig.h"

namespace qd::test {

using agents::Outcome;

namespace {

constexpr const char* kFeed = "POST /546349135390552/feed";
constexpr const char* kPhotos = "POST /546349135390552/photos";
constexpr const char* kPosts = "GET /546349135390552/published_posts";
const QByteArray kMade = R"({"id":"546349135390552_1116689038356556"})";

QByteArray complaint(int code, const QByteArray& more = {})
{
    return R"({"error":{"message":"Message describing the error","type":"OAuthException","code":)" + QByteArray::number(code) + more + R"(,"fbtrace_id":"EJplcsCHuLu"}})";
}

/// A page whose service answers as Meta does when all is well.
class Page : public ApiRig {
public:
    explicit Page(Duration patience = std::chrono::seconds(25)) : ApiRig(fileOf(), [patience](const auto& file, const auto& door, const Clock& clock) {
        return std::make_unique<agents::PageConnector>(file, door, clock, patience);
    })
    {
        server.says(kPhotos, 200, R"({"id":"1002088839996"})");
        server.says(kFeed, 200, kMade);
        server.says("GET /546349135390552_1116689038356556", 200, R"({"id":"546349135390552_1116689038356556","message":"Hello","permalink_url":"https://www.facebook.com/546349135390552/posts/1116689038356556"})");
        server.says(kPosts, 200, R"({"data":[],"paging":{}})");
    }
    agents::Delivery post(bool withPicture = false)
    {
        agents::PostMaterial material = samplePost();
        if (!withPicture)
            material.imagePng.clear();
        const agents::Rendered rendered = agents::renderFacebookPost(material, effectBrand()).value();
        agents::Delivery post = delivery(rendered.content, rendered.blobs);
        post.step = [this](const QString& name, const QString& id, const std::function<void()>& then) {
            steps.insert(name, id);
            then();
        };
        return post;
    }
    QMap<QString, QString> steps;

private:
    static agents::ConnectorFile fileOf()
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::Facebook;
        file.account = QStringLiteral("546349135390552");
        return file;
    }
};

} // namespace

TEST(PageConnector, SendsThePictureUnseenAndThenThePostOnce)
{
    Page rig;
    const agents::Delivery post = rig.post(true);
    ASSERT_TRUE(rig.connector->check(post.content)) << rig.connector->check(post.content).error().text.toStdString();
    const Outcome outcome = rig.sent(post);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("https://www.facebook.com/546349135390552/posts/1116689038356556"));
    EXPECT_EQ(outcome.providerId, QStringLiteral("546349135390552_1116689038356556"));
    EXPECT_EQ(rig.steps.value(QStringLiteral("picture")), QStringLiteral("1002088839996"));
    const ApiHost::Asked picture = rig.server.last(kPhotos);
    const QByteArray boundary = picture.headers.value("content-type").mid(QByteArray("multipart/form-data; boundary=").size());
    EXPECT_TRUE(picture.headers.value("content-type").startsWith("multipart/form-data; boundary=quarterdeck-"));
    EXPECT_EQ(picture.body.count("--" + boundary), 4);
    EXPECT_TRUE(picture.body.startsWith("--" + boundary + "\r\nContent-Disposition: form-data; name=\"published\"\r\n\r\nfalse\r\n"));
    EXPECT_TRUE(picture.body.contains("name=\"alt_text_custom\"\r\n\r\nA graphic\r\n"));
    EXPECT_TRUE(picture.body.contains("Content-Type: image/png\r\n\r\n" + samplePost().imagePng + "\r\n--" + boundary + "--\r\n"));
    const Result<Json> sent = Json::parse(rig.server.last(kFeed).body);
    EXPECT_EQ(sent->at(u"message").toString(), std::get<QString>(post.content.details.value(QStringLiteral("text"))));
    EXPECT_EQ(sent->at(u"attached_media").toText(), R"([{"media_fbid":"1002088839996"}])");
    EXPECT_EQ(rig.server.asked().size(), 3);
    for (const ApiHost::Asked& asked : rig.server.asked())
        EXPECT_EQ(asked.headers.value("authorization"), QByteArray("Bearer ") + ApiRig::kKey);
}

TEST(PageConnector, APictureThatIsOnRecordIsNotSentAgain)
{
    Page rig;
    agents::Delivery post = rig.post(true);
    post.stepped = {{QStringLiteral("picture"), QStringLiteral("77")}};
    EXPECT_EQ(rig.sent(post).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.server.count(kPhotos), 0);
    EXPECT_TRUE(rig.server.last(kFeed).body.contains(R"("media_fbid":"77")"));
}

TEST(PageConnector, EveryAnswerToThePostIsReadForWhatItIs)
{
    struct {
        int status;
        QByteArray body;
        QByteArray headers;
        ApiHost::Fault fault;
        Outcome::Kind kind;
        const char* says;
    } const all[] = {
        {400, complaint(190, R"(,"error_subcode":463)"), "", ApiHost::None, Outcome::Later, "Message describing the error (190)"},
        {400, complaint(506), "", ApiHost::None, Outcome::Refused, "the same stands there already"},
        {400, complaint(100), "", ApiHost::None, Outcome::Refused, "(100)"},
        {403, complaint(200), "", ApiHost::None, Outcome::Refused, "(200)"},
        {400, complaint(32), "", ApiHost::None, Outcome::Later, "(32)"},
        {403, complaint(4), "", ApiHost::None, Outcome::Later, "(4)"},
        {500, complaint(2, R"(,"is_transient":true)"), "", ApiHost::None, Outcome::Unknown, "(2)"},
        {400, complaint(1), "", ApiHost::None, Outcome::Unknown, "(1)"},
        {401, "", "", ApiHost::None, Outcome::Later, "does not take our key"},
        {403, "", "", ApiHost::None, Outcome::Refused, "answered 403"},
        {429, "", "Retry-After: 7\r\n", ApiHost::None, Outcome::Later, "too much at once"},
        {502, "<html>", "", ApiHost::None, Outcome::Unknown, "answered 502"},
        {200, complaint(100), "", ApiHost::None, Outcome::Refused, "(100)"},
        {200, "{}", "", ApiHost::None, Outcome::Unknown, "not as it should"},
        {200, R"({"id":"../me"})", "", ApiHost::None, Outcome::Unknown, "not as it should"},
        {200, kMade, "", ApiHost::CutsBeforeBody, Outcome::Unknown, ""},
        {200, kMade, "", ApiHost::CutsAfterBody, Outcome::Unknown, ""},
        {200, kMade, "", ApiHost::CutsInAnswer, Outcome::Unknown, ""},
    };
    for (const auto& one : all) {
        SCOPED_TRACE(std::to_string(one.status) + one.body.toStdString() + std::to_string(one.fault));
        Page rig;
        rig.server.nowSays(kFeed, one.status, one.body, one.headers, one.fault);
        const Outcome outcome = rig.sent(rig.post());
        EXPECT_EQ(outcome.kind, one.kind) << outcome.text.toStdString();
        EXPECT_FALSE(outcome.repeats) << "Meta counts nothing once";
        EXPECT_TRUE(outcome.text.contains(QLatin1String(one.says))) << outcome.text.toStdString();
        EXPECT_EQ(outcome.why == Deferral::Key, one.status == 401 || one.body.contains(":190"));
        EXPECT_EQ(rig.server.count(kFeed), 1);
    }
    Page silent(ApiRig::kPatience);
    silent.server.nowSays(kFeed, 200, kMade, {}, ApiHost::KeepsSilent);
    EXPECT_EQ(silent.sent(silent.post()).kind, Outcome::Unknown);
}

TEST(PageConnector, WithoutItsPictureNothingCanBeSeen)
{
    for (const auto& [status, body, fault, kind] : {std::tuple{500, "", ApiHost::None, Outcome::Later}, std::tuple{200, "{}", ApiHost::None, Outcome::Refused}, std::tuple{400, "", ApiHost::None, Outcome::Refused},
                                                    std::tuple{200, kMade.constData(), ApiHost::CutsBeforeBody, Outcome::Later}, std::tuple{200, kMade.constData(), ApiHost::CutsInAnswer, Outcome::Later}, std::tuple{401, "", ApiHost::None, Outcome::Later}}) {
        Page rig;
        rig.server.nowSays(kPhotos, status, body, {}, fault);
        const Outcome outcome = rig.sent(rig.post(true));
        EXPECT_EQ(outcome.kind, kind) << status << outcome.text.toStdString();
        EXPECT_TRUE(rig.steps.isEmpty());
        EXPECT_EQ(rig.server.count(kFeed), 0);
    }
}

TEST(PageConnector, WhatWasPostedIsSaidAlsoWhereItCannotBeReadBack)
{
    Page rig;
    rig.server.nowSays("GET /546349135390552_1116689038356556", 503);
    const Outcome outcome = rig.sent(rig.post());
    EXPECT_EQ(outcome.kind, Outcome::Confirmed);
    EXPECT_EQ(outcome.text, QStringLiteral("https://www.facebook.com/546349135390552_1116689038356556 (it could not be read back)"));
}

TEST(PageConnector, IsLookedForAmongThePostsByItsText)
{
    Page rig;
    const agents::Delivery post = rig.post();
    EXPECT_EQ(rig.found(post).found, Found::Unclear);
    EXPECT_TRUE(rig.server.last(kPosts).path.contains(QStringLiteral("&since=")));
    JsonWriter text;
    text.value(std::get<QString>(post.content.details.value(QStringLiteral("text"))).replace(QStringLiteral("\n\n"), QStringLiteral("\n \n")));
    rig.server.nowSays(kPosts, 200, R"({"data":[{"id":"5_6","message":"another"},{"id":"5_7","permalink_url":"https://www.facebook.com/5/posts/7","message":)" + text.take() + R"(}],"paging":{"next":"https://x"}})");
    const agents::LookedUp there = rig.found(post);
    EXPECT_EQ(there.found, Found::Yes) << there.evidence.toStdString();
    EXPECT_EQ(there.providerId, QStringLiteral("5_7"));
    for (const auto& [status, body] : {std::pair{200, QByteArray("{}")}, std::pair{500, QByteArray()}, std::pair{400, complaint(190)}, std::pair{200, QByteArray(R"({"data":[{"id":"5_6","message":"another"}],"paging":{"next":"https://x"}})")}}) {
        rig.server.nowSays(kPosts, status, body);
        EXPECT_EQ(rig.found(post).found, Found::Unclear) << body.toStdString();
    }
    EXPECT_TRUE(rig.found(post).evidence.contains(QStringLiteral("and there are more")));
    EXPECT_EQ(rig.server.count(kFeed), 0);
}

TEST(PageConnector, RefusesWhatFacebookWouldNotTakeBeforeAnybodyIsAsked)
{
    Page rig;
    const agents::Delivery good = rig.post(true);
    QList<agents::Delivery> wrong(6, good);
    wrong[0].content.details.insert(QStringLiteral("text"), QStringLiteral("another"));
    wrong[1].content.destination = QStringLiteral("https://graph.facebook.com/v23.0/1");
    wrong[2].content.files.append(wrong[2].content.files.last());
    wrong[3].content.files.last().mediaType = QStringLiteral("image/gif");
    wrong[4].content.files.last().bytes = 4 * 1024 * 1024 + 1;
    wrong[5].blobs.first() = "x";
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        EXPECT_EQ(rig.sent(wrong[i]).kind, Outcome::Refused) << i;
        EXPECT_EQ(bool(rig.connector->check(wrong[i].content)), i > 4) << i;
    }
    EXPECT_EQ(rig.server.asked().size(), 0);
}

TEST(PageConnector, TheTestSaysWhetherTheKeyIsThePagesOwn)
{
    Page rig;
    rig.server.says("GET /me", 200, R"({"id":"546349135390552","name":"The press"})");
    ASSERT_TRUE(rig.tried());
    EXPECT_TRUE(rig.tried()->contains(QStringLiteral("as the page \"The press\"")));
    rig.server.nowSays("GET /me", 200, R"({"id":"10225","name":"Ada"})");
    EXPECT_EQ(rig.tried().error().kind, Error::Rule);
    rig.server.nowSays("GET /me", 400, complaint(190));
    EXPECT_EQ(rig.tried().error().kind, Error::Rule);
    EXPECT_EQ(rig.tried().error().where, QStringLiteral("key"));
    rig.server.nowSays("GET /me", 200, "<html>");
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
}

} // namespace qd::test
