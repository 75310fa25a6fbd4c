#include "core/base/Digest.h"

#include <gtest/gtest.h>

#include <sodium/crypto_generichash.h>
#include <sodium/crypto_hash_sha256.h>

namespace qd {

TEST(Digest, Sha256OfTheStandardsExample)
{
    EXPECT_EQ(sha256("abc").toHex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, Sha256IsTheSameWithAndWithoutTheProcessorsInstructions)
{
    QByteArray bytes;
    for (int size = 0; size < 300; ++size) { // every way in which the last block can end
        QByteArray expected(32, '\0');
        crypto_hash_sha256(reinterpret_cast<unsigned char*>(expected.data()), reinterpret_cast<const unsigned char*>(bytes.constData()),
                           static_cast<unsigned long long>(bytes.size()));
        ASSERT_EQ(sha256(bytes).toHex(), expected.toHex()) << "of " << size << " bytes";
        bytes.append(char(size * 37 + 11));
    }
}

TEST(Digest, TheLibrarysBlake2bIsThatOfRfc7693)
{
    QByteArray hash(64, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), 64, reinterpret_cast<const unsigned char*>("abc"), 3, nullptr, 0);
    EXPECT_EQ(hash.toHex(), "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                            "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
}

TEST(Digest, ChainHashesWhatItSaysItHashes)
{
    // Reckoned outside: hashlib.blake2b(previous + length + part + …, digest_size=32).
    EXPECT_EQ(chainHash({}, {}).toHex(), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    EXPECT_EQ(chainHash(QByteArray(32, '\1'), {"abc", "", QByteArrayView("\0x", 2)}).toHex(), "e2f1cfacf9ff136560e1b16fe3a8be68e0fb0120d8195e356090b7a3e2742c29");
}

TEST(Digest, AChainChangesWithEveryPartAndWhereItEnds)
{
    const QByteArray one = chainHash("p", {"ab", "c"});
    EXPECT_EQ(one.size(), 32);
    EXPECT_NE(one, chainHash("p", {"a", "bc"}));
    EXPECT_NE(one, chainHash("p", {"ab", "c", ""}));
    EXPECT_NE(one, chainHash("p", {"abc"}));
    EXPECT_NE(one, chainHash("q", {"ab", "c"}));
    EXPECT_NE(one, chainHash("p", {"ab", "d"}));
    EXPECT_EQ(one, chainHash("p", {"ab", "c"}));
}

} // namespace qd
