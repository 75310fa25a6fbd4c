#include "agents/effects/connectors/linkedin/LinkedInConnector.h"
#include "tests/agents/effects/EffectSamples.h"
#include "tests/agents/effects/connectors/ApiRig.h"

namespace qd::test {

using agents::Outcome;

namespace {

constexpr const char* kPage = "urn:li:organization:5515715";
constexpr const char* kPerson = "urn:li:person:Ab_1-x";
constexpr const char* kUrn = "urn:li:share:6844785523593134080";
constexpr const char* kGiven = "x-restli-id: urn:li:share:6844785523593134080\r\n";
constexpr const char* kPostRoute = "GET /rest/posts/urn%3Ali%3Ashare%3A6844785523593134080";

/// As the documentation has it (posts-api, "Get Posts by URN"), with another text and moment.
QByteArray postJson(const QString& little, qint64 created, const char* urn = kUrn)
{
    return QStringLiteral(R"({"isReshareDisabledByAuthor":false,"createdAt":%1,"lifecycleState":"PUBLISHED","lastModifiedAt":%1,"visibility":"PUBLIC","publishedAt":%1,"author":"urn:li:organization:5515715","id":"%2","distribution":{"feedDistribution":"MAIN_FEED","thirdPartyDistributionChannels":[]},"commentary":%3})")
        .arg(created).arg(QLatin1String(urn), QString::fromUtf8(Json(little).toText())).toUtf8();
}

/// A page or a person whose service answers as LinkedIn does when all is well.
class Account : public ApiRig {
public:
    explicit Account(const char* author = kPage, Duration patience = std::chrono::seconds(25)) : ApiRig(fileOf(author), [patience](const auto& file, const auto& door, const Clock& clock) {
        return std::make_unique<agents::LinkedInConnector>(file, door, clock, patience);
    })
    {
        server.says("POST /rest/images?action=initializeUpload", 200, uploadTo(server.origin()));
        server.says("PUT /dms-uploads/", 201);
        server.says("POST /rest/posts", 201, {}, kGiven);
        server.says(kPostRoute, 200, postJson(QStringLiteral("Read this \\(all of it\\)\n\nhttps://blog.example/posts/one/\n\n{hashtag|\\#|Harbour}"), clock.now().ms));
        server.says("GET /v2/userinfo", 200, R"({"sub":"Ab_1-x","name":"Ada"})");
    }
    static QByteArray uploadTo(const QString& origin)
    {
        return QStringLiteral(R"({"value":{"uploadUrlExpiresAt":1650567510704,"uploadUrl":"%1/dms-uploads/C5600AQFtMqI?ca=vector_ads&sync=0","image":"urn:li:image:C4E10AQFoyyAjHPMQuQ"}})").arg(origin).toUtf8();
    }
    agents::Delivery post(bool withPicture = false) const
    {
        agents::PostMaterial material = samplePost();
        material.text = QStringLiteral("Read this (all of it)");
        material.link = QStringLiteral("https://blog.example/posts/one/");
        material.hashtags = {QStringLiteral("Harbour")};
        if (!withPicture)
            material.imagePng.clear();
        const agents::Rendered rendered = agents::renderLinkedInPost(material, effectBrand()).value();
        return delivery(rendered.content, rendered.blobs);
    }

private:
    static agents::ConnectorFile fileOf(const char* author)
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::LinkedIn;
        file.account = QString::fromLatin1(author);
        return file;
    }
};

} // namespace

TEST(LinkedInConnector, PostsOnceWithItsPictureAndReadsItBack)
{
    Account rig;
    const agents::Delivery post = rig.post(true);
    ASSERT_TRUE(rig.connector->check(post.content)) << rig.connector->check(post.content).error().text.toStdString();
    EXPECT_EQ(post.content.destination, QStringLiteral("https://www.linkedin.com/company/5515715"));
    const Outcome outcome = rig.sent(post);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("https://www.linkedin.com/feed/update/%1/").arg(QLatin1String(kUrn)));
    EXPECT_EQ(outcome.providerId, QLatin1String(kUrn));
    const Result<Json> sent = Json::parse(rig.server.last("POST /rest/posts").body);
    EXPECT_EQ(sent->at(u"author").toString(), QLatin1String(kPage));
    EXPECT_EQ(sent->at(u"commentary").toString(), QStringLiteral("Read this \\(all of it\\)\n\nhttps://blog.example/posts/one/\n\n{hashtag|\\#|Harbour}"));
    EXPECT_EQ(sent->at(u"lifecycleState").toString(), QStringLiteral("PUBLISHED"));
    EXPECT_EQ(sent->at(u"content").at(u"media").at(u"id").toString(), QStringLiteral("urn:li:image:C4E10AQFoyyAjHPMQuQ"));
    EXPECT_EQ(sent->at(u"content").at(u"media").at(u"altText").toString(), QStringLiteral("A graphic"));
    EXPECT_EQ(rig.server.last("PUT /dms-uploads/").body, samplePost().imagePng);
    EXPECT_EQ(rig.server.last("PUT /dms-uploads/").headers.value("content-type"), "image/png");
    EXPECT_EQ(rig.server.asked().size(), 4);
    for (const ApiHost::Asked& asked : rig.server.asked()) {
        EXPECT_EQ(asked.headers.value("authorization"), QByteArray("Bearer ") + ApiRig::kKey);
        EXPECT_EQ(asked.headers.value("linkedin-version"), agents::kLinkedInVersion);
        EXPECT_EQ(asked.headers.value("x-restli-protocol-version"), "2.0.0");
    }
}

TEST(LinkedInConnector, APersonsPostIsBelievedByItsNumber)
{
    Account rig(kPerson);
    const Outcome outcome = rig.sent(rig.post());
    EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(rig.server.asked().size(), 1) << "nobody may read the posts of a person";
    EXPECT_FALSE(rig.connector->canLookUp());
    EXPECT_EQ(rig.connector->guarantees().once, agents::Guarantees::Never);
    EXPECT_EQ(rig.connector->place(), QStringLiteral("https://www.linkedin.com/in/Ab_1-x"));
}

TEST(LinkedInConnector, EveryAnswerToThePostIsReadForWhatItIs)
{
    struct {
        int status;
        QByteArray body;
        QByteArray headers;
        ApiHost::Fault fault;
        Outcome::Kind kind;
        const char* says;
    } const all[] = {
        {400, R"({"message":"Request body validation failed","status":400})", "", ApiHost::None, Outcome::Refused, "validation failed"},
        {401, R"({"status":401,"serviceErrorCode":65601,"code":"REVOKED_ACCESS_TOKEN","message":"The token used in the request has been revoked by the user"})", "", ApiHost::None, Outcome::Later, "sign-in"},
        {403, R"({"status":403,"serviceErrorCode":100,"code":"ACCESS_DENIED","message":"Not enough permissions to access: partnerApiPosts.CREATE.20260501"})", "", ApiHost::None, Outcome::Refused, "Not enough permissions"},
        {422, R"({"message":"ERROR :: /commentary :: is too long","status":422})", "", ApiHost::None, Outcome::Refused, "too long"},
        {426, R"({"status":426,"code":"NONEXISTENT_VERSION","message":"Requested version 20260501 is not active"})", "", ApiHost::None, Outcome::Refused, "api_version"},
        {429, R"({"message":"Resource level throttle limit for calls to this resource is reached.","status":429})", "Retry-After: 7\r\n", ApiHost::None, Outcome::Later, "too much at once"},
        {500, "{}", "", ApiHost::None, Outcome::Unknown, "answered 500"},
        {504, "", "", ApiHost::None, Outcome::Unknown, "answered 504"},
        {302, "", "Location: https://elsewhere.example/\r\n", ApiHost::None, Outcome::Refused, "nobody follows"},
        {201, "", "", ApiHost::None, Outcome::Unknown, "not as it should"},
        {201, "", "x-restli-id: ../posts\r\n", ApiHost::None, Outcome::Unknown, "not as it should"},
        {201, "", kGiven, ApiHost::CutsBeforeBody, Outcome::Unknown, ""},
        {201, "", kGiven, ApiHost::CutsAfterBody, Outcome::Unknown, ""},
    };
    for (const auto& one : all) {
        SCOPED_TRACE(std::to_string(one.status) + one.body.toStdString() + std::to_string(one.fault));
        Account rig;
        rig.server.nowSays("POST /rest/posts", one.status, one.body, one.headers, one.fault);
        const Outcome outcome = rig.sent(rig.post());
        EXPECT_EQ(outcome.kind, one.kind) << outcome.text.toStdString();
        EXPECT_TRUE(outcome.text.contains(QLatin1String(one.says))) << outcome.text.toStdString();
        EXPECT_FALSE(outcome.repeats) << "nobody sends it again unasked";
        EXPECT_EQ(rig.server.count("POST /rest/posts"), 1);
        EXPECT_EQ(rig.server.count("GET"), 0);
    }
    Account rig(kPage, ApiRig::kPatience);
    rig.server.nowSays("POST /rest/posts", 201, {}, kGiven, ApiHost::KeepsSilent);
    EXPECT_EQ(rig.sent(rig.post()).kind, Outcome::Unknown);
}

TEST(LinkedInConnector, ADuplicateIsLookedAtBeforeItIsBelieved)
{
    constexpr const char* kDuplicate = R"({"errorDetailType":"com.linkedin.common.error.BadRequest","message":"com.linkedin.content.common.exception.BadRequestResponseException: Content is a duplicate of urn:li:share:6844785523593134080","errorDetails":{"inputErrors":[{"description":"Duplicate post is detected","input":{},"code":"DUPLICATE_POST"}]},"status":422})";
    const QString text = QStringLiteral("Read this (all of it)\n\nhttps://blog.example/posts/one/\n\n{hashtag|\\#|Harbour}");
    const qint64 now = SystemClock().now().ms;
    struct {
        int status;
        QByteArray body;
        Outcome::Kind kind;
    } const all[] = {{200, postJson(text, now), Outcome::Confirmed}, {200, postJson(text, now - 3'600'000), Outcome::Refused}, {200, postJson(QStringLiteral("Other"), now), Outcome::Refused},
                     {404, "{}", Outcome::Unknown}, {403, "{}", Outcome::Unknown}, {500, "{}", Outcome::Unknown}, {200, postJson(text, now, "urn:li:share:1"), Outcome::Unknown}};
    for (const auto& one : all) {
        Account rig;
        rig.server.nowSays("POST /rest/posts", 422, kDuplicate);
        rig.server.nowSays(kPostRoute, one.status, one.body);
        const Outcome outcome = rig.sent(rig.post());
        EXPECT_EQ(outcome.kind, one.kind) << one.status << one.body.toStdString() << outcome.text.toStdString();
        EXPECT_EQ(outcome.providerId.isEmpty(), one.kind != Outcome::Confirmed);
        EXPECT_EQ(rig.server.count("POST /rest/posts"), 1);
    }
    Account person(kPerson);
    person.server.nowSays("POST /rest/posts", 422, kDuplicate);
    EXPECT_EQ(person.sent(person.post()).kind, Outcome::Unknown);
}

TEST(LinkedInConnector, WhatBreaksOffBeforeThePostIsTriedLaterAndNothingIsPosted)
{
    for (const char* route : {"POST /rest/images?action=initializeUpload", "PUT /dms-uploads/"})
        for (const auto& [status, fault, kind] : {std::tuple{500, ApiHost::None, Outcome::Later}, std::tuple{200, ApiHost::CutsAfterBody, Outcome::Later}, std::tuple{429, ApiHost::None, Outcome::Later}, std::tuple{401, ApiHost::None, Outcome::Later},
                                                  std::tuple{403, ApiHost::None, Outcome::Refused}, std::tuple{200, ApiHost::CutsInAnswer, Outcome::Later}}) {
            SCOPED_TRACE(std::string(route) + std::to_string(status) + std::to_string(fault));
            Account rig;
            rig.server.nowSays(route, status, "{}", {}, fault);
            EXPECT_EQ(rig.sent(rig.post(true)).kind, kind);
            EXPECT_EQ(rig.server.count("POST /rest/posts"), 0);
        }
}

TEST(LinkedInConnector, APictureGoesToLinkedInAlone)
{
    for (const char* elsewhere : {"https://www.linkedin.com.evil.example", "https://www.linkedin.com", "http://127.0.0.1:1", "file:///tmp"}) {
        Account rig;
        rig.server.nowSays("POST /rest/images?action=initializeUpload", 200, Account::uploadTo(QString::fromLatin1(elsewhere)));
        const Outcome outcome = rig.sent(rig.post(true));
        EXPECT_EQ(outcome.kind, Outcome::Refused) << elsewhere;
        EXPECT_TRUE(outcome.text.contains(QStringLiteral("our key does not go"))) << outcome.text.toStdString();
        EXPECT_EQ(rig.server.count("POST /rest/posts"), 0);
    }
}

TEST(LinkedInConnector, IsFoundAmongThePagesPostsByItsText)
{
    Account rig;
    const agents::Delivery post = rig.post();
    const QByteArray route = "GET /rest/posts?author=urn%3Ali%3Aorganization%3A5515715&q=author";
    const QString little = QStringLiteral("Read this \\(all of it\\)\n\nhttps://blog.example/posts/one/\n\n{hashtag|\\#|Harbour}");
    const auto list = [](const QByteArray& posts) { return R"({"paging":{"start":0,"count":10,"links":[]},"elements":[)" + posts + "]}"; };
    rig.server.says(route, 200, list(postJson(QStringLiteral("Other"), rig.clock.now().ms, "urn:li:ugcPost:1") + ',' + postJson(little, rig.clock.now().ms)));
    const agents::LookedUp there = rig.found(post);
    EXPECT_EQ(there.found, Found::Yes) << there.evidence.toStdString();
    EXPECT_EQ(there.providerId, QLatin1String(kUrn));
    for (const auto& [status, body] : {std::pair{200, list(postJson(little, rig.clock.now().ms - 3'600'000))}, std::pair{200, list({})}, std::pair{200, QByteArray("{}")}, std::pair{500, QByteArray("{}")}, std::pair{403, QByteArray("{}")}}) {
        rig.server.nowSays(route, status, body);
        EXPECT_EQ(rig.found(post).found, Found::Unclear) << status << body.toStdString() << ": only a yes is certain";
    }
    EXPECT_EQ(rig.server.count("POST"), 0);
    EXPECT_FALSE(rig.connector->guarantees().lookUpIsStrong);
    EXPECT_EQ(Account(kPerson).found(post).found, Found::Unclear);
}

TEST(LinkedInConnector, RefusesWhatLinkedInWouldNotTakeBeforeAnythingLeaves)
{
    Account rig;
    const agents::Delivery good = rig.post(true);
    QList<agents::Delivery> wrong(6, good);
    const QString brackets = QString(1'600, u'(');
    wrong[0].content.details.insert(QStringLiteral("text"), brackets); // 3,200 with what they are escaped by
    wrong[0].content.files.first().bytes = brackets.size() + 1;
    wrong[1].content.details.insert(QStringLiteral("text"), QString());
    wrong[2].content.files.last().mediaType = QStringLiteral("image/webp");
    wrong[3].content.files.last().bytes = 9 * 1024 * 1024;
    wrong[4].content.files.append(good.content.files.first());
    wrong[5].content.destination = QStringLiteral("https://www.linkedin.com/company/1");
    for (const agents::Delivery& one : wrong) {
        EXPECT_FALSE(rig.connector->check(one.content));
        EXPECT_EQ(rig.sent(one).kind, Outcome::Refused);
    }
    agents::Delivery other = good; // bytes that are not those that were approved
    other.blobs[other.content.files.first().sha256] = "Something else";
    EXPECT_EQ(rig.sent(other).kind, Outcome::Refused);
    EXPECT_TRUE(rig.server.asked().isEmpty());
}

TEST(LinkedInConnector, TheTestSaysWhatTheSignInMayDo)
{
    Account page;
    page.server.says("GET /rest/posts?author=", 200, R"({"elements":[]})");
    ASSERT_TRUE(page.tried());
    EXPECT_TRUE(page.tried()->contains(QStringLiteral("company/5515715")));
    page.server.nowSays("GET /rest/posts?author=", 403, R"({"message":"Not enough permissions","status":403})");
    EXPECT_EQ(page.tried().error().kind, Error::Rule);
    page.server.nowSays("GET /rest/posts?author=", 200, "<html>");
    EXPECT_FALSE(page.tried());
    Account person(kPerson);
    EXPECT_TRUE(person.tried());
    person.server.nowSays("GET /v2/userinfo", 200, R"({"sub":"another"})");
    const Result<QString> other = person.tried();
    ASSERT_FALSE(other);
    EXPECT_TRUE(other.error().text.contains(QStringLiteral("urn:li:person:another"))) << other.error().text.toStdString();
    EXPECT_EQ(page.server.count("POST") + person.server.count("POST"), 0);
}

TEST(LinkedInWords, LittleTextIsEscapedAndReadBack)
{
    const std::pair<const char*, const char*> all[] = {{"plain, text!", "plain, text!"}, {"a (b) [c] {d} <e>", "a \\(b\\) \\[c\\] \\{d\\} \\<e\\>"}, {"x_y *z* ~ | @me \\", "x\\_y \\*z\\* \\~ \\| \\@me \\\\"},
                                                       {"#Tag and #two", "{hashtag|\\#|Tag} and {hashtag|\\#|two}"}, {"C# and a#b", "C\\# and a\\#b"}, {"#a_b", "{hashtag|\\#|a\\_b}"}, {"# no", "\\# no"}};
    for (const auto& [text, little] : all) {
        EXPECT_EQ(agents::asLittleText(QString::fromUtf8(text)), QString::fromUtf8(little)) << text;
        EXPECT_EQ(agents::fromLittleText(QString::fromUtf8(little)), QString::fromUtf8(text)) << little;
    }
    EXPECT_EQ(agents::fromLittleText(QStringLiteral("{hashtag|#|Technology}")), QStringLiteral("#Technology"));
}

} // namespace qd::test
