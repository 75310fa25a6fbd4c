#include "agents/inbound/hooks/events/HookEvents.h"

#include "tests/agents/inbound/hooks/HookSamples.h"

namespace qd::test {

using namespace agents;

namespace {

HookEvent sendGrid(const char* members)
{
    const Result<HookEvents> events = sendGridEvents(QByteArray(R"([{"email":"ada@press.example","timestamp":1795000000,"sg_event_id":"x","effect":"abc")") + members + "}]");
    EXPECT_TRUE(events && events->size() == 1) << members;
    return events && events->size() == 1 ? events->first() : HookEvent();
}

HookEvent mandrill(const QByteArray& event)
{
    const QByteArray json = "[{\"event\":\"" + event + R"(","_id":"m1","ts":1795000000,"msg":{"email":"ada@press.example","from_email":"bo@press.example","subject":"Re: Hello","diag":"smtp;550 ada@press.example","metadata":{"effect":"abc"}}}])";
    const Result<HookEvents> events = mandrillEvents("mandrill_events=" + json.toPercentEncoding());
    EXPECT_TRUE(events && events->size() == 1) << event.toStdString();
    return events && events->size() == 1 ? events->first() : HookEvent();
}

HookEvent twilio(const QByteArray& form)
{
    const Result<HookEvents> events = twilioEvents("MessageSid=SM1&" + form);
    EXPECT_TRUE(events) << form.toStdString();
    return events ? events->first() : HookEvent();
}

} // namespace

TEST(HookEvents, SendGridSaysWhatBecameOfAMail)
{
    const std::pair<const char*, InboundKind> all[] = {
        {R"(,"event":"delivered","response":"250 OK")", InboundKind::Delivered}, {R"(,"event":"bounce","type":"bounce")", InboundKind::Bounced},
        {R"(,"event":"bounce","type":"blocked")", InboundKind::Status},           {R"(,"event":"deferred")", InboundKind::Status},
        {R"(,"event":"spamreport")", InboundKind::Complained},                    {R"(,"event":"unsubscribe")", InboundKind::OptedOut},
        {R"(,"event":"group_unsubscribe")", InboundKind::OptedOut},               {R"(,"event":"group_resubscribe")", InboundKind::Status},
        {R"(,"event":"dropped","reason":"Bounced Address")", InboundKind::Bounced}, {R"(,"event":"dropped","reason":"Unsubscribed Address")", InboundKind::OptedOut},
        {R"(,"event":"dropped","reason":"Spam Reporting Address")", InboundKind::Complained}, {R"(,"event":"dropped","reason":"Invalid SMTPAPI header")", InboundKind::Status},
        {R"(,"event":"processed")", InboundKind::Status},                         {R"(,"event":"open")", InboundKind::Status}};
    for (const auto& [members, kind] : all)
        EXPECT_EQ(sendGrid(members).kind, kind) << members;
    const HookEvent event = sendGrid(R"(,"event":"bounce","reason":"550 5.1.1 <ada@press.example> unknown, call +49 151 1234 5678")");
    EXPECT_EQ(event.address, QStringLiteral("ada@press.example"));
    EXPECT_EQ(event.channel, QStringLiteral("e-mail"));
    EXPECT_EQ(event.effect, QStringLiteral("abc"));
    EXPECT_EQ(event.at.ms, 1'795'000'000'000);
    EXPECT_EQ(event.text, QStringLiteral("bounce: 550 5.1.1 <…> unknown, call …"));
    for (const char* body : {"{}", "[{}]", "[{\"event\":\"open\"}]", "no JSON", "[1]"})
        EXPECT_FALSE(sendGridEvents(body)) << body;
}

TEST(HookEvents, MandrillSaysWhatBecameOfAMail)
{
    const std::pair<const char*, InboundKind> all[] = {{"send", InboundKind::Status}, {"delivered", InboundKind::Delivered}, {"deferral", InboundKind::Status}, {"hard_bounce", InboundKind::Bounced},
                                                       {"soft_bounce", InboundKind::Status}, {"spam", InboundKind::Complained}, {"unsub", InboundKind::OptedOut}, {"reject", InboundKind::Status},
                                                       {"open", InboundKind::Status}, {"inbound", InboundKind::Reply}};
    for (const auto& [event, kind] : all)
        EXPECT_EQ(mandrill(event).kind, kind) << event;
    EXPECT_EQ(mandrill("hard_bounce").address, QStringLiteral("ada@press.example"));
    EXPECT_EQ(mandrill("inbound").address, QStringLiteral("bo@press.example"));
    EXPECT_EQ(mandrill("hard_bounce").effect, QStringLiteral("abc"));
    EXPECT_EQ(mandrill("hard_bounce").text, QStringLiteral("hard_bounce: smtp;550 …"));
    EXPECT_NE(mandrill("hard_bounce").id, mandrill("spam").id);
    EXPECT_EQ(mandrillEvents("mandrill_events=%5B%5D")->size(), 0);
    EXPECT_EQ(mandrillEvents("mandrill_events=%5B%7B%22type%22%3A%22blacklist%22%7D%5D")->size(), 0);
    for (const char* body : {"", "mandrill_events=", "mandrill_events=%7B%7D", "other=%5B%5D"})
        EXPECT_FALSE(mandrillEvents(body)) << body;
}

TEST(HookEvents, TwilioSaysWhatBecameOfAMessageAndWhatIsAnswered)
{
    const std::pair<const char*, InboundKind> all[] = {{"MessageStatus=delivered", InboundKind::Delivered}, {"MessageStatus=sent", InboundKind::Status}, {"MessageStatus=undelivered&ErrorCode=30003", InboundKind::Status},
                                                       {"MessageStatus=undelivered&ErrorCode=30005", InboundKind::Bounced}, {"MessageStatus=failed&ErrorCode=21610", InboundKind::OptedOut},
                                                       {"Body=Hello&From=%2B49151", InboundKind::Reply}, {"Body=+stop+&From=%2B49151", InboundKind::OptedOut}, {"Body=Stop+it&From=%2B49151", InboundKind::Reply},
                                                       {"Body=Halt&OptOutType=STOP", InboundKind::OptedOut}, {"Body=Start&OptOutType=START", InboundKind::Reply}};
    for (const auto& [form, kind] : all)
        EXPECT_EQ(twilio(form).kind, kind) << form;
    EXPECT_EQ(twilio("MessageStatus=delivered&To=%2B4915112345678&From=%2B1").address, QStringLiteral("+4915112345678"));
    EXPECT_EQ(twilio("Body=x&From=%2B4915112345678&To=%2B1").address, QStringLiteral("+4915112345678"));
    EXPECT_NE(twilio("MessageStatus=sent").id, twilio("MessageStatus=delivered").id);
    EXPECT_EQ(twilio("Body=Call+me:+0151+1234567+or+ada@press.example").text, QStringLiteral("Call me: … or …"));
    EXPECT_FALSE(twilioEvents("Body=x"));
}

TEST(HookEvents, OthersSayWhatHappened)
{
    const Result<HookEvents> standard = plainEvents(HookSamples::standard(), HookSamples::standardPost());
    ASSERT_TRUE(standard);
    EXPECT_EQ(standard->first().text, QStringLiteral("post.published: A piece"));
    EXPECT_EQ(standard->first().kind, InboundKind::Status);
    HookSender gitHub = HookSamples::standard();
    gitHub.form = HookForm::GitHub;
    const auto id = [&](const QByteArray& body, const QByteArray& delivery) { return plainEvents(gitHub, HookSamples::post("/in/orders", body, {{"x-github-event", "issues"}, {"x-github-delivery", delivery}}))->first().id; };
    EXPECT_EQ(id("{}", "1"), id("{}", "2")) << "what is not signed does not make it another";
    EXPECT_NE(id("{}", "1"), id("{\"action\":\"opened\"}", "1"));
    EXPECT_FALSE(plainEvents(gitHub, HookSamples::post("/in/orders", "no JSON")));
}

} // namespace qd::test
