#include "agents/effects/connectors/mailchimp/MailchimpConnector.h"

#include "core/base/Json.h"
#include "tests/agents/effects/connectors/ApiRig.h"

namespace qd::test {

using agents::Outcome;

namespace {

constexpr const char* kAudience = "GET /lists/a1b2c3d4e5";
constexpr const char* kList = "GET /campaigns?";
constexpr const char* kMake = "POST /campaigns";
constexpr const char* kFill = "PUT /campaigns/42694e9e57/content";
constexpr const char* kChecklist = "GET /campaigns/42694e9e57/send-checklist";
constexpr const char* kSend = "POST /campaigns/42694e9e57/actions/send";
constexpr const char* kRead = "GET /campaigns/42694e9e57?";

QByteArray campaign(const QByteArray& status, const QString& key = QStringLiteral("x"))
{
    return R"({"id":"42694e9e57","status":")" + status + R"(","settings":{"title":"quarterdeck )" + key.toUtf8() + "\"}}";
}

/// An account that answers as mailchimp.com/developer/marketing/api has it, when all is well.
class Account : public ApiRig {
public:
    Account() : ApiRig(fileOf(), [](const auto& file, const auto& door, const Clock& clock) {
        return std::make_unique<agents::MailchimpConnector>(file, door, clock, QList<Duration>{Duration(10), Duration(20)}, Duration(500));
    })
    {
        server.says(kAudience, 200, R"({"id":"a1b2c3d4e5","name":"Readers","stats":{"member_count":1203}})");
        server.says(kList, 200, R"({"campaigns":[]})");
        server.says(kMake, 200, campaign("save"));
        server.says(kFill, 200, R"({"plain_text":"x","html":"x"})");
        server.says(kChecklist, 200, R"({"is_ready":true,"items":[{"type":"success","id":501,"heading":"List","details":"x"}]})");
        server.says(kSend, 204);
        server.says(kRead, 200, campaign("save"));
    }
    agents::Delivery mail(const QByteArray& html = "<p>Three seats are left.</p>") const
    {
        EffectContent content;
        QMap<QByteArray, QByteArray> blobs;
        for (const auto& [path, type, bytes] : {std::tuple{"mail.txt", "text/plain", QByteArray("Three seats are left.")}, std::tuple{"mail.html", "text/html", html}}) {
            content.files.append({QString::fromLatin1(path), sha256(bytes), QString::fromLatin1(type), bytes.size()});
            blobs.insert(sha256(bytes), bytes);
        }
        content.title = QStringLiteral("Seats are left");
        content.details.insert(QStringLiteral("preheader"), QStringLiteral("Three of them"));
        return delivery(content, blobs);
    }

private:
    static agents::ConnectorFile fileOf()
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::Mailchimp;
        file.from = QStringLiteral("The Press <news@press.example>");
        file.account = QStringLiteral("a1b2c3d4e5");
        return file;
    }
};

} // namespace

TEST(Mailchimp, MakesFillsAsksAndSendsByNumber)
{
    Account rig;
    QMap<QString, QString> stepped;
    agents::Delivery mail = rig.mail();
    mail.step = [&](const QString& name, const QString& id, std::function<void()> then) {
        stepped.insert(name, id);
        then();
    };
    const Outcome outcome = rig.sent(mail);
    EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.providerId, QStringLiteral("42694e9e57"));
    EXPECT_EQ(stepped.value(QStringLiteral("campaign")), QStringLiteral("42694e9e57"));
    const Result<Json> made = Json::parse(rig.server.asked()[1].body);
    EXPECT_EQ(made->at(u"type").toString(), QStringLiteral("regular"));
    EXPECT_EQ(made->at(u"recipients").at(u"list_id").toString(), QStringLiteral("a1b2c3d4e5"));
    EXPECT_EQ(made->at(u"settings").at(u"subject_line").toString(), QStringLiteral("Seats are left"));
    EXPECT_EQ(made->at(u"settings").at(u"preview_text").toString(), QStringLiteral("Three of them"));
    EXPECT_EQ(made->at(u"settings").at(u"title").toString(), QStringLiteral("quarterdeck ") + mail.key);
    EXPECT_EQ(made->at(u"settings").at(u"reply_to").toString(), QStringLiteral("news@press.example"));
    EXPECT_FALSE(made->at(u"tracking").at(u"opens").toBool(true));
    EXPECT_EQ(Json::parse(rig.server.last(kFill).body)->at(u"html").toString(), QStringLiteral("<p>Three seats are left.</p>"));
    EXPECT_EQ(rig.server.count(kSend), 1);
    for (const ApiHost::Asked& asked : rig.server.asked())
        EXPECT_EQ(asked.headers.value("authorization"), "Basic " + (QByteArray("quarterdeck:") + ApiRig::kKey).toBase64());
    EXPECT_TRUE(rig.connector->place().contains(QStringLiteral("a1b2c3d4e5"))) << "the audience is in what is approved";
}

TEST(Mailchimp, SheSeesHowManyGetIt)
{
    Account rig;
    const Result<agents::Sight> sight = rig.seen(rig.mail());
    ASSERT_TRUE(sight);
    EXPECT_TRUE(sight->preview.contains(QStringLiteral("1203 in the audience “Readers”"))) << sight->preview.toStdString();
    EXPECT_EQ(std::get<qint64>(sight->details.value(QStringLiteral("audience_members"))), 1203);
    EXPECT_EQ(rig.server.asked().size(), 1) << "a look changes nothing";
    rig.server.nowSays(kAudience, 200, R"({"id":"a1b2c3d4e5","name":"Readers","stats":{"member_count":0}})");
    EXPECT_FALSE(rig.seen(rig.mail()));
    rig.server.nowSays(kAudience, 404, R"({"title":"Resource Not Found","status":404})");
    EXPECT_EQ(rig.seen(rig.mail()).error().where, QStringLiteral("account"));
}

TEST(Mailchimp, WhatTheChecklistIsAgainstIsNotSent)
{
    Account rig;
    rig.server.nowSays(kChecklist, 200, R"({"is_ready":false,"items":[{"type":"success","heading":"List","details":"ok"},{"type":"error","heading":"Domain Verification","details":"Verify news@press.example first"}]})");
    const Outcome outcome = rig.sent(rig.mail());
    EXPECT_EQ(outcome.kind, Outcome::Refused);
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("Domain Verification: Verify (a person) first"))) << outcome.text.toStdString();
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("Left there, for you to delete")));
    EXPECT_EQ(rig.server.count(kSend), 0);
}

TEST(Mailchimp, EveryAnswerToItsSendingIsReadForWhatItIs)
{
    struct {
        int status;
        QByteArray body;
        ApiHost::Fault fault;
        const char* then; ///< the campaign's status afterwards
        Outcome::Kind kind;
    } const all[] = {
        {500, "{}", ApiHost::None, "sending", Outcome::Confirmed},
        {500, "{}", ApiHost::None, "sent", Outcome::Confirmed},
        {500, "{}", ApiHost::None, "save", Outcome::Unknown},
        {204, "", ApiHost::CutsBeforeBody, "save", Outcome::Unknown},
        {204, "", ApiHost::CutsAfterBody, "sent", Outcome::Confirmed},
        {204, "", ApiHost::KeepsSilent, "sending", Outcome::Confirmed},
        {200, "<html>", ApiHost::None, "save", Outcome::Unknown},
        {400, R"({"title":"Bad Request","status":400,"detail":"This campaign has already been sent."})", ApiHost::None, "sent", Outcome::Confirmed},
        {400, R"({"title":"Bad Request","status":400,"detail":"Your Campaign is not ready to send."})", ApiHost::None, "save", Outcome::Refused},
        {403, R"({"title":"Compliance Related","status":403})", ApiHost::None, "save", Outcome::Refused},
        {429, R"({"title":"Too Many Requests","status":429})", ApiHost::None, "save", Outcome::Later},
        {401, R"({"title":"API Key Invalid","status":401})", ApiHost::None, "save", Outcome::Later},
    };
    for (const auto& one : all) {
        SCOPED_TRACE(std::to_string(one.status) + one.body.toStdString() + one.then + std::to_string(one.fault));
        Account rig;
        rig.server.nowSays(kSend, one.status, one.body, "", one.fault);
        rig.server.nowSays(kRead, 200, campaign(one.then));
        const Outcome outcome = rig.sent(rig.mail());
        EXPECT_EQ(outcome.kind, one.kind) << outcome.text.toStdString();
        EXPECT_FALSE(outcome.repeats) << "nobody sends it again unasked";
        EXPECT_EQ(rig.server.count(kSend), 1);
    }
}

TEST(Mailchimp, WhatBreaksOffBeforeItsSendingGoesAgainAndFindsItsCampaign)
{
    for (const char* const route : {kList, kMake, kFill, kChecklist}) {
        SCOPED_TRACE(route);
        Account rig;
        const agents::Delivery mail = rig.mail();
        rig.server.nowSays(route, 200, "{}", "", ApiHost::CutsAfterBody);
        EXPECT_EQ(rig.sent(mail).kind, Outcome::Later);
        EXPECT_EQ(rig.server.count(kSend), 0);
    }
    Account rig;
    agents::Delivery mail = rig.mail();
    rig.server.nowSays(kList, 200, R"({"campaigns":[{"id":"other","status":"sent","settings":{"title":"Another"}},)" + campaign("save", mail.key) + "]}");
    EXPECT_EQ(rig.sent(mail).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.server.count("POST"), 1) << "it is not made twice";
    rig.server.nowSays(kList, 200, R"({"campaigns":[)" + campaign("sending", mail.key) + "]}");
    EXPECT_EQ(rig.sent(mail).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.server.count(kSend), 1) << "it is not sent twice";
    mail.stepped.insert(QStringLiteral("campaign"), QStringLiteral("42694e9e57"));
    rig.server.nowSays(kRead, 200, campaign("schedule"));
    EXPECT_EQ(rig.sent(mail).kind, Outcome::Refused) << "somebody has made something else of it there";
    for (const auto& [status, kind] : {std::pair{400, Outcome::Refused}, std::pair{401, Outcome::Later}, std::pair{503, Outcome::Later}}) {
        Account other;
        other.server.nowSays(kMake, status, R"({"title":"Invalid Resource","detail":"ada@press.example"})");
        const Outcome outcome = other.sent(other.mail());
        EXPECT_EQ(outcome.kind, kind) << outcome.text.toStdString();
        EXPECT_FALSE(outcome.text.contains(QStringLiteral("ada@press.example")));
    }
}

TEST(Mailchimp, IsLookedUpByItsTitleOrItsNumber)
{
    Account rig;
    agents::Delivery mail = rig.mail();
    EXPECT_EQ(rig.found(mail).found, Found::No);
    rig.server.nowSays(kList, 200, R"({"campaigns":[)" + campaign("save", mail.key) + ',' + campaign("sent", mail.key) + "]}");
    EXPECT_EQ(rig.found(mail).found, Found::Yes);
    rig.server.nowSays(kList, 503);
    EXPECT_EQ(rig.found(mail).found, Found::Unclear);
    mail.stepped.insert(QStringLiteral("campaign"), QStringLiteral("42694e9e57"));
    EXPECT_EQ(rig.found(mail).found, Found::No) << "it is a draft still";
    rig.server.nowSays(kRead, 200, campaign("sending"));
    EXPECT_EQ(rig.found(mail).found, Found::Yes);
    rig.server.nowSays(kRead, 200, campaign("schedule"));
    EXPECT_EQ(rig.found(mail).found, Found::Unclear);
}

TEST(Mailchimp, RefusesBeforeAnythingLeavesWhatItWouldChange)
{
    Account rig;
    QList<agents::Delivery> wrong(4, rig.mail());
    wrong[0].content.title = QStringLiteral("Hello *|FNAME|*");
    wrong[1].content.recipients.append({{}, QStringLiteral("contact:1"), {}, {}, QStringLiteral("e-mail")});
    wrong[2].content.files.removeLast();
    wrong[3].content.destination = QStringLiteral("https://elsewhere.example");
    for (const agents::Delivery& one : wrong) {
        EXPECT_FALSE(rig.connector->check(one.content));
        EXPECT_EQ(rig.sent(one).kind, Outcome::Refused);
    }
    EXPECT_EQ(rig.sent(rig.mail("<p>Hello *|FNAME|*</p>")).kind, Outcome::Refused);
    EXPECT_FALSE(rig.seen(rig.mail("<p>Hello *|FNAME|*</p>")));
    EXPECT_TRUE(rig.server.asked().isEmpty());
}

TEST(Mailchimp, ItsTestReadsTheAudience)
{
    Account rig;
    EXPECT_EQ(rig.tried().value(), QStringLiteral("Mailchimp lets us in; 1203 are in the audience “Readers”."));
    rig.server.nowSays(kAudience, 403, R"({"title":"Wrong Datacenter","status":403,"detail":"The API key provided is linked to a different data center"})");
    EXPECT_TRUE(rig.tried().error().hint.contains(QStringLiteral("data centre")));
    rig.server.nowSays(kAudience, 200, "<html>");
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
}

} // namespace qd::test
