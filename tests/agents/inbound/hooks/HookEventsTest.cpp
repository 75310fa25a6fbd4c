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

TEST(HookEvents, ResendSaysWhatBecameOfAMail)
{
    const auto event = [](const QByteArray& type, const QByteArray& more = {}) {
        const Result<HookEvents> events = resendEvents(R"({"type":")" + type + R"(","created_at":"2026-11-20T10:00:00.000Z","data":{"email_id":"56761188","to":["ada@press.example"],"tags":{"effect":"abc"})" + more + "}}", "msg_1");
        EXPECT_TRUE(events && events->size() == 1) << type.toStdString();
        return events && events->size() == 1 ? events->first() : HookEvent();
    };
    EXPECT_EQ(event("email.delivered").kind, InboundKind::Delivered);
    EXPECT_EQ(event("email.complained").kind, InboundKind::Complained);
    EXPECT_EQ(event("email.sent").kind, InboundKind::Status);
    EXPECT_EQ(event("email.bounced", R"(,"bounce":{"type":"Transient","message":"full"})").kind, InboundKind::Status) << "the address lives";
    const HookEvent bounced = event("email.bounced", R"(,"bounce":{"type":"Permanent","message":"550 <ada@press.example> unknown"})");
    EXPECT_EQ(bounced.kind, InboundKind::Bounced);
    EXPECT_EQ(bounced.text, QStringLiteral("email.bounced: 550 <…> unknown"));
    EXPECT_EQ(bounced.address, QStringLiteral("ada@press.example"));
    EXPECT_EQ(bounced.effect, QStringLiteral("abc"));
    EXPECT_EQ(bounced.at.ms, 1'795'168'800'000);
    const Result<HookEvents> two = resendEvents(R"({"type":"email.delivered","data":{"to":["a@b.example","c@d.example"],"tags":[{"name":"effect","value":"abc"}]}})", "msg_1");
    ASSERT_TRUE(two && two->size() == 2);
    EXPECT_NE(two->at(0).id, two->at(1).id);
    EXPECT_EQ(two->at(1).effect, QStringLiteral("abc"));
    EXPECT_EQ(resendEvents(R"({"type":"contact.created","data":{}})", "msg_2")->first().channel, QString());
    for (const char* body : {"", "{}", "[]", "no JSON"})
        EXPECT_FALSE(resendEvents(body, "msg_1")) << body;
}

TEST(HookEvents, MailgunSaysWhatBecameOfAMail)
{
    const auto event = [](const QByteArray& members) {
        const Result<HookEvents> events = mailgunEvents(R"({"signature":{"token":"t0ken","timestamp":"1795000000"},"event-data":{"timestamp":1795000000.5,"recipient":"ada@press.example","user-variables":{"effect":"abc"},)" + members + "}}");
        EXPECT_TRUE(events) << members.toStdString();
        return events ? events->first() : HookEvent();
    };
    const std::pair<const char*, InboundKind> all[] = {
        {R"("event":"delivered")", InboundKind::Delivered}, {R"("event":"complained")", InboundKind::Complained}, {R"("event":"unsubscribed")", InboundKind::OptedOut}, {R"("event":"opened")", InboundKind::Status},
        {R"("event":"failed","severity":"temporary","reason":"bounce")", InboundKind::Status}, {R"("event":"failed","severity":"permanent","reason":"bounce")", InboundKind::Bounced},
        {R"("event":"failed","severity":"permanent","reason":"suppress-bounce")", InboundKind::Bounced}, {R"("event":"failed","severity":"permanent","reason":"suppress-unsubscribe")", InboundKind::OptedOut},
        {R"("event":"failed","severity":"permanent","reason":"suppress-complaint")", InboundKind::Complained}, {R"("event":"failed","severity":"permanent","reason":"old")", InboundKind::Status}};
    for (const auto& [members, kind] : all)
        EXPECT_EQ(event(members).kind, kind) << members;
    const HookEvent failed = event(R"("event":"failed","severity":"permanent","reason":"bounce","delivery-status":{"message":"No <ada@press.example>"})");
    EXPECT_EQ(failed.text, QStringLiteral("failed: No <…>"));
    EXPECT_EQ(failed.id, QStringLiteral("t0ken")) << "the token is what is signed of it";
    EXPECT_EQ(failed.effect, QStringLiteral("abc"));
    EXPECT_EQ(failed.at.ms, 1'795'000'000'500);
    for (const char* body : {"", "{}", R"({"event-data":{"event":"opened"}})", R"({"signature":{"token":"t"},"event-data":{}})"})
        EXPECT_FALSE(mailgunEvents(body)) << body;
}

TEST(HookEvents, BrevoSaysWhatBecameOfAMail)
{
    const auto event = [](const QByteArray& name) {
        const Result<HookEvents> events = brevoEvents(R"({"event":")" + name + R"(","email":"ada@press.example","id":26224,"message-id":"<2@relay>","ts_event":1795000000,"tags":["abc"],"reason":"ada@press.example is full"})");
        EXPECT_TRUE(events && events->size() == 1) << name.toStdString();
        return events && events->size() == 1 ? events->first() : HookEvent();
    };
    const std::pair<const char*, InboundKind> all[] = {{"delivered", InboundKind::Delivered}, {"hard_bounce", InboundKind::Bounced}, {"invalid_email", InboundKind::Bounced}, {"soft_bounce", InboundKind::Status},
                                                       {"spam", InboundKind::Complained}, {"unsubscribed", InboundKind::OptedOut}, {"blocked", InboundKind::Status}, {"request", InboundKind::Status}};
    for (const auto& [name, kind] : all)
        EXPECT_EQ(event(name).kind, kind) << name;
    EXPECT_EQ(event("hard_bounce").text, QStringLiteral("hard_bounce: … is full"));
    EXPECT_EQ(event("hard_bounce").effect, QStringLiteral("abc"));
    EXPECT_EQ(event("hard_bounce").id, event("hard_bounce").id);
    EXPECT_NE(event("hard_bounce").id, event("spam").id);
    EXPECT_EQ(brevoEvents(R"([{"event":"delivered","email":"a@b.example"},{"event":"opened","email":"a@b.example"}])")->size(), 2);
    for (const char* body : {"", "{}", "[{}]", "no JSON"})
        EXPECT_FALSE(brevoEvents(body)) << body;
}

TEST(HookEvents, LobSaysWhereALetterIs)
{
    const auto event = [](const QByteArray& type) {
        const Result<HookEvents> events = lobEvents(R"({"id":"evt_1","event_type":{"id":")" + type + R"("},"date_created":"2026-11-18T10:00:00.500Z","object":"event","reference_id":"ltr_1",)"
                                                    R"("body":{"id":"ltr_1","object":"letter","to":{"name":"Ada Lovelace"},"metadata":{"quarterdeck":"abc"}}})");
        EXPECT_TRUE(events && events->size() == 1) << type.toStdString();
        return events && events->size() == 1 ? events->first() : HookEvent();
    };
    const std::pair<const char*, InboundKind> all[] = {{"letter.delivered", InboundKind::Delivered}, {"letter.returned_to_sender", InboundKind::Bounced}, {"letter.in_transit", InboundKind::Status},
                                                       {"letter.mailed", InboundKind::Status}, {"letter.certified.delivered", InboundKind::Delivered}, {"letter.failed", InboundKind::Status}};
    for (const auto& [type, kind] : all)
        EXPECT_EQ(event(type).kind, kind) << type;
    EXPECT_EQ(event("letter.in_transit").effect, QStringLiteral("abc"));
    EXPECT_EQ(event("letter.in_transit").text, QStringLiteral("letter.in_transit"));
    EXPECT_EQ(event("letter.in_transit").id, QStringLiteral("evt_1"));
    EXPECT_EQ(event("letter.in_transit").at.ms, 1'794'996'000'500);
    EXPECT_TRUE(event("letter.delivered").address.isEmpty());
    for (const char* body : {"", "{}", "[]", R"({"id":"evt_1"})", R"({"event_type":{"id":"letter.mailed"}})"})
        EXPECT_FALSE(lobEvents(body)) << body;
}

TEST(HookEvents, WhatAReaderDidIsSaidAndWhatAMachineFetchedIsNot)
{
    const std::pair<const char*, const char*> all[] = {{R"(,"event":"open")", "opened"}, {R"(,"event":"open","sg_machine_open":false)", "opened"}, {R"(,"event":"open","sg_machine_open":true)", ""},
                                                       {R"(,"event":"click","url":"https://press.example")", "clicked"}, {R"(,"event":"delivered")", ""}, {R"(,"event":"bounce")", ""}};
    for (const auto& [members, response] : all)
        EXPECT_EQ(sendGrid(members).response, QLatin1String(response)) << members;
    EXPECT_EQ(mandrill("open").response, QStringLiteral("opened"));
    EXPECT_EQ(mandrill("click").response, QStringLiteral("clicked"));
    EXPECT_EQ(mandrill("send").response, QString());
    const auto first = [](const Result<HookEvents>& events) { return events && !events->isEmpty() ? events->first().response : QStringLiteral("none"); };
    const auto mailgun = [&first](const QByteArray& members) { return first(mailgunEvents(R"({"signature":{"token":"t"},"event-data":{"recipient":"a@b.example",)" + members + "}}")); };
    EXPECT_EQ(mailgun(R"("event":"opened","client-info":{"bot":""})"), QStringLiteral("opened"));
    EXPECT_EQ(mailgun(R"("event":"clicked")"), QStringLiteral("clicked"));
    EXPECT_EQ(mailgun(R"("event":"opened","client-info":{"bot":"apple"})"), QString());
    EXPECT_EQ(mailgun(R"("event":"delivered")"), QString());
    const auto brevo = [&first](const char* name) { return first(brevoEvents(QByteArray(R"({"event":")") + name + R"(","email":"a@b.example","tags":["abc"]})")); };
    EXPECT_EQ(brevo("opened"), QStringLiteral("opened"));
    EXPECT_EQ(brevo("unique_opened"), QStringLiteral("opened"));
    EXPECT_EQ(brevo("click"), QStringLiteral("clicked"));
    EXPECT_EQ(brevo("proxy_open"), QString());
    const auto resend = [&first](const char* type) { return first(resendEvents(QByteArray(R"({"type":")") + type + R"(","data":{"to":["a@b.example"]}})", "m")); };
    EXPECT_EQ(resend("email.opened"), QStringLiteral("opened"));
    EXPECT_EQ(resend("email.clicked"), QStringLiteral("clicked"));
    EXPECT_EQ(resend("email.delivered"), QString());
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
