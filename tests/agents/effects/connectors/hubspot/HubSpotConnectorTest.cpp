#include "agents/effects/connectors/hubspot/HubSpotConnector.h"
#include "agents/effects/render/crm/ContactUpdate.h"
#include "tests/agents/effects/connectors/ApiRig.h"

namespace qd::test {

using agents::Outcome;

namespace {

const QByteArray kRead = "POST /crm/v3/objects/contacts/batch/read", kWrite = "POST /crm/v3/objects/contacts/batch/upsert", kErase = "POST /crm/v3/objects/contacts/gdpr-delete";

QString who(int number)
{
    return QStringLiteral("contact:0190a000-0000-7000-8000-00000000000%1").arg(number);
}

/// Somebody as HubSpot has them. `at`: when the phone number was written.
QByteArray contact(const char* id, const char* email, const char* phone, const char* at = "2026-01-01T00:00:00Z")
{
    return QByteArray(R"({"id":")") + id + R"(","properties":{"email":")" + email + R"(","phone":")" + phone + R"(","city":"Old town"},"propertiesWithHistory":{"phone":[{"value":"x","timestamp":")" + at
        + R"("},{"value":"y","timestamp":"2020-01-01T00:00:00Z"}],"city":[{"value":"Old town","timestamp":"2025-01-01T00:00:00Z"}]}})";
}

QByteArray list(const QByteArray& contacts, const QByteArray& more = {})
{
    return R"({"status":"COMPLETE","results":[)" + contacts + "]" + more + "}";
}

const QByteArray kBefore = list(contact("11", "ada@press.example", "+1"), R"(,"numErrors":1,"errors":[{"category":"OBJECT_NOT_FOUND","message":"grace@press.example"}])");
const QByteArray kTaken = R"({"status":"COMPLETE","results":[{"id":"11","new":false},{"id":"12","new":true}]})";

/// A portal whose service has one of two people.
class Portal : public ApiRig {
public:
    explicit Portal(Duration patience = std::chrono::seconds(25)) : ApiRig(fileOf(), [patience](const auto& file, const auto& door, const Clock& clock) {
        return std::make_unique<agents::HubSpotConnector>(file, door, clock, patience);
    })
    {
        server.says(kRead, 207, kBefore);
        server.says(kWrite, 200, kTaken);
        server.says(kErase, 204);
    }
    agents::Delivery update(const QString& action = {}) const
    {
        const bool isErasure = action == QLatin1String("erase");
        const agents::Rendered rendered = agents::renderContactUpdate({QStringLiteral("Guests"), isErasure ? QStringList() : QStringList{QStringLiteral("phone"), QStringLiteral("city")}, action, false}).value();
        agents::Delivery update = delivery(rendered.content, rendered.blobs);
        for (int i = 1; i <= (isErasure ? 1 : 2); ++i)
            update.content.recipients.append({{}, who(i), QByteArray(32, 'i'), QStringLiteral("to"), QStringLiteral("e-mail")});
        update.people = {{who(1), {QStringLiteral("Ada"), QStringLiteral("Ada@press.example"), {{QStringLiteral("phone"), QStringLiteral("+49301")}, {QStringLiteral("note"), QStringLiteral("secret")}}}},
                         {who(2), {QStringLiteral("Grace"), QStringLiteral("grace@press.example"), {{QStringLiteral("phone"), QStringLiteral("+49302")}, {QStringLiteral("city"), QStringLiteral("Berlin")}}}}};
        return update;
    }
    /// As she was asked about it.
    agents::Delivery asked(const QString& action = {})
    {
        agents::Delivery update = this->update(action);
        const Result<agents::Sight> sight = seen(update);
        EXPECT_TRUE(sight) << (sight ? "" : sight.error().text.toStdString());
        update.content.target = sight ? sight->target : QString();
        return update;
    }

private:
    static agents::ConnectorFile fileOf()
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::HubSpot;
        file.reads = {QStringLiteral("phone"), QStringLiteral("city")};
        return file;
    }
};

} // namespace

TEST(HubSpotConnector, LooksFirstAndSaysWhatChangesWithoutAnybodysValues)
{
    Portal rig;
    const Result<agents::Sight> sight = rig.seen(rig.update());
    ASSERT_TRUE(sight) << sight.error().text.toStdString();
    EXPECT_TRUE(sight->preview.contains(QStringLiteral("Contact 1 of 2: phone: another stands there, is replaced<"))) << sight->preview.toStdString();
    EXPECT_TRUE(sight->preview.contains(QStringLiteral("New contact 2 of 2: city: empty there, is filled; phone: empty there, is filled"))) << sight->preview.toStdString();
    for (const char* value : {"+49", "Berlin", "press.example", "Ada", "+1", "Old town"})
        EXPECT_FALSE(sight->preview.contains(QLatin1String(value)) || sight->target.contains(QLatin1String(value))) << value;
    EXPECT_TRUE(sight->target.endsWith(QStringLiteral(".absent")));
    const Result<Json> read = Json::parse(rig.server.last(kRead).body);
    EXPECT_EQ(read->at(u"idProperty").toString(), QStringLiteral("email"));
    EXPECT_EQ(read->at(u"inputs").items().size(), 2);
    EXPECT_EQ(read->at(u"propertiesWithHistory").items().size(), 2);
    EXPECT_EQ(rig.server.count(kWrite), 0);
    for (const auto& [status, body] : {std::pair{500, "{}"}, std::pair{401, "{}"}, std::pair{200, "<html>"}, std::pair{207, R"({"results":[],"errors":[{"category":"VALIDATION_ERROR"}]})"}}) {
        rig.server.nowSays(kRead, status, body);
        EXPECT_FALSE(rig.seen(rig.update())) << status << body;
    }
}

TEST(HubSpotConnector, WhatNobodyLookedAtIsOnlyFilledWhereItIsEmpty)
{
    Portal rig;
    agents::Delivery nobody = rig.update();
    nobody.content.recipients.clear();
    const Result<agents::Sight> sight = rig.seen(nobody);
    ASSERT_TRUE(sight) << sight.error().text.toStdString();
    EXPECT_EQ(sight->target, QString());
    EXPECT_TRUE(sight->preview.contains(QStringLiteral("Nobody has looked yet")));
    EXPECT_EQ(rig.server.asked().size(), 0);
    const agents::Delivery update = rig.update();
    EXPECT_TRUE(rig.connector->check(update.content));
    const Outcome refused = rig.sent(update);
    EXPECT_EQ(refused.kind, Outcome::Refused);
    EXPECT_TRUE(refused.text.contains(QStringLiteral("contact 1 of 2 has something else there already"))) << refused.text.toStdString();
    rig.server.nowSays(kRead, 200, list(contact("11", "ada@press.example", "")));
    EXPECT_EQ(rig.sent(update).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.server.count(kWrite), 1);
    EXPECT_EQ(rig.found(update).found, Found::Unclear);
}

TEST(HubSpotConnector, WritesOnlyTheNamedFieldsAndNoEmptyOnes)
{
    Portal rig;
    const agents::Delivery update = rig.asked();
    ASSERT_TRUE(rig.connector->check(update.content)) << rig.connector->check(update.content).error().text.toStdString();
    const Outcome outcome = rig.sent(update);
    ASSERT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("HubSpot has all 2"));
    const ApiHost::Asked asked = rig.server.last(kWrite);
    EXPECT_EQ(asked.headers.value("authorization"), QByteArray("Bearer ") + ApiRig::kKey);
    const QList<Json> inputs = Json::parse(asked.body)->at(u"inputs").items();
    ASSERT_EQ(inputs.size(), 2);
    EXPECT_EQ(inputs[0].toText(), R"({"id":"Ada@press.example","idProperty":"email","objectWriteTraceId":")" + update.key.toUtf8() + R"(-1","properties":{"phone":"+49301"}})");
    EXPECT_EQ(inputs[1].at(u"properties").toText(), R"({"city":"Berlin","phone":"+49302"})");
    EXPECT_FALSE(asked.body.contains("secret"));
    EXPECT_EQ(rig.connector->reads(), (QStringList{QStringLiteral("phone"), QStringLiteral("city")}));
}

TEST(HubSpotConnector, WhatSomebodyHasWrittenSinceIsNotOverwritten)
{
    Portal rig;
    const agents::Delivery update = rig.asked();
    rig.server.nowSays(kRead, 200, list(contact("11", "ada@press.example", "+7", "2026-02-02T00:00:00Z")));
    const Outcome stale = rig.sent(update);
    EXPECT_EQ(stale.kind, Outcome::Refused);
    EXPECT_TRUE(stale.text.contains(QStringLiteral("contact 1 of 2 has been changed"))) << stale.text.toStdString();
    rig.server.nowSays(kRead, 200, list(contact("11", "ada@press.example", "+1") + ',' + contact("12", "grace@press.example", "+5")));
    EXPECT_TRUE(rig.sent(update).text.contains(QStringLiteral("contact 2 of 2")));
    EXPECT_EQ(rig.server.count(kWrite), 0);
    // Ours stands there of the one, nothing of the other: the rest is written.
    rig.server.nowSays(kRead, 200, list(contact("11", "ada@press.example", "+49301", "2026-02-02T00:00:00Z")));
    EXPECT_EQ(rig.sent(update).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.server.count(kWrite), 1);
    agents::Delivery one = update;
    one.content.recipients.removeLast();
    one.content.target = one.content.target.section(u'.', 0, 0);
    EXPECT_EQ(rig.sent(one).text, QStringLiteral("it stands in HubSpot already"));
    EXPECT_EQ(rig.server.count(kWrite), 1);
}

TEST(HubSpotConnector, EveryAnswerToTheWriteIsReadForWhatItIs)
{
    struct {
        int status;
        QByteArray body;
        ApiHost::Fault fault;
        Outcome::Kind kind;
        bool repeats;
        const char* says;
    } const all[] = {
        {400, R"({"status":"error","message":"+49301 is wrong","correlationId":"a","category":"VALIDATION_ERROR"})", ApiHost::None, Outcome::Refused, false, "answered 400: VALIDATION_ERROR"},
        {401, R"({"category":"INVALID_AUTHENTICATION"})", ApiHost::None, Outcome::Later, false, "INVALID_AUTHENTICATION"},
        {403, R"({"category":"MISSING_SCOPES"})", ApiHost::None, Outcome::Refused, false, "MISSING_SCOPES"},
        {429, R"({"category":"RATE_LIMITS"})", ApiHost::None, Outcome::Later, false, "too much at once"},
        {500, "{}", ApiHost::None, Outcome::Unknown, true, "answered 500"},
        {200, "<html>", ApiHost::None, Outcome::Unknown, true, "not as it should"},
        {207, R"({"results":[{"id":"11"}],"numErrors":1,"errors":[{"category":"VALIDATION_ERROR","message":"grace@press.example"}]})", ApiHost::None, Outcome::Unknown, false, "HubSpot took 1 of 2, and not the others (VALIDATION_ERROR)"},
        {207, R"({"results":[],"numErrors":2,"errors":[{"category":"VALIDATION_ERROR"},{"category":"VALIDATION_ERROR"}]})", ApiHost::None, Outcome::Refused, false, "took none of them"},
        {200, R"({"results":[{"id":"11"}]})", ApiHost::None, Outcome::Unknown, false, "took 1 of 2"},
        {200, kTaken, ApiHost::CutsBeforeBody, Outcome::Unknown, true, ""},
        {200, kTaken, ApiHost::CutsAfterBody, Outcome::Unknown, true, ""},
        {200, kTaken, ApiHost::CutsInAnswer, Outcome::Unknown, true, ""},
    };
    for (const auto& one : all) {
        SCOPED_TRACE(std::to_string(one.status) + one.body.toStdString() + std::to_string(one.fault));
        Portal rig;
        const agents::Delivery update = rig.asked();
        rig.server.nowSays(kWrite, one.status, one.body, {}, one.fault);
        const Outcome outcome = rig.sent(update);
        EXPECT_EQ(outcome.kind, one.kind) << outcome.text.toStdString();
        EXPECT_EQ(outcome.repeats, one.repeats);
        EXPECT_TRUE(outcome.text.contains(QLatin1String(one.says))) << outcome.text.toStdString();
        EXPECT_FALSE(outcome.text.contains(QStringLiteral("+49301")) || outcome.text.contains(QStringLiteral("press.example"))) << "nothing of the person";
        EXPECT_EQ(rig.server.count(kWrite), 1);
    }
    Portal silent(ApiRig::kPatience);
    const agents::Delivery update = silent.asked();
    silent.server.nowSays(kWrite, 200, kTaken, {}, ApiHost::KeepsSilent);
    EXPECT_EQ(silent.sent(update).kind, Outcome::Unknown);
}

TEST(HubSpotConnector, WhatCannotBeReadIsNotWritten)
{
    for (const auto& [status, fault, kind] : {std::tuple{500, ApiHost::None, Outcome::Later}, std::tuple{429, ApiHost::None, Outcome::Later}, std::tuple{403, ApiHost::None, Outcome::Refused}, std::tuple{200, ApiHost::CutsAfterBody, Outcome::Later}, std::tuple{200, ApiHost::CutsInAnswer, Outcome::Later}, std::tuple{200, ApiHost::None, Outcome::Refused}}) {
        Portal rig;
        const agents::Delivery update = rig.asked();
        rig.server.nowSays(kRead, status, "{}", {}, fault);
        EXPECT_EQ(rig.sent(update).kind, kind) << status << fault;
        EXPECT_EQ(rig.server.count(kWrite), 0);
    }
}

TEST(HubSpotConnector, IsLookedUpByReadingItBack)
{
    Portal rig;
    const agents::Delivery update = rig.asked();
    EXPECT_EQ(rig.found(update).found, Found::No);
    QByteArray after = list(contact("11", "ada@press.example", "+49301", "2026-02-02T00:00:00Z") + ',' + contact("12", "grace@press.example", "+49302").replace("Old town\"}", "Berlin\"}"));
    rig.server.nowSays(kRead, 200, after);
    EXPECT_EQ(rig.found(update).found, Found::Yes) << rig.found(update).evidence.toStdString();
    rig.server.nowSays(kRead, 200, list(contact("11", "ada@press.example", "+49301", "2026-02-02T00:00:00Z")));
    EXPECT_EQ(rig.found(update).found, Found::Unclear);
    rig.server.nowSays(kRead, 500);
    EXPECT_EQ(rig.found(update).found, Found::Unclear);
    EXPECT_FALSE(rig.found(update).evidence.contains(QStringLiteral("written"))) << rig.found(update).evidence.toStdString();
    agents::Delivery nobody = update;
    nobody.people.clear();
    EXPECT_EQ(rig.found(nobody).found, Found::Unclear);
    EXPECT_EQ(rig.server.count(kWrite), 0);
}

TEST(HubSpotConnector, ErasesOneForGood)
{
    Portal rig;
    const agents::Delivery erasure = rig.asked(QStringLiteral("erase"));
    EXPECT_TRUE(rig.seen(rig.update(QStringLiteral("erase")))->preview.contains(QStringLiteral("deletes it for good")));
    EXPECT_EQ(rig.sent(erasure).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.server.last(kErase).body, R"({"objectId":"Ada@press.example","idProperty":"email"})");
    EXPECT_EQ(rig.found(erasure).found, Found::No);
    rig.server.nowSays(kRead, 207, R"({"results":[],"numErrors":1,"errors":[{"category":"OBJECT_NOT_FOUND"}]})");
    EXPECT_EQ(rig.found(erasure).found, Found::Yes);
    for (const auto& [status, fault, kind] : {std::tuple{404, ApiHost::None, Outcome::Refused}, std::tuple{500, ApiHost::None, Outcome::Unknown}, std::tuple{204, ApiHost::CutsAfterBody, Outcome::Unknown}}) {
        rig.server.nowSays(kErase, status, {}, {}, fault);
        const Outcome outcome = rig.sent(erasure);
        EXPECT_EQ(outcome.kind, kind) << status;
        EXPECT_EQ(outcome.repeats, kind == Outcome::Unknown) << "twice erased is erased";
    }
}

TEST(HubSpotConnector, RefusesWhatItMayNotWriteBeforeAnythingLeaves)
{
    Portal rig;
    const agents::Delivery good = rig.asked();
    const qsizetype before = rig.server.asked().size();
    QList<agents::Delivery> wrong(10, good);
    wrong[0].content.details.insert(QStringLiteral("fields"), QStringList{QStringLiteral("phone"), QStringLiteral("street")});
    wrong[1].content.details.insert(QStringLiteral("fields"), QStringList{});
    wrong[2].content.recipients.clear();
    wrong[3].content.recipients.last() = wrong[3].content.recipients.first();
    wrong[4].content.recipients.first().channel = QStringLiteral("letter");
    wrong[5].content.details = {{QStringLiteral("action"), QStringLiteral("erase")}}; // of two, and reversible
    wrong[6].content.destination = QStringLiteral("https://elsewhere.example");
    wrong[7].content.files.clear();
    wrong[8].people.remove(who(2));
    wrong[9].blobs.first() = "{}";
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        EXPECT_EQ(rig.sent(wrong[i]).kind, Outcome::Refused) << i;
        EXPECT_EQ(bool(rig.connector->check(wrong[i].content)), i > 7) << i;
    }
    EXPECT_EQ(rig.server.asked().size(), before);
}

TEST(HubSpotConnector, TheTestReadsNobodysAddress)
{
    Portal rig;
    rig.server.says("GET /crm/v3/objects/contacts", 200, R"({"results":[]})");
    EXPECT_TRUE(rig.tried());
    EXPECT_EQ(rig.server.asked().last().path, QStringLiteral("/crm/v3/objects/contacts?limit=1&properties=createdate"));
    rig.server.nowSays("GET /crm/v3/objects/contacts", 401, R"({"category":"INVALID_AUTHENTICATION"})");
    EXPECT_EQ(rig.tried().error().kind, Error::Rule);
    rig.server.nowSays("GET /crm/v3/objects/contacts", 200, "{}");
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
}

} // namespace qd::test
