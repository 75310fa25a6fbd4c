#include "core/base/signing/Signature.h"

#include <sodium/core.h>
#include <sodium/crypto_sign.h>

namespace qd {

namespace {

const unsigned char* raw(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

} // namespace

bool isSignedBy(const QByteArray& publicKey, const QByteArray& text, const QByteArray& signature)
{
    static_assert(kPublicKeyBytes == crypto_sign_PUBLICKEYBYTES && kSignatureBytes == crypto_sign_BYTES);
    static const bool ready = sodium_init() >= 0;
    return ready && signature.size() == kSignatureBytes && publicKey.size() == kPublicKeyBytes
        && crypto_sign_verify_detached(raw(signature), raw(text), static_cast<unsigned long long>(text.size()), raw(publicKey)) == 0;
}

} // namespace qd
