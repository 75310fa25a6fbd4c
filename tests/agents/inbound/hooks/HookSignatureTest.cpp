#include "tests/agents/inbound/hooks/HookSamples.h"

#include <array>

namespace qd::test {

using namespace agents;

namespace {

constexpr Duration kTolerance = std::chrono::seconds(300);

/// "" when it holds.
std::string why(const HookSender& sender, const HookRequest& request, const char* secret, qint64 now = HookSamples::kNow)
{
    const SharedSecret key = secret ? HookSamples::secret(secret) : SharedSecret();
    const Result<Done> its = checkSignature(sender, request, key.get(), {now * 1'000}, kTolerance);
    if (!its)
        EXPECT_EQ(its.error().kind, Error::Rule);
    return its ? std::string() : its.error().text.toStdString();
}

void set(HookRequest& request, const QByteArray& name, const QByteArray& value)
{
    for (auto& [its, old] : request.headers)
        old = its == name ? value : old;
}

} // namespace

TEST(HookSignature, StandardHoldsForItsBytesAndItsTimeAlone)
{
    const HookSender sender = HookSamples::standard();
    const HookRequest good = HookSamples::standardPost();
    EXPECT_EQ(why(sender, good, HookSamples::kSecret), "");
    EXPECT_EQ(why(sender, good, HookSamples::kSecret, HookSamples::kNow + 300), "");
    EXPECT_NE(why(sender, good, HookSamples::kSecret, HookSamples::kNow + 301), "") << "a replay";
    EXPECT_NE(why(sender, good, HookSamples::kSecret, HookSamples::kNow - 301), "") << "from the future";
    EXPECT_NE(why(sender, good, "whsec_d29ybGQtb2YtaXRzLW93bi0wMTIzNDU2Nzg4"), "") << "another key";
    EXPECT_NE(why(sender, good, nullptr), "");
    HookRequest other = good;
    other.body += ' ';
    EXPECT_NE(why(sender, other, HookSamples::kSecret), "");
    for (const char* name : {"webhook-id", "webhook-timestamp", "webhook-signature"}) {
        other = good;
        set(other, name, "");
        EXPECT_NE(why(sender, other, HookSamples::kSecret), "") << name;
    }
    other = good;
    other.headers.append(std::pair<QByteArray, QByteArray>("webhook-id", "msg_2"));
    EXPECT_NE(why(sender, other, HookSamples::kSecret), "") << "two ids";
    other = good;
    set(other, "webhook-timestamp", "+1795000000");
    EXPECT_NE(why(sender, other, HookSamples::kSecret), "") << "the same number written otherwise";
    EXPECT_NE(why(sender, HookSamples::standardPost("{}", "a.1795000000"), HookSamples::kSecret), "") << "an id that could be cut elsewhere";
}

TEST(HookSignature, StandardWithAKeyPair)
{
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> hidden{};
    crypto_sign_keypair(open.data(), hidden.data());
    HookSender sender = HookSamples::standard();
    sender.key.clear();
    sender.publicKey = QStringLiteral("whpk_") + QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(open.data()), open.size()).toBase64());
    EXPECT_TRUE(checkPublicKey(sender));
    HookRequest request = HookSamples::standardPost();
    EXPECT_NE(why(sender, request, nullptr), "") << "an HMAC is none of it";
    const QByteArray text = "msg_1." + QByteArray::number(HookSamples::kNow) + '.' + request.body;
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, reinterpret_cast<const unsigned char*>(text.constData()), quint64(text.size()), hidden.data());
    set(request, "webhook-signature", "v1a," + signature.toBase64());
    EXPECT_EQ(why(sender, request, nullptr), "");
    HookRequest other = request;
    other.body = "{}";
    EXPECT_NE(why(sender, other, nullptr), "");
    set(request, "webhook-signature", "v1," + signature.toBase64());
    EXPECT_NE(why(sender, request, nullptr), "");
}

/// docs.github.com, "Validating webhook deliveries": its own example.
TEST(HookSignature, GitHub)
{
    HookSender sender = HookSamples::standard();
    sender.form = HookForm::GitHub;
    const HookRequest good = HookSamples::post("/in/orders", "Hello, World!", {{"x-hub-signature-256", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"}});
    EXPECT_EQ(why(sender, good, "It's a Secret to Everybody"), "");
    EXPECT_NE(why(sender, good, "It's a secret to everybody"), "");
    HookRequest other = good;
    other.body += '!';
    EXPECT_NE(why(sender, other, "It's a Secret to Everybody"), "");
    other = good;
    other.headers.clear();
    EXPECT_NE(why(sender, other, "It's a Secret to Everybody"), "");
}

TEST(HookSignature, SendGridByItsOwnVector)
{
    const HookSender sender = HookSamples::sendGrid();
    EXPECT_TRUE(checkPublicKey(sender));
    const HookRequest good = HookSamples::sendGridPost();
    EXPECT_EQ(why(sender, good, nullptr, HookSamples::kSendGridAt), "");
    EXPECT_NE(why(sender, good, nullptr), "") << "a replay, years after";
    HookRequest other = good;
    other.body = "payload";
    EXPECT_NE(why(sender, other, nullptr, HookSamples::kSendGridAt), "");
    other = good;
    set(other, "x-twilio-email-event-webhook-signature", "MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH3j/0=");
    EXPECT_NE(why(sender, other, nullptr, HookSamples::kSendGridAt), "");
    other = good;
    set(other, "x-twilio-email-event-webhook-timestamp", QByteArray::number(HookSamples::kSendGridAt + 1));
    EXPECT_NE(why(sender, other, nullptr, HookSamples::kSendGridAt), "");
    HookSender stranger = sender;
    stranger.publicKey = QStringLiteral("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqTxd43gyp8IOEto2LdIfjRQrIbsd4SXZkLW6jDutdhXSJCWHw8REntlo7aNDthvj+y7GjUuFDb/R1NGe1OPzpA==");
    EXPECT_NE(why(stranger, good, nullptr, HookSamples::kSendGridAt), "");
    for (const char* key : {"", "AAAA", "not base64", "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEDr2LjtURuePQzplybdC"}) {
        stranger.publicKey = QString::fromLatin1(key);
        EXPECT_FALSE(checkPublicKey(stranger)) << key;
        EXPECT_NE(why(stranger, good, nullptr, HookSamples::kSendGridAt), "") << key;
    }
}

TEST(HookSignature, TwilioByItsOwnExample)
{
    const HookSender sender = HookSamples::twilio();
    const HookRequest good = HookSamples::twilioPost();
    EXPECT_EQ(why(sender, good, "12345"), "");
    EXPECT_NE(why(sender, good, "54321"), "");
    HookRequest other = good;
    other.body += "&More=1";
    EXPECT_NE(why(sender, other, "12345"), "");
    other = good;
    other.query.clear();
    EXPECT_NE(why(sender, other, "12345"), "") << "another address";
    HookSender elsewhere = sender;
    elsewhere.address = QStringLiteral("https://mycompany.com/other.php");
    EXPECT_NE(why(elsewhere, good, "12345"), "");
    other = good;
    set(other, "content-type", "application/json");
    EXPECT_NE(why(sender, other, "12345"), "") << "JSON without the hash of it";
    const QByteArray json = R"({"a":1})", sum = QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex();
    HookRequest body = HookSamples::post("/in/sms", json, {{"content-type", "application/json"}, {"x-twilio-signature", QMessageAuthenticationCode::hash("https://mycompany.com/myapp.php?bodySHA256=" + sum, "12345", QCryptographicHash::Sha1).toBase64()}});
    body.query = "bodySHA256=" + sum;
    EXPECT_EQ(why(sender, body, "12345"), "");
    body.body = R"({"a":2})";
    EXPECT_NE(why(sender, body, "12345"), "");
}

TEST(HookSignature, Mandrill)
{
    const HookSender sender = HookSamples::mandrill();
    const QByteArray right = QMessageAuthenticationCode::hash("https://hooks.example/in/mandrillmandrill_events[]", "key-of-mandrill", QCryptographicHash::Sha1).toBase64();
    const HookRequest good = HookSamples::post("/in/mandrill", "mandrill_events=%5B%5D", {{"content-type", "application/x-www-form-urlencoded"}, {"x-mandrill-signature", right}});
    EXPECT_EQ(why(sender, good, "key-of-mandrill"), "");
    EXPECT_NE(why(sender, good, "test-webhook"), "");
    HookRequest other = good;
    other.body = "mandrill_events=%5B1%5D";
    EXPECT_NE(why(sender, other, "key-of-mandrill"), "");
}

/// docs.svix.com, "Verifying webhooks manually": its own example, as Resend signs.
TEST(HookSignature, ResendByTheExampleOfWhoSignsForIt)
{
    constexpr qint64 kAt = 1'614'265'330;
    HookSender sender = HookSamples::standard();
    sender.form = HookForm::Resend;
    const HookRequest good = HookSamples::post("/in/orders", R"({"test": 2432232314})", {{"svix-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"}, {"svix-timestamp", "1614265330"}, {"svix-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="}});
    constexpr const char* kSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    EXPECT_EQ(why(sender, good, kSecret, kAt), "");
    EXPECT_NE(why(sender, good, kSecret), "") << "a replay, years after";
    EXPECT_NE(why(sender, good, HookSamples::kSecret, kAt), "");
    EXPECT_NE(why(sender, good, nullptr, kAt), "");
    HookRequest other = good;
    other.body += ' ';
    EXPECT_NE(why(sender, other, kSecret, kAt), "");
    EXPECT_NE(why(HookSamples::standard(), good, kSecret, kAt), "") << "the names are another form's";
}

TEST(HookSignature, MailgunSignsTimeAndToken)
{
    HookSender sender = HookSamples::standard();
    sender.form = HookForm::Mailgun;
    const QByteArray time = QByteArray::number(HookSamples::kNow), token = "a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3de0";
    const auto signedBy = [&](const QByteArray& key, const QByteArray& at, const QByteArray& by) {
        const QByteArray sum = QMessageAuthenticationCode::hash(at + by, key, QCryptographicHash::Sha256).toHex();
        return HookSamples::post("/in/orders", R"({"signature":{"timestamp":")" + at + R"(","token":")" + by + R"(","signature":")" + sum + R"("},"event-data":{"event":"opened"}})");
    };
    const HookRequest good = signedBy("key-of-mailgun-1", time, token);
    EXPECT_EQ(why(sender, good, "key-of-mailgun-1"), "");
    EXPECT_NE(why(sender, good, "key-of-mailgun-2"), "");
    EXPECT_NE(why(sender, good, nullptr), "");
    EXPECT_NE(why(sender, good, "key-of-mailgun-1", HookSamples::kNow + 301), "") << "a replay";
    EXPECT_NE(why(sender, signedBy("key-of-mailgun-1", time, ""), "key-of-mailgun-1"), "") << "no token";
    HookRequest other = good;
    other.body.replace(token.left(8), "00000000");
    EXPECT_NE(why(sender, other, "key-of-mailgun-1"), "");
    for (const char* body : {"", "{}", "no JSON", R"({"signature":[]})"})
        EXPECT_NE(why(sender, HookSamples::post("/in/orders", body), "key-of-mailgun-1"), "") << body;
}

TEST(HookSignature, LobSignsTimeAndBody)
{
    HookSender sender = HookSamples::standard();
    sender.form = HookForm::Lob;
    const QByteArray json = R"({"id":"evt_1"})";
    const auto signedAt = [&](const QByteArray& time, const char* key) {
        return HookSamples::post("/in/post", json, {{"lob-signature-timestamp", time}, {"lob-signature", QMessageAuthenticationCode::hash(time + '.' + json, key, QCryptographicHash::Sha256).toHex()}});
    };
    for (const QByteArray& time : {QByteArray::number(HookSamples::kNow * 1'000 + 123), QByteArray::number(HookSamples::kNow)}) {
        const HookRequest good = signedAt(time, "key-of-lob-1");
        EXPECT_EQ(why(sender, good, "key-of-lob-1"), "") << time.toStdString();
        EXPECT_NE(why(sender, good, "key-of-lob-2"), "");
        EXPECT_NE(why(sender, good, nullptr), "");
        EXPECT_NE(why(sender, good, "key-of-lob-1", HookSamples::kNow + 302), "") << "a replay";
        HookRequest other = good;
        other.body.replace("evt_1", "evt_2");
        EXPECT_NE(why(sender, other, "key-of-lob-1"), "");
    }
    EXPECT_NE(why(sender, HookSamples::post("/in/post", json), "key-of-lob-1"), "");
    EXPECT_NE(why(sender, signedAt("", "key-of-lob-1"), "key-of-lob-1"), "");
}

TEST(HookSignature, BrevoShowsItsSecret)
{
    HookSender sender = HookSamples::standard();
    sender.form = HookForm::Brevo;
    EXPECT_EQ(why(sender, HookSamples::post("/in/orders", "{}", {{"authorization", "Bearer key-of-brevo-0001"}}), "key-of-brevo-0001"), "");
    for (const char* shown : {"Bearer key-of-brevo-0002", "Bearer key-of-brevo-000", "Bearer ", "key-of-brevo-0001", "Basic key-of-brevo-0001", ""})
        EXPECT_NE(why(sender, HookSamples::post("/in/orders", "{}", {{"authorization", shown}}), "key-of-brevo-0001"), "") << shown;
    EXPECT_NE(why(sender, HookSamples::post("/in/orders", "{}"), "key-of-brevo-0001"), "");
    EXPECT_NE(why(sender, HookSamples::post("/in/orders", "{}", {{"authorization", "Bearer "}}), nullptr), "");
}

} // namespace qd::test
