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

#include <algorithm>

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

const QByteArray kForm = "intents 2"; // then a key a line, the newest first: since when it seals, and its bytes

} // namespace

Result<IntentSeal::Key> IntentSeal::drawn(Instant now)
{
    QByteArray bytes(crypto_auth_KEYBYTES, '\0');
    randombytes_buf(bytes.data(), size_t(bytes.size()));
    std::shared_ptr<const Secret> secret = Secret::of(bytes);
    sodium_memzero(bytes.data(), size_t(bytes.size()));
    return secret ? Result<Key>(Key{now, std::move(secret)}) : Result<Key>(noKey(QStringLiteral("No memory can be locked for the key of intents.")));
}

Result<std::shared_ptr<const IntentSeal>> IntentSeal::fresh(Instant now)
{
    if (sodium_init() < 0)
        return noKey(QStringLiteral("libsodium does not start."));
    const Result<Key> key = drawn(now);
    return key ? kept({}, {*key}) : Result<std::shared_ptr<const IntentSeal>>(key.error());
}

Result<std::shared_ptr<const IntentSeal>> IntentSeal::readOrMake(const QString& file, Instant now)
{
    if (sodium_init() < 0)
        return noKey(QStringLiteral("libsodium does not start."));
    if (QFileInfo::exists(file)) {
        const Result<QList<Key>> keys = read(file);
        return keys ? Result<std::shared_ptr<const IntentSeal>>(std::shared_ptr<const IntentSeal>(new IntentSeal(file, *keys))) : Result<std::shared_ptr<const IntentSeal>>(keys.error());
    }
    const QString folder = QFileInfo(file).absolutePath();
    if (!QDir().mkpath(folder) || ::chmod(QFile::encodeName(folder).constData(), 0700) != 0)
        return noKey(QStringLiteral("The folder for the key of intents cannot be made."), folder);
    const Result<Key> key = drawn(now);
    return key ? kept(file, {*key}) : Result<std::shared_ptr<const IntentSeal>>(key.error());
}

Result<QList<IntentSeal::Key>> IntentSeal::read(const QString& file)
{
    const Error none = noKey(QStringLiteral("The file holds no key of intents. Move it away; a new one is made, and what was on its way then is not sent again by itself."), file);
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return none;
    QByteArray all = in.read(64 * 1024);
    const QList<QByteArray> lines = all.trimmed().split('\n');
    const bool isFirstForm = lines.size() == 1; // one key alone, of nobody knows when
    if (!isFirstForm && lines.first() != kForm)
        return none;
    QList<Key> keys;
    for (const QByteArray& line : isFirstForm ? lines : lines.mid(1)) {
        const QList<QByteArray> words = isFirstForm ? QList<QByteArray>{"0", line} : line.split(' ');
        QByteArray bytes = QByteArray::fromHex(words.value(1));
        const bool isKey = words.size() == 2 && bytes.size() == qsizetype(crypto_auth_KEYBYTES);
        std::shared_ptr<const Secret> secret = isKey ? Secret::of(bytes) : nullptr;
        sodium_memzero(bytes.data(), size_t(bytes.size()));
        if (!secret)
            return isKey ? noKey(QStringLiteral("No memory can be locked for the key of intents.")) : none;
        keys.append({Instant{words.first().toLongLong()}, std::move(secret)});
    }
    sodium_memzero(all.data(), size_t(all.size()));
    return keys;
}

Result<std::shared_ptr<const IntentSeal>> IntentSeal::kept(const QString& file, const QList<Key>& keys)
{
    if (!file.isEmpty()) {
        QByteArray text = kForm + '\n';
        for (const Key& key : keys)
            text += QByteArray::number(key.since.ms) + ' ' + key.secret->bytes().toByteArray().toHex() + '\n';
        const Result<Done> written = writePrivately(file, text);
        sodium_memzero(text.data(), size_t(text.size()));
        if (!written)
            return written.error();
        syncFolderOf(file);
    }
    return std::shared_ptr<const IntentSeal>(new IntentSeal(file, keys));
}

Result<std::shared_ptr<const IntentSeal>> IntentSeal::renewed(Instant now) const
{
    const Result<Key> key = drawn(now);
    if (!key)
        return key.error();
    QList<Key> keys{*key};
    for (qsizetype i = 0; i < m_keys.size(); ++i) {
        const Instant outOfUse = i == 0 ? now : m_keys[i - 1].since;
        if (i == 0 || now - outOfUse < kKept)
            keys.append(m_keys[i]);
    }
    return kept(m_file, keys);
}

QByteArray IntentSeal::of(const Intent& intent) const
{
    const QByteArray text = textOf(intent);
    QByteArray seal(crypto_auth_BYTES, '\0');
    crypto_auth(reinterpret_cast<unsigned char*>(seal.data()), raw(text), static_cast<unsigned long long>(text.size()), raw(*m_keys.first().secret));
    return seal;
}

bool IntentSeal::isOf(const Intent& intent, const QByteArray& seal) const
{
    const QByteArray text = textOf(intent);
    return seal.size() == qsizetype(crypto_auth_BYTES) && std::any_of(m_keys.begin(), m_keys.end(), [&](const Key& key) {
        return crypto_auth_verify(raw(seal), raw(text), static_cast<unsigned long long>(text.size()), raw(*key.secret)) == 0;
    });
}

} // namespace qd::agents
