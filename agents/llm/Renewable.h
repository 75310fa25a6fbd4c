#pragma once

#include "core/async/Shown.h"

#include <memory>
#include <vector>

namespace qd::agents {

/// A value that others read while one puts a newer one in its place. What stood there before stays as long as this lives, so that what
/// points into it holds.
template <class T> class Renewable {
public:
    Renewable() { m_now.show(T()); }
    Renewable(const Renewable& other) { m_now.show(other.now()); }
    Renewable& operator=(const Renewable& other)
    {
        put(other.now());
        return *this;
    }
    ~Renewable() = default;
    /// Never null. @thread any.
    std::shared_ptr<const T> now() const { return m_now.now(); }
    /// @thread one at a time.
    void put(std::shared_ptr<const T> next) { m_before.push_back(m_now.show(std::move(next))); }

private:
    Shown<T> m_now;
    std::vector<std::shared_ptr<const T>> m_before;
};

} // namespace qd::agents
