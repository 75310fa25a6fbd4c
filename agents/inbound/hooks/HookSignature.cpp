#include "agents/inbound/hooks/HookSignature.h"

#include "agents/effects/connectors/hooks/Signature.h"
#include "agents/keys/Secret.h"
#include "core/base/Digest.h"
#include "core/base/Json.h"

#include <QtGlobal>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/x509.h>
#include <sodium/crypto_sign.h>
#include <sodium/utils.h>

#include <algorithm>
#include <memory>

namespace qd::agents {

namespace {

constexpr qsizetype kMostId = 200, kMostKey = 1000;

Error no(const QString& why)
{
    return {Error::Rule, why, QStringLiteral("signature"), {}};
}

bool isSame(QByteArrayView one, QByteArrayView other)
{
    return !one.isEmpty() && one.size() == other.size() && sodium_memcmp(one.data(), other.data(), size_t(one.size())) == 0;
}

/// The HMAC of the parts (RFC 2104), by OpenSSL, which takes the key where it lies.
QByteArray hmac(const EVP_MD* digest, const Secret& key, QByteArrayView text)
{
    QByteArray sum(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    const auto* done = HMAC(digest, key.bytes().data(), int(key.bytes().size()), reinterpret_cast<const unsigned char*>(text.data()), size_t(text.size()),
                            reinterpret_cast<unsigned char*>(sum.data()), &size);
    return done ? sum.left(qsizetype(size)) : QByteArray();
}

/// Strict base64 (RFC 4648, 4).
QByteArray decoded(const QByteArray& text)
{
    const auto result = QByteArray::fromBase64Encoding(text, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    return result ? *result : QByteArray();
}

/// A time in seconds, as plain digits, near enough. The same number written otherwise would be another text that is signed.
Result<qint64> timeIn(const QByteArray& text, Instant now, Duration tolerance)
{
    const qint64 seconds = text.toLongLong();
    if (seconds <= 0 || QByteArray::number(seconds) != text || seconds > 99'999'999'999)
        return no(QStringLiteral("it bears no time"));
    if (std::abs(now.ms / 1'000 - seconds) > tolerance.count() / 1'000)
        return no(QStringLiteral("its time is too far off: a replay, or a clock that is wrong"));
    return seconds;
}

using KeyPair = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

/// A public key on P-256 out of base64 of its SubjectPublicKeyInfo (RFC 5480); null: it is none.
KeyPair p256(const QString& text)
{
    const QByteArray der = text.size() <= kMostKey ? decoded(text.toLatin1()) : QByteArray();
    const auto* at = reinterpret_cast<const unsigned char*>(der.constData());
    KeyPair key(d2i_PUBKEY(nullptr, &at, long(der.size())), &EVP_PKEY_free);
    char group[64] = {};
    size_t size = 0;
    const bool isOnIt = key && EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_EC && EVP_PKEY_get_group_name(key.get(), group, sizeof group, &size) == 1 && qstrcmp(group, "prime256v1") == 0;
    if (!isOnIt)
        key.reset();
    return key;
}

bool isSignedOnP256(const QString& publicKey, const QByteArray& text, const QByteArray& signature)
{
    const KeyPair key = p256(publicKey);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    if (!key || !context || EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1)
        return false;
    return EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.constData()), size_t(signature.size()),
                            reinterpret_cast<const unsigned char*>(text.constData()), size_t(text.size())) == 1;
}

QByteArray ed25519(const QString& text)
{
    const QByteArray key = text.startsWith(QLatin1String("whpk_")) && text.size() <= kMostKey ? decoded(text.mid(5).toLatin1()) : QByteArray();
    return key.size() == crypto_sign_PUBLICKEYBYTES ? key : QByteArray();
}

bool isSignedByEd25519(const QString& publicKey, const QByteArray& text, const QByteArray& signature)
{
    const QByteArray key = ed25519(publicKey);
    return !key.isEmpty() && signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.constData()), reinterpret_cast<const unsigned char*>(text.constData()), quint64(text.size()),
                                       reinterpret_cast<const unsigned char*>(key.constData()))
        == 0;
}

/// An id with a period could be cut elsewhere: what is signed is "id.time.body".
Result<Done> checkStandard(const HookSender& sender, const HookRequest& request, const Secret* key, Instant now, Duration tolerance)
{
    const QByteArray names = sender.form == HookForm::Resend ? "svix-" : "webhook-";
    const QByteArray id = request.header(names + "id"), time = request.header(names + "timestamp");
    if (id.isEmpty() || id.size() > kMostId || id.contains('.'))
        return no(QStringLiteral("it bears no id"));
    const Result<qint64> seconds = timeIn(time, now, tolerance);
    if (!seconds)
        return seconds.error();
    const Result<QByteArray> mine = key ? hookSignature(*key, id, *seconds, request.body) : Result<QByteArray>(QByteArray());
    if (!mine)
        return mine.error();
    const QByteArray text = id + '.' + time + '.' + request.body;
    for (const QByteArray& one : request.header(names + "signature").split(' ')) {
        const bool isIts = key ? isSame(one, *mine) : one.startsWith("v1a,") && isSignedByEd25519(sender.publicKey, text, decoded(one.mid(4)));
        if (isIts)
            return Done{};
    }
    return no(QStringLiteral("its signature is not its sender's"));
}

/// The fields, by name, each after the other (Twilio: "sorted alphabetically, name and value appended without delimiters").
QByteArray sortedFields(const QByteArray& body)
{
    HookForms form = formOf(body);
    std::sort(form.begin(), form.end());
    QByteArray text;
    for (const auto& [name, value] : std::as_const(form))
        text += name + value;
    return text;
}

Result<Done> checkForm(const HookSender& sender, const HookRequest& request, const Secret& key, const char* header)
{
    QByteArray text = sender.address.toUtf8() + (request.query.isEmpty() ? QByteArray() : '?' + request.query);
    const bool isForm = request.header("content-type").toLower().startsWith("application/x-www-form-urlencoded");
    if (isForm) {
        text += sortedFields(request.body);
    } else {
        QByteArray sum;
        for (const auto& [name, value] : formOf(request.query))
            sum = name == "bodySHA256" ? value : sum;
        if (sender.form != HookForm::Twilio || !isSame(sum.toLower(), sha256(request.body).toHex()))
            return no(QStringLiteral("its body is not what was signed"));
    }
    const QByteArray signature = decoded(request.header(header));
    return isSame(signature, hmac(EVP_sha1(), key, text)) ? Result<Done>(Done{}) : Result<Done>(no(QStringLiteral("its signature is not its sender's, or it was sent to another address")));
}

Result<Done> checkSendGrid(const HookSender& sender, const HookRequest& request, Instant now, Duration tolerance)
{
    const QByteArray time = request.header("x-twilio-email-event-webhook-timestamp");
    const Result<qint64> seconds = timeIn(time, now, tolerance);
    if (!seconds)
        return seconds.error();
    const QByteArray signature = decoded(request.header("x-twilio-email-event-webhook-signature"));
    return !signature.isEmpty() && isSignedOnP256(sender.publicKey, time + request.body, signature) ? Result<Done>(Done{}) : Result<Done>(no(QStringLiteral("its signature is not its sender's")));
}

Result<Done> checkGitHub(const HookRequest& request, const Secret& key)
{
    const QByteArray right = "sha256=" + hmac(EVP_sha256(), key, request.body).toHex();
    return isSame(request.header("x-hub-signature-256"), right) ? Result<Done>(Done{}) : Result<Done>(no(QStringLiteral("its signature is not its sender's")));
}

/// The token is a word of its own, so that time and token cannot be cut elsewhere.
Result<Done> checkMailgun(const HookRequest& request, const Secret& key, Instant now, Duration tolerance)
{
    const Result<Json> json = Json::parse(request.body);
    const Json signature = json ? json->at(u"signature") : Json();
    const QByteArray time = signature.at(u"timestamp").toString().toLatin1(), token = signature.at(u"token").toString().toLatin1();
    const Result<qint64> seconds = timeIn(time, now, tolerance);
    if (!seconds)
        return seconds.error();
    if (token.size() < 16 || token.size() > kMostId)
        return no(QStringLiteral("it bears no token"));
    const QByteArray right = hmac(EVP_sha256(), key, time + token).toHex();
    return isSame(signature.at(u"signature").toString().toLatin1(), right) ? Result<Done>(Done{}) : Result<Done>(no(QStringLiteral("its signature is not its sender's")));
}

/// Its time is the milliseconds that a JavaScript clock gives; seconds are taken, too.
Result<Done> checkLob(const HookRequest& request, const Secret& key, Instant now, Duration tolerance)
{
    const QByteArray time = request.header("lob-signature-timestamp");
    const Result<qint64> seconds = timeIn(time.size() == 13 ? time.left(10) : time, now, tolerance);
    if (!seconds)
        return seconds.error();
    const QByteArray right = hmac(EVP_sha256(), key, time + '.' + request.body).toHex();
    return isSame(request.header("lob-signature").toLower(), right) ? Result<Done>(Done{}) : Result<Done>(no(QStringLiteral("its signature is not its sender's")));
}

Result<Done> checkBrevo(const HookRequest& request, const Secret& key)
{
    const QByteArray shown = request.header("authorization");
    const bool isIts = shown.startsWith("Bearer ") && isSame(QByteArrayView(shown).sliced(7), key.bytes());
    return isIts ? Result<Done>(Done{}) : Result<Done>(no(QStringLiteral("its secret is not its sender's")));
}

} // namespace

Result<Done> checkSignature(const HookSender& sender, const HookRequest& request, const Secret* key, Instant now, Duration tolerance)
{
    if (!sender.key.isEmpty() && (!key || key->bytes().isEmpty()))
        return no(QStringLiteral("its key is not here"));
    if (!key && sender.form != HookForm::Standard && sender.form != HookForm::SendGrid)
        return no(QStringLiteral("its key is not here"));
    switch (sender.form) {
    case HookForm::Standard: return checkStandard(sender, request, sender.key.isEmpty() ? nullptr : key, now, tolerance);
    case HookForm::GitHub: return checkGitHub(request, *key);
    case HookForm::SendGrid: return checkSendGrid(sender, request, now, tolerance);
    case HookForm::Mandrill: return checkForm(sender, request, *key, "x-mandrill-signature");
    case HookForm::Twilio: return checkForm(sender, request, *key, "x-twilio-signature");
    case HookForm::Resend: return checkStandard(sender, request, key, now, tolerance);
    case HookForm::Mailgun: return checkMailgun(request, *key, now, tolerance);
    case HookForm::Brevo: return checkBrevo(request, *key);
    case HookForm::Lob: return checkLob(request, *key, now, tolerance);
    }
    return no(QStringLiteral("nobody knows how it signs"));
}

Result<Done> checkPublicKey(const HookSender& sender)
{
    const bool isGood = sender.form == HookForm::SendGrid ? bool(p256(sender.publicKey)) : sender.form == HookForm::Standard && !ed25519(sender.publicKey).isEmpty();
    return isGood ? Result<Done>(Done{}) : Result<Done>(Error{Error::Parse, QStringLiteral("that is no public key"), QStringLiteral("public_key"), QStringLiteral("expected \"whpk_\" and the base64 of 32 bytes; of sendgrid the base64 of a key on P-256")});
}

} // namespace qd::agents
