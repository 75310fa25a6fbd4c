#pragma once

#include "agents/effects/capability/IntentSeal.h"
#include "core/model/Effect.h"

#include <atomic>

namespace qd::agents {

/// A moment of the machine's own time, which goes on while it sleeps and heeds no clock on the wall (CLOCK_BOOTTIME,
/// clock_gettime(2)).
struct BootTime {
    Duration since{0}; ///< that the machine was started
    static BootTime now();
};

/// What capabilities are looked at with. @thread any.
struct SendingLaw {
    explicit SendingLaw(std::shared_ptr<const IntentSeal> theSeal) : seal(std::move(theSeal)) {}
    const std::shared_ptr<const IntentSeal> seal;
    std::atomic<qint64> epoch = 0; ///< what was made under an earlier one is good for nothing
};

/// Leave to send one thing: exactly that content, once, for so much, before a moment, under the rules as they were. The office's broker
/// makes it of an intent that it sealed, and whoever has no key makes none that is good; the dispatcher uses it up. It can only be
/// made smaller.
/// @thread one at a time.
class Capability final {
public:
    static constexpr Duration kLongest = std::chrono::minutes(15);

    Capability(Intent intent, QByteArray seal, Money most, BootTime now);
    Capability(Capability&&) noexcept = default;
    Capability& operator=(Capability&&) noexcept = default;
    Capability(const Capability&) = delete;
    Capability& operator=(const Capability&) = delete;

    const Intent& intent() const { return m_intent; }
    /// The same for no more money, no more uses and no longer than now: a larger number changes nothing.
    [[nodiscard]] Capability attenuated(Money most, int uses, Duration life, BootTime now) &&;

    struct Word {
        QString whyNot{};     ///< empty: it may
        bool isStale = false; ///< it was good once: whoever sends may ask for another
    };
    /// Whether it is good for sending that now. A good word uses it once.
    Word use(const EffectId& effect, const EffectContent& content, const SendingLaw& law, BootTime now);

private:
    Intent m_intent;
    QByteArray m_seal;
    Money m_most;
    int m_uses = 1;
    BootTime m_until;
};

} // namespace qd::agents
