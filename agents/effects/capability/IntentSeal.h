#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/model/Ids.h"

#include <QList>

#include <memory>

namespace qd::agents {

class Secret;

/// One intent to send something, as it stands on record.
struct Intent {
    EffectId effect;
    QByteArray content; ///< SHA-256 of what was agreed to
    QString key;        ///< that the other side knows it by
    qint64 epoch = 0;   ///< of the rules that let it
    int attempt = 0;
};

/// The keys that intents are sealed with: crypto_auth of libsodium (HMAC-SHA-512-256, RFC 4231 cut to 32 bytes), over each member with its
/// length before it. Only the office and the dispatcher have them: a row that somebody else wrote or changed has no seal. It says
/// nothing against code inside this process.
/// A key seals for a day, from when it is first asked for; then a new one does. What the earlier ones sealed is still known by them,
/// until they are 30 days out of use; the one before the last always, so that a program which stood still knows what it had on its way.
/// Immutable. @thread any.
class IntentSeal final {
public:
    static constexpr Duration kDay{24 * 3'600'000LL};
    static constexpr Duration kKept{30 * 24 * 3'600'000LL};

    /// A new key, for as long as this lives. Error::Store: no memory can be locked for it.
    static Result<std::shared_ptr<const IntentSeal>> fresh(Instant now = {});
    /// The keys in `file`, which is made (0600, its folder 0700) with a new one where there is none. Error::Store.
    static Result<std::shared_ptr<const IntentSeal>> readOrMake(const QString& file, Instant now);

    /// Whether the newest key is a day old.
    bool isDue(Instant now) const { return now - m_keys.first().since >= kDay; }
    /// The same with a new key before the others, which is on the disk. Error::Store.
    Result<std::shared_ptr<const IntentSeal>> renewed(Instant now) const;
    /// 32 bytes, by the newest key.
    QByteArray of(const Intent& intent) const;
    /// Whether one of the keys made the seal. In constant time for each.
    bool isOf(const Intent& intent, const QByteArray& seal) const;

private:
    struct Key {
        Instant since;
        std::shared_ptr<const Secret> secret;
    };
    IntentSeal(QString file, QList<Key> keys) : m_file(std::move(file)), m_keys(std::move(keys)) {}
    static Result<Key> drawn(Instant now);
    static Result<QList<Key>> read(const QString& file);
    static Result<std::shared_ptr<const IntentSeal>> kept(const QString& file, const QList<Key>& keys);

    const QString m_file;     ///< empty: none
    const QList<Key> m_keys; ///< the newest first, never empty
};

} // namespace qd::agents
