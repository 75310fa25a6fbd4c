#include "agents/effects/connectors/brevo/BrevoConnector.h"
#include "agents/effects/connectors/brevo/BrevoWords.h"

#include "tests/agents/effects/people/MailRig.h"

#include <QUuid>

namespace qd::test {

using agents::Delivery;
using agents::Outcome;

namespace {

class BrevoRig : public MailCarrierRig<agents::BrevoConnector> {
public:
    explicit BrevoRig(const QString& unsubscribe = {}) : MailCarrierRig(agents::ConnectorKind::Brevo, unsubscribe) {}
};

/// developers.brevo.com, "Send a transactional email".
const ApiServer::Reply kOne{201, R"({"messageId":"<201798300811.5787683@relay.domain.com>"})"};
const ApiServer::Reply kTwo{201, R"({"messageIds":["<201798300811.5787683@relay.domain.com>","<201798300811.5787684@relay.domain.com>"]})"};

} // namespace

TEST(Brevo, SendsOneWithItsKeyItsTagAndItsWayToLeave)
{
    BrevoRig rig(QStringLiteral("https://press.example/leave?m={key}"));
    rig.always(kOne);
    const Delivery mail = rig.mail();
    const Outcome outcome = rig.sent(mail);
    EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("Brevo took it"));
    EXPECT_EQ(outcome.providerId, QStringLiteral("<201798300811.5787683@relay.domain.com>"));
    const ApiServer::Asked& asked = rig.server.asked.first();
    EXPECT_EQ(asked.path, "/smtp/email");
    EXPECT_EQ(asked.headers.value("api-key"), QByteArray(PeopleRig::kKey));
    const Json body = rig.said();
    EXPECT_EQ(body.at(u"sender").at(u"email").toString(), QStringLiteral("news@press.example"));
    EXPECT_EQ(body.at(u"to").items().value(0).at(u"name").toString(), QStringLiteral("Ada 1 Lovelace"));
    EXPECT_EQ(body.at(u"replyTo").at(u"email").toString(), QStringLiteral("desk@press.example"));
    EXPECT_EQ(body.at(u"htmlContent").toString(), QStringLiteral("<p>Three seats are left.</p>"));
    EXPECT_EQ(body.at(u"textContent").toString(), QStringLiteral("Three seats are left."));
    EXPECT_EQ(body.at(u"tags").items().value(0).toString(), mail.key);
    EXPECT_FALSE(QUuid(body.at(u"headers").at(u"idempotencyKey").toString()).isNull()) << "it must be a UUID";
    EXPECT_EQ(body.at(u"headers").at(u"List-Unsubscribe").toString(), QStringLiteral("<https://press.example/leave?m=%1>").arg(mail.key));
    EXPECT_EQ(body.at(u"headers").at(u"List-Unsubscribe-Post").toString(), QStringLiteral("List-Unsubscribe=One-Click"));
    EXPECT_NE(agents::brevoKey(QStringLiteral("a")), agents::brevoKey(QStringLiteral("b")));
}

TEST(Brevo, SendsSeveralEachAloneInOneRequest)
{
    BrevoRig rig;
    rig.always(kTwo);
    EXPECT_EQ(rig.sent(rig.mail({QStringLiteral("ada@press.example"), QStringLiteral("bo@press.example")})).text, QStringLiteral("Brevo took it for all 2"));
    const Json body = rig.said();
    EXPECT_FALSE(body.find(u"to"));
    ASSERT_EQ(body.at(u"messageVersions").items().size(), 2);
    for (const Json& one : body.at(u"messageVersions").items())
        EXPECT_EQ(one.at(u"to").items().size(), 1);
}

TEST(Brevo, WhateverItAnswersIsReadForWhatItIs)
{
    QList<AnswerPoint> points = commonPoints();
    points.append({{400, R"({"code":"invalid_parameter","message":"ada@press.example is not valid"})"}, Outcome::Refused});
    points.append({{400, R"({"code":"duplicate_parameter","message":"idempotencyKey already exists"})"}, Outcome::Unknown});
    points.append({{402, R"({"code":"not_enough_credits","message":"no credits"})"}, Outcome::Refused});
    points.append({{201, R"({"messageIds":[]})"}, Outcome::Unknown});
    BrevoRig rig;
    expectRead(rig, points, true);
}

TEST(Brevo, WhatBreaksOffGoesAgainWithTheSameKeyForAQuarterOfAnHour)
{
    BrevoRig rig;
    const Delivery mail = rig.mail();
    rig.always({500, "{}"});
    EXPECT_TRUE(rig.sent(mail).repeats);
    rig.always({400, R"({"code":"duplicate_parameter","message":"idempotencyKey already exists"})"});
    const Outcome second = rig.sent(mail);
    EXPECT_FALSE(second.repeats) << "it is not sent a third time: it is looked for";
    EXPECT_EQ(rig.server.asked[0].body, rig.server.asked[1].body);
    EXPECT_EQ(rig.connector->guarantees().keyLife, Duration(std::chrono::minutes(15)));
}

TEST(Brevo, IsLookedForByItsTagAndWhatIsNotFoundMayBeOut)
{
    BrevoRig rig;
    const Delivery mail = rig.mail();
    const auto looks = [&](const ApiServer::Reply& reply) {
        rig.always(reply);
        return rig.lookedUp(mail).found;
    };
    EXPECT_EQ(looks({200, R"({"events":[{"email":"ada@press.example","event":"requests","messageId":"<2017@relay>","tag":"x"}]})"}), Found::Yes);
    EXPECT_TRUE(QByteArray::fromPercentEncoding(rig.server.asked.last().path).contains("tags=[\"" + mail.key.toLatin1() + "\"]"));
    EXPECT_EQ(looks({200, "{}"}), Found::Unclear) << "as it answers where it knows nothing";
    EXPECT_EQ(looks({200, R"({"events":[]})"}), Found::Unclear);
    EXPECT_EQ(looks({200, R"({"message":"x"})"}), Found::Unclear);
    EXPECT_EQ(looks({401, R"({"code":"unauthorized"})"}), Found::Unclear);
    EXPECT_EQ(looks({200, "", "", ApiServer::Reply::ClosesAfterBody}), Found::Unclear);
}

TEST(Brevo, RefusesBeforeAnythingLeavesWhatItWouldChange)
{
    BrevoRig rig;
    QList<Delivery> wrong(2, rig.mail());
    wrong[0].content.title = QStringLiteral("Hello {{ contact.FIRSTNAME }}");
    wrong[1].content.files.removeLast();
    EXPECT_FALSE(rig.dispatcher->check(wrong[0].content));
    EXPECT_FALSE(rig.dispatcher->check(wrong[1].content)) << "without a text/html";
    Delivery filled = rig.delivery({QStringLiteral("ada@press.example")});
    rig.add(filled, QStringLiteral("mail.txt"), QStringLiteral("text/plain"), "Three");
    rig.add(filled, QStringLiteral("mail.html"), QStringLiteral("text/html"), "<p>{% if x %}</p>");
    wrong.append(filled);
    expectRefused(rig, wrong);
}

TEST(Brevo, ItsTestSaysWhoseAccountItIs)
{
    BrevoRig rig;
    rig.always({200, R"({"email":"desk@press.example","companyName":"The Press","plan":[]})"});
    EXPECT_TRUE(rig.tried().value().contains(QStringLiteral("as The Press")));
    rig.always({401, R"({"code":"unauthorized","message":"Key not found"})"});
    EXPECT_EQ(rig.tried().error().where, QStringLiteral("key"));
    rig.always({200, "[]"});
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
}

} // namespace qd::test
