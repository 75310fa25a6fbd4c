#pragma once

#include "agents/inbound/hooks/HookDesk.h"
#include "agents/inbound/hooks/HookSignature.h"
#include "agents/keys/Secret.h"

#include <QMessageAuthenticationCode>

#include <sodium/crypto_sign.h>

#include <gtest/gtest.h>

namespace qd::test {

/// Signed as senders do, by another hand than the program's: Qt's and libsodium's.
struct HookSamples {
    static constexpr const char* kSecret = "whsec_d29ybGQtb2YtaXRzLW93bi0wMTIzNDU2Nzg5";
    static constexpr qint64 kNow = 1'795'000'000; ///< seconds

    static agents::HookRequest post(const QByteArray& path, const QByteArray& body, const QList<std::pair<QByteArray, QByteArray>>& headers = {})
    {
        return {"POST", path, {}, headers, body};
    }
    static agents::HookSender standard()
    {
        agents::HookSender sender;
        sender.id = QStringLiteral("orders");
        sender.organisation = QStringLiteral("press");
        sender.key = QStringLiteral("orders");
        return sender;
    }
    static agents::HookRequest standardPost(const QByteArray& body = R"({"type":"post.published","data":{"title":"A piece"}})", const QByteArray& id = "msg_1", qint64 at = kNow)
    {
        const QByteArray time = QByteArray::number(at);
        const QByteArray sum = QMessageAuthenticationCode::hash(id + '.' + time + '.' + body, QByteArray::fromBase64(QByteArray(kSecret).mid(6)), QCryptographicHash::Sha256).toBase64();
        return post("/in/orders", body, {{"webhook-id", id}, {"webhook-timestamp", time}, {"webhook-signature", "v1,bm9uZQ== v1," + sum}});
    }
    static agents::HookSender mandrill()
    {
        agents::HookSender sender;
        sender.id = QStringLiteral("mandrill");
        sender.form = agents::HookForm::Mandrill;
        sender.organisation = QStringLiteral("press");
        sender.key = QStringLiteral("mandrill");
        sender.address = QStringLiteral("https://hooks.example/in/mandrill");
        return sender;
    }
    static agents::HookSender twilio()
    {
        agents::HookSender sender = mandrill();
        sender.id = sender.key = QStringLiteral("sms");
        sender.form = agents::HookForm::Twilio;
        sender.address = QStringLiteral("https://mycompany.com/myapp.php");
        return sender;
    }
    /// Its published example (twilio.com/docs/usage/webhooks/webhooks-security), with the token "12345".
    static agents::HookRequest twilioPost()
    {
        agents::HookRequest request = post("/in/sms", "CallSid=CA1234567890ABCDE&Caller=%2B14158675310&Digits=1234&From=%2B14158675310&To=%2B18005551212",
                                           {{"content-type", "application/x-www-form-urlencoded; charset=UTF-8"}, {"x-twilio-signature", "GvWf1cFY/Q7PnoempGyD5oXAezc="}});
        request.query = "foo=1&bar=2";
        return request;
    }
    static agents::HookSender sendGrid()
    {
        agents::HookSender sender;
        sender.id = QStringLiteral("mail");
        sender.form = agents::HookForm::SendGrid;
        sender.organisation = QStringLiteral("press");
        sender.publicKey = QStringLiteral("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEDr2LjtURuePQzplybdC+u4CwrqDqBaWjcMMsTbhdbcwHBcepxo7yAQGhHPTnlvFYPAZFceEu/1FwCM/QmGUhA==");
        return sender;
    }
    /// The test of SendGrid's own open library (sendgrid/sendgrid-nodejs, packages/eventwebhook).
    static constexpr qint64 kSendGridAt = 1'588'788'367;
    static agents::HookRequest sendGridPost()
    {
        return post("/in/mail", R"({"category":"example_payload","event":"test_event","message_id":"message_id"})",
                    {{"x-twilio-email-event-webhook-timestamp", QByteArray::number(kSendGridAt)},
                     {"x-twilio-email-event-webhook-signature", "MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH2j/0="}});
    }
    static agents::SharedSecret secret(const char* text) { return agents::Secret::of(text); }
};

} // namespace qd::test
