#include "tests/agents/hang/Trap.h"

#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace qd::test {

Trap::Trap(Wrong how, int times, Duration nap)
    : m_how(how)
    , m_nap(nap)
    , m_left(times)
{
    if (::pipe2(m_pipe, O_CLOEXEC) != 0)
        qFatal("no pipe can be made");
    m_door.lock();
}

Trap::~Trap()
{
    release();
    ::close(m_pipe[0]);
}

void Trap::spring()
{
    bool odd = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_left == 0)
            return;
        --m_left;
        m_fallen.append(Clock::now());
        odd = m_fallen.size() % 2 == 1;
    }
    hang();
    ++m_woken;
    if (m_how == Wrong::Throw && !odd)
        throw 42;
    if (m_how == Wrong::Throw)
        throw std::runtime_error("it broke");
}

void Trap::hang()
{
    char byte = 0;
    switch (m_how) {
    case Wrong::Loop:
        while (!m_released) {
        }
        break;
    case Wrong::Lock: {
        const std::lock_guard through(m_door);
        break;
    }
    case Wrong::Read:
        while (::read(m_pipe[0], &byte, 1) > 0) {
        }
        break;
    case Wrong::Nap: std::this_thread::sleep_for(m_nap); break;
    case Wrong::Throw: break;
    }
}

void Trap::release()
{
    if (m_released.exchange(true))
        return;
    m_door.unlock();
    ::close(m_pipe[1]);
}

QList<Trap::Clock::time_point> Trap::fallen() const
{
    const std::lock_guard lock(m_mutex);
    return m_fallen;
}

} // namespace qd::test
