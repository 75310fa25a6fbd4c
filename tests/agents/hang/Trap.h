#pragma once

#include "core/base/Clock.h"

#include <QList>

#include <atomic>
#include <chrono>
#include <mutex>

namespace qd::test {

/// What a model does instead of answering.
enum class Wrong { Loop, Lock, Read, Nap, Throw };

/// Lets the first calls of a model go wrong, on the thread that makes them, until they are let go.
/// @thread spring() any; the rest the one that made it.
class Trap {
public:
    using Clock = std::chrono::steady_clock;

    /// `nap`: how long Wrong::Nap sleeps, whatever anybody says.
    Trap(Wrong how, int times, Duration nap);
    ~Trap();
    Trap(const Trap&) = delete;
    Trap& operator=(const Trap&) = delete;

    /// A call: goes wrong, or does nothing when enough of them have.
    void spring();
    /// Who hangs goes on.
    void release();
    /// When each of them fell into it.
    QList<Clock::time_point> fallen() const;
    /// How many have come out again.
    int woken() const { return m_woken; }

private:
    void hang();

    const Wrong m_how;
    const Duration m_nap;
    mutable std::mutex m_mutex;
    QList<Clock::time_point> m_fallen;
    int m_left;
    std::atomic<int> m_woken = 0;
    std::atomic<bool> m_released = false;
    std::mutex m_door;
    int m_pipe[2] = {-1, -1};
};

} // namespace qd::test
