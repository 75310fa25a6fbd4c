#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace qd {

/// What one thread keeps up to date and others look at: each look is of one whole value, which stays as it was for as long as it
/// is held. A copy goes its own way from then on. (In GCC 12 std::atomic<std::shared_ptr> ends a load with relaxed order, so that a store after it races with it.)
/// @thread any
template <class T>
class Shown {
public:
    Shown() = default;
    Shown(const Shown& other) : m_value(other.now()) {}
    Shown& operator=(const Shown& other)
    {
        show(other.now());
        return *this;
    }
    ~Shown() = default;
    /// @returns what was shown last; null before that
    std::shared_ptr<const T> now() const
    {
        const std::lock_guard lock(m_mutex);
        return m_value;
    }
    /// @returns what was shown before, null at first
    std::shared_ptr<const T> show(std::shared_ptr<const T> next)
    {
        const std::lock_guard lock(m_mutex);
        m_value.swap(next);
        return next;
    }
    void show(T value) { show(std::make_shared<const T>(std::move(value))); }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const T> m_value;
};

} // namespace qd
