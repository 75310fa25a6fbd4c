#include "agents/people/Sealing.h"

#include <QtEndian>

#include <sodium/core.h>
#include <sodium/crypto_aead_xchacha20poly1305.h>
#include <sodium/crypto_generichash.h>
#include <sodium/randombytes.h>
#include <sodium/utils.h>

namespace qd::agents {

namespace {

constexpr qsizetype kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr size_t kBlock = 32;
static_assert(kKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

bool isReady()
{
    static const bool ready = sodium_init() >= 0;
    return ready;
}

const unsigned char* raw(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* raw(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

unsigned long long sizeOf(const QByteArray& bytes)
{
    return static_cast<unsigned long long>(bytes.size());
}

} // namespace

QByteArray newKey()
{
    if (!isReady())
        return {};
    QByteArray key(kKeyBytes, '\0');
    randombytes_buf(key.data(), size_t(key.size()));
    return key;
}

QByteArray lengthed(const QByteArrayList& parts)
{
    QByteArray text;
    for (const QByteArray& part : parts) {
        const quint64 size = qToBigEndian(quint64(part.size()));
        text.append(reinterpret_cast<const char*>(&size), sizeof size);
        text.append(part);
    }
    return text;
}

QByteArray sealedBox(const QByteArray& key, const QByteArray& bound, const QByteArray& plain)
{
    Q_ASSERT(key.size() == kKeyBytes);
    if (!isReady())
        return {};
    QByteArray box(kNonce + plain.size() + kTag, '\0');
    randombytes_buf(box.data(), size_t(kNonce));
    const QByteArray nonce = box.left(kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(box) + kNonce, nullptr, raw(plain), sizeOf(plain), raw(bound), sizeOf(bound), nullptr, raw(nonce), raw(key));
    return box;
}

std::optional<QByteArray> openedBox(const QByteArray& key, const QByteArray& bound, const QByteArray& box)
{
    if (!isReady() || key.size() != kKeyBytes || box.size() < kNonce + kTag)
        return std::nullopt;
    QByteArray plain(box.size() - kNonce - kTag, '\0');
    unsigned char none = 0;
    unsigned char* const into = plain.isEmpty() ? &none : raw(plain);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(into, nullptr, nullptr, raw(box) + kNonce, sizeOf(box) - kNonce, raw(bound), sizeOf(bound), raw(box), raw(key)) != 0)
        return std::nullopt;
    return plain;
}

QByteArray padded(QByteArray plain)
{
    const qsizetype size = plain.size();
    plain.resize((size / qsizetype(kBlock) + 1) * qsizetype(kBlock));
    size_t whole = 0;
    sodium_pad(&whole, raw(plain), size_t(size), kBlock, size_t(plain.size()));
    return plain;
}

std::optional<QByteArray> unpadded(QByteArray padded)
{
    size_t size = 0;
    if (padded.isEmpty() || sodium_unpad(&size, raw(std::as_const(padded)), size_t(padded.size()), kBlock) != 0)
        return std::nullopt;
    padded.truncate(qsizetype(size));
    return padded;
}

QByteArray hash256(const QByteArray& text, const QByteArray& key)
{
    QByteArray hash(32, '\0');
    if (!isReady() || crypto_generichash(raw(hash), size_t(hash.size()), raw(text), sizeOf(text), key.isEmpty() ? nullptr : raw(key), size_t(key.size())) != 0)
        return {};
    return hash;
}

} // namespace qd::agents
