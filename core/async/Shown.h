#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace qd {

/// What one thread keeps up to date and others look at: each look is of one whole value, which stays as it was for as long as it
/// is held. (In GCC 12 std::atomic<std::shared_ptr> ends a load with relaxed order, so that a store after it races with it.)
/// @thread any
template <class T>
class Shown {
public:
    /// @returns what was shown last; null before that
    std::shared_ptr<const T> now() const
    {
        const std::lock_guard lock(m_mutex);
        return m_value;
    }
    void show(T value)
    {
        auto next = std::make_shared<const T>(std::move(value));
        const std::lock_guard lock(m_mutex);
        m_value.swap(next); // what was there is let go after the lock
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const T> m_value;
};

} // namespace qd
