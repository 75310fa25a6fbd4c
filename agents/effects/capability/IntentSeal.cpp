#include "agents/effects/capability/IntentSeal.h"

#include "agents/keys/Secret.h"
#include "core/store/safety/Durable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <sodium/core.h>
#include <sodium/crypto_auth.h>
#include <sodium/randombytes.h>
#include <sodium/utils.h>

#include <sys/stat.h>

namespace qd::agents {

namespace {

Error noKey(const QString& why, const QString& file = {})
{
    return {Error::Store, why, file, {}};
}

void take(QByteArray& text, const QByteArray& part)
{
    const quint64 size = qToBigEndian(quint64(part.size()));
    text.append(reinterpret_cast<const char*>(&size), sizeof size);
    text.append(part);
}

QByteArray textOf(const Intent& intent)
{
    QByteArray text("quarterdeck intent 1");
    take(text, intent.effect.toString().toLatin1());
    take(text, intent.content);
    take(text, intent.key.toUtf8());
    take(text, QByteArray::number(intent.epoch));
    take(text, QByteArray::number(intent.attempt));
    return text;
}

const unsigned char* raw(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

const unsigned char* raw(const Secret& key)
{
    return reinterpret_cast<const unsigned char*>(key.bytes().data());
}

QByteArray drawn()
{
    QByteArray bytes(crypto_auth_KEYBYTES, '\0');
    randombytes_buf(bytes.data(), size_t(bytes.size()));
    return bytes;
}

} // namespace

Result<std::shared_ptr<const IntentSeal>> IntentSeal::with(QByteArray& bytes)
{
    std::shared_ptr<const Secret> key = Secret::of(bytes);
    sodium_memzero(bytes.data(), size_t(bytes.size()));
    if (!key)
        return noKey(QStringLiteral("No memory can be locked for the key of intents."));
    return std::shared_ptr<const IntentSeal>(new IntentSeal(std::move(key)));
}

Result<std::shared_ptr<const IntentSeal>> IntentSeal::fresh()
{
    if (sodium_init() < 0)
        return noKey(QStringLiteral("libsodium does not start."));
    QByteArray bytes = drawn();
    return with(bytes);
}

Result<std::shared_ptr<const IntentSeal>> IntentSeal::readOrMake(const QString& file)
{
    if (sodium_init() < 0)
        return noKey(QStringLiteral("libsodium does not start."));
    const QString folder = QFileInfo(file).absolutePath();
    if (!QFileInfo::exists(file)) {
        if (!QDir().mkpath(folder) || ::chmod(QFile::encodeName(folder).constData(), 0700) != 0)
            return noKey(QStringLiteral("The folder for the key of intents cannot be made."), folder);
        if (const Result<Done> written = writePrivately(file, drawn().toHex() + '\n'); !written)
            return written.error();
        syncFolderOf(file);
    }
    QFile in(file);
    QByteArray bytes = in.open(QIODevice::ReadOnly) ? QByteArray::fromHex(in.read(4096).trimmed()) : QByteArray();
    if (bytes.size() != qsizetype(crypto_auth_KEYBYTES))
        return noKey(QStringLiteral("The file holds no key of intents. Move it away; a new one is made, and what was on its way then is not sent again by itself."), file);
    return with(bytes);
}

QByteArray IntentSeal::of(const Intent& intent) const
{
    const QByteArray text = textOf(intent);
    QByteArray seal(crypto_auth_BYTES, '\0');
    crypto_auth(reinterpret_cast<unsigned char*>(seal.data()), raw(text), static_cast<unsigned long long>(text.size()), raw(*m_key));
    return seal;
}

bool IntentSeal::isOf(const Intent& intent, const QByteArray& seal) const
{
    const QByteArray text = textOf(intent);
    return seal.size() == qsizetype(crypto_auth_BYTES) && crypto_auth_verify(raw(seal), raw(text), static_cast<unsigned long long>(text.size()), raw(*m_key)) == 0;
}

} // namespace qd::agents
