#include "agents/effects/connectors/mailgun/MailgunConnector.h"

#include "tests/agents/effects/people/MailRig.h"

#include <QUrlQuery>

namespace qd::test {

using agents::Delivery;
using agents::Outcome;

namespace {

class MailgunRig : public MailCarrierRig<agents::MailgunConnector> {
public:
    explicit MailgunRig(const QString& unsubscribe = {}) : MailCarrierRig(agents::ConnectorKind::Mailgun, unsubscribe) {}
    QStringList field(const QString& name) const
    {
        return QUrlQuery(QString::fromLatin1(server.asked.last().body)).allQueryItemValues(name, QUrl::FullyDecoded);
    }
};

/// documentation.mailgun.com, "Send an email".
const ApiServer::Reply kTaken{200, R"({"id":"<20260101.1234@mg.press.example>","message":"Queued. Thank you."})"};

} // namespace

TEST(Mailgun, SendsEachPersonAMessageAloneInOneRequest)
{
    MailgunRig rig(QStringLiteral("https://press.example/leave?m={key}"));
    rig.always(kTaken);
    const Delivery mail = rig.mail({QStringLiteral("ada@press.example"), QStringLiteral("bo@press.example")});
    const Outcome outcome = rig.sent(mail);
    EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.text, QStringLiteral("Mailgun took it for all 2"));
    EXPECT_EQ(outcome.providerId, QStringLiteral("<20260101.1234@mg.press.example>"));
    const ApiServer::Asked& asked = rig.server.asked.first();
    EXPECT_EQ(asked.path, "/v3/mg.press.example/messages");
    EXPECT_EQ(asked.headers.value("content-type"), "application/x-www-form-urlencoded");
    EXPECT_EQ(asked.headers.value("authorization"), "Basic " + (QByteArray("api:") + PeopleRig::kKey).toBase64());
    EXPECT_EQ(rig.field(QStringLiteral("to")), (QStringList{QStringLiteral("ada@press.example"), QStringLiteral("bo@press.example")}));
    const Json each = Json::parse(rig.field(QStringLiteral("recipient-variables")).value(0).toUtf8()).value();
    EXPECT_EQ(each.members().size(), 2) << "who is not in there would see the others";
    EXPECT_EQ(each.at(u"bo@press.example").at(u"number").toString(), QStringLiteral("2"));
    EXPECT_EQ(rig.field(QStringLiteral("from")).value(0), QStringLiteral("The Press <news@press.example>"));
    EXPECT_EQ(rig.field(QStringLiteral("text")).value(0), QStringLiteral("Three seats are left."));
    EXPECT_EQ(rig.field(QStringLiteral("h:Reply-To")).value(0), QStringLiteral("desk@press.example"));
    EXPECT_EQ(rig.field(QStringLiteral("h:List-Unsubscribe")).value(0), QStringLiteral("<https://press.example/leave?m=%1.%recipient.number%>").arg(mail.key));
    EXPECT_EQ(rig.field(QStringLiteral("h:List-Unsubscribe-Post")).value(0), QStringLiteral("List-Unsubscribe=One-Click"));
    EXPECT_EQ(rig.field(QStringLiteral("o:tag")).value(0), mail.key);
    EXPECT_EQ(rig.field(QStringLiteral("v:effect")).value(0), mail.key);
    EXPECT_EQ(rig.field(QStringLiteral("o:tracking-clicks")).value(0), QStringLiteral("no"));
}

TEST(Mailgun, WhateverItAnswersItIsSentOnceAndNothingIsGuessed)
{
    QList<AnswerPoint> points = commonPoints();
    points.append({{400, R"({"message":"to parameter is not a valid address: ada@press.example"})"}, Outcome::Refused});
    points.append({{200, R"({"message":"Queued. Thank you."})"}, Outcome::Unknown});
    MailgunRig rig;
    expectRead(rig, points, false);
}

TEST(Mailgun, IsLookedForByItsTagSinceItWasPlanned)
{
    MailgunRig rig;
    const Delivery mail = rig.mail();
    const auto looks = [&](const ApiServer::Reply& reply) {
        rig.always(reply);
        return rig.lookedUp(mail);
    };
    const agents::LookedUp found = looks({200, R"({"items":[{"event":"accepted","recipient":"ada@press.example","message":{"headers":{"message-id":"2026.1@mg.press.example"}}}],"paging":{}})"});
    EXPECT_EQ(found.found, Found::Yes);
    EXPECT_EQ(found.providerId, QStringLiteral("2026.1@mg.press.example"));
    const QByteArray path = rig.server.asked.last().path;
    EXPECT_TRUE(path.contains("/v3/mg.press.example/events?event=accepted") && path.contains("tags=" + mail.key.toLatin1())) << path.toStdString();
    EXPECT_EQ(looks({200, R"({"items":[]})"}).found, Found::Unclear);
    EXPECT_EQ(looks({200, "{}"}).found, Found::Unclear);
    EXPECT_EQ(looks({401, "Forbidden"}).found, Found::Unclear);
    EXPECT_FALSE(rig.connector->guarantees().lookUpIsStrong);
}

TEST(Mailgun, RefusesBeforeAnythingLeavesWhatItWouldChange)
{
    MailgunRig rig;
    QList<Delivery> wrong(1, rig.mail());
    wrong[0].content.title = QStringLiteral("Hello %recipient.name%");
    EXPECT_FALSE(rig.dispatcher->check(wrong[0].content));
    Delivery filled = rig.delivery({QStringLiteral("ada@press.example")});
    rig.add(filled, QStringLiteral("mail.txt"), QStringLiteral("text/plain"), "Leave: %unsubscribe_url%");
    wrong.append(filled);
    expectRefused(rig, wrong);
    rig.always(kTaken);
    Delivery plain = rig.delivery({QStringLiteral("ada@press.example")});
    rig.add(plain, QStringLiteral("mail.txt"), QStringLiteral("text/plain"), "100 % of it");
    EXPECT_EQ(rig.sent(plain).kind, Outcome::Confirmed);
}

TEST(Mailgun, ItsTestReadsTheDomainsEvents)
{
    MailgunRig rig;
    rig.always({200, R"({"items":[],"paging":{}})"});
    EXPECT_TRUE(rig.tried().value().contains(QStringLiteral("mg.press.example")));
    EXPECT_EQ(rig.server.asked.last().path, "/v3/mg.press.example/events?limit=1");
    rig.always({401, "Forbidden"});
    EXPECT_EQ(rig.tried().error().where, QStringLiteral("key"));
    rig.always({404, R"({"message":"Domain not found: mg.press.example"})"});
    EXPECT_TRUE(rig.tried().error().hint.contains(QStringLiteral("api.eu.mailgun.net")));
    rig.always({200, "<html>"});
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
}

} // namespace qd::test
