#include "core/base/Digest.h"

#include <QtEndian>

#include <sodium/core.h>
#include <sodium/crypto_generichash.h>
#include <sodium/crypto_hash_sha256.h>

namespace qd {

QByteArray sha256(const QByteArray& bytes)
{
    QByteArray hash(crypto_hash_sha256_BYTES, Qt::Uninitialized);
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()), reinterpret_cast<const unsigned char*>(bytes.constData()),
                       static_cast<unsigned long long>(bytes.size()));
    return hash;
}

QByteArray chainHash(const QByteArray& previous, std::initializer_list<QByteArrayView> parts)
{
    constexpr size_t kBytes = 32;
    [[maybe_unused]] static const int ready = sodium_init(); // picks the fastest code that this processor has
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, kBytes);
    const auto feed = [&state](QByteArrayView part) {
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                                  static_cast<unsigned long long>(part.size()));
    };
    feed(previous);
    for (const QByteArrayView& part : parts) {
        const quint64 length = qToBigEndian(quint64(part.size()));
        feed(QByteArrayView(reinterpret_cast<const char*>(&length), sizeof length));
        feed(part);
    }
    QByteArray hash(kBytes, Qt::Uninitialized);
    crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(hash.data()), kBytes);
    return hash;
}

} // namespace qd
