#include "agents/effects/connectors/sendgrid/SendGridConnector.h"

#include "core/base/Json.h"
#include "tests/agents/effects/people/PeopleRig.h"

namespace qd::test {

using agents::Delivery;
using agents::Outcome;

namespace {

class SendGridRig : public PeopleRig {
public:
    explicit SendGridRig(int group = 0, qint64 price = 0) : PeopleRig(file(group, price), [](const agents::ConnectorFile& of, std::shared_ptr<agents::HttpDoor> door, const Clock& at) {
        return std::make_unique<agents::SendGridConnector>(of, std::move(door), at, Duration(300));
    }) {}
    Delivery mail(const QStringList& people = {QStringLiteral("ada@press.example")}) const
    {
        Delivery one = delivery(people);
        add(one, QStringLiteral("mail.txt"), QStringLiteral("text/plain"), "Three seats are left.");
        add(one, QStringLiteral("mail.html"), QStringLiteral("text/html"), "<p>Three seats are left.</p>");
        one.content.details.insert(QStringLiteral("reply-to"), QStringLiteral("desk@press.example"));
        return one;
    }

private:
    static agents::ConnectorFile file(int group, qint64 price)
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::SendGrid;
        file.from = QStringLiteral("The Press <news@press.example>");
        file.unsubscribeGroup = group;
        file.priceMicroUsd = price;
        return file;
    }
};

const ApiServer::Reply kTaken{202, "", "X-Message-Id: 14c5d75ce93.dfd.64b469\r\n"};

} // namespace

TEST(SendGrid, SendsEachPersonAMessageAloneInOneRequest)
{
    SendGridRig rig;
    rig.always(kTaken);
    Delivery mail = rig.mail({QStringLiteral("ada@press.example"), QStringLiteral("bo@press.example")});
    mail.people[QStringLiteral("contact:1")].name = QStringLiteral("Ada\r\nBcc: eve@press.example");
    const Outcome outcome = rig.sent(mail);
    EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    EXPECT_EQ(outcome.providerId, QStringLiteral("14c5d75ce93.dfd.64b469"));
    expectNobodyIn(outcome.text, mail);
    ASSERT_EQ(rig.server.asked.size(), 1);
    const ApiServer::Asked& asked = rig.server.asked.first();
    EXPECT_EQ(asked.method, "POST");
    EXPECT_EQ(asked.path, "/mail/send");
    EXPECT_EQ(asked.headers.value("authorization"), QByteArray("Bearer ") + PeopleRig::kKey);
    EXPECT_FALSE(asked.body.contains(PeopleRig::kKey));
    const Json body = Json::parse(asked.body).value();
    ASSERT_EQ(body.at(u"personalizations").items().size(), 2);
    for (const Json& one : body.at(u"personalizations").items()) {
        EXPECT_EQ(one.at(u"to").items().size(), 1);
        EXPECT_EQ(one.at(u"custom_args").at(u"effect").toString(), mail.key);
    }
    EXPECT_EQ(body.at(u"personalizations").items().first().at(u"to").items().first().at(u"name").toString(), QStringLiteral("Ada Bcc: eve@press.example"));
    EXPECT_EQ(body.at(u"from").at(u"email").toString(), QStringLiteral("news@press.example"));
    EXPECT_EQ(body.at(u"reply_to").at(u"email").toString(), QStringLiteral("desk@press.example"));
    EXPECT_EQ(body.at(u"subject").toString(), QStringLiteral("Seats are left"));
    EXPECT_EQ(body.at(u"content").items().value(1).at(u"value").toString(), QStringLiteral("<p>Three seats are left.</p>"));
    EXPECT_FALSE(body.at(u"tracking_settings").at(u"open_tracking").at(u"enable").toBool(true));
    EXPECT_TRUE(body.at(u"tracking_settings").at(u"subscription_tracking").at(u"enable").toBool(false));
    EXPECT_FALSE(body.find(u"custom_args")) << "the description has it as a text there";
}

TEST(SendGrid, ItsOwnGroupIsWhatPeopleLeave)
{
    SendGridRig rig(4711);
    rig.always(kTaken);
    rig.sent(rig.mail());
    const Json body = Json::parse(rig.server.asked.first().body).value();
    EXPECT_EQ(body.at(u"asm").at(u"group_id").toInteger(), 4711);
    EXPECT_FALSE(body.at(u"tracking_settings").at(u"subscription_tracking").at(u"enable").toBool(true));
    EXPECT_TRUE(rig.connector->guarantees().sentences.join(u' ').contains(QStringLiteral("4711")));
}

TEST(SendGrid, WhateverItAnswersItIsSentOnceAndNothingIsGuessed)
{
    QList<AnswerPoint> points = commonPoints();
    points.append({{400, R"({"errors":[{"field":"personalizations.0.to.0.email","message":"ada@press.example does not contain a valid address for Ada 1 Lovelace"}]})"}, Outcome::Refused});
    points.append({{200, ""}, Outcome::Unknown}); // as its sandbox answers
    SendGridRig rig;
    for (const AnswerPoint& point : points) {
        SCOPED_TRACE(point.reply.status * 10 + int(point.reply.does));
        rig.always(point.reply);
        rig.server.asked.clear();
        const Delivery mail = rig.mail();
        const Outcome outcome = rig.sent(mail);
        EXPECT_EQ(outcome.kind, point.kind) << outcome.text.toStdString();
        EXPECT_EQ(outcome.why, point.why);
        EXPECT_FALSE(outcome.repeats) << "it knows no key, so nobody sends it again by itself";
        EXPECT_EQ(rig.server.asked.size(), 1);
        expectNobodyIn(outcome.text, mail);
    }
    rig.server.close();
    EXPECT_EQ(rig.sent(rig.mail()).kind, Outcome::Later) << "nothing left";
    rig.server.open();
    rig.always(kTaken);
    EXPECT_EQ(rig.sent(rig.mail()).kind, Outcome::Confirmed);
}

TEST(SendGrid, ARefusalSaysWhyWithoutNamingAnybody)
{
    SendGridRig rig;
    rig.always({400, R"({"errors":[{"field":"from","message":"The from address does not match a verified Sender Identity."},{"message":"see ada@press.example"}]})"});
    const Outcome outcome = rig.sent(rig.mail());
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("does not match a verified Sender Identity. [from]"))) << outcome.text.toStdString();
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("see (a person)"))) << outcome.text.toStdString();
}

TEST(SendGrid, TheSameDeliveryIsTheSameRequestInEachAttempt)
{
    SendGridRig rig;
    rig.always({429, "{}"});
    const Delivery mail = rig.mail();
    EXPECT_EQ(rig.sent(mail).kind, Outcome::Later);
    rig.always(kTaken);
    EXPECT_EQ(rig.sent(mail).kind, Outcome::Confirmed);
    ASSERT_EQ(rig.server.asked.size(), 2);
    EXPECT_EQ(rig.server.asked[0].body, rig.server.asked[1].body);
}

TEST(SendGrid, RefusesBeforeAnythingLeavesWhatIsNoMailToPeople)
{
    SendGridRig rig;
    QList<Delivery> wrong(12, rig.mail());
    wrong[0].content.recipients.clear();
    wrong[1].content.recipients.first().channel = QStringLiteral("sms");
    wrong[2].content.recipients.first().part = QStringLiteral("bcc");
    wrong[3].content.recipients.append(wrong[3].content.recipients.first());
    wrong[4].content.files.removeFirst();
    wrong[5].content.title = QStringLiteral("Two\nlines");
    wrong[6].content.files.first().bytes = 30 * 1024 * 1024;
    wrong[7].content.destination = QStringLiteral("https://elsewhere.example");
    wrong[8].content.details.insert(QStringLiteral("reply-to"), QStringLiteral("a@b.example\r\nBcc: c@d.example"));
    for (int i = 0; i <= 1'000; ++i)
        wrong[9].content.recipients.append({{}, QStringLiteral("contact:x%1").arg(i), {}, {}, QStringLiteral("e-mail")});
    wrong[10].people.clear();
    wrong[11].blobs.first() = "other bytes";
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        EXPECT_EQ(bool(rig.dispatcher->check(wrong[i].content)), i > 9) << i;
        const Outcome outcome = rig.sent(wrong[i]);
        EXPECT_EQ(outcome.kind, Outcome::Refused) << i << outcome.text.toStdString();
    }
    Delivery twice = rig.mail({QStringLiteral("ada@press.example"), QStringLiteral("Ada@press.example")});
    EXPECT_EQ(rig.sent(twice).kind, Outcome::Refused) << "kept twice, written to twice";
    EXPECT_EQ(rig.sent(rig.mail({QStringLiteral("no address")})).kind, Outcome::Refused);
    EXPECT_TRUE(rig.server.asked.isEmpty());
}

TEST(SendGrid, CostsWhatItsFileSays)
{
    EXPECT_EQ(SendGridRig().connector->cost(SendGridRig().mail().content).value(), Money{});
    SendGridRig rig(0, 800);
    Delivery mail = rig.mail({QStringLiteral("ada@press.example"), QStringLiteral("bo@press.example")});
    EXPECT_EQ(rig.connector->cost(mail.content).value().micro, 1'600);
    mail.content.priceCap = Money{1'000};
    EXPECT_FALSE(rig.connector->cost(mail.content));
}

TEST(SendGrid, IsLookedForByItsKeyAndWhatIsNotFoundMayBeOut)
{
    SendGridRig rig;
    const Delivery mail = rig.mail();
    const auto looks = [&](const ApiServer::Reply& reply) {
        rig.always(reply);
        Delivery bare = mail;
        bare.people.clear(); // the office does not open them for a look
        return rig.lookedUp(bare).found;
    };
    EXPECT_EQ(looks({200, R"({"messages":[{"msg_id":"x","status":"delivered"}]})"}), Found::Yes);
    EXPECT_TRUE(QByteArray::fromPercentEncoding(rig.server.asked.last().path).contains("unique_args['effect']=\"" + mail.key.toLatin1() + '"'));
    EXPECT_EQ(looks({200, R"({"messages":[]})"}), Found::Unclear);
    EXPECT_EQ(looks({403, R"({"errors":[{"message":"access forbidden"}]})"}), Found::Unclear) << "the account has no Email Activity";
    EXPECT_EQ(looks({200, "<html>"}), Found::Unclear);
    EXPECT_EQ(looks({200, "", "", ApiServer::Reply::ClosesAfterBody}), Found::Unclear);
    EXPECT_FALSE(rig.connector->guarantees().lookUpIsStrong);
}

TEST(SendGrid, ItsTestReadsAndSaysWhatTheKeyMay)
{
    SendGridRig rig;
    rig.always({200, R"({"scopes":["mail.send","alerts.read"]})"});
    EXPECT_TRUE(rig.tried());
    EXPECT_EQ(rig.server.asked.last().method, "GET");
    rig.always({200, R"({"scopes":["alerts.read"]})"});
    EXPECT_EQ(rig.tried().error().where, QStringLiteral("key"));
    rig.always({401, R"({"errors":[{"message":"authorization required"}]})"});
    EXPECT_TRUE(rig.tried().error().text.contains(QStringLiteral("authorization required")));
    rig.always({200, "<html>"});
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
}

} // namespace qd::test
