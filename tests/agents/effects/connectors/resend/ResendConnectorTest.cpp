#include "agents/effects/connectors/resend/ResendConnector.h"

#include "tests/agents/effects/people/MailRig.h"

namespace qd::test {

using agents::Delivery;
using agents::Outcome;

namespace {

class ResendRig : public MailCarrierRig<agents::ResendConnector> {
public:
    explicit ResendRig(const QString& unsubscribe = {}) : MailCarrierRig(agents::ConnectorKind::Resend, unsubscribe) {}
};

/// resend.com/docs/api-reference/emails/send-email, …/send-batch-emails.
const ApiServer::Reply kOne{200, R"({"id":"49a3999c-0ce1-4ea6-ab68-afcd6dc2e794"})"};
const ApiServer::Reply kTwo{200, R"({"data":[{"id":"ae2014de-c168-4c61-8267-70d2662a1ce1"},{"id":"faccb7a5-8a28-4e9a-ac64-8da1cc3bc1cb"}]})"};

QByteArray error(int status, const char* name, const char* message = "see ada@press.example")
{
    return QStringLiteral(R"({"statusCode":%1,"name":"%2","message":"%3"})").arg(QString::number(status), QString::fromLatin1(name), QString::fromLatin1(message)).toUtf8();
}

} // namespace

TEST(Resend, SendsOneWithItsKeyAndItsWayToLeave)
{
    ResendRig rig(QStringLiteral("https://press.example/leave?m={key}"));
    rig.always(kOne);
    const Delivery mail = rig.mail();
    const Outcome outcome = rig.sent(mail);
    EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("Resend took it"));
    EXPECT_EQ(outcome.providerId, QStringLiteral("49a3999c-0ce1-4ea6-ab68-afcd6dc2e794"));
    const ApiServer::Asked& asked = rig.server.asked.first();
    EXPECT_EQ(asked.path, "/emails");
    EXPECT_EQ(asked.headers.value("authorization"), QByteArray("Bearer ") + PeopleRig::kKey);
    EXPECT_EQ(asked.headers.value("idempotency-key"), mail.key.toLatin1());
    const Json body = rig.said();
    EXPECT_EQ(body.at(u"from").toString(), QStringLiteral("The Press <news@press.example>"));
    EXPECT_EQ(body.at(u"to").items().value(0).toString(), QStringLiteral("ada@press.example"));
    EXPECT_EQ(body.at(u"reply_to").toString(), QStringLiteral("desk@press.example"));
    EXPECT_EQ(body.at(u"html").toString(), QStringLiteral("<p>Three seats are left.</p>"));
    EXPECT_EQ(body.at(u"headers").at(u"List-Unsubscribe").toString(), QStringLiteral("<https://press.example/leave?m=%1.1>").arg(mail.key));
    EXPECT_EQ(body.at(u"headers").at(u"List-Unsubscribe-Post").toString(), QStringLiteral("List-Unsubscribe=One-Click"));
    EXPECT_EQ(body.at(u"tags").items().value(0).at(u"value").toString(), mail.key);
}

TEST(Resend, SendsSeveralEachAloneInOneBatch)
{
    ResendRig rig;
    rig.always(kTwo);
    const Delivery mail = rig.mail({QStringLiteral("ada@press.example"), QStringLiteral("bo@press.example")});
    EXPECT_EQ(rig.sent(mail).text, QStringLiteral("Resend took it for all 2"));
    EXPECT_EQ(rig.server.asked.first().path, "/emails/batch");
    const Json body = rig.said();
    ASSERT_EQ(body.items().size(), 2);
    for (const Json& one : body.items())
        EXPECT_EQ(one.at(u"to").items().size(), 1);
    EXPECT_TRUE(body.items().first().at(u"headers").at(u"List-Unsubscribe").toString().startsWith(QStringLiteral("<mailto:desk@press.example?subject=unsubscribe-")));
    rig.always(kOne);
    EXPECT_EQ(rig.sent(mail).kind, Outcome::Unknown) << "an answer for one, and two were sent";
}

TEST(Resend, WhateverItAnswersIsReadForWhatItIs)
{
    QList<AnswerPoint> points = commonPoints();
    points.append({{422, error(422, "validation_error")}, Outcome::Refused});
    points.append({{403, error(403, "invalid_api_key")}, Outcome::Later, Deferral::Key});
    points.append({{429, error(429, "daily_quota_exceeded")}, Outcome::Later, Deferral::Quota});
    points.append({{429, error(429, "rate_limit_exceeded")}, Outcome::Later, Deferral::Rate});
    points.append({{409, error(409, "invalid_idempotent_request")}, Outcome::Unknown});
    points.append({{409, error(409, "concurrent_idempotent_requests")}, Outcome::Unknown});
    points.append({{200, R"({"id":"../emails"})"}, Outcome::Unknown});
    ResendRig rig;
    expectRead(rig, points, true);
}

TEST(Resend, WhatBreaksOffGoesAgainWithTheSameKeyAndIsTheSameRequest)
{
    ResendRig rig;
    const Delivery mail = rig.mail();
    rig.always({200, "", "", ApiServer::Reply::ClosesAfterBody});
    const Outcome broken = rig.sent(mail);
    EXPECT_TRUE(broken.kind == Outcome::Unknown && broken.repeats);
    rig.always({409, error(409, "concurrent_idempotent_requests")});
    EXPECT_TRUE(rig.sent(mail).repeats) << "the first is under way: its answer comes with the next";
    rig.always(kOne);
    EXPECT_EQ(rig.sent(mail).kind, Outcome::Confirmed);
    ASSERT_EQ(rig.server.asked.size(), 3);
    EXPECT_EQ(rig.server.asked[0].body, rig.server.asked[2].body);
    EXPECT_EQ(rig.server.asked[0].headers.value("idempotency-key"), rig.server.asked[2].headers.value("idempotency-key"));
    rig.always({409, error(409, "invalid_idempotent_request")});
    EXPECT_FALSE(rig.sent(mail).repeats) << "another request has that key: nobody can tell what became of the first";
    EXPECT_EQ(rig.connector->guarantees().keyLife, Duration(std::chrono::hours(24)));
}

TEST(Resend, RefusesBeforeAnythingLeavesWhatItWouldNotTake)
{
    ResendRig rig;
    Delivery many = rig.mail();
    for (int i = 0; i <= 100; ++i)
        many.content.recipients.append({{}, QStringLiteral("contact:x%1").arg(i), {}, {}, QStringLiteral("e-mail")});
    expectRefused(rig, {many});
}

TEST(Resend, ItsTestSaysWhetherTheDomainIsVerified)
{
    ResendRig rig;
    rig.always({200, R"({"data":[{"id":"d91cd9bd","name":"press.example","status":"verified"}]})"});
    EXPECT_TRUE(rig.tried().value().contains(QStringLiteral("press.example is verified")));
    EXPECT_EQ(rig.server.asked.last().path, "/domains");
    rig.always({200, R"({"data":[{"id":"d91cd9bd","name":"press.example","status":"pending"}]})"});
    EXPECT_EQ(rig.tried().error().where, QStringLiteral("from"));
    rig.always({200, R"({"data":[]})"});
    EXPECT_TRUE(rig.tried().error().text.contains(QStringLiteral("has no domain press.example")));
    rig.always({401, error(401, "restricted_api_key")});
    EXPECT_TRUE(rig.tried().value().contains(QStringLiteral("may send and nothing else")));
    rig.always({401, error(401, "missing_api_key")});
    EXPECT_EQ(rig.tried().error().where, QStringLiteral("key"));
    rig.always({200, "<html>"});
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
}

} // namespace qd::test
