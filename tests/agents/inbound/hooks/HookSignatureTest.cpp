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

} // namespace qd::test
