#include "agents/effects/connectors/instagram/InstagramConnector.h"
#include "agents/effects/http/ApprovedBytes.h"
#include "agents/effects/render/social/FeedPost.h"
#include "tests/agents/effects/EffectSamples.h"
#include "tests/agents/effects/connectors/ApiRig.h"

namespace qd::test {

using agents::Outcome;

namespace {

constexpr const char* kPicture = "GET /site/picture.jpg";
constexpr const char* kMedia = "POST /17841400008460056/media";
constexpr const char* kPublish = "POST /17841400008460056/media_publish";
constexpr const char* kStatus = "GET /17889455560051444";
const QByteArray kPublished = R"({"id":"17920238422030506"})";

QByteArray status(const QByteArray& code)
{
    return R"({"status_code":")" + code + R"(","id":"17889455560051444"})";
}

QByteArray complaint(int code)
{
    return R"({"error":{"message":"The media is not ready for publishing, please wait for a moment","type":"OAuthException","code":)" + QByteArray::number(code) + R"(,"error_subcode":2207027,"is_transient":false,"fbtrace_id":"A"}})";
}

/// An account whose service answers as Meta does when all is well, and a site where the picture stands.
class Account : public ApiRig {
public:
    explicit Account(Duration patience = std::chrono::seconds(25)) : ApiRig(fileOf(), [patience](const auto& file, const auto& door, const Clock& clock) {
        return std::make_unique<agents::InstagramConnector>(file, door, clock, patience);
    })
    {
        const agents::Rendered rendered = this->rendered();
        server.says(kPicture, 200, bytesOf(rendered, "picture.jpg"));
        server.says(kMedia, 200, R"({"id":"17889455560051444"})");
        server.says(kStatus, 200, status("FINISHED"));
        server.says(kPublish, 200, kPublished);
        server.says("GET /17920238422030506", 200, R"({"permalink":"https://www.instagram.com/p/CxyzAbc/","id":"17920238422030506"})");
    }
    agents::Rendered rendered() const
    {
        agents::PostMaterial material = samplePost();
        material.text = QStringLiteral("Settle this first");
        return agents::renderInstagramPost(material, server.origin() + QStringLiteral("/site/picture.jpg"), effectBrand()).value();
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
    /// One whose container is on record.
    agents::Delivery begun()
    {
        agents::Delivery post = this->post();
        post.stepped = {{QStringLiteral("container"), QStringLiteral("17889455560051444")}};
        return post;
    }
    QMap<QString, QString> steps;

private:
    static agents::ConnectorFile fileOf()
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::Instagram;
        file.account = QStringLiteral("17841400008460056");
        return file;
    }
};

} // namespace

TEST(InstagramConnector, ComparesThePictureMakesAContainerAndPublishesIt)
{
    Account rig;
    const agents::Delivery post = rig.post();
    ASSERT_TRUE(rig.connector->check(post.content)) << rig.connector->check(post.content).error().text.toStdString();
    const Outcome outcome = rig.sent(post);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("https://www.instagram.com/p/CxyzAbc/"));
    EXPECT_EQ(outcome.providerId, QStringLiteral("17920238422030506"));
    EXPECT_EQ(rig.steps.value(QStringLiteral("container")), QStringLiteral("17889455560051444"));
    EXPECT_FALSE(rig.server.last(kPicture).headers.contains("authorization")) << "the site gets no key";
    const ApiHost::Asked made = rig.server.asked().value(1); // in its order: the picture, the container, its status, its publication, its address
    EXPECT_EQ(made.path, QStringLiteral("/17841400008460056/media"));
    const Result<Json> media = Json::parse(made.body);
    EXPECT_EQ(media->at(u"image_url").toString(), rig.server.origin() + QStringLiteral("/site/picture.jpg"));
    EXPECT_EQ(media->at(u"caption").toString(), agents::detailIn(post.content, QLatin1String("text")));
    EXPECT_EQ(media->at(u"alt_text").toString(), QStringLiteral("A graphic"));
    EXPECT_EQ(made.headers.value("authorization"), QByteArray("Bearer ") + ApiRig::kKey);
    EXPECT_EQ(rig.server.last(kPublish).body, R"({"creation_id":"17889455560051444"})");
    EXPECT_EQ(rig.server.asked().size(), 5);
}

TEST(InstagramConnector, NothingIsMadeOfAnotherPictureThanWasApproved)
{
    for (const auto& [code, body, fault, kind] : {std::tuple{200, "another", ApiHost::None, Outcome::Refused}, std::tuple{404, "", ApiHost::None, Outcome::Refused}, std::tuple{401, "", ApiHost::None, Outcome::Refused},
                                                  std::tuple{302, "", ApiHost::None, Outcome::Refused}, std::tuple{500, "", ApiHost::None, Outcome::Later}, std::tuple{200, "another", ApiHost::CutsAfterBody, Outcome::Later}}) {
        Account rig;
        rig.server.nowSays(kPicture, code, body, code == 302 ? "Location: /elsewhere\r\n" : "", fault);
        const Outcome outcome = rig.sent(rig.post());
        EXPECT_EQ(outcome.kind, kind) << code << outcome.text.toStdString();
        EXPECT_TRUE(outcome.text.contains(QStringLiteral("/site/picture.jpg")));
        EXPECT_EQ(rig.server.count(kMedia), 0);
        const Result<agents::Sight> sight = rig.seen(rig.post());
        ASSERT_TRUE(sight);
        EXPECT_TRUE(sight->preview.contains(QStringLiteral("does not stand at"))) << sight->preview.toStdString();
    }
    Account rig;
    EXPECT_TRUE(rig.seen(rig.post())->preview.contains(QStringLiteral("This very picture stands at")));
    EXPECT_EQ(rig.server.count(kMedia), 0);
}

TEST(InstagramConnector, GoesOnWhereItsContainerIs)
{
    struct {
        const char* code;
        Outcome::Kind kind;
        int made;
        int published;
    } const all[] = {{"FINISHED", Outcome::Confirmed, 0, 1}, {"IN_PROGRESS", Outcome::Later, 0, 0}, {"PUBLISHED", Outcome::Confirmed, 0, 0}, {"ERROR", Outcome::Refused, 0, 0}, {"EXPIRED", Outcome::Refused, 1, 0}, {"NEW_ONE", Outcome::Refused, 0, 0}};
    for (const auto& one : all) {
        Account rig;
        rig.server.nowSays(kStatus, 200, status(one.code));
        const Outcome outcome = rig.sent(rig.begun());
        EXPECT_EQ(outcome.kind, one.kind) << one.code << outcome.text.toStdString();
        EXPECT_EQ(rig.server.count(kMedia) - rig.server.count(kPublish), one.made) << one.code << " (a route of the one begins with the other's)";
        EXPECT_EQ(rig.server.count(kPublish), one.published) << one.code;
    }
    Account old;
    old.server.nowSays(kStatus, 200, status("EXPIRED"));
    old.server.says(kStatus, 200, status("FINISHED"));
    EXPECT_EQ(old.sent(old.begun()).kind, Outcome::Confirmed) << "a new container in the place of one that ran out";
}

TEST(InstagramConnector, EveryAnswerToThePublicationIsReadForWhatItIs)
{
    struct {
        int status;
        QByteArray body;
        ApiHost::Fault fault;
        Outcome::Kind kind;
    } const all[] = {
        {400, complaint(9007), ApiHost::None, Outcome::Later},   {400, complaint(190), ApiHost::None, Outcome::Later},    {400, complaint(9), ApiHost::None, Outcome::Later},
        {400, complaint(100), ApiHost::None, Outcome::Refused},  {400, complaint(2), ApiHost::None, Outcome::Unknown},    {401, "", ApiHost::None, Outcome::Later},
        {403, "", ApiHost::None, Outcome::Refused},              {429, "", ApiHost::None, Outcome::Later},                {500, "", ApiHost::None, Outcome::Unknown},
        {200, "{}", ApiHost::None, Outcome::Unknown},            {200, kPublished, ApiHost::CutsBeforeBody, Outcome::Unknown}, {200, kPublished, ApiHost::CutsAfterBody, Outcome::Unknown},
        {200, kPublished, ApiHost::CutsInAnswer, Outcome::Unknown}};
    for (const auto& one : all) {
        SCOPED_TRACE(std::to_string(one.status) + one.body.toStdString() + std::to_string(one.fault));
        Account rig;
        rig.server.nowSays(kPublish, one.status, one.body, {}, one.fault);
        const Outcome outcome = rig.sent(rig.post());
        EXPECT_EQ(outcome.kind, one.kind) << outcome.text.toStdString();
        EXPECT_FALSE(outcome.repeats);
        EXPECT_EQ(rig.server.count(kPublish), 1);
    }
    Account silent(ApiRig::kPatience);
    silent.server.nowSays(kPublish, 200, kPublished, {}, ApiHost::KeepsSilent);
    EXPECT_EQ(silent.sent(silent.post()).kind, Outcome::Unknown);
}

TEST(InstagramConnector, BeforeThePublicationNothingIsUnclear)
{
    for (const char* const route : {kMedia, kStatus})
        for (const auto& [code, body, fault, kind] : {std::tuple{500, "", ApiHost::None, Outcome::Later}, std::tuple{200, "{}", ApiHost::None, Outcome::Refused}, std::tuple{400, "", ApiHost::None, Outcome::Refused},
                                                      std::tuple{429, "", ApiHost::None, Outcome::Later}, std::tuple{200, "{}", ApiHost::CutsBeforeBody, Outcome::Later}, std::tuple{200, "{}", ApiHost::CutsInAnswer, Outcome::Later}}) {
            Account rig;
            rig.server.nowSays(route, code, body, {}, fault);
            const Outcome outcome = rig.sent(rig.post());
            EXPECT_EQ(outcome.kind, kind) << route << code << outcome.text.toStdString();
            EXPECT_EQ(rig.server.count(kPublish), 0);
        }
}

TEST(InstagramConnector, ItsContainerSaysWhetherItIsPublished)
{
    Account rig;
    EXPECT_EQ(rig.found(rig.post()).found, Found::No) << "without a container nothing is";
    EXPECT_EQ(rig.server.asked().size(), 0);
    EXPECT_EQ(rig.found(rig.begun()).found, Found::Unclear);
    rig.server.nowSays(kStatus, 200, status("PUBLISHED"));
    EXPECT_EQ(rig.found(rig.begun()).found, Found::Yes);
    for (const auto& [code, body] : {std::pair{500, ""}, std::pair{200, "{}"}}) {
        rig.server.nowSays(kStatus, code, body);
        EXPECT_EQ(rig.found(rig.begun()).found, Found::Unclear);
    }
}

TEST(InstagramConnector, RefusesWhatInstagramWouldNotTakeBeforeAnybodyIsAsked)
{
    Account rig;
    const agents::Delivery good = rig.post();
    QList<agents::Delivery> wrong(6, good);
    wrong[0].content.details.remove(QStringLiteral("image_link"));
    wrong[1].content.details.insert(QStringLiteral("image_link"), QStringLiteral("http://site.example/picture.jpg"));
    wrong[2].content.files.removeLast();
    wrong[3].content.files.last().mediaType = QStringLiteral("image/png");
    wrong[4].content.destination = QStringLiteral("https://graph.facebook.com/v23.0/1");
    wrong[5].blobs.first() = "x";
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        EXPECT_EQ(rig.sent(wrong[i]).kind, Outcome::Refused) << i;
        EXPECT_EQ(bool(rig.connector->check(wrong[i].content)), i > 4) << i;
    }
    EXPECT_TRUE(rig.connector->check(wrong[0].content).error().text.contains(QStringLiteral("no public address")));
    for (const auto& [text, says] : {std::pair{QString(2'201, u'x'), "2201 characters; Instagram takes 2200"}, std::pair{QStringLiteral("#a ").repeated(31), "31 hashtags; Instagram takes 30"}, std::pair{QStringLiteral("@a ").repeated(21), "21 names"}}) {
        agents::Delivery longer = good;
        longer.content.details.insert(QStringLiteral("text"), text);
        longer.content.files.first().bytes = text.size();
        ASSERT_FALSE(rig.connector->check(longer.content));
        EXPECT_TRUE(rig.connector->check(longer.content).error().text.contains(QLatin1String(says)));
    }
    EXPECT_EQ(rig.server.asked().size(), 0);
}

TEST(InstagramConnector, TheTestSaysWhoseAccountItIs)
{
    Account rig;
    rig.server.says("GET /17841400008460056", 200, R"({"id":"17841400008460056","username":"harbor.pine"})");
    ASSERT_TRUE(rig.tried());
    EXPECT_TRUE(rig.tried()->contains(QStringLiteral("as @harbor.pine")));
    rig.server.nowSays("GET /17841400008460056", 400, complaint(190));
    EXPECT_EQ(rig.tried().error().kind, Error::Rule);
    rig.server.nowSays("GET /17841400008460056", 200, R"({"id":"1"})");
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
}

} // namespace qd::test
