#include "agents/effects/connectors/businessprofile/BusinessConnector.h"

#include "agents/effects/render/social/LocalPost.h"
#include "core/base/Json.h"
#include "tests/agents/effects/EffectSamples.h"
#include "tests/agents/effects/connectors/ApiRig.h"

#include <QBuffer>
#include <QImage>
#include <QRandomGenerator>

namespace qd::test {

using agents::Outcome;

namespace {

constexpr const char* kPosts = "POST /accounts/123/locations/456/localPosts";
constexpr const char* kList = "GET /accounts/123/locations/456/localPosts";
constexpr const char* kPicture = "GET /site/picture.jpg";

/// As Google's reference has it ("LocalPost").
QByteArray made(const char* state = "LIVE", const QByteArray& more = R"(,"searchUrl":"https://local.google.com/place?id=1&use=posts&lpsid=3")")
{
    return QByteArray(R"({"name":"accounts/123/locations/456/localPosts/3","languageCode":"en","summary":"x","state":")") + state + R"(","createTime":"2026-11-23T12:00:00.123Z")" + more + "}";
}

QByteArray complaint(int code, const char* status)
{
    return R"({"error":{"code":)" + QByteArray::number(code) + R"(,"message":"Request contains an invalid argument.","status":")" + status + R"("}})";
}

/// A picture of more than ten kilobytes.
QByteArray noise()
{
    QImage image({600, 400}, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, random.generate());
    QByteArray png;
    QBuffer buffer(&png);
    image.save(&buffer, "PNG");
    return png;
}

class Profile : public ApiRig {
public:
    explicit Profile(Duration patience = std::chrono::seconds(25)) : ApiRig(fileOf(), [patience](const auto& file, const auto& door, const Clock& clock) {
        return std::make_unique<agents::BusinessConnector>(file, door, clock, patience);
    })
    {
        material.post = samplePost();
        server.says(kPosts, 200, made());
        server.says(kList, 200, "{}");
    }
    agents::Delivery post() const
    {
        const agents::Rendered rendered = agents::renderLocalPost(material, effectBrand()).value();
        return delivery(rendered.content, rendered.blobs);
    }
    agents::LocalPostMaterial material;

private:
    static agents::ConnectorFile fileOf()
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::BusinessProfile;
        file.account = QStringLiteral("accounts/123/locations/456");
        return file;
    }
};

} // namespace

TEST(BusinessConnector, PostsOnceWithItsButton)
{
    Profile rig;
    const agents::Delivery post = rig.post();
    ASSERT_TRUE(rig.connector->check(post.content)) << rig.connector->check(post.content).error().text.toStdString();
    const Outcome outcome = rig.sent(post);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("https://local.google.com/place?id=1&use=posts&lpsid=3"));
    EXPECT_EQ(outcome.providerId, QStringLiteral("accounts/123/locations/456/localPosts/3"));
    EXPECT_EQ(rig.server.last(kPosts).body, QByteArray(R"({"languageCode":"en","summary":"Most programmes fail before the model.\n\nHere is what to settle first.","topicType":"STANDARD","callToAction":{"actionType":"LEARN_MORE","url":"https://blog.harborandpine.example/posts/first-ninety-days/"}})"));
    EXPECT_EQ(rig.server.last(kPosts).headers.value("authorization"), QByteArray("Bearer ") + ApiRig::kKey);
    EXPECT_EQ(rig.server.asked().size(), 1);
}

TEST(BusinessConnector, AnEventAndAnOfferAreSaidAsGoogleWantsThem)
{
    Profile rig;
    rig.material.topic = QStringLiteral("event");
    rig.material.action = QStringLiteral("call");
    rig.material.start = QStringLiteral("2026-12-01T18:30");
    rig.material.end = QStringLiteral("2026-12-02");
    EXPECT_EQ(rig.sent(rig.post()).kind, Outcome::Confirmed);
    EXPECT_TRUE(rig.server.last(kPosts).body.endsWith(R"("topicType":"EVENT","event":{"title":"The first ninety days","schedule":{"startDate":{"year":2026,"month":12,"day":1},"startTime":{"hours":18,"minutes":30},"endDate":{"year":2026,"month":12,"day":2}}},"callToAction":{"actionType":"CALL"}})"))
        << rig.server.last(kPosts).body.toStdString();
    rig.material.topic = QStringLiteral("offer");
    rig.material.action.clear();
    rig.material.coupon = QStringLiteral("SPRING");
    rig.material.terms = QStringLiteral("While stocks last");
    EXPECT_EQ(rig.sent(rig.post()).kind, Outcome::Confirmed);
    EXPECT_TRUE(rig.server.last(kPosts).body.endsWith(R"("offer":{"couponCode":"SPRING","redeemOnlineUrl":"https://blog.harborandpine.example/posts/first-ninety-days/","termsConditions":"While stocks last"}})")) << rig.server.last(kPosts).body.toStdString();
    EXPECT_FALSE(rig.server.last(kPosts).body.contains("callToAction"));
}

TEST(BusinessConnector, ItsPictureIsComparedRightBeforeGoogleFetchesIt)
{
    Profile rig;
    rig.material.post.imagePng = noise();
    rig.material.imageLink = rig.server.origin() + QStringLiteral("/site/picture.jpg");
    const agents::Rendered rendered = agents::renderLocalPost(rig.material, effectBrand()).value();
    const agents::Delivery post = rig.post();
    rig.server.says(kPicture, 404);
    EXPECT_TRUE(rig.seen(post)->preview.contains(QStringLiteral("does not stand at")));
    EXPECT_EQ(rig.sent(post).kind, Outcome::Refused);
    rig.server.nowSays(kPicture, 200, "another");
    EXPECT_TRUE(rig.sent(post).text.contains(QStringLiteral("another one stands there than was approved")));
    EXPECT_EQ(rig.server.count(kPosts), 0);
    rig.server.nowSays(kPicture, 200, bytesOf(rendered, "picture.jpg"));
    EXPECT_TRUE(rig.seen(post)->preview.contains(QStringLiteral("This very picture stands at")));
    EXPECT_EQ(rig.sent(post).kind, Outcome::Confirmed);
    EXPECT_TRUE(rig.server.last(kPosts).body.contains(R"("media":[{"mediaFormat":"PHOTO","sourceUrl":"http://127.0.0.1)")) << rig.server.last(kPosts).body.toStdString();
    EXPECT_FALSE(rig.server.last(kPicture).headers.contains("authorization")) << "the site gets no key";
    agents::Delivery small = post;
    small.content.files.last().bytes = 10'239;
    EXPECT_FALSE(rig.connector->check(small.content));
}

TEST(BusinessConnector, EveryAnswerToThePostIsReadForWhatItIs)
{
    struct {
        int status;
        QByteArray body;
        ApiHost::Fault fault;
        Outcome::Kind kind;
        const char* says;
    } const all[] = {
        {200, made("PROCESSING"), ApiHost::None, Outcome::Confirmed, "Google is still looking at it"}, {200, made("REJECTED"), ApiHost::None, Outcome::Refused, "rejected it at once"}, {200, made("LIVE", ""), ApiHost::None, Outcome::Confirmed, "Google has it as accounts/123"},
        {400, complaint(400, "INVALID_ARGUMENT"), ApiHost::None, Outcome::Refused, "Request contains an invalid argument."}, {401, complaint(401, "UNAUTHENTICATED"), ApiHost::None, Outcome::Later, "does not take our key"},
        {403, complaint(403, "PERMISSION_DENIED"), ApiHost::None, Outcome::Refused, "403"}, {429, complaint(429, "RESOURCE_EXHAUSTED"), ApiHost::None, Outcome::Later, "too much at once"}, {503, complaint(503, "UNAVAILABLE"), ApiHost::None, Outcome::Unknown, "503"},
        {200, "{}", ApiHost::None, Outcome::Unknown, "not as it should"}, {200, R"({"name":"../me"})", ApiHost::None, Outcome::Unknown, "not as it should"}, {200, made(), ApiHost::CutsBeforeBody, Outcome::Unknown, ""},
        {200, made(), ApiHost::CutsAfterBody, Outcome::Unknown, ""}, {200, made(), ApiHost::CutsInAnswer, Outcome::Unknown, ""},
    };
    for (const auto& one : all) {
        SCOPED_TRACE(std::to_string(one.status) + one.body.toStdString() + std::to_string(one.fault));
        Profile rig;
        rig.server.nowSays(kPosts, one.status, one.body, {}, one.fault);
        const Outcome outcome = rig.sent(rig.post());
        EXPECT_EQ(outcome.kind, one.kind) << outcome.text.toStdString();
        EXPECT_FALSE(outcome.repeats) << "Google counts nothing once";
        EXPECT_TRUE(outcome.text.contains(QLatin1String(one.says))) << outcome.text.toStdString();
        EXPECT_EQ(rig.server.count(kPosts), 1);
    }
    Profile silent(ApiRig::kPatience);
    silent.server.nowSays(kPosts, 200, made(), {}, ApiHost::KeepsSilent);
    EXPECT_EQ(silent.sent(silent.post()).kind, Outcome::Unknown);
}

TEST(BusinessConnector, IsLookedForAmongThePostsByItsText)
{
    Profile rig;
    const agents::Delivery post = rig.post();
    EXPECT_EQ(rig.found(post).found, Found::Unclear);
    const auto listed = [](const QByteArray& at, const char* state) {
        return R"({"localPosts":[{"name":"accounts/123/locations/456/localPosts/8","summary":"another","state":"LIVE","createTime":")" + at + R"("},{"name":"accounts/123/locations/456/localPosts/7","summary":"Most programmes  fail before the model.\nHere is what to settle first.","state":")"
               + state + R"(","createTime":")" + at + R"("}],"nextPageToken":"n"})";
    };
    const QByteArray now = toRfc3339(rig.clock.now()).left(19).toLatin1() + ".123456789Z";
    rig.server.nowSays(kList, 200, listed(now, "LIVE"));
    const agents::LookedUp there = rig.found(post);
    EXPECT_EQ(there.found, Found::Yes) << there.evidence.toStdString();
    EXPECT_EQ(there.providerId, QStringLiteral("accounts/123/locations/456/localPosts/7"));
    rig.server.nowSays(kList, 200, listed("2020-01-01T00:00:00Z", "LIVE"));
    EXPECT_EQ(rig.found(post).found, Found::Unclear) << "an older one is another";
    rig.server.nowSays(kList, 200, listed(now, "REJECTED"));
    EXPECT_EQ(rig.found(post).found, Found::Unclear);
    EXPECT_TRUE(rig.found(post).evidence.contains(QStringLiteral("has rejected it")));
    for (const auto& [status, body] : {std::pair{200, QByteArray(R"({"x":1})")}, std::pair{500, QByteArray()}, std::pair{200, QByteArray("[]")}}) {
        rig.server.nowSays(kList, status, body);
        EXPECT_EQ(rig.found(post).found, Found::Unclear) << body.toStdString();
    }
    EXPECT_EQ(rig.server.count(kPosts), 0);
}

TEST(BusinessConnector, RefusesWhatGoogleWouldNotTakeBeforeAnybodyIsAsked)
{
    Profile rig;
    const agents::Delivery good = rig.post();
    QList<agents::Delivery> wrong(7, good);
    wrong[0].content.details.insert(QStringLiteral("text"), QStringLiteral("another"));
    wrong[1].content.destination = QStringLiteral("https://mybusiness.googleapis.com/v4/accounts/1/locations/2");
    wrong[2].content.files.append(wrong[2].content.files.first());
    wrong[3].content.details.insert(QStringLiteral("topic"), QStringLiteral("event"));
    wrong[4].content.details.insert(QStringLiteral("action"), QStringLiteral("buy"));
    wrong[5].content.details.insert(QStringLiteral("image_link"), QStringLiteral("https://harborandpine.example/picture.jpg"));
    wrong[6].blobs.first() = "x";
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        EXPECT_EQ(rig.sent(wrong[i]).kind, Outcome::Refused) << i;
        EXPECT_EQ(bool(rig.connector->check(wrong[i].content)), i > 5) << i;
    }
    EXPECT_EQ(rig.server.asked().size(), 0);
}

TEST(BusinessConnector, TheTestSaysWhetherTheLocationsPostsCanBeSeen)
{
    Profile rig;
    ASSERT_TRUE(rig.tried()) << rig.tried().error().text.toStdString();
    EXPECT_TRUE(rig.tried()->contains(QStringLiteral("the posts of accounts/123/locations/456")));
    rig.server.nowSays(kList, 403, complaint(403, "PERMISSION_DENIED"));
    EXPECT_EQ(rig.tried().error().where, QStringLiteral("key"));
    rig.server.nowSays(kList, 200, "<html>");
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
}

} // namespace qd::test
