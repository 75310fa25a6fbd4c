#include "core/base/Digest.h"

#include "core/base/Sha256.h"

#include <QtEndian>

#include <sodium/core.h>
#include <sodium/crypto_generichash.h>
#include <sodium/crypto_hash_sha256.h>

#include <cstring>

namespace qd {

namespace {

constexpr size_t kBlock = 64;

/// FIPS 180-4, 5.1.1 and 5.3.3; the processor does the rest.
void quickSha256(unsigned char* hash, const unsigned char* data, size_t size)
{
    quint32 state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    shaBlocks(state, data, size / kBlock);
    unsigned char tail[2 * kBlock] = {};
    const size_t left = size % kBlock;
    if (left > 0)
        memcpy(tail, data + (size - left), left);
    tail[left] = 0x80;
    const size_t blocks = left < kBlock - 8 ? 1 : 2;
    qToBigEndian(quint64(size) * 8, tail + blocks * kBlock - 8);
    shaBlocks(state, tail, blocks);
    for (int i = 0; i < 8; ++i)
        qToBigEndian(state[i], hash + 4 * i);
}

} // namespace

QByteArray sha256(const QByteArray& bytes)
{
    QByteArray hash(crypto_hash_sha256_BYTES, Qt::Uninitialized);
    auto* const to = reinterpret_cast<unsigned char*>(hash.data());
    const auto* const from = reinterpret_cast<const unsigned char*>(bytes.constData());
    if (hasShaInstructions())
        quickSha256(to, from, size_t(bytes.size()));
    else
        crypto_hash_sha256(to, from, static_cast<unsigned long long>(bytes.size()));
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
