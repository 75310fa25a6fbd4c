#include "agents/effects/connectors/hooks/Signature.h"

#include "agents/keys/Secret.h"

#include <sodium/crypto_auth_hmacsha256.h>
#include <sodium/utils.h>

#include <array>

namespace qd::agents {

namespace {

constexpr QByteArrayView kPrefix = "whsec_";
constexpr size_t kShortest = 24, kLongest = 64; // bytes of the key itself

/// The key for as long as this lives.
class Key {
public:
    explicit Key(const Secret& secret)
    {
        const QByteArrayView text = secret.bytes();
        if (!text.startsWith(kPrefix))
            return;
        const QByteArrayView digits = text.sliced(kPrefix.size());
        const bool isBase64 = sodium_base642bin(m_bytes.data(), m_bytes.size(), digits.data(), size_t(digits.size()), nullptr, &m_size, nullptr,
                                                sodium_base64_VARIANT_ORIGINAL) == 0;
        m_isGood = isBase64 && m_size >= kShortest;
    }
    ~Key() { sodium_memzero(m_bytes.data(), m_bytes.size()); }
    Q_DISABLE_COPY_MOVE(Key)

    bool isGood() const { return m_isGood; }
    const unsigned char* bytes() const { return m_bytes.data(); }
    size_t size() const { return m_size; }

private:
    std::array<unsigned char, kLongest> m_bytes{};
    size_t m_size = 0;
    bool m_isGood = false;
};

Error noSecret()
{
    return {Error::Parse, QStringLiteral("the key cannot sign webhooks"), {}, QStringLiteral("\"whsec_\" and the base64 of 24 to 64 bytes, as the receiver shows it")};
}

} // namespace

Result<QByteArray> hookSignature(const Secret& secret, QByteArrayView id, qint64 seconds, QByteArrayView body)
{
    const Key key(secret);
    if (!key.isGood())
        return noSecret();
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.bytes(), key.size());
    const QByteArray time = QByteArray::number(seconds);
    for (const QByteArrayView part : {id, QByteArrayView("."), QByteArrayView(time), QByteArrayView("."), body})
        crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(part.data()), quint64(part.size()));
    QByteArray sum(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(sum.data()));
    sodium_memzero(&state, sizeof state);
    return QByteArray("v1," + sum.toBase64());
}

Result<Done> checkHookSecret(const Secret& secret)
{
    return Key(secret).isGood() ? Result<Done>(Done{}) : Result<Done>(noSecret());
}

} // namespace qd::agents
