#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/model/Ids.h"

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

/// The key that intents are sealed with: crypto_auth of libsodium (HMAC-SHA-512-256, RFC 4231 cut to 32 bytes), over each member with its
/// length before it. Only the office and the dispatcher have it: a row that somebody else wrote or changed has no seal. It says
/// nothing against code inside this process.
/// @thread any.
class IntentSeal final {
public:
    /// A new key, for as long as this lives. Error::Store: no memory can be locked for it.
    static Result<std::shared_ptr<const IntentSeal>> fresh();
    /// The key in `file`, which is made (0600, its folder 0700) where there is none. Error::Store.
    static Result<std::shared_ptr<const IntentSeal>> readOrMake(const QString& file);

    /// 32 bytes.
    QByteArray of(const Intent& intent) const;
    /// In constant time.
    bool isOf(const Intent& intent, const QByteArray& seal) const;

private:
    explicit IntentSeal(std::shared_ptr<const Secret> key) : m_key(std::move(key)) {}
    static Result<std::shared_ptr<const IntentSeal>> with(QByteArray& bytes);
    std::shared_ptr<const Secret> m_key;
};

} // namespace qd::agents
