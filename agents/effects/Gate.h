#pragma once

#include <atomic>
#include <functional>
#include <memory>

namespace qd::agents {

/// Whether a delivery has begun or was held back: whichever came first holds. @thread any.
class Passage {
public:
    /// @returns false when it was held back before.
    bool begin() { return take(Begun); }
    /// @returns false when it had begun before: then no further request of it begins. True from then on when it is held back.
    bool holdBack()
    {
        m_isWanted = false;
        return take(HeldBack);
    }
    /// False once somebody wanted it held back.
    bool isWanted() const { return m_isWanted; }

private:
    enum At { Open, Begun, HeldBack };
    bool take(At wanted)
    {
        At at = Open;
        return m_at.compare_exchange_strong(at, wanted) || at == wanted;
    }
    std::atomic<At> m_at = Open;
    std::atomic<bool> m_isWanted = true;
};

/// Asked right before each request of a delivery. Closed by a stop, a hold, the delivery's end. Copies are one gate. @thread any.
class Gate {
public:
    explicit Gate(std::function<bool()> isOpen) : m_shared(std::make_shared<Shared>(std::move(isOpen))) {}

    /// @returns false when the request must not begin. Never true again for a delivery that has ended.
    bool mayBegin() const
    {
        const bool isOpen = m_shared->isOpen();
        if (isOpen)
            m_shared->hasOpened = true;
        return isOpen;
    }
    /// Whether any request was let through: then something may have left.
    bool hasOpened() const { return m_shared->hasOpened; }

private:
    struct Shared {
        explicit Shared(std::function<bool()> open) : isOpen(std::move(open)) {}
        const std::function<bool()> isOpen;
        std::atomic<bool> hasOpened = false;
    };
    std::shared_ptr<Shared> m_shared;
};

} // namespace qd::agents
