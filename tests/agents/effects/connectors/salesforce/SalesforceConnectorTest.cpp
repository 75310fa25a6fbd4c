#include "agents/effects/connectors/salesforce/SalesforceConnector.h"
#include "agents/effects/render/crm/ContactUpdate.h"
#include "tests/agents/effects/EffectSamples.h"
#include "tests/agents/effects/connectors/ApiRig.h"

#include <QUrl>

namespace qd::test {

using agents::Outcome;

namespace {

constexpr const char* kRead = "POST /services/data/v62.0/composite";
constexpr const char* kWrite = "PATCH /services/data/v62.0/composite/sobjects/Contact/Press_Mail__c";

QString who(int number)
{
    return QStringLiteral("contact:%1").arg(number);
}

QByteArray contact(const QByteArray& id, const QByteArray& mail, const QByteArray& phone, const QByteArray& stamp = "2026-01-01T00:00:00.000+0000")
{
    return R"({"attributes":{"type":"Contact","url":"/services/data/v62.0/sobjects/Contact/)" + id + R"("},"Id":")" + id + R"(","SystemModstamp":")" + stamp + R"(","Press_Mail__c":")" + mail + R"(","Phone":)"
        + (phone.isEmpty() ? QByteArray("null") : '"' + phone + '"') + R"(,"MailingCity":"Old town"})";
}

QByteArray answer(const QByteArray& contacts)
{
    return R"({"compositeResponse":[{"body":{"totalSize":1,"done":true,"records":[)" + contacts + R"(]},"httpHeaders":{},"httpStatusCode":200,"referenceId":"contacts"}]})";
}

const QByteArray kAda = "0035g00000AAAAAAA1", kGrace = "0035g00000AAAAAAA2";
const QByteArray kTaken = R"([{"id":"0035g00000AAAAAAA1","success":true,"errors":[],"created":false},{"id":"0035g00000AAAAAAA2","success":true,"errors":[],"created":true}])";
const QByteArray kRolledBack = R"([{"success":false,"errors":[{"statusCode":"ALL_OR_NONE_OPERATION_ROLLED_BACK","message":"Record rolled back","fields":[]}]},{"success":false,"errors":[{"statusCode":"CODE","message":"grace@press.example +49302","fields":["Phone"]}]}])";

/// An organisation that has one of two people.
class Org : public ApiRig {
public:
    explicit Org(Duration patience = std::chrono::seconds(25)) : ApiRig(fileOf(), [patience](const auto& file, const auto& door, const Clock& clock) {
        return std::make_unique<agents::SalesforceConnector>(file, door, clock, patience);
    })
    {
        server.says(kRead, 200, answer(contact(kAda, "ada@press.example", "+1")));
        server.says(kWrite, 200, kTaken);
    }
    agents::Delivery update() const
    {
        const agents::Rendered rendered = agents::renderContactUpdate({QStringLiteral("Guests"), {QStringLiteral("phone"), QStringLiteral("city")}, {}, false}).value();
        agents::Delivery update = delivery(rendered.content, rendered.blobs);
        for (int i = 1; i <= 2; ++i)
            update.content.recipients.append({{}, who(i), QByteArray(32, 'i'), QStringLiteral("to"), QStringLiteral("e-mail")});
        update.people = {{who(1), {QStringLiteral("Ada O'Hara"), QStringLiteral("Ada@press.example"), {{QStringLiteral("phone"), QStringLiteral("+49301")}, {QStringLiteral("note"), QStringLiteral("secret")}}}},
                         {who(2), {QStringLiteral("Grace Hopper"), QStringLiteral("o'grace@press.example"), {{QStringLiteral("phone"), QStringLiteral("+49302")}, {QStringLiteral("city"), QStringLiteral("Berlin")}}}}};
        return update;
    }
    /// As she was asked about it.
    agents::Delivery asked()
    {
        agents::Delivery update = this->update();
        const Result<agents::Sight> sight = seen(update);
        EXPECT_TRUE(sight) << (sight ? "" : sight.error().text.toStdString());
        update.content.target = sight ? sight->target : QString();
        return update;
    }

private:
    static agents::ConnectorFile fileOf()
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::Salesforce;
        file.match = QStringLiteral("Press_Mail__c");
        file.reads = {QStringLiteral("phone"), QStringLiteral("city")};
        return file;
    }
};

} // namespace

TEST(SalesforceConnector, LooksFirstAndSaysWhatChangesWithoutAnybodysValues)
{
    Org rig;
    const Result<agents::Sight> sight = rig.seen(rig.update());
    ASSERT_TRUE(sight) << sight.error().text.toStdString();
    EXPECT_TRUE(sight->preview.contains(QStringLiteral("Contact 1 of 2: Phone: another stands there, is replaced<"))) << sight->preview.toStdString();
    EXPECT_TRUE(sight->preview.contains(QStringLiteral("New contact 2 of 2: MailingCity: empty there, is filled; Phone: empty there, is filled")));
    for (const char* value : {"+49", "Berlin", "press.example", "Ada", "+1", "Old town"})
        EXPECT_FALSE(sight->preview.contains(QLatin1String(value)) || sight->target.contains(QLatin1String(value))) << value;
    EXPECT_TRUE(sight->target.endsWith(QStringLiteral(".absent")));
    const ApiHost::Asked asked = rig.server.last(kRead);
    EXPECT_FALSE(asked.path.contains(QStringLiteral("press.example"))) << "nobody's address stands in an address";
    const QString query = QUrl::fromPercentEncoding(Json::parse(asked.body)->at(u"compositeRequest").items().value(0).at(u"url").toString().toLatin1());
    EXPECT_TRUE(query.endsWith(QStringLiteral("SELECT Id,SystemModstamp,Press_Mail__c,Phone,MailingCity FROM Contact WHERE Press_Mail__c IN ('Ada@press.example','o\\'grace@press.example')"))) << query.toStdString();
    EXPECT_EQ(rig.server.count(kWrite), 0);
    for (const auto& [status, body] : {std::pair{500, QByteArray("{}")}, std::pair{401, QByteArray(R"([{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}])")}, std::pair{200, QByteArray("<html>")},
                                       std::pair{200, QByteArray(R"({"compositeResponse":[{"body":[{"errorCode":"INVALID_FIELD","message":"x"}],"httpStatusCode":400,"referenceId":"contacts"}]})")}}) {
        rig.server.nowSays(kRead, status, body);
        EXPECT_FALSE(rig.seen(rig.update())) << status << body.toStdString();
    }
}

TEST(SalesforceConnector, WritesOnlyTheNamedFieldsAllOrNone)
{
    Org rig;
    const agents::Delivery update = rig.asked();
    ASSERT_TRUE(rig.connector->check(update.content)) << rig.connector->check(update.content).error().text.toStdString();
    const Outcome outcome = rig.sent(update);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("Salesforce has all 2"));
    const ApiHost::Asked asked = rig.server.last(kWrite);
    EXPECT_EQ(asked.headers.value("authorization"), QByteArray("Bearer ") + ApiRig::kKey);
    EXPECT_EQ(asked.body, R"({"allOrNone":true,"records":[{"attributes":{"type":"Contact"},"Press_Mail__c":"Ada@press.example","Phone":"+49301"},)"
                          R"({"attributes":{"type":"Contact"},"Press_Mail__c":"o'grace@press.example","LastName":"Hopper","MailingCity":"Berlin","Phone":"+49302"}]})");
    EXPECT_EQ(rig.connector->reads(), (QStringList{QStringLiteral("phone"), QStringLiteral("city")}));
}

TEST(SalesforceConnector, WhatSomebodyHasWrittenSinceIsNotOverwritten)
{
    Org rig;
    const agents::Delivery update = rig.asked();
    rig.server.nowSays(kRead, 200, answer(contact(kAda, "ada@press.example", "+7", "2026-02-02T00:00:00.000+0000")));
    EXPECT_TRUE(rig.sent(update).text.contains(QStringLiteral("contact 1 of 2 has been changed in Salesforce")));
    EXPECT_EQ(rig.server.count(kWrite), 0);
    rig.server.nowSays(kRead, 200, answer(contact(kAda, "ada@press.example", "+49301", "2026-02-02T00:00:00.000+0000")));
    EXPECT_EQ(rig.sent(update).kind, Outcome::Confirmed) << "ours stands there of the one, nothing of the other";
    EXPECT_EQ(rig.server.count(kWrite), 1);
    agents::Delivery nobody = rig.update();
    rig.server.nowSays(kRead, 200, answer(contact(kAda, "ada@press.example", "+1")));
    EXPECT_TRUE(rig.sent(nobody).text.contains(QStringLiteral("nobody looked at it before you were asked")));
    nobody.people[who(2)].name.clear();
    rig.server.nowSays(kRead, 200, answer(contact(kAda, "ada@press.example", "")));
    EXPECT_TRUE(rig.sent(nobody).text.contains(QStringLiteral("contact 2 of 2 is new there and has no name")));
    EXPECT_EQ(rig.server.count(kWrite), 1);
}

TEST(SalesforceConnector, EveryAnswerToTheWriteIsReadForWhatItIs)
{
    struct {
        int status;
        QByteArray body;
        ApiHost::Fault fault;
        Outcome::Kind kind;
        bool repeats;
        const char* says;
    } const all[] = {
        {200, QByteArray(kRolledBack).replace("CODE", "FIELD_CUSTOM_VALIDATION_EXCEPTION"), ApiHost::None, Outcome::Refused, false, "took none of them (FIELD_CUSTOM_VALIDATION_EXCEPTION)"},
        {200, QByteArray(kRolledBack).replace("CODE", "UNABLE_TO_LOCK_ROW"), ApiHost::None, Outcome::Later, false, "somebody else is writing"},
        {400, R"([{"message":"grace@press.example","errorCode":"MALFORMED_QUERY"}])", ApiHost::None, Outcome::Refused, false, "MALFORMED_QUERY"},
        {401, R"([{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}])", ApiHost::None, Outcome::Later, false, "INVALID_SESSION_ID"},
        {403, R"([{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}])", ApiHost::None, Outcome::Later, false, "REQUEST_LIMIT_EXCEEDED"},
        {403, R"([{"errorCode":"INSUFFICIENT_ACCESS"}])", ApiHost::None, Outcome::Refused, false, "INSUFFICIENT_ACCESS"},
        {404, R"([{"errorCode":"NOT_FOUND"}])", ApiHost::None, Outcome::Refused, false, "NOT_FOUND"},
        {429, "", ApiHost::None, Outcome::Later, false, "too much at once"},
        {500, R"([{"errorCode":"UNKNOWN_EXCEPTION"}])", ApiHost::None, Outcome::Unknown, true, "UNKNOWN_EXCEPTION"},
        {503, "", ApiHost::None, Outcome::Unknown, true, "answered 503"},
        {200, "<html>", ApiHost::None, Outcome::Unknown, true, "not as it should"},
        {200, R"([{"id":"0035g00000AAAAAAA1","success":true,"errors":[]}])", ApiHost::None, Outcome::Unknown, true, "not as it should"},
        {200, R"([{"id":"0035g00000AAAAAAA1","success":true,"errors":[]},{"success":true,"errors":[]}])", ApiHost::None, Outcome::Unknown, true, "not as it should"},
        {200, kTaken, ApiHost::CutsBeforeBody, Outcome::Unknown, true, ""},
        {200, kTaken, ApiHost::CutsAfterBody, Outcome::Unknown, true, ""},
        {200, kTaken, ApiHost::CutsInAnswer, Outcome::Unknown, true, ""},
    };
    for (const auto& one : all) {
        SCOPED_TRACE(std::to_string(one.status) + one.body.toStdString() + std::to_string(one.fault));
        Org rig;
        const agents::Delivery update = rig.asked();
        rig.server.nowSays(kWrite, one.status, one.body, {}, one.fault);
        const Outcome outcome = rig.sent(update);
        EXPECT_EQ(outcome.kind, one.kind) << outcome.text.toStdString();
        EXPECT_EQ(outcome.repeats, one.repeats);
        EXPECT_TRUE(outcome.text.contains(QLatin1String(one.says))) << outcome.text.toStdString();
        EXPECT_FALSE(outcome.text.contains(QStringLiteral("+4930")) || outcome.text.contains(QStringLiteral("press.example"))) << "nothing of the person";
        EXPECT_EQ(outcome.why == Deferral::Key, one.status == 401);
        EXPECT_EQ(rig.server.count(kWrite), 1);
    }
    Org silent(ApiRig::kPatience);
    const agents::Delivery update = silent.asked();
    silent.server.nowSays(kWrite, 200, kTaken, {}, ApiHost::KeepsSilent);
    EXPECT_EQ(silent.sent(update).kind, Outcome::Unknown);
}

TEST(SalesforceConnector, IsLookedUpByReadingItBack)
{
    Org rig;
    const agents::Delivery update = rig.asked();
    EXPECT_EQ(rig.found(update).found, Found::No);
    const QByteArray ada = contact(kAda, "ada@press.example", "+49301", "2026-02-02T00:00:00.000+0000");
    rig.server.nowSays(kRead, 200, answer(ada + ',' + contact(kGrace, "o'grace@press.example", "+49302").replace("Old town", "Berlin")));
    EXPECT_EQ(rig.found(update).found, Found::Yes) << rig.found(update).evidence.toStdString();
    EXPECT_EQ(rig.sent(update).text, QStringLiteral("it stands in Salesforce already"));
    rig.server.nowSays(kRead, 200, answer(ada));
    EXPECT_EQ(rig.found(update).found, Found::Unclear);
    rig.server.nowSays(kRead, 500);
    EXPECT_EQ(rig.found(update).found, Found::Unclear);
    agents::Delivery nobody = update;
    nobody.people.clear();
    EXPECT_EQ(rig.found(nobody).found, Found::Unclear);
    EXPECT_EQ(rig.server.count(kWrite), 0);
}

TEST(SalesforceConnector, RefusesWhatItMayNotWriteBeforeAnythingLeaves)
{
    Org rig;
    const agents::Delivery good = rig.asked();
    const qsizetype before = rig.server.asked().size();
    QList<agents::Delivery> wrong(8, good);
    wrong[0].content.details.insert(QStringLiteral("fields"), QStringList{QStringLiteral("phone"), QStringLiteral("street")});
    wrong[1].content.details.insert(QStringLiteral("fields"), QStringList{});
    wrong[2].content.recipients.clear();
    wrong[3].content.details.insert(QStringLiteral("action"), QStringLiteral("erase"));
    wrong[4].content.destination = QStringLiteral("https://elsewhere.example");
    wrong[5].content.files.clear();
    wrong[6].people.remove(who(2));
    wrong[7].blobs.first() = "{}";
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        EXPECT_EQ(rig.sent(wrong[i]).kind, Outcome::Refused) << i;
        EXPECT_EQ(bool(rig.connector->check(wrong[i].content)), i > 5) << i;
    }
    EXPECT_TRUE(rig.connector->check(wrong[3].content).error().text.contains(QStringLiteral("recycle bin")));
    EXPECT_EQ(rig.server.asked().size(), before);
}

TEST(SalesforceConnector, TheTestSaysWhoseTokenItIs)
{
    Org rig;
    const char* const route = "GET /services/oauth2/userinfo";
    rig.server.says(route, 200, R"({"sub":"https://login.salesforce.com/id/00D/005","user_id":"005","organization_id":"00D","preferred_username":"press@example.com","name":"Press"})");
    ASSERT_TRUE(rig.tried());
    EXPECT_TRUE(rig.tried()->contains(QStringLiteral("as press@example.com")));
    rig.server.nowSays(route, 403, "Bad_OAuth_Token");
    EXPECT_EQ(rig.tried().error().kind, Error::Rule);
    rig.server.nowSays(route, 200, "{}");
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
}

} // namespace qd::test
