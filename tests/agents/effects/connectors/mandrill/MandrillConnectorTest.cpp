#include "agents/effects/connectors/mandrill/MandrillConnector.h"

#include "core/base/Json.h"
#include "tests/agents/effects/people/PeopleRig.h"

namespace qd::test {

using agents::Delivery;
using agents::Outcome;

namespace {

class MandrillRig : public PeopleRig {
public:
    MandrillRig() : PeopleRig(file(), [](const agents::ConnectorFile& of, std::shared_ptr<agents::HttpDoor> door, const Clock& at) {
        return std::make_unique<agents::MandrillConnector>(of, std::move(door), at, Duration(300));
    }) {}
    Delivery mail(const QStringList& people = {QStringLiteral("Ada@press.example")}, const QByteArray& text = "Three seats are left.") const
    {
        Delivery one = delivery(people);
        add(one, QStringLiteral("mail.txt"), QStringLiteral("text/plain"), text);
        return one;
    }

private:
    static agents::ConnectorFile file()
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::Mandrill;
        file.from = QStringLiteral("The Press <news@press.example>");
        return file;
    }
};

QByteArray result(const char* address, const char* status, const char* reason = nullptr)
{
    return QByteArray(R"({"email":")") + address + R"(","status":")" + status + R"(","_id":"abc123","reject_reason":)" + (reason ? '"' + QByteArray(reason) + '"' : QByteArray("null")) + '}';
}

QByteArray error(int code, const char* name, const char* message = "no")
{
    return R"({"status":"error","code":)" + QByteArray::number(code) + R"(,"name":")" + name + R"(","message":")" + message + "\"}";
}

const QStringList kTwo{QStringLiteral("ada@press.example"), QStringLiteral("bo@press.example")};

} // namespace

TEST(Mandrill, SendsEverybodyAMessageAloneInOneRequestWithTheKeyInItsPlace)
{
    MandrillRig rig;
    rig.always({200, '[' + result("bo@press.example", "queued") + ',' + result("ada@press.example", "sent") + ']'});
    const Delivery mail = rig.mail(kTwo);
    const Outcome outcome = rig.sent(mail);
    EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    expectNobodyIn(outcome.text, mail);
    ASSERT_EQ(rig.server.asked.size(), 1);
    EXPECT_EQ(rig.server.asked.first().path, "/messages/send");
    const Json body = Json::parse(rig.server.asked.first().body).value(), message = body.at(u"message");
    EXPECT_EQ(body.at(u"key").toString(), QString::fromLatin1(PeopleRig::kKey));
    EXPECT_FALSE(body.at(u"async").toBool(true));
    EXPECT_EQ(message.at(u"to").items().size(), 2);
    EXPECT_FALSE(message.at(u"preserve_recipients").toBool(true));
    EXPECT_FALSE(message.at(u"merge").toBool(true)) << "what was approved, and nothing filled in";
    EXPECT_FALSE(message.at(u"track_opens").toBool(true));
    EXPECT_EQ(message.at(u"metadata").at(u"effect").toString(), mail.key);
    EXPECT_EQ(message.at(u"headers").at(u"List-Unsubscribe").toString(), QStringLiteral("<mailto:news@press.example?subject=unsubscribe>"));
}

TEST(Mandrill, WhateverItAnswersItIsSentOnceAndNothingIsGuessed)
{
    QList<AnswerPoint> points = commonPoints();
    points.append({{200, '[' + result("ada@press.example", "rejected", "unsub") + ']'}, Outcome::Refused});
    points.append({{200, '[' + result("ada@press.example", "invalid") + ']'}, Outcome::Refused});
    points.append({{200, '[' + result("other@press.example", "sent") + ']'}, Outcome::Unknown});
    points.append({{200, "[]"}, Outcome::Unknown});
    points.append({{200, error(-1, "GeneralError")}, Outcome::Unknown});
    points.append({{500, error(-1, "Invalid_Key")}, Outcome::Later, Deferral::Key});
    points.append({{500, error(-2, "ValidationError", "ada@press.example is no address")}, Outcome::Refused});
    points.append({{402, error(402, "PaymentRequired")}, Outcome::Refused});
    points.append({{500, error(500, "GeneralError")}, Outcome::Unknown});
    MandrillRig rig;
    for (const AnswerPoint& point : points) {
        SCOPED_TRACE(point.reply.body.toStdString() + std::to_string(point.reply.status * 10 + int(point.reply.does)));
        rig.always(point.reply);
        rig.server.asked.clear();
        const Delivery mail = rig.mail();
        const Outcome outcome = rig.sent(mail);
        EXPECT_EQ(outcome.kind, point.kind) << outcome.text.toStdString();
        EXPECT_EQ(outcome.why, point.why);
        EXPECT_FALSE(outcome.repeats);
        EXPECT_EQ(rig.server.asked.size(), 1);
        expectNobodyIn(outcome.text.toLower(), mail);
    }
    rig.server.close();
    EXPECT_EQ(rig.sent(rig.mail()).kind, Outcome::Later);
}

TEST(Mandrill, WhoWasNotTakenIsNamedByTheirContact)
{
    MandrillRig rig;
    rig.always({200, '[' + result("ada@press.example", "sent") + ',' + result("bo@press.example", "rejected", "hard-bounce") + ']'});
    const Outcome outcome = rig.sent(rig.mail(kTwo));
    EXPECT_EQ(outcome.kind, Outcome::Confirmed);
    EXPECT_EQ(outcome.providerId, QStringLiteral("abc123"));
    EXPECT_TRUE(outcome.text.contains(QStringLiteral("1 of 2, and not for contact:2 (rejected, hard-bounce)"))) << outcome.text.toStdString();
}

TEST(Mandrill, ATextThatHoldsThePlaceOfTheKeyIsNeverGivenIt)
{
    MandrillRig rig;
    const Outcome outcome = rig.sent(rig.mail(kTwo, "Please write __QUARTERDECK_KEY_STANDS_HERE__ to us"));
    EXPECT_EQ(outcome.kind, Outcome::Refused) << outcome.text.toStdString();
    EXPECT_TRUE(rig.server.asked.isEmpty());
}

TEST(Mandrill, TheSameDeliveryIsTheSameRequestInEachAttempt)
{
    MandrillRig rig;
    rig.always({429, "{}"});
    const Delivery mail = rig.mail();
    EXPECT_EQ(rig.sent(mail).kind, Outcome::Later);
    rig.always({200, '[' + result("ada@press.example", "sent") + ']'});
    EXPECT_EQ(rig.sent(mail).kind, Outcome::Confirmed);
    EXPECT_EQ(rig.server.asked[0].body, rig.server.asked[1].body);
}

TEST(Mandrill, IsLookedForByItsKeyAndWhatIsNotFoundMayBeOut)
{
    MandrillRig rig;
    Delivery mail = rig.mail();
    mail.people.clear();
    const auto looks = [&](const ApiServer::Reply& reply) {
        rig.always(reply);
        return rig.lookedUp(mail);
    };
    const auto found = [](const QString& key) { return QStringLiteral(R"([{"_id":"x1","state":"sent","metadata":{"effect":"%1"}}])").arg(key).toUtf8(); };
    EXPECT_EQ(looks({200, found(mail.key)}).found, Found::Yes);
    EXPECT_EQ(looks({200, found(mail.key)}).providerId, QStringLiteral("x1"));
    EXPECT_EQ(Json::parse(rig.server.asked.last().body)->at(u"query").toString(), u'"' + mail.key + u'"');
    EXPECT_EQ(looks({200, found(QStringLiteral("another"))}).found, Found::Unclear);
    EXPECT_EQ(looks({200, "[]"}).found, Found::Unclear);
    EXPECT_EQ(looks({500, error(-1, "Invalid_Key")}).found, Found::Unclear);
    EXPECT_EQ(looks({200, "", "", ApiServer::Reply::ClosesAfterBody}).found, Found::Unclear);
}

TEST(Mandrill, ItsTestReadsAndSaysWhetherWhatBreaksOffCanBeLookedFor)
{
    MandrillRig rig;
    QByteArray fields = R"([{"name":"effect","state":"active","view_template":""}])";
    rig.server.answers = [&](const ApiServer::Asked& asked) { return asked.path == "/users/ping2" ? ApiServer::Reply{200, R"({"PING":"PONG!"})"} : ApiServer::Reply{200, fields}; };
    EXPECT_TRUE(rig.tried()->contains(QStringLiteral("can be looked for")));
    fields = "[]";
    EXPECT_TRUE(rig.tried()->contains(QStringLiteral("add that")));
    fields = "<html>";
    EXPECT_TRUE(rig.tried()->contains(QStringLiteral("does not say")));
    rig.always({500, error(-1, "Invalid_Key")});
    EXPECT_EQ(rig.tried().error().where, QStringLiteral("key"));
    rig.always({200, "{}"});
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
    for (const ApiServer::Asked& asked : rig.server.asked)
        EXPECT_TRUE(asked.path == "/users/ping2" || asked.path == "/metadata/list") << asked.path.toStdString();
}

} // namespace qd::test
