#pragma once

#include <QByteArrayView>
#include <QString>

#include <cstddef>
#include <memory>
#include <utility>

namespace qd::agents {

/// A key in guarded memory: on pages of its own, locked, left out of core dumps, read-only, wiped at the end (libsodium,
/// "Securing memory allocations": sodium_malloc, sodium_mlock, sodium_mprotect_readonly). Immutable.
/// Only its copies can leak: who holds `bytes` in a QByteArray holds a key.
/// @thread any.
class Secret final {
public:
    /// Copies. What is copied from stays the caller's, to wipe.
    /// @returns null when there is nothing to keep, or no memory can be locked (ulimit -l).
    /// `origin` is where it may go, as originOf() has it; empty: it was kept without one.
    /// `life`: Brief is not to be kept by whoever asked for it: the next time another one is shown.
    enum Life { Lasting, Brief };
    static std::shared_ptr<const Secret> of(QByteArrayView bytes, const QString& origin = {}, Life life = Lasting);
    ~Secret();
    Q_DISABLE_COPY_MOVE(Secret)

    /// As long as this lives.
    QByteArrayView bytes() const { return {m_bytes, m_size}; }
    const QString& origin() const { return m_origin; }
    bool isBrief() const { return m_life == Brief; }

private:
    Secret(std::byte* bytes, qsizetype size, QString origin, Life life) : m_bytes(bytes), m_size(size), m_origin(std::move(origin)), m_life(life) {}
    std::byte* m_bytes; ///< sodium_malloc's
    qsizetype m_size;
    QString m_origin; ///< no secret
    Life m_life;
};

} // namespace qd::agents
