#include "core/store/safety/SigningKey.h"

#include "core/base/signing/Signature.h"
#include "core/store/safety/Durable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <sodium/core.h>
#include <sodium/crypto_sign.h>

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

namespace qd {

namespace {

bool isReady()
{
    static const bool ready = sodium_init() >= 0;
    return ready;
}

const unsigned char* raw(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

} // namespace

Result<SigningKey> SigningKey::read(const QString& file)
{
    QFile in(file);
    if (file.isEmpty() || !isReady() || !in.open(QIODevice::ReadOnly)) // without a name there is no key: nothing to warn of
        return Error{Error::Store, QStringLiteral("There is no key for heads."), file, {}};
    const QByteArray secret = QByteArray::fromHex(in.read(4096).trimmed());
    if (secret.size() != crypto_sign_SECRETKEYBYTES)
        return Error{Error::Store, QStringLiteral("The file holds no key for heads."), file,
                     QStringLiteral("Move it away; a new key is made, and older heads count as signed by another.")};
    return SigningKey(secret);
}

Result<SigningKey> SigningKey::readOrMake(const QString& file)
{
    if (QFileInfo::exists(file))
        return read(file);
    const QString folder = QFileInfo(file).absolutePath();
    if (!isReady() || !QDir().mkpath(folder) || ::chmod(QFile::encodeName(folder).constData(), 0700) != 0 || !syncFolderOf(folder))
        return Error{Error::Store, QStringLiteral("The folder for the key of heads cannot be made."), folder, {}};
    QByteArray open(crypto_sign_PUBLICKEYBYTES, '\0');
    QByteArray secret(crypto_sign_SECRETKEYBYTES, '\0');
    crypto_sign_keypair(reinterpret_cast<unsigned char*>(open.data()), reinterpret_cast<unsigned char*>(secret.data()));
    const QString made = file + QStringLiteral(".%1-%2").arg(::getpid()).arg(quintptr(QThread::currentThreadId()));
    if (const Result<Done> written = writePrivately(made, secret.toHex() + '\n'); !written)
        return written.error();
    const bool first = ::link(QFile::encodeName(made).constData(), QFile::encodeName(file).constData()) == 0;
    const bool late = !first && errno == EEXIST; // another process of this home made one meanwhile: there is one key only
    if (!first && !late) // a disk that knows no links
        if (const Result<Done> named = renameDurably(made, file); !named)
            return named.error();
    QFile::remove(made);
    if (first)
        syncFolderOf(file);
    return late ? read(file) : Result<SigningKey>(SigningKey(secret));
}

QByteArray SigningKey::publicPart() const
{
    return m_secret.right(crypto_sign_PUBLICKEYBYTES); // libsodium keeps seed and public key together
}

QByteArray SigningKey::sign(const QByteArray& text) const
{
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, raw(text),
                         static_cast<unsigned long long>(text.size()), raw(m_secret));
    return signature;
}

bool SigningKey::isSigned(const QByteArray& text, const QByteArray& signature, const QByteArray& publicPart)
{
    return isSignedBy(publicPart, text, signature);
}

} // namespace qd
