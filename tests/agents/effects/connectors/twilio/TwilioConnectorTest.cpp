#include "agents/effects/connectors/twilio/TwilioConnector.h"

#include "agents/effects/render/SmsText.h"
#include "core/base/Json.h"
#include "tests/agents/effects/people/PeopleRig.h"

#include <QDateTime>
#include <QUrlQuery>

namespace qd::test {

using agents::Delivery;
using agents::Outcome;

namespace {

const QString kAccount = QStringLiteral("AC") + QString(32, u'a');
const QStringList kNumbers{QStringLiteral("+4915112345678"), QStringLiteral("+4915112345679"), QStringLiteral("+4915112345680")};

QByteArray sid(char digit)
{
    return "SM" + QByteArray(32, digit);
}

class TwilioRig : public PeopleRig {
public:
    explicit TwilioRig(const QString& from = QStringLiteral("+15551234567"), qint64 price = 8'300, const QString& user = {}, const QList<Duration>& looks = {Duration(5), Duration(10)})
        : PeopleRig(file(from, price, user), [looks](const agents::ConnectorFile& of, std::shared_ptr<agents::HttpDoor> door, const Clock& at) {
              return std::make_unique<agents::TwilioConnector>(of, std::move(door), at, looks, Duration(300));
          }) {}
    Delivery sms(const QStringList& people = kNumbers.mid(0, 1), const QString& text = QStringLiteral("Three seats are left.")) const
    {
        Delivery one = delivery(people);
        const agents::Rendered rendered = agents::renderSms({QStringLiteral("Seats"), text, {}, clock.now(), false}).value();
        one.content.files = rendered.content.files;
        one.content.details = rendered.content.details;
        one.blobs = rendered.blobs;
        return one;
    }
    /// POSTs by what `each` says of a number, GETs with `list`.
    void answer(std::function<ApiServer::Reply(const QString& to)> each, const ApiServer::Reply& list)
    {
        server.answers = [each = std::move(each), list](const ApiServer::Asked& asked) {
            return asked.method == "GET" ? list : each(form(asked).queryItemValue(QStringLiteral("To"), QUrl::FullyDecoded));
        };
    }
    static QUrlQuery form(const ApiServer::Asked& asked) { return QUrlQuery(QString::fromLatin1(asked.body)); }
    static ApiServer::Reply taken(char digit = '1') { return {201, R"({"sid":")" + sid(digit) + R"(","status":"queued","error_code":null})"}; }
    ApiServer::Reply listed(const QStringList& numbers, const QString& text = QStringLiteral("Three seats are left."), qint64 ago = 0) const
    {
        QByteArrayList all;
        for (const QString& to : numbers)
            all.append(QStringLiteral(R"({"sid":"%1","status":"sent","direction":"outbound-api","to":"%2","body":"%3","date_created":"%4"})")
                           .arg(QString::fromLatin1(sid('7')), to, text, QDateTime::fromMSecsSinceEpoch(clock.now().ms - ago, Qt::UTC).toString(Qt::RFC2822Date)).toUtf8());
        return {200, R"({"messages":[)" + all.join(',') + "]}"};
    }
    qsizetype posts() const { return std::count_if(server.asked.begin(), server.asked.end(), [](const ApiServer::Asked& asked) { return asked.method == "POST"; }); }

private:
    static agents::ConnectorFile file(const QString& from, qint64 price, const QString& user)
    {
        agents::ConnectorFile file;
        file.kind = agents::ConnectorKind::Twilio;
        file.from = from;
        file.account = kAccount;
        file.user = user;
        file.priceMicroUsd = price;
        return file;
    }
};

} // namespace

TEST(Twilio, SendsOneRequestForEachPersonWithTheApprovedText)
{
    TwilioRig rig;
    rig.answer([](const QString&) { return TwilioRig::taken(); }, {});
    const Delivery sms = rig.sms(kNumbers);
    const Outcome outcome = rig.sent(sms);
    EXPECT_EQ(outcome.kind, Outcome::Confirmed) << outcome.text.toStdString();
    expectNobodyIn(outcome.text, sms);
    ASSERT_EQ(rig.server.asked.size(), 3);
    for (qsizetype i = 0; i < 3; ++i) {
        const ApiServer::Asked& asked = rig.server.asked[i];
        EXPECT_EQ(asked.path, "/2010-04-01/Accounts/" + kAccount.toLatin1() + "/Messages.json");
        EXPECT_EQ(asked.headers.value("content-type"), "application/x-www-form-urlencoded");
        EXPECT_EQ(asked.headers.value("authorization"), "Basic " + (kAccount.toLatin1() + ':' + PeopleRig::kKey).toBase64());
        const QUrlQuery form = TwilioRig::form(asked);
        EXPECT_EQ(form.queryItemValue(QStringLiteral("To"), QUrl::FullyDecoded), kNumbers[i]);
        EXPECT_EQ(form.queryItemValue(QStringLiteral("From"), QUrl::FullyDecoded), QStringLiteral("+15551234567"));
        EXPECT_EQ(form.queryItemValue(QStringLiteral("Body"), QUrl::FullyDecoded), QStringLiteral("Three seats are left."));
        EXPECT_EQ(form.queryItemValue(QStringLiteral("ValidityPeriod")), QStringLiteral("14400"));
        EXPECT_EQ(rig.stepped.value(QStringLiteral("contact:%1").arg(i + 1)), QString::fromLatin1(sid('1')));
    }
}

TEST(Twilio, AMessagingServiceAndAKeyOfItsOwnAreShownAsTheyAre)
{
    const QString service = QStringLiteral("MG") + QString(32, u'b'), key = QStringLiteral("SK") + QString(32, u'c');
    TwilioRig rig(service, 8'300, key);
    rig.answer([](const QString&) { return TwilioRig::taken(); }, {});
    EXPECT_EQ(rig.sent(rig.sms()).providerId, QString::fromLatin1(sid('1')));
    const QUrlQuery form = TwilioRig::form(rig.server.asked.first());
    EXPECT_EQ(form.queryItemValue(QStringLiteral("MessagingServiceSid")), service);
    EXPECT_FALSE(form.hasQueryItem(QStringLiteral("From")));
    EXPECT_EQ(rig.server.asked.first().headers.value("authorization"), "Basic " + (key.toLatin1() + ':' + PeopleRig::kKey).toBase64());
}

TEST(Twilio, WhateverItAnswersEachIsAskedForOnceAndNothingIsGuessed)
{
    QList<AnswerPoint> points = commonPoints();
    points.append({{400, R"({"code":21211,"message":"The 'To' number +4915112345678 is not a valid phone number."})"}, Outcome::Refused});
    points.append({{400, R"({"code":21606,"message":"…"})"}, Outcome::Refused});
    points.append({{201, R"({"sid":"no sid","status":"queued"})"}, Outcome::Unknown});
    points.append({{201, R"({"sid":")" + sid('1') + R"(","status":"failed","error_code":30005})"}, Outcome::Refused});
    TwilioRig rig;
    for (const AnswerPoint& point : points) {
        SCOPED_TRACE(point.reply.status * 10 + int(point.reply.does));
        rig.answer([&](const QString&) { return point.reply; }, rig.listed({}));
        rig.server.asked.clear();
        const Delivery sms = rig.sms();
        const Outcome outcome = rig.sent(sms);
        EXPECT_EQ(outcome.kind, point.kind) << outcome.text.toStdString();
        EXPECT_EQ(outcome.why, point.why);
        EXPECT_FALSE(outcome.repeats);
        EXPECT_EQ(rig.posts(), 1);
        EXPECT_EQ(rig.server.asked.size(), point.kind == Outcome::Unknown ? 3 : 1) << "looked for twice where nobody can tell";
        expectNobodyIn(outcome.text, sms);
    }
    rig.server.close();
    EXPECT_EQ(rig.sent(rig.sms()).kind, Outcome::Later);
}

TEST(Twilio, WhatNoAnswerCameToAndIsThereIsKnown)
{
    TwilioRig rig;
    const ApiServer::Reply cut{201, "", "", ApiServer::Reply::ClosesAfterBody};
    rig.answer([&](const QString&) { return cut; }, rig.listed(kNumbers.mid(0, 1)));
    const Outcome found = rig.sent(rig.sms());
    EXPECT_EQ(found.kind, Outcome::Confirmed) << found.text.toStdString();
    EXPECT_EQ(found.providerId, QString::fromLatin1(sid('7')));
    for (const QByteArray path = rig.server.asked.last().path; const QString& number : kNumbers)
        EXPECT_FALSE(path.contains(number.mid(1).toLatin1())) << "no number of a person in an address";
    const QList<ApiServer::Reply> others{rig.listed(kNumbers.mid(1, 1)), rig.listed(kNumbers.mid(0, 1), QStringLiteral("Other words")), rig.listed({kNumbers[0], kNumbers[0]}),
                                         rig.listed(kNumbers.mid(0, 1), QStringLiteral("Three seats are left."), 86'400'000)};
    for (const ApiServer::Reply& list : others) {
        rig.answer([&](const QString&) { return cut; }, list);
        EXPECT_EQ(rig.sent(rig.sms()).kind, Outcome::Unknown) << list.body.toStdString();
    }
}

TEST(Twilio, GoesOnPastWhoRefusesAndOfWhomNobodyCanTell)
{
    TwilioRig rig;
    rig.answer([](const QString& to) {
        if (to == kNumbers[0])
            return ApiServer::Reply{400, R"({"code":21610})"};
        return to == kNumbers[1] ? ApiServer::Reply{201, "", "", ApiServer::Reply::ClosesAfterBody} : TwilioRig::taken('3');
    }, rig.listed({}));
    const Outcome outcome = rig.sent(rig.sms(kNumbers));
    EXPECT_EQ(outcome.kind, Outcome::Unknown);
    EXPECT_EQ(rig.posts(), 3);
    for (const char* const said : {"for 1 of 3", "contact:1: this person has answered STOP (21610)", "no answer came for contact:2"})
        EXPECT_TRUE(outcome.text.contains(QLatin1String(said))) << outcome.text.toStdString();
    rig.answer([](const QString& to) { return to == kNumbers[0] ? ApiServer::Reply{400, R"({"code":21610})"} : TwilioRig::taken('3'); }, {});
    const Outcome rest = rig.sent(rig.sms(kNumbers));
    EXPECT_EQ(rest.kind, Outcome::Confirmed);
    EXPECT_TRUE(rest.text.contains(QStringLiteral("STOP"))) << rest.text.toStdString();
}

TEST(Twilio, WhoHasItIsNotAskedForAgain)
{
    TwilioRig rig;
    Delivery sms = rig.sms(kNumbers);
    rig.answer([](const QString& to) { return to == kNumbers[2] ? ApiServer::Reply{429, "{}"} : to == kNumbers[1] ? ApiServer::Reply{201, "", "", ApiServer::Reply::Hangs} : TwilioRig::taken(); }, rig.listed({}));
    const Outcome later = rig.sent(sms);
    EXPECT_EQ(later.kind, Outcome::Later) << later.text.toStdString();
    EXPECT_TRUE(later.text.contains(QStringLiteral("2 of 3"))) << later.text.toStdString();
    sms.stepped = rig.stepped;
    rig.server.asked.clear();
    rig.answer([](const QString&) { return TwilioRig::taken('9'); }, rig.listed({}));
    EXPECT_EQ(rig.sent(sms).kind, Outcome::Unknown) << "of the second nobody can tell still";
    EXPECT_EQ(rig.posts(), 1) << "the third alone";
    EXPECT_EQ(rig.stepped.size(), 3);
}

TEST(Twilio, AStopEndsItBetweenTwoPeople)
{
    TwilioRig rig;
    rig.answer([&](const QString& to) {
        if (to == kNumbers[1])
            rig.dispatcher->halt();
        return to == kNumbers[1] ? ApiServer::Reply{201, "", "", ApiServer::Reply::Hangs} : TwilioRig::taken();
    }, rig.listed({}));
    const Outcome outcome = rig.sent(rig.sms(kNumbers));
    EXPECT_EQ(outcome.kind, Outcome::Unknown) << outcome.text.toStdString();
    EXPECT_EQ(rig.posts(), 2) << "nobody is asked for after it";
    EXPECT_EQ(rig.server.asked.size(), 2);
}

TEST(Twilio, AStopEndsItsWaitForALook)
{
    TwilioRig rig(QStringLiteral("+15551234567"), 8'300, {}, {Duration(600'000)});
    rig.always({201, "", "", ApiServer::Reply::ClosesAfterBody});
    std::optional<Outcome> ended;
    rig.dispatcher->dispatch(rig.sms(), &rig.mailbox, [&](const Outcome& outcome) { ended = outcome; });
    ASSERT_TRUE(waitUntil([&] { return !rig.server.asked.isEmpty(); }));
    EXPECT_FALSE(waitUntil([&] { return ended.has_value(); }, Duration(30))) << "it waits for its look";
    rig.dispatcher->halt();
    ASSERT_TRUE(waitUntil([&] { return ended.has_value(); }));
    EXPECT_EQ(ended->kind, Outcome::Unknown) << ended->text.toStdString();
    EXPECT_EQ(rig.server.asked.size(), 1) << "and then does not look";
}

TEST(Twilio, RefusesBeforeAnythingLeavesWhatIsNoSms)
{
    TwilioRig rig;
    QList<Delivery> wrong(8, rig.sms());
    wrong[0].content.recipients.clear();
    wrong[1].content.recipients.first().channel = QStringLiteral("e-mail");
    wrong[2].content.files.clear();
    wrong[3].content.details.remove(QStringLiteral("segments"));
    wrong[4].content.details.insert(QStringLiteral("characters"), qint64(1'601));
    wrong[5].content.priceCap = Money{8'299};
    wrong[6].content.details.insert(QStringLiteral("segments"), qint64(2)); // another text than was counted
    wrong[7].people.first().address = QStringLiteral("0151 12345678");
    for (qsizetype i = 0; i < wrong.size(); ++i) {
        EXPECT_EQ(bool(rig.dispatcher->check(wrong[i].content)), i > 5) << i;
        EXPECT_EQ(rig.sent(wrong[i]).kind, Outcome::Refused) << i;
    }
    EXPECT_TRUE(rig.server.asked.isEmpty());
}

TEST(Twilio, EachPartIsPaidAndWithoutAPriceNothingIsSent)
{
    TwilioRig rig;
    EXPECT_EQ(rig.connector->cost(rig.sms(kNumbers, QString(161, u'x')).content).value().micro, 3 * 2 * 8'300);
    TwilioRig free(QStringLiteral("+15551234567"), 0);
    const Result<Done> checked = free.dispatcher->check(free.sms().content);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().where, QStringLiteral("price_micro_usd"));
    EXPECT_EQ(free.sent(free.sms()).kind, Outcome::Refused);
    EXPECT_TRUE(free.server.asked.isEmpty());
}

TEST(Twilio, IsLookedForPersonByPerson)
{
    TwilioRig rig;
    Delivery sms = rig.sms(kNumbers.mid(0, 2));
    const auto looks = [&](const ApiServer::Reply& list) {
        rig.always(list);
        return rig.lookedUp(sms);
    };
    EXPECT_EQ(looks(rig.listed(kNumbers)).found, Found::Yes);
    EXPECT_EQ(looks(rig.listed(kNumbers.mid(0, 1))).found, Found::Unclear);
    EXPECT_TRUE(looks(rig.listed(kNumbers.mid(0, 1))).evidence.contains(QStringLiteral("for contact:2")));
    sms.stepped.insert(QStringLiteral("contact:2"), QString::fromLatin1(sid('2')));
    EXPECT_EQ(looks(rig.listed(kNumbers.mid(0, 1))).found, Found::Yes) << "the second is on record";
    sms.stepped.insert(QStringLiteral("contact:2"), QStringLiteral("unknown"));
    EXPECT_EQ(looks(rig.listed(kNumbers.mid(0, 1))).found, Found::Unclear);
    EXPECT_EQ(looks({401, "{}"}).found, Found::Unclear);
    EXPECT_EQ(looks({200, "<html>"}).found, Found::Unclear);
    sms.people.clear();
    EXPECT_EQ(looks(rig.listed(kNumbers)).found, Found::Unclear) << "whom it is for is not at hand";
}

TEST(Twilio, ItsTestReads)
{
    TwilioRig rig;
    rig.always(rig.listed({}));
    EXPECT_TRUE(rig.tried());
    EXPECT_EQ(rig.server.asked.last().method, "GET");
    rig.always({401, R"({"code":20003,"message":"Authenticate"})"});
    EXPECT_TRUE(rig.tried().error().text.contains(QStringLiteral("the key is not taken (20003)")));
    rig.always({200, "{}"});
    EXPECT_EQ(rig.tried().error().kind, Error::Network);
    TwilioRig free(QStringLiteral("PRESS"), 0);
    free.always(free.listed({}));
    EXPECT_TRUE(free.tried()->contains(QStringLiteral("price_micro_usd")));
}

} // namespace qd::test
